"""The fields of a label set: a line, a text and a key, each told when it is meant."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.keyboard import types
from annotator.ui.widgets.labels import SMALL, TextLabel, lines, show_if
from annotator.ui.widgets.text_side import follow_the_text
from annotator.ui.wording import tr


class Field(QWidget):
    """An editor under its title, and beneath it why a value was not taken."""

    def __init__(self, title: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self.refusal = TextLabel(role="error", factor=SMALL, wraps=True)
        self.refusal.hide()
        if not editor.accessibleName():
            editor.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(TextLabel(title, role="faint", factor=SMALL))
        layout.addWidget(editor)
        layout.addWidget(self.refusal)

    def refuse(self, reason: str) -> None:
        """Say why a value was not taken; "" takes the sentence away."""
        self.refusal.show_text(reason)
        show_if(self.refusal, bool(reason))
        self.editor.setAccessibleDescription(reason)


class LineField(QLineEdit):
    """A line, told when the field is left or Return pressed; Esc gives back what it was.

    `typing` says that something is typed that is not told yet.
    """

    edited = Signal(str)
    typing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.editingFinished.connect(self.commit)
        self.textEdited.connect(lambda _text: self.typing.emit())

    def show_text(self, text: str) -> None:
        """Show a value; nobody is told."""
        self._shown = text
        if text != self.text():
            self.setText(text)

    def commit(self) -> None:
        """Tell what was typed and not told yet."""
        if self.text() != self._shown:
            self._shown = self.text()
            self.edited.emit(self._shown.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Return is meant for the field, not for the dialog's button.
            self.commit()
        else:
            super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """A few lines of text, told when the field is left; Tab leaves it.

    `typing` says that something is typed that is not told yet.
    """

    edited = Signal(str)
    typing = Signal()

    def __init__(self, *, height: int = 3) -> None:
        super().__init__()
        self._shown = ""
        self._put: str | None = ""
        self.setProperty("role", "report")
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines(height) + 16)
        # It has no signal of a person's own; what is shown is known before it changes.
        self.textChanged.connect(self._on_changed)
        follow_the_text(self)

    @property
    def _is_typed(self) -> bool:
        # Qt makes usual spaces of those that do not break: what it made of the value is compared.
        return self._put is not None and self.toPlainText() != self._put

    def _on_changed(self) -> None:
        if self._is_typed:
            self.typing.emit()

    def show_text(self, text: str) -> None:
        """Show a value; nobody is told."""
        if text != self._shown or self._is_typed:
            self._shown, self._put = text, None
            self.setPlainText(text)
            self._put = self.toPlainText()

    def commit(self) -> None:
        """Tell what was typed and not told yet."""
        if self._is_typed:
            self._shown = self._put = self.toPlainText()
            self.edited.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()


class KeyField(QPushButton):
    """A label's key: pressed, it takes the next letter; Backspace takes the key away.

    `keyed` carries the letter as a capital, "" for none.
    """

    keyed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.is_recording = False
        self.setAutoDefault(False)
        self.setMinimumWidth(16 * self.fontMetrics().averageCharWidth())
        self.clicked.connect(self._record)

    def show_key(self, key: str) -> None:
        """Show a key, "" for none; nobody is told."""
        self._key = key
        self._stop()

    def _record(self) -> None:
        self.is_recording = True
        self.setText(tr("Press a letter…"))
        self.setAccessibleDescription(tr("Esc leaves the key as it is, Backspace takes it away."))

    def _stop(self) -> None:
        self.is_recording = False
        self.setText(self._key or tr("None"))
        self.setAccessibleName(tr("Key: {key}", key=self._key or tr("none")))
        self.setAccessibleDescription(tr("Press it, and then the letter."))
        self.setToolTip(self.accessibleDescription())

    def event(self, event: QEvent) -> bool:
        # While it records, no shortcut of the dialog has the key.
        if self.is_recording and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes_away = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        if takes_away:
            self._stop()
            self.keyed.emit("")
        elif not self.is_recording:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._stop()
        elif types(event):
            self._stop()
            self.keyed.emit(_capital(event.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._stop()


def _capital(text: str) -> str:
    capital = text.upper()
    return capital if len(capital) == 1 else text
