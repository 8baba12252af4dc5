"""The time between typing and meaning it: what an editor showed, and what was typed since.

Leaving an editor means what it holds; Enter does too and leads back to the article; Esc gives back
what was shown before. What is refused stays as it was typed, with the reason beside it, until it is
mended or given up.
"""

from collections.abc import Callable
from typing import ClassVar, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

Write = Callable[[str], str]
"""Takes what was typed; returns why it is refused, as a sentence, "" where it is not."""

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OVER_IT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""The focus has gone to something that lies over the editor for a moment."""


class Draft(NamedTuple):
    """What was typed and not taken, and why."""

    typed: str
    fault: str


class Editor(Protocol):
    """A widget that holds one value as text."""

    meant: ClassVar[Signal]
    """What it holds is meant already, as an entry that was clicked is; whether they then leave."""

    @property
    def typed(self) -> str:
        """What it holds."""
        ...

    def show_text(self, text: str) -> None:
        """Hold a value."""
        ...

    def installEventFilter(self, watcher: QObject, /) -> None: ...
    def hasFocus(self) -> bool: ...


class Editing(QObject):
    """Watches one editor and writes what it holds.

    `left` leads back to the article; `pointed` says that the focus or the pointer came or went;
    `fault_changed` carries why what is typed was refused, "" where it is not any more.
    """

    left = Signal()
    pointed = Signal()
    fault_changed = Signal(str)

    def __init__(self, editor: Editor, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._write = write
        self._shown = ""
        self._held = editor.typed
        self._is_committing = False
        self.fault = ""
        self.is_under_pointer = False
        editor.installEventFilter(self)
        # Its stub binds a signal to a QObject only, which every editor is.
        editor.meant.connect(self._on_meant)  # pyright: ignore[reportAttributeAccessIssue]

    @property
    def has_focus(self) -> bool:
        """Whether the person is in the editor."""
        return self._editor.hasFocus()

    @property
    def is_edited(self) -> bool:
        """Whether the editor holds something else than what was shown."""
        return self._editor.typed != self._held

    @property
    def draft(self) -> Draft | None:
        """What was typed and not taken; None where everything was."""
        return Draft(self._editor.typed, self.fault) if self.fault or self.is_edited else None

    def show_text(self, text: str) -> None:
        """Show a value; what is being typed, or was refused, stays over it."""
        self._shown = text
        if not self.fault and not (self.is_edited and self.has_focus):
            self._put(text)

    def show_anew(self, text: str, draft: Draft | None = None) -> None:
        """Show the value of something else; a draft is what was typed there and not taken."""
        self._shown = text
        self._put(text)
        if draft is not None:
            self._editor.show_text(draft.typed)
            self._say(draft.fault)

    def _put(self, text: str) -> None:
        self._editor.show_text(text)
        self._held = self._editor.typed
        self._say("")

    def commit(self) -> bool:
        """Write what was typed; return whether nothing is left that was refused."""
        if self._is_committing or not self.is_edited:
            return not self.fault
        self._is_committing = True
        try:
            typed = self._editor.typed
            refused = self._write(typed)
        finally:
            self._is_committing = False
        if not refused:
            self._held = typed
        self._say(refused)
        return not refused

    def give_back(self) -> bool:
        """Show again what was shown; return whether something else was there."""
        if not self.is_edited and not self.fault:
            return False
        self._put(self._shown)
        return True

    def _say(self, fault: str) -> None:
        if fault != self.fault:
            self.fault = fault
            self.fault_changed.emit(fault)

    def _on_meant(self, leaves: bool) -> None:
        if self.commit() and leaves:
            self.left.emit()

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event)
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _OVER_IT:
                self.commit()
                self.pointed.emit()
        elif kind == QEvent.Type.FocusIn:
            self.pointed.emit()
        elif kind in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.is_under_pointer = kind == QEvent.Type.Enter
            self.pointed.emit()
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what Enter and Esc mean here; every other key is the editor's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _RETURN and held == Qt.KeyboardModifier.NoModifier:
            if self.commit():
                self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if not self.give_back():
                self.left.emit()
            return True
        return False
