"""By whose rules a label's spans are found and read, or a relation's links proposed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.label_rules import choices_of, in_force
from annotator.core.labels import Label, RelationType
from annotator.ui.widgets.choice_box import ChoiceBox
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.wording import tr

_LETTERS = 12


class RulesField(QWidget):
    """Rules to choose among, and beneath them what they do.

    `chosen` carries the name that the label set keeps, "" for the rules of the part's own name.
    """

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.box = ChoiceBox(letters=_LETTERS)
        self.box.setAccessibleName(title)
        self.told = TextLabel(role="faint", factor=SMALL, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(TextLabel(title, role="faint", factor=SMALL))
        layout.addWidget(self.box)
        layout.addWidget(self.told)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda row: self.chosen.emit(self.box.itemData(row)))

    def show_rules(self, part: Label | RelationType) -> None:
        """Show by which rules a label or a relation goes."""
        by_name = in_force(part.model_copy(update={"rules": ""}))
        self.box.clear()
        self.box.addItem(tr("By its name: {rules}", rules=by_name.title), "")
        for rules in choices_of(part):
            self.box.addItem(rules.title, rules.name)
        if self.box.findData(part.rules) < 0:
            self.box.addItem(part.rules, part.rules)
        self.box.setCurrentIndex(self.box.findData(part.rules))
        told = in_force(part).description
        self.told.show_text(told)
        self.box.setAccessibleDescription(told)
