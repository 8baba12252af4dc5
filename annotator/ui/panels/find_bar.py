"""The bar under the article in which one types what to find in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from annotator.ui.icons import icon
from annotator.ui.widgets.labels import TextLabel
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr


class FindField(SearchField):
    """The field of the bar: Return is done, the arrows step, Esc closes."""

    stepped = Signal(int)
    """+1 for the next place, -1 for the one before."""
    done = Signal()
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(-1) if shift else self.done.emit()
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)


class FindBar(QFrame):
    """A field, how many places there are, and buttons to step and to close."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setAccessibleName(tr("Find in the article"))
        self.field = FindField(tr("Find in this article"))
        self.field.setMaximumWidth(24 * self.fontMetrics().averageCharWidth() * 2)
        self.count = TextLabel(role="faint")
        self.previous = self._button("mdi6.chevron-up", tr("Place before (Shift+F3)"))
        self.following = self._button("mdi6.chevron-down", tr("Next place (F3)"))
        self.close_button = self._button("mdi6.close", tr("Close (Esc)"))
        self.previous.clicked.connect(lambda: self.field.stepped.emit(-1))
        self.following.clicked.connect(lambda: self.field.stepped.emit(1))
        self.close_button.clicked.connect(self.field.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self.field, 2)
        for part in (self.previous, self.following, self.count):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        self.hide()

    def _button(self, name: str, what: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        side = self.fontMetrics().height()
        button.setIconSize(QSize(side, side))
        button.setToolTip(what)
        button.setAccessibleName(what)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.field.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_count(self, place: int, of: int) -> None:
        """Say which place, from 1, of how many is selected; 0 for none of them."""
        wanted = bool(self.field.text().strip())
        said = tr("{place} of {of}", place=place, of=f"{of:,}") if of else tr("Not found")
        self.count.setText(said if wanted else "")
        for button in (self.previous, self.following):
            button.setEnabled(of > 0)
