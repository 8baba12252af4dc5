"""A table of names and values that can be read and copied, not changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from annotator.ui.widgets.labels import SMALL, TextLabel, show_if


class Facts(QWidget):
    """Rows of a name and a value. Rows are kept for the next facts, as making them takes time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._facts: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names and values; those without a value are left out."""
        self._facts = tuple((name, value) for name, value in facts if value)
        while len(self._rows) < len(self._facts):
            self._add_row()
        for at, (name, value) in enumerate(self._rows):
            is_shown = at < len(self._facts)
            if is_shown:
                name.show_text(self._facts[at][0])
                value.show_text(self._facts[at][1])
            show_if(name, is_shown)
            show_if(value, is_shown)
        show_if(self, bool(self._facts))

    def _add_row(self) -> None:
        name = TextLabel(role="faint", factor=SMALL)
        value = TextLabel(wraps=True, factor=SMALL)
        # An Arabic value stands beside its name too, not at the far edge.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        value.setAlignment(left | Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        at = len(self._rows)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, at, 0, top)
        self._grid.addWidget(value, at, 1, top)
        self._rows.append((name, value))
