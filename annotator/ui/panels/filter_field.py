"""The field for the filter: it offers what may come next, and marks what is mistyped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMoveEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.filters import NO_OFFER, Fault, Known, Offer, offered
from annotator.core.offsets import OffsetMap
from annotator.ui.widgets.offer_list import OfferList
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr


class FilterField(SearchField):
    """A line in which one types a filter.

    While words are offered, the arrows go through them, Tab takes the first or current one, Return
    the current one, and Esc hides them; otherwise all keys are the line's own. Ctrl+Space asks for
    them. `place_changed` says that the caret or the focus has gone elsewhere.
    """

    place_changed = Signal()

    def __init__(self, known: Callable[[], Known], parent: QWidget | None = None) -> None:
        super().__init__(tr("Filter: words, status:todo"), parent)
        self.setAccessibleName(tr("Filter documents"))
        self._known = known
        self._offer: Offer = NO_OFFER
        self._list: OfferList | None = None
        self._is_composing = False
        self.textEdited.connect(lambda _typed: self._offer_next())
        self.cursorPositionChanged.connect(lambda _old, _new: self.place_changed.emit())

    @property
    def caret(self) -> int:
        """Where the caret is, in code points."""
        return OffsetMap(self.text()).from_utf16(self.cursorPosition())

    @property
    def offers(self) -> tuple[str, ...]:
        """The words that are offered just now."""
        return self._list.words if self._list is not None else ()

    def show_text(self, text: str) -> None:
        """Show a filter, at no cost where it is shown already."""
        if text != self.text():
            self.setText(text)
            self._hide_offers()

    # What may come next

    def _offer_next(self, *, is_asked: bool = False) -> None:
        self._offer = offered(self.text(), self.caret, self._known(), is_asked=is_asked)
        if self._offer.choices or self._list is not None:
            self._offer_list.offer([(c.word, c.help) for c in self._offer.choices])

    @property
    def _offer_list(self) -> OfferList:
        if self._list is None:
            self._list = OfferList(self, tr("What may come next"))
            self._list.chosen.connect(self._take)
        return self._list

    def _hide_offers(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _take(self, row: int) -> None:
        """Put an offered word in the place of what it completes."""
        offer, offsets = self._offer, OffsetMap(self.text())
        start, end = offsets.to_utf16(offer.start), offsets.to_utf16(offer.end)
        behind = max(0, self.cursorPosition() - end)
        is_last = offer.end == len(self.text())
        word = offer.choices[row].word + (" " if offer.ends_term and is_last else "")
        self._hide_offers()
        self.setSelection(start, end - start)
        self.insert(word)
        if behind:
            self.setCursorPosition(self.cursorPosition() + behind)

    def _takes_tab(self, event: QKeyEvent) -> bool:
        is_tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        return is_tab and bool(self.offers) and self._takes_key(event)

    def _takes_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for the words that are offered; return whether it means anything."""
        row = self._offer_list.current_row
        match event.key():
            case Qt.Key.Key_Down:
                self._offer_list.step(1)
            case Qt.Key.Key_Up:
                self._offer_list.step(-1)
            case Qt.Key.Key_Tab:
                self._take(max(0, row))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                self._take(row)
            case Qt.Key.Key_Escape:
                self._hide_offers()
            case _:
                return False
        return True

    # What is mistyped

    def mark(self, faults: Sequence[Fault]) -> None:
        """Underline these places."""
        if self._is_composing:
            return
        offsets, here = OffsetMap(self.text()), self.cursorPosition()
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(QApplication.palette().color(QPalette.ColorRole.BrightText))
        # A line takes formats from input methods only, as places relative to its caret.
        marks = []
        for fault in faults:
            start, end = offsets.to_utf16(fault.start), offsets.to_utf16(fault.end)
            kind = QInputMethodEvent.AttributeType.TextFormat
            marks.append(QInputMethodEvent.Attribute(kind, start - here, end - start, wavy))
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))

    # Events

    def event(self, event: QEvent) -> bool:
        # Tab would go to the next widget before `keyPressEvent` is asked.
        is_taken = isinstance(event, QKeyEvent) and self._takes_tab(event)
        return is_taken or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier:
            self._offer_next(is_asked=True)
        elif held or not self.offers or not self._takes_key(event):
            super().keyPressEvent(event)
            if event.key() in _LEAVING:
                self._hide_offers()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.place_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_offers()
        self.place_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hide_offers()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._hide_offers()


_LEAVING = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""Keys after which what was offered fits no more."""
