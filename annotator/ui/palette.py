"""The command palette: any action by some letters of its name.

It lies in the window, over everything else there, and is no window of its own: so its field has
the focus before the next key comes (in the article that key might tag), input methods know where
they are, and it is placed rightly where programs may not place their windows. It takes every key
and every press until it is closed; a press beside it closes it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.app.help import plain
from annotator.app.keys import KeyMap, is_bare
from annotator.app.matching import LONGEST, Entry, Found, ranked
from annotator.ui.actions import ActionSet, cap_text
from annotator.ui.palette_delegate import ROW_ROLE, PaletteDelegate, PaletteRow
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.wording import tr

_ITSELF = "palette"
_RECENT = 8
"""How many of the actions used lately stand first."""
_ROWS = 11
_LETTERS = 96
"""How wide it is, in letters of middle width, where the window is wide enough."""
_LINES = 2
"""How many lines there are under the list for what the current action does."""
_MARGIN = 12
_AIR = 8
"""Pixels: what is left of the window at either side, and around the field."""


class Palette(QWidget):
    """A field and, under it, the actions that are meant by what is typed into it.

    It is made once for a window and opened many times: it remembers what was used lately.

    Args:
        actions: Says what is possible and checked now, and how it is called.
        key_map: Asked at each opening for the keys.
        trigger: Called with an action's id, once the palette is closed.
        parent: The window over which it opens. What has the focus there has it again afterwards.
    """

    def __init__(
        self,
        actions: ActionSet,
        key_map: Callable[[], KeyMap],
        trigger: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.hide()
        self.setAccessibleName(tr("Do anything"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._window = parent.window()
        self._came_from: QWidget | None = None
        self._actions = actions
        self._key_map = key_map
        self._trigger = trigger
        self._keys = KeyMap()
        self._entries: list[Entry] = []
        self._recent: list[str] = []
        self._build()

    def _build(self) -> None:
        self.list = self._made_list()
        self.field = PaletteQuery(tr("Do anything…"), self.list)
        self._foot = TextLabel(role="faint", factor=SMALL, wraps=True)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._foot.setFixedHeight(_LINES * self._foot.fontMetrics().lineSpacing())
        # Filled, so that Qt need not paint the article anew under each letter that is typed.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, _AIR, 1, _AIR)
        layout.setSpacing(_AIR)
        layout.addLayout(_inset(self.field))
        layout.addWidget(self.list, 1)
        layout.addWidget(_rule())
        layout.addLayout(_inset(self._foot))
        self.field.textEdited.connect(lambda _typed: self._fill())
        self.field.left.connect(self.close)
        self.field.returnPressed.connect(self._use_current)
        self.list.itemClicked.connect(self._use)
        self.list.currentItemChanged.connect(lambda item, _before: self._tell(item))

    def _made_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Actions"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setUniformItemSizes(True)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    # What is shown

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The actions in the list, from the top."""
        return tuple(row.found.entry.id for row in self._rows)

    @property
    def current_id(self) -> str:
        """The action that Return would trigger, "" for none."""
        item = self.list.currentItem()
        return _row(item).found.entry.id if item is not None else ""

    @property
    def told(self) -> str:
        """What stands under the list."""
        return self._foot.text()

    @property
    def _rows(self) -> list[PaletteRow]:
        return [_row(self.list.item(place)) for place in range(self.list.count())]

    def open(self) -> None:
        """Show it over the window, empty, with all that is possible now."""
        if self.isVisible():
            return
        self._keys = self._key_map()
        self._entries = [
            self._entry(action)
            for action in ACTIONS
            if action.id != _ITSELF and self._actions[action.id].isVisible()
        ]
        self.list.setItemDelegate(self._delegate())
        self.field.clear()
        self.field.closing_keys = [k for k in self._keys.keys(_ITSELF) if not is_bare(k)]
        self._came_from = self._window.focusWidget()
        self._watch_window()
        self._lay_out()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fill()

    def _delegate(self) -> PaletteDelegate:
        # A view does not keep its delegate, and a new one has the font of this moment.
        self._painted_by = PaletteDelegate()
        return self._painted_by

    def _entry(self, action: Action) -> Entry:
        shown = self._actions[action.id]
        return Entry(
            id=action.id,
            title=_without_mnemonic(shown.text()),
            menu=plain(MENU_TITLES[action.menu]),
            help=shown.statusTip() or action.help,
            is_possible=shown.isEnabled(),
        )

    def _fill(self) -> None:
        self.list.clear()
        for found in ranked(self.field.text(), self._entries, self._recent):
            self.list.addItem(self._item(found))
        self.list.setCurrentRow(0)
        self.list.scrollToTop()
        if not self.list.count():
            self._tell(None)

    def _item(self, found: Found) -> QListWidgetItem:
        shown = self._actions[found.entry.id]
        row = PaletteRow(found, self._caps(found.entry.id), shown.isChecked())
        item = QListWidgetItem(shown.icon(), found.entry.title)
        item.setData(ROW_ROLE, row)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        return item

    def _caps(self, action_id: str) -> tuple[str, ...]:
        keys = [key for key in self._keys.keys(action_id) if not key.endswith("Enter")]
        return tuple(cap_text(key) for key in keys[:2])

    def _tell(self, item: QListWidgetItem | None) -> None:
        """Say what the current action does, under the list and to a screen reader."""
        if item is None:
            said = told = tr("No action has these letters.") if self.field.text() else ""
        else:
            row = _row(item)
            help_ = row.found.entry.help
            told = help_ if row.is_possible else tr("Not possible now: {help}", help=help_)
            said = row.spoken
        self._foot.show_text(self._cut(told))
        self._foot.setToolTip(told if told != self._foot.text() else "")
        if said and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _cut(self, text: str) -> str:
        """Return what fits into the lines of the foot, ended by dots where that is not all."""
        # Lines that are broken between words are never quite full.
        width = (_LINES - 0.3) * self._foot.width()
        return self._foot.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(width))

    # Where it is, in pixels

    def _lay_out(self) -> None:
        bar = self._window.menuBar() if isinstance(self._window, QMainWindow) else None
        top = bar.geometry().bottom() + 1 if bar is not None and bar.isVisible() else 0
        room = QSize(self._window.width() - 2 * _MARGIN, self._window.height() - top - _MARGIN)
        width = min(self.fontMetrics().averageCharWidth() * _LETTERS, room.width())
        size = QSize(width, min(self._full_height(), room.height()))
        self.setGeometry(QRect(QPoint((self._window.width() - width) // 2, top), size))

    def _full_height(self) -> int:
        rows = min(_ROWS, max(1, len(self._entries))) * self._painted_by.row_height
        between = 5 * _AIR + 1
        return self.field.sizeHint().height() + rows + self._foot.height() + between

    # What the person does

    def _use_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._use(item)

    def _use(self, item: QListWidgetItem) -> None:
        """Close, and trigger the action of a row; one that is not possible now stays."""
        action_id = _row(item).found.entry.id
        # What is possible may have changed while the person was typing.
        if not self._actions[action_id].isEnabled():
            return
        self._recent = [action_id, *(i for i in self._recent if i != action_id)][:_RECENT]
        self.close()
        self._trigger(action_id)

    # Events

    def _watch_window(self) -> None:
        """Look at what comes to the window, before any widget of it does."""
        self._window.installEventFilter(self)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._lay_out()
        elif watched is not self._window and isinstance(event, QMouseEvent):
            return self._is_press_beside(event)
        return False

    def _is_press_beside(self, event: QMouseEvent) -> bool:
        """Close where the press is beside the palette; nothing else is to happen then."""
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if not is_press or self.geometry().contains(event.position().toPoint()):
            return False
        self.close()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the focus back, unless it has gone elsewhere in the window already."""
        super().closeEvent(event)
        came_from, self._came_from = self._came_from, None
        is_here = self._window.focusWidget() is self.field
        if is_here and came_from is not None and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._window.removeEventFilter(self)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QApplication.palette().color(QPalette.ColorRole.Dark))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # Of the mouse, nothing goes through to the window underneath.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()


class PaletteQuery(QLineEdit):
    """The field: keys that go up and down are the list's, and no key gets past it."""

    left = Signal()
    """The person has had enough, or the focus has gone elsewhere in the window."""

    _WAYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    _TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    _STAYS = (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    )
    """Why the focus goes for a while only: to another window, or a menu."""

    def __init__(self, placeholder: str, results: QListWidget) -> None:
        super().__init__()
        self._results = results
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(LONGEST)
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)
        self.closing_keys: Sequence[str] = ()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # Or the key would be an action's of the window.
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.key() in self._TABS:
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination()).toString()
        if event.key() == Qt.Key.Key_Escape or pressed in self.closing_keys:
            self.left.emit()
        elif event.key() in self._WAYS:
            self._results.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
            # What a field has no use for would go on to the window.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in self._STAYS:
            self.left.emit()


def _inset(widget: QWidget) -> QLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(_AIR, 0, _AIR, 0)
    layout.addWidget(widget)
    return layout


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule


def _row(item: QListWidgetItem) -> PaletteRow:
    return item.data(ROW_ROLE)


def _without_mnemonic(text: str) -> str:
    """Return the text of a menu's line without the sign before the letter that opens it."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
