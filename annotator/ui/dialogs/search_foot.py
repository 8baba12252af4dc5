"""The foot of the search window: how far it is, and what can be done to what is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QWidget

from annotator.app.ledger import Written
from annotator.app.searching import Hit, Kind, number_changed, relabeller, remover, tagger
from annotator.app.session import Session
from annotator.app.stepping import StepWriter
from annotator.ui.dialogs.step_job import StepJob
from annotator.ui.guard import Guard
from annotator.ui.indexing import Indexing
from annotator.ui.tasks import Runner
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import SMALL, ElidedLabel, show_if
from annotator.ui.wording import counted, tr

_SWATCH_PX = 12
_NUMBERED = 9
"""So many labels have keys."""


class SearchFoot(QWidget):
    """Buttons that tag, relabel and remove what is chosen, each as one step.

    `leave_wanted` says that the person is done.

    Args:
        session: What is worked on.
        tasks: Runs what takes long.
        guard: Tells what went wrong.
        indexing: Makes the index; how far it is stands at the left.
        chosen: Returns the hits that the buttons are about.
    """

    leave_wanted = Signal()

    def __init__(
        self,
        session: Session,
        tasks: Runner,
        guard: Guard,
        indexing: Indexing,
        chosen: Callable[[], list[Hit]],
    ) -> None:
        super().__init__()
        self._session = session
        self._indexing = indexing
        self._chosen = chosen
        self._steps = StepJob(session, tasks, guard)
        self._theme: Theme = LIGHT
        self.notice = ElidedLabel()
        self._index_said = ElidedLabel(role="faint", factor=SMALL)
        self.pause = QPushButton(tr("Pause"))
        self.bar = QProgressBar()
        self.remove = QPushButton()
        self.relabel = QPushButton()
        self.tag = QPushButton()
        self.leave = QPushButton(tr("Close"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.pause.setProperty("role", "link")
        self.pause.setAccessibleName(tr("Pause making the index"))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.notice, 1)
        row.addWidget(self._index_said, 1)
        row.addWidget(self.pause)
        row.addWidget(self.bar, 1)
        for button in (self.remove, self.relabel, self.tag, self.leave):
            row.addWidget(button)
        for button in (self.pause, self.remove, self.relabel, self.tag, self.leave):
            button.setAutoDefault(False)
        self._show_index_end()

    def _connect(self) -> None:
        self.tag.clicked.connect(lambda: self._ask_label(self.tag, self._tag))
        self.relabel.clicked.connect(lambda: self._ask_label(self.relabel, self._relabel))
        self.remove.clicked.connect(self.remove_chosen)
        self.leave.clicked.connect(self.leave_wanted)
        self.pause.clicked.connect(self._indexing.stop)
        self._indexing.advanced.connect(self._show_index)
        self._indexing.ended.connect(self._show_index_end)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Show labels in other colours from now on."""
        self._theme = theme

    def show_chosen(self, number: int, *, kind: Kind, is_own: bool) -> None:
        """Show how many hits are chosen, and what may be done to them."""
        is_text = kind == "articles"
        shown = f" {number:,}" if number else ""
        can_change = bool(number) and self._session.can_edit and not self.is_writing
        for button, is_shown, words in (
            (self.tag, is_text, tr("&Tag{n} as…", n=shown)),
            (self.relabel, not is_text, tr("Re&label{n}…", n=shown)),
            (self.remove, not is_text, tr("Re&move{n}", n=shown)),
        ):
            show_if(button, is_shown)
            button.setText(words)
            button.setEnabled(can_change and (is_text or is_own))

    def show_notice(self, sentence: str) -> None:
        """Say what was done: the line that says it in the main window lies behind this one."""
        self.notice.show_text(sentence)
        self.notice.setAccessibleName(sentence)

    def show_running(self, *, is_running: bool) -> None:
        """Show that something takes a while, or no longer."""
        show_if(self.bar, is_running)
        self.bar.setRange(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of how much is done."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _show_index(self, held: int, total: int) -> None:
        self._index_said.setText(
            tr("Making the index: {held:,} of {total:,} articles", held=held, total=total)
        )
        self._show_index_state(is_made=True)

    def _show_index_end(self) -> None:
        self._index_said.setText("")
        self._show_index_state(is_made=False)

    def _show_index_state(self, *, is_made: bool) -> None:
        show_if(self._index_said, is_made)
        show_if(self.pause, is_made)
        show_if(self.notice, not is_made)

    # Changing what is chosen

    @property
    def is_writing(self) -> bool:
        """Whether a job writes what the person has asked for."""
        return self._steps.is_running

    def cancel(self) -> None:
        """Ask the job to stop; nothing is changed then."""
        self._steps.cancel()

    def _ask_label(self, button: QPushButton, use: Callable[[str], None]) -> None:
        """Offer the labels over a button, each with its key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        labels = self._session.label_set
        key_map = self._session.settings.key_map(labels)
        for place, label in enumerate(labels.labels):
            keys = key_map.keys(f"tag_{place + 1}") if place < _NUMBERED else ()
            action = menu.addAction(_with_key(label.title, keys[0] if keys else ""))
            swatch = QPixmap(_SWATCH_PX, _SWATCH_PX)
            swatch.fill(self._theme.label_colors(label.hue, place).edge)
            action.setIcon(QIcon(swatch))
            action.triggered.connect(lambda *_, name=label.name: use(name))
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _tag(self, label: str) -> None:
        hits = self._chosen()
        self._write(
            lambda: tagger(self._session, hits, label),
            len(hits),
            "Tagged {n} place; undo takes it back.",
            "Tagged {n} places; undo takes all back.",
        )

    def _relabel(self, label: str) -> None:
        hits = self._chosen()
        self._write(
            lambda: relabeller(self._session, hits, label),
            len(hits),
            "Relabelled {n} span; undo takes it back.",
            "Relabelled {n} spans; undo takes all back.",
        )

    def remove_chosen(self) -> None:
        """Remove the spans that are chosen, where that is possible now."""
        hits = self._chosen()
        if self.remove.isEnabled() and not self.remove.isHidden():
            self._write(
                lambda: remover(self._session, hits),
                len(hits),
                "Removed {n} span; undo brings it back.",
                "Removed {n} spans; undo brings all back.",
            )

    def _write(self, make: Callable[[], StepWriter], number: int, one: str, many: str) -> None:
        def began() -> None:
            self.show_running(is_running=True)
            self.leave.setText(tr("Stop"))

        def ended(written: Written | None) -> None:
            self.show_running(is_running=False)
            self.leave.setText(tr("Close"))
            if written is not None:
                self._session.tell(counted(number_changed(written), one, many))

        self._steps.write(make, number, began=began, advanced=self.show_progress, ended=ended)


def _with_key(title: str, key: str) -> str:
    """Return a label as a menu offers it: its key, which chooses it, before its title."""
    words = title.replace("&", "&&")
    return f"&{key}  {words}" if len(key) == 1 and key.isalnum() else words
