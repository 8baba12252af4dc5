"""Lets a field for plain text begin at the side where the text in it begins."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit


def follow_the_text(field: QPlainTextEdit) -> None:
    """Begin at the right while the first line runs from there: Qt begins at the left always."""

    def follow() -> None:
        is_rtl = field.document().begin().textDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        option = field.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            field.document().setDefaultTextOption(option)

    field.textChanged.connect(follow)
