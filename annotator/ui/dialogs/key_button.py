"""An action with its keys, which takes the next key once it is pressed."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle

from annotator.ui.actions import key_text
from annotator.ui.keyboard import chords, is_silent
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.wording import tr

MARGIN_PX = 8
"""From the edge of a row to its words."""

_PADDING_PX = 5
_GAP_PX = 5
_COLUMN_GAP_PX = 12
_USUAL_CHARS = 60
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value


_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKES_AWAY = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class _Cap(NamedTuple):
    """One key, or the words that ask for one, and its place."""

    text: str
    box: QRect
    is_prompt: bool


class KeyButton(QAbstractButton):
    """An action with its keys as caps; once pressed it takes the next key, whichever it is.

    It is painted whole, as there is a page full of them.

    `key_pressed` carries that key as Qt writes it, "" where it has no name; the recording goes on
    until `stop`. `stepped` says that the person goes to a row before or behind: -1 or 1.
    """

    key_pressed = Signal(str)
    emptied = Signal()
    recording_changed = Signal()
    stepped = Signal(int)
    focus_changed = Signal()

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.setText(title)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.is_recording = False
        self.is_adding = False
        self.keys: tuple[str, ...] = ()
        self._cap_font = sized(SMALL)
        self._cap_metrics = QFontMetrics(self._cap_font)
        self._sizes: dict[int, tuple[int, list[_Cap]]] = {}
        self.clicked.connect(lambda: self.record())

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these keys."""
        self.keys = keys
        told = ", ".join(key_text(key) for key in keys) or tr("no key")
        self.setAccessibleName(f"{self.text()}: {told}")
        self._draw_anew()

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands beside the title: the keys, and while one is awaited words that say so."""
        is_replacing = self.is_recording and not self.is_adding
        caps = () if is_replacing else tuple(key_text(key) for key in self.keys)
        return (*caps, tr("Press a key…")) if self.is_recording else caps

    def record(self, *, is_adding: bool = False) -> None:
        """Take the next key, instead of those that there are or beside them."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.is_adding = is_adding
        if not self.is_recording:
            # It looks at its own events first, so that no shortcut and no Tab has the key.
            self.installEventFilter(self)
            self._set_recording(is_recording=True)

    def stop(self) -> None:
        """Take no more keys."""
        if self.is_recording:
            self.removeEventFilter(self)
            self._set_recording(is_recording=False)

    def _set_recording(self, *, is_recording: bool) -> None:
        self.is_recording = is_recording
        self._draw_anew()
        self.recording_changed.emit()

    def _draw_anew(self) -> None:
        self._sizes.clear()
        self.updateGeometry()
        self.update()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take(event)
            return True
        return False

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or is_silent(event):
            return
        is_alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_alone and event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif is_alone and event.key() in _TAKES_AWAY:
            self.emptied.emit()
        else:
            self.key_pressed.emit(next(iter(chords(event)), ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            self.click()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.stop()
        self.focus_changed.emit()

    # Sizes, in pixels: the title has one half, wrapped, and the keys flow in the other

    def sizeHint(self) -> QSize:
        width = _USUAL_CHARS * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(
            *(metrics.horizontalAdvance(word) for word in self.text().split()),
            *(self._cap_size(text).width() for text in self.shown),
            0,
        )
        width = 2 * (widest + MARGIN_PX) + _COLUMN_GAP_PX
        return QSize(width, self._cap_size("").height() + 2 * _PADDING_PX)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._sized(self._column_px(width))[0]

    def _sized(self, column: int) -> tuple[int, list[_Cap]]:
        """Return the height for columns of that width, and the keys; a layout asks many times."""
        if column not in self._sizes:
            caps = list(self._caps(column))
            box = QRect(0, 0, column, 0)
            title = self.fontMetrics().boundingRect(box, _WRAPPED, self.text()).height()
            height = max(title, self._cap_size("").height(), *(c.box.bottom() + 1 for c in caps))
            self._sizes[column] = (height + 2 * _PADDING_PX, caps)
        return self._sizes[column]

    def _column_px(self, width: int) -> int:
        return max(1, (width - 2 * MARGIN_PX - _COLUMN_GAP_PX) // 2)

    def _cap_size(self, text: str) -> QSize:
        metrics = self._cap_metrics
        padding = metrics.height() // 2
        return QSize(
            max(metrics.horizontalAdvance(text) + 2 * padding, metrics.height() + padding),
            metrics.height() + 4,
        )

    def _caps(self, width: int) -> Iterator[_Cap]:
        """Give what stands beside the title, placed in a column of that width from (0, 0) on."""
        left = top = 0
        texts = self.shown
        for text in texts:
            size = self._cap_size(text)
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + _GAP_PX
            is_prompt = self.is_recording and text is texts[-1]
            yield _Cap(text, QRect(left, top, size.width(), size.height()), is_prompt)
            left += size.width() + _GAP_PX

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, column = self.palette(), self._column_px(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            flags = (
                _WRAPPED
                | QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft).value
            )
            box = QRect(MARGIN_PX, 0, column, self.height())
            painter.drawText(self._seen(box), flags, self.text())
            self._paint_caps(painter, column)

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        has_focus, is_near = self.hasFocus(), self.underMouse() or self.isDown()
        if not has_focus and not is_near:
            return
        edge = palette.color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(edge, 2) if has_focus else Qt.PenStyle.NoPen)
        role = QPalette.ColorRole.Midlight if is_near else QPalette.ColorRole.Window
        painter.setBrush(palette.color(role))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_caps(self, painter: QPainter, column: int) -> None:
        palette = self.palette()
        caps = self._sized(column)[1]
        left = MARGIN_PX + column + _COLUMN_GAP_PX
        top = (self.height() - max((cap.box.bottom() + 1 for cap in caps), default=0)) // 2
        painter.setFont(self._cap_font)
        for cap in caps:
            box = self._seen(cap.box.translated(left, top))
            if cap.is_prompt:
                painter.setPen(palette.color(QPalette.ColorRole.Accent))
            else:
                painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1))
                painter.setBrush(palette.color(QPalette.ColorRole.Window))
                # Half a pixel further in, so that the line lies on one row of pixels.
                painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap.text)

    def _seen(self, box: QRect) -> QRect:
        """Return a place as it is seen: from right to left it is on the other side."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)
