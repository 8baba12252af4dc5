"""What the editors of a label, a relation and the whole set have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from annotator.ui.dialogs.attribute_editor import AttributeEditor
from annotator.ui.dialogs.label_fields import Field, LineField, TextField


class PartEditor(QWidget):
    """The fields of a part of the label set: at least its name, a text and its attributes.

    `typing` says that something is typed that does not count yet.

    Args:
        title: What the name is the name of.
        text: The field beside name and attributes that is typed into.
        hint: What the attributes are for.
    """

    typing = Signal()

    def __init__(self, title: str, text: LineField | TextField, hint: str) -> None:
        super().__init__()
        self.name = LineField()
        self.attributes = AttributeEditor(hint)
        self.name_field = Field(title, self.name)
        self._typed = (self.name, text, self.attributes)
        for part in self._typed:
            part.typing.connect(self.typing)

    def _stack(self, *rows: QWidget | QLayout) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 8)
        layout.setSpacing(12)
        for row in rows:
            if isinstance(row, QWidget):
                layout.addWidget(row)
            else:
                layout.addLayout(row)
        layout.addStretch(1)

    def refuse(self, part: str, reason: str) -> None:
        """Say at a part (name, attributes) why it was not taken; "" takes all away."""
        self.name_field.refuse(reason if part == "name" else "")
        self.attributes.refuse(reason if part == "attributes" else "")

    def commit(self) -> None:
        """Take what is typed and not told yet."""
        for part in self._typed:
            part.commit()

    def focus_name(self) -> None:
        """Go to the name, to type another at once."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()
