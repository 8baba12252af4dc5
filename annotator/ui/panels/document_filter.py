"""What the document list is filtered by: words, and statuses typed or chosen."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from annotator.core.statuses import STATUS_TITLES, STATUSES, Status
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.wording import tr


class Filter(NamedTuple):
    """What the list is filtered by: words of the title, and statuses (none for all)."""

    text: str = ""
    statuses: frozenset[Status] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it leaves every document."""
        return not self.text and not self.statuses


def parse_filter(typed: str) -> Filter:
    """Return what a person typed: words, and statuses as "status:todo" or "status:todo,done".

    A status that there is not is left in as a word, so that the list shows nothing rather than
    everything.
    """
    words: list[str] = []
    statuses: set[Status] = set()
    for word in typed.split():
        named = _statuses(word)
        if named:
            statuses |= named
        else:
            words.append(word)
    return Filter(" ".join(words), frozenset(statuses))


def typed_filter(wanted: Filter) -> str:
    """Return what a person would type for a filter; `parse_filter` reads it back.

    >>> typed_filter(Filter("harbour", frozenset({"done", "todo"})))
    'status:todo,done harbour'
    """
    names = ",".join(status for status in STATUSES if status in wanted.statuses)
    return " ".join(part for part in (f"status:{names}" if names else "", wanted.text) if part)


def _statuses(word: str) -> set[Status]:
    key, colon, names = word.partition(":")
    if key.lower() != "status" or not colon:
        return set()
    wanted = {name.replace("-", "_").lower() for name in names.split(",") if name}
    return {status for status in STATUSES if status in wanted}


class StatusButton(QToolButton):
    """Opens a menu of statuses, any of which can be checked; says which are.

    `chosen` carries the statuses that are checked, after the person has changed them.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFont(sized(SMALL))
        menu = QMenu(self)
        self.entries: dict[Status, QAction] = {
            status: self._entry(menu, status) for status in STATUSES
        }
        self.setMenu(menu)
        self.show_statuses(frozenset())

    def _entry(self, menu: QMenu, status: Status) -> QAction:
        entry = menu.addAction(STATUS_TITLES[status].capitalize())
        entry.setCheckable(True)
        entry.triggered.connect(lambda *_: self.chosen.emit(self.statuses))
        return entry

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses that are checked; none means that all are shown."""
        return frozenset(status for status, entry in self.entries.items() if entry.isChecked())

    def show_statuses(self, statuses: frozenset[Status]) -> None:
        """Check these statuses and no others; nobody is told."""
        for status, entry in self.entries.items():
            entry.setChecked(status in statuses)
        names = [STATUS_TITLES[status] for status in STATUSES if status in statuses]
        text = ", ".join(names) if len(names) < 3 else tr("{n} statuses", n=len(names))
        self.setText(f"{text.capitalize() or tr('All statuses')} ▾")
        self.setAccessibleName(tr("Statuses shown: {names}", names=", ".join(names) or tr("all")))
