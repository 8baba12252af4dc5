"""A small button that is all icon: a switch, or what takes something away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from annotator.ui.icons import icon

_AROUND = 1.5
"""How much larger than its icon it is."""


class Sign(QToolButton):
    """An icon as large as the letters beside it, reached by Tab; it needs an accessible name.

    Its size is fixed: squeezed while a page is laid out, Qt would ask for an icon without height.
    """

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self.setProperty("role", "sign")
        self.setIcon(icon(icon_name))
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.setFixedSize(round(side * _AROUND), round(side * _AROUND))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
