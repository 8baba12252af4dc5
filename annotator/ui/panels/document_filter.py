"""What stands under the field of the filter: menus that change it, and a line to name it.

Each reads what is typed, and tells what the person wants typed instead: there is no other state.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.app.session import Session
from annotator.core.filters import Order, asked_statuses, with_statuses
from annotator.core.statuses import STATUS_TITLES, STATUSES, Status
from annotator.errors import AnnotatorError
from annotator.ui.actions import ActionSet
from annotator.ui.widgets.labels import SMALL, TextLabel, sized
from annotator.ui.wording import tr

if TYPE_CHECKING:
    from annotator.app.kept_filters import KeptFilter

ORDER_NAMES = {
    "import": tr("Import order"),
    "title": tr("Title"),
    "length": tr("Length"),
    "spans": tr("Spans"),
    "status": tr("Status"),
}
"""What the list is sorted by, in a word or two."""

_SIDE_PX = 10
"""On either side of a button's text."""


class MenuButton(QToolButton):
    """A small button that opens a menu and says what is chosen in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFont(sized(SMALL))
        self.entries_menu = QMenu(self)
        self.setMenu(self.entries_menu)

    def sizeHint(self) -> QSize:
        # Qt makes room for an arrow beside the one that the text ends in.
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()) + 2 * _SIDE_PX,
            super().sizeHint().height(),
        )

    def say(self, chosen: str, name: str) -> None:
        """Show what is chosen; `name` is what a screen reader calls the button."""
        self.setText(f"{chosen} ▾")
        self.setAccessibleName(name)

    def open_menu(self) -> None:
        """Open the menu under the button, without waiting until it is closed."""
        self.entries_menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class StatusButton(MenuButton):
    """Opens a menu of statuses, any of which can be checked.

    `chosen` carries the filter that the person wants typed.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entries: dict[Status, QAction] = {status: self._entry(status) for status in STATUSES}
        self.refresh()

    def _entry(self, status: Status) -> QAction:
        entry = self.entries_menu.addAction(STATUS_TITLES[status].capitalize())
        entry.setCheckable(True)
        entry.triggered.connect(lambda *_: self._on_triggered())
        return entry

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses that are checked; none means that all are shown."""
        return frozenset(status for status in STATUSES if self.entries[status].isChecked())

    def _on_triggered(self) -> None:
        self.chosen.emit(with_statuses(self._session.filter_text, self.statuses))
        # Where it could not be read, the check that Qt has set would stand alone.
        self.refresh()

    def refresh(self) -> None:
        """Check what the filter asks for."""
        statuses = asked_statuses(self._session.parsed_filter.filter)
        for status, entry in self.entries.items():
            entry.setChecked(status in statuses)
        names = [STATUS_TITLES[status] for status in STATUSES if status in statuses]
        text = ", ".join(names) if len(names) < 3 else tr("{n} statuses", n=len(names))
        name = tr("Statuses shown: {names}", names=", ".join(names) or tr("all"))
        self.say(text.capitalize() or tr("All statuses"), name)


class SortButton(MenuButton):
    """Opens a menu of what the list can be sorted by."""

    def __init__(self, session: Session, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        for by in ORDER_NAMES:
            self.entries_menu.addAction(actions[f"sort_{by}"])
        self.entries_menu.addSeparator()
        self.entries_menu.addAction(actions["sort_reverse"])
        self.refresh()

    def refresh(self) -> None:
        """Say what the list is sorted by."""
        text = order_text(self._session.order)
        self.say(text, tr("Sorted by: {order}", order=text))


def order_text(order: Order) -> str:
    """Return in a few words what a list is sorted by."""
    name = ORDER_NAMES[order.by]
    return tr("{order}, reversed", order=name) if order.is_descending else name


class KeptButton(MenuButton):
    """Opens a menu of the filters that the project keeps.

    `chosen` carries the one that the person wants typed; `rename_asked` and `forget_asked` a name.
    """

    chosen = Signal(str)
    rename_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, session: Session, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keep = actions["keep_filter"]
        self.say(tr("Filters"), tr("Kept filters"))
        self.entries_menu.aboutToShow.connect(self.fill)
        self.entries_menu.setToolTipsVisible(True)

    def open_menu(self) -> None:
        self.fill()
        super().open_menu()

    def fill(self) -> None:
        """Put the filters that are kept now into the menu."""
        menu, kept = self.entries_menu, self._kept()
        menu.clear()
        for filter_ in kept:
            entry = menu.addAction(_literal(filter_.name))
            entry.setCheckable(True)
            entry.setChecked(filter_.text == self._session.filter_text.strip())
            entry.setToolTip(filter_.text)
            entry.triggered.connect(lambda *_, text=filter_.text: self.chosen.emit(text))
        if not kept:
            menu.addAction(tr("No filter is kept yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self._keep)
        if kept:
            _add_names(menu.addMenu(tr("&Rename")), kept, self.rename_asked.emit)
            _add_names(menu.addMenu(tr("&Forget")), kept, self.forget_asked.emit)

    def _kept(self) -> "tuple[KeptFilter, ...]":
        try:
            return self._session.kept_filters
        except AnnotatorError as error:
            self._session.tell(str(error))
            return ()


def _add_names(menu: QMenu, kept: "Sequence[KeptFilter]", asked: Callable[[str], object]) -> None:
    """Put the names of filters into a menu; `asked` is told which was taken."""
    for filter_ in kept:
        entry = menu.addAction(_literal(filter_.name))
        entry.triggered.connect(lambda *_, name=filter_.name: asked(name))


class NameRow(QWidget):
    """Asks for a filter's name where it stands. Return gives it, Esc or leaving does not.

    `named` carries what the filter was called, "" for none, and what it is to be called.
    """

    named = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old = ""
        self._title = TextLabel(role="faint", wraps=True, factor=SMALL)
        self.field = _NameField()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(3)
        layout.addWidget(self._title)
        layout.addWidget(self.field)
        self.field.returnPressed.connect(lambda: self.named.emit(self._old, self.field.text()))
        self.field.left.connect(self.hide)
        self.hide()

    def ask(self, old: str = "") -> None:
        """Ask for a name of the filter that is typed, or another name of one that is kept."""
        from annotator.app.kept_filters import LONGEST_NAME

        self._old = old
        self.field.setMaxLength(LONGEST_NAME)
        title = tr("A new name for “{name}”", name=old) if old else tr("A name for this filter")
        self._title.show_text(title)
        self.field.setAccessibleName(title)
        self.field.setText(old)
        self.field.selectAll()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameField(QLineEdit):
    """A line that tells when the person wants no name after all."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _literal(words: str) -> str:
    """Return words as a menu shows them, in which one "&" would mark a letter."""
    return words.replace("&", "&&")
