"""What stands beside the article: pages made when needed, and the ways to them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.app.ask import Ask
from annotator.app.attributes import Attributes
from annotator.app.linking import Linking
from annotator.app.tagging import Tagging
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.side import Page, Side
from annotator.ui.tasks import Runner
from annotator.ui.wording import tr

if TYPE_CHECKING:
    from annotator.ui.panels.checks import ChecksPanel
    from annotator.ui.panels.span import SpanPanel

_ONCE_PAINTED_MS = 120
"""Nobody looks for findings before the article has been seen."""


class Beside(QObject):
    """The right side of the window.

    `wanted` says that a person has asked for it, `left` that they go back to the article;
    `source_pointed` carries the code points that a value in hand was read from.
    """

    wanted = Signal()
    left = Signal()
    source_pointed = Signal(int, int)

    def __init__(
        self,
        bridge: SessionBridge,
        tagging: Tagging,
        linking: Linking,
        attributes: Attributes,
        *,
        tasks: Runner,
        ask: Ask,
        guard: Guard,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tagging = tagging
        self._linking = linking
        self._attributes = attributes
        self._tasks = tasks
        self._ask = ask
        self._guard = guard
        self._soon = QTimer(self, interval=_ONCE_PAINTED_MS, singleShot=True)
        self._soon.timeout.connect(lambda: self.side.page("checks"))
        self.side = Side(
            (
                Page("details", tr("Details"), lambda: self.details),
                Page("checks", tr("Checks"), lambda: self.checks),
                Page("guideline", tr("Guideline"), self._guideline),
                Page("history", tr("History"), self._history),
            )
        )
        self.side.left.connect(self.left)

    def prepare(self) -> None:
        """Make what looks at the article by itself, once the first frame is there."""
        self._soon.start()

    def close(self) -> None:
        """Write what is being typed, and begin with nothing any more."""
        self.commit()
        self._soon.stop()

    # The pages

    @cached_property
    def details(self) -> "SpanPanel":
        """What the picked span says, and what is said of the article."""
        from annotator.ui.panels.span import SpanPanel

        panel = SpanPanel(self._bridge, self._attributes, self._linking, self._guard)
        panel.left.connect(self.left)
        panel.source_pointed.connect(self.source_pointed)
        return panel

    @cached_property
    def checks(self) -> "ChecksPanel":
        """What may be wrong or forgotten in the article."""
        from annotator.ui.panels.checks import ChecksPanel

        panel = ChecksPanel(self._bridge, self._tasks, self._guard)
        panel.left.connect(self.left)
        panel.count_changed.connect(self._show_count)
        return panel

    def _show_count(self, count: int) -> None:
        self.side.set_badge("checks", f"{count:,}" if count else "")

    def _guideline(self) -> QWidget:
        from annotator.ui.panels.guideline import GuidelinePanel
        from annotator.ui.text.excerpt import Excerpt

        return GuidelinePanel(self._bridge, self._tagging, self._ask, self._guard, Excerpt)

    def _history(self) -> QWidget:
        from annotator.ui.panels.history import HistoryPanel

        panel = HistoryPanel(self._bridge, self._guard)
        panel.left.connect(self.left)
        return panel

    def commit(self) -> None:
        """Write what is being typed, where anything is."""
        if "details" in vars(self):
            self.details.commit()

    # The ways there

    def show(self, page_id: str) -> None:
        """Show a page, whether there is room for it beside the list or only in its place."""
        session = self._bridge.session
        if not session.shows_details:
            session.toggle_details()
        self.wanted.emit()
        self.side.turn_to(page_id)

    def go_to(self, page_id: str) -> None:
        """Show a page and give it the keys."""
        self.show(page_id)
        self.side.page(page_id).setFocus()

    def edit_values(self) -> None:
        """Go to the values of the picked span."""
        self._edit(self.details.edit_values)

    def edit_note(self) -> None:
        """Go to the note of the picked span."""
        self._edit(self.details.edit_note)

    def edit_article(self) -> None:
        """Go to what is said of the article as a whole."""
        self._edit(self.details.edit_article)

    def edit_article_note(self) -> None:
        """Go to the note of the article."""
        self._edit(self.details.edit_article_note)

    def _edit(self, go: Callable[[], None]) -> None:
        self.show("details")
        go()
