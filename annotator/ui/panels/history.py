"""The history of the article in view: every step, and a look at how things were behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from annotator.app.looking_back import LookingBack, PastEvent
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.widgets.two_lines import SECOND_ROLE, TwoLines
from annotator.ui.wording import spoken_moment, tr

_WATCHED = Changes.PROJECT | Changes.DOCUMENT | Changes.HISTORY | Changes.MODE
_EVENT_ROLE = Qt.ItemDataRole.UserRole + 2


class HistoryPanel(QFrame):
    """Lists what happened, newest first; a row shows the article as it was then.

    `left` says that the person wants to work on.
    """

    left = Signal()

    def __init__(self, bridge: SessionBridge, guard: Guard) -> None:
        super().__init__()
        self._session = bridge.session
        self._guard = guard
        self._past = LookingBack(bridge.session)
        self._shown: tuple[PastEvent, ...] | None = None
        self._is_stale = True
        self.setProperty("role", "side")
        self.setAccessibleName(tr("History"))
        self.list = _Events()
        self.setFocusProxy(self.list)
        self.hint = TextLabel(role="faint", factor=SMALL, wraps=True)
        self.go_back = QPushButton(tr("Go back to this"))
        self._build()
        bridge.watch_late(self._on_changed, _WATCHED)

    def _build(self) -> None:
        self.list.setItemDelegate(TwoLines())
        self.list.itemDelegate().setParent(self.list)
        self.list.setAccessibleName(tr("What happened to this article"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.row_chosen.connect(self._on_chosen)
        self.go_back.clicked.connect(self._on_go_back)
        self.go_back.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.go_back)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What is around the panel goes on to the article, as it is now.
        if event.key() == Qt.Key.Key_Escape:
            self._session.look_ahead()
        super().keyPressEvent(event)

    def _on_changed(self, _changes: Changes) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        is_looking = self._session.is_looking_back
        if not is_looking or self._shown is None:
            self._list_events()
        if not is_looking:
            self.list.setCurrentRow(0)
        chosen = self._chosen
        self.go_back.setEnabled(is_looking and chosen is not None and chosen.is_own)
        self.hint.show_text(
            tr("This is the article as it was. Nothing can be changed in it; Esc leads back.")
            if is_looking
            else tr("Choose a row to see the article as it was then.")
        )

    def _list_events(self) -> None:
        found: list[tuple[PastEvent, ...]] = []
        self._guard.run(lambda: found.append(self._past.events()))
        events = found[0] if found else ()
        if events == self._shown:
            return
        self._shown = events
        self.list.clear()
        now = QListWidgetItem(tr("Now"))
        now.setData(SECOND_ROLE, tr("The article as it is"))
        self.list.addItem(now)
        for event in events:
            self.list.addItem(_item(event))

    @property
    def _chosen(self) -> PastEvent | None:
        item = self.list.currentItem()
        return None if item is None else item.data(_EVENT_ROLE)

    def _on_chosen(self) -> None:
        event = self._chosen
        if event is None:
            self._session.look_ahead()
        else:
            self._guard.run(lambda: self._past.look_at(event))

    def _on_go_back(self) -> None:
        if self._guard.run(self._session.go_back):
            self.left.emit()


class _Events(QListWidget):
    """A list that tells what a person chose, and not what was set."""

    row_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.itemClicked.connect(lambda _item: self.row_chosen.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentRow()
        super().keyPressEvent(event)
        if self.currentRow() != before:
            self.row_chosen.emit()


def _item(event: PastEvent) -> QListWidgetItem:
    item = QListWidgetItem(event.title)
    whose = "" if event.who == event.whose else tr("{whose}’s spans", whose=event.whose)
    parts = (spoken_moment(event.at), event.who, whose)
    second = " · ".join(part for part in parts if part)
    item.setData(SECOND_ROLE, second)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{event.title}, {second}")
    item.setData(_EVENT_ROLE, event)
    return item
