"""A line to type a value into, which values that were used before complete."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from annotator.core.labels import Attribute
from annotator.ui.panels.around import RETURN, ROLE, Around
from annotator.ui.wording import tr

_MOST = 8
"""How many completions are seen at once."""


class LineEditor(QLineEdit):
    """Shows a value as a line. Enter in the list of completions takes one and leaves, Tab too."""

    meant: ClassVar[Signal] = Signal(bool)

    def __init__(self, attribute: Attribute, around: Around) -> None:
        super().__init__()
        self.setProperty("role", ROLE)
        self._name = attribute.name
        self._around = around
        self._completes = attribute.type == "string"
        self._leaves = False
        self._overrun = self._before = ""
        self._popup: QListView | None = None

    @property
    def typed(self) -> str:
        """What stands in the line, without the space around it."""
        return self._before if self._is_overrun else self.text().strip()

    def disregard(self, letters: str) -> None:
        """Give back what was shown where no more than these letters is typed.

        They are the rest of a choice that its first letters had made: who types on without a look
        types it into the next line. Numbers are meant, and a single letter is.
        """
        is_likely = self._completes and len(letters) > 1
        self._overrun, self._before = (letters if is_likely else ""), self.text().strip()

    @property
    def _is_overrun(self) -> bool:
        return bool(self._overrun) and self.text().strip().casefold() == self._overrun

    def show_text(self, text: str) -> None:
        """Show a value from its beginning."""
        self._before = text.strip()
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    # Completions

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._completes:
            self._offer(list(self._around.completions(self._name)))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            if self._is_overrun:
                self.show_text(self._before)
            self._overrun = ""
        super().focusOutEvent(event)

    def _offer(self, known: list[str]) -> None:
        if self._popup is None and known:
            self._popup = self._make_list()
        if self._popup is not None:
            completer = self.completer()
            completer.setModel(QStringListModel(known, completer))

    def _make_list(self) -> QListView:
        popup = QListView()
        popup.setProperty("role", "completions")
        popup.setAccessibleName(tr("Values used before"))
        completer = QCompleter(self)
        completer.setPopup(popup)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST)
        completer.activated.connect(self._on_completed)
        self.setCompleter(completer)
        return popup

    @property
    def _has_list(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    @property
    def _marked(self) -> str | None:
        """The value that is marked in the list; None where none is, or no list is shown."""
        if self._popup is None or not self._popup.isVisible():
            return None
        index = self._popup.currentIndex()
        return str(index.data()) if index.isValid() else None

    def _on_completed(self, text: str) -> None:
        leaves, self._leaves = self._leaves, False
        # Qt tells this before it puts the text into the line itself.
        self.setText(text)
        self.meant.emit(leaves)

    # Keys: while the list is shown they come here first, then to the list

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            marked = self._marked
            if event.key() == Qt.Key.Key_Tab and marked is not None:
                self.setText(marked)
            self._leaves = event.key() in RETURN and marked is not None
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN and self._has_list:
            self._choose_or_leave(event)
        elif event.key() == Qt.Key.Key_Down and self._popup is not None:
            self.completer().setCompletionPrefix(self.text())
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def _choose_or_leave(self, event: QKeyEvent) -> None:
        """Leave Enter to the list where something is marked in it; else what is typed is meant."""
        if self._marked is not None:
            event.ignore()
        elif self._popup is not None:
            self._popup.hide()
            self.meant.emit(True)
