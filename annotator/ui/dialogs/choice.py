"""A question with a list of options."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.widgets.labels import TextLabel
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import tr


class ChoiceDialog(QDialog):
    """Accepted with one of the options, by button, Return or double-click."""

    def __init__(
        self, question: str, options: Sequence[str], detail: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("annotator"))
        self.options = QListWidget()
        self.options.addItems(list(options))
        self.options.setWordWrap(True)
        self.options.setCurrentRow(0)
        self.options.setAccessibleName(question)
        self.options.itemActivated.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(TextLabel(question, bold=True, wraps=True))
        if detail:
            layout.addWidget(TextLabel(detail, role="faint", wraps=True))
        layout.addWidget(self.options)
        layout.addWidget(buttons)
        open_at(self, width=68, height=21)

    @property
    def row(self) -> int:
        """The index of the current option, -1 for none."""
        return self.options.currentRow()
