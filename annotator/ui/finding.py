"""Finding words in the article: every place is marked, and one after another selected."""

from bisect import bisect_left
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.session import Session
from annotator.app.spanning import Direction
from annotator.core.matches import matches
from annotator.core.ranges import Range
from annotator.ui.panels.find_bar import FindBar
from annotator.ui.text.view import TextView


class Finding:
    """Finds in what `view` shows of a session; its bar is made when it is first wanted."""

    def __init__(self, view: TextView, session: Session, host: QWidget) -> None:
        self._view = view
        self._session = session
        self._host = host
        self._wanted = ""
        self._from = 0
        self.places: list[Range] = []

    @cached_property
    def bar(self) -> FindBar:
        """Where one types; at the foot of the host."""
        bar = FindBar(self._host)
        layout = self._host.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(bar)
        bar.field.textChanged.connect(self._on_edited)
        bar.field.stepped.connect(self.step)
        bar.field.done.connect(self.finish)
        bar.field.closed.connect(self.close)
        return bar

    def begin(self) -> None:
        """Show the bar; a search begins where the caret is."""
        self._from = self._session.selection.start
        self.bar.show()
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()
        self._look()

    def finish(self) -> None:
        """Go back to the article with the place selected, ready for a label's key."""
        self.close()

    def close(self) -> None:
        """Take the bar and the marks away; what is selected stays so."""
        self.bar.hide()
        self._view.show_marks(())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Find in another document what was typed, without going there."""
        self.places, self._from = [], 0
        if self._wanted and "bar" in self.__dict__ and self.bar.isVisible():
            self._find()

    def step(self, direction: Direction) -> None:
        """Select the next place or the one before, round the end of the text."""
        if not self.places and self._wanted:
            self._find()
        if not self.places:
            self._session.tell("There is nothing to find: press / and type some words.")
            return
        here = self._session.selection
        if direction > 0:
            at = bisect_left(self.places, (here.start + (not here.is_empty), 0))
        else:
            at = bisect_left(self.places, (here.start, 0)) - 1
        self._go_to(at % len(self.places))

    def _on_edited(self, typed: str) -> None:
        self._wanted = typed
        self._look()

    def _look(self) -> None:
        """Mark every place and select the first one from where the search began."""
        self._find()
        if self.places:
            at = bisect_left(self.places, (self._from, 0))
            self._go_to(at % len(self.places))
        elif self._wanted:
            self._session.select(self._from, self._from)

    def _find(self) -> None:
        self.places = matches(self._session.text, self._wanted)
        # Marks go with the bar, so none are left when a key finds once more after that is closed.
        self._view.show_marks(tuple(self.places) if self.bar.isVisible() else ())
        self.bar.show_count(0, len(self.places))

    def _go_to(self, number: int) -> None:
        place = self.places[number]
        self._session.select(place.start, place.end)
        self.bar.show_count(number + 1, len(self.places))
