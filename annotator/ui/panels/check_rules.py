"""Every rule that articles are checked by, with a switch for this project."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.checking import Switches
from annotator.checks import CHECKS, CheckInfo
from annotator.ui.panels.check_rows import SEVERITY_NAMES
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.labels import SMALL, TextLabel, letters
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import tr

_WIDE, _HIGH = 62, 34
"""Letters and lines."""
_INDENT = 3.6
"""Letters: as far as the title of a box to tick begins."""


class CheckRulesDialog(QDialog):
    """A box to tick for each rule, and what it is for. What is ticked counts at once.

    `turned` carries a check's id and whether it is on now.
    """

    turned = Signal(str, bool)

    def __init__(self, switches: Switches, *, can_edit: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rules that are checked"))
        self.boxes: dict[str, QCheckBox] = {}
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(4, 4, 14, 4)
        rows.setSpacing(14)
        for check in CHECKS:
            rows.addWidget(self._row(check.info, is_on=switches.is_on(check.info)))
            self.boxes[check.info.id].setEnabled(can_edit)
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(TextLabel(tr("For all who work on this project."), role="faint"))
        layout.addWidget(ScrollColumn(inside, tr("Rules")), 1)
        layout.addWidget(closing_buttons(self))
        open_at(self, width=_WIDE, height=_HIGH)

    def _row(self, info: CheckInfo, *, is_on: bool) -> QWidget:
        box = QCheckBox(info.title)
        box.setChecked(is_on)
        box.setAccessibleDescription(info.help)
        box.clicked.connect(lambda is_ticked: self.turned.emit(info.id, is_ticked))
        self.boxes[info.id] = box
        grade = TextLabel(SEVERITY_NAMES[info.severity], role="faint", factor=SMALL)
        head = QHBoxLayout()
        head.addWidget(box, 1)
        head.addWidget(grade)
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        help_ = TextLabel(info.help, role="faint", factor=SMALL, wraps=True)
        help_.setContentsMargins(letters(_INDENT), 0, 0, 0)
        layout.addWidget(help_)
        return row
