"""A table of names and values that can be read and copied, not changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from annotator.ui.widgets.fitted_markdown import FittedMarkdown
from annotator.ui.widgets.labels import LONGEST_WORD, SMALL, TextLabel, show_if, sized


class Facts(QWidget):
    """Rows of a name and a value. Rows are kept for the next facts, as making them takes time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[_Row] = []
        self._facts: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names and values; those without a value are left out."""
        self._facts = tuple((name, value) for name, value in facts if value)
        while len(self._rows) < len(self._facts):
            self._rows.append(_Row(self._grid, len(self._rows)))
        for at, row in enumerate(self._rows):
            row.show_fact(*(self._facts[at] if at < len(self._facts) else ("", "")))
        show_if(self, bool(self._facts))


class _Row:
    """A name and its value, which is a label, or a page where an address has to be broken.

    What a label would need to break it would be copied with it.
    """

    def __init__(self, grid: QGridLayout, at: int) -> None:
        self._grid, self._at = grid, at
        self._name = TextLabel(role="faint", factor=SMALL)
        self._value = TextLabel(wraps=True, factor=SMALL)
        # An Arabic value stands beside its name too, not at the far edge.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        self._value.setAlignment(left | Qt.AlignmentFlag.AlignTop)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._broken: FittedMarkdown | None = None
        grid.addWidget(self._name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._value, at, 1, Qt.AlignmentFlag.AlignTop)

    def show_fact(self, name: str, value: str) -> None:
        """Show a fact; without a value, nothing."""
        is_long = max(map(len, value.split()), default=0) > LONGEST_WORD
        self._name.show_text(name)
        self._value.show_text("" if is_long else value)
        if is_long:
            self._show_broken(name, value)
        show_if(self._name, bool(value))
        show_if(self._value, bool(value) and not is_long)
        if self._broken is not None:
            show_if(self._broken, is_long)

    def _show_broken(self, name: str, value: str) -> None:
        if self._broken is None:
            self._broken = FittedMarkdown(name)
            self._broken.setFont(sized(SMALL))
            self._broken.document().setDocumentMargin(0)
            self._grid.addWidget(self._broken, self._at, 1)
        self._broken.setAccessibleName(name)
        self._broken.show_plain(value)
