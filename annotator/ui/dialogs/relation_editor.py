"""What is said of one relation, and of the label set as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from annotator.core.labels import LabelSet, RelationType
from annotator.ui.dialogs.attribute_table import CORE
from annotator.ui.dialogs.label_fields import Field, LineField, TextField
from annotator.ui.dialogs.part_editor import PartEditor
from annotator.ui.dialogs.rules_field import RulesField
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import TextLabel
from annotator.ui.wording import tr


class LabelBoxes(QWidget):
    """A box for each label. `ticked` carries the names of those that are, in the set's order."""

    ticked = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, gap_px=12)

    def show_labels(self, names: Sequence[str], chosen: Sequence[str]) -> None:
        """Show these labels, those chosen ticked."""
        if list(self.boxes) != list(names):
            self._make(names)
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)

    def _make(self, names: Sequence[str]) -> None:
        for box in self.boxes.values():
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {name: QCheckBox(name.replace("&", "&&")) for name in names}
        for name, box in self.boxes.items():
            box.setAccessibleName(f"{self._title}: {name}")
            box.clicked.connect(lambda *_: self._tell())
            self._flow.addWidget(box)
        self.updateGeometry()

    def _tell(self) -> None:
        self.ticked.emit(tuple(name for name, box in self.boxes.items() if box.isChecked()))


class RelationEditor(PartEditor):
    """The fields of one relation. `edited` carries it as it shall be, and renamed attributes."""

    edited = Signal(object, object)

    def __init__(self) -> None:
        description = TextField()
        super().__init__(tr("Name"), description, tr("What a link of this kind may say."))
        self.description = description
        self._relation: RelationType | None = None
        self.used = TextLabel(role="faint", wraps=True)
        self.heads = LabelBoxes(tr("From"))
        self.tails = LabelBoxes(tr("To"))
        self.rules = RulesField(tr("Proposed as"))
        # All that a link may say is always shown, so that nothing of it is more at its core.
        self.attributes.table.setColumnHidden(CORE, True)
        self._stack(
            self.used,
            self.name_field,
            Field(tr("From spans of these labels"), self.heads),
            Field(tr("To spans of these labels"), self.tails),
            Field(tr("Description"), self.description),
            self.rules,
            self.attributes,
        )
        self._connect()

    def _connect(self) -> None:
        self.name.edited.connect(lambda name: self._edit(name=name))
        self.heads.ticked.connect(lambda names: self._edit(heads=names))
        self.tails.ticked.connect(lambda names: self._edit(tails=names))
        self.description.edited.connect(lambda text: self._edit(description=text))
        self.rules.chosen.connect(lambda name: self._edit(rules=name))
        self.attributes.edited.connect(
            lambda attributes, names: self._edit(names, attributes=attributes)
        )

    def show_relation(self, relation: RelationType, labels: Sequence[str], *, used: str) -> None:
        """Show a relation among labels, and how many links have it, in words."""
        self._relation = relation
        self.used.show_text(used)
        self.name.show_text(relation.name)
        self.heads.show_labels(labels, relation.heads)
        self.tails.show_labels(labels, relation.tails)
        self.description.show_text(relation.description)
        self.rules.show_rules(relation)
        self.attributes.show_attributes(relation.attributes)
        self.refuse("", "")

    def _edit(self, names: object = (), **values: object) -> None:
        if self._relation is not None:
            self.edited.emit(self._relation.model_copy(update=values), names)


class SetEditor(PartEditor):
    """The set's name and version, and the attributes of articles.

    `edited` carries name and version, `attributes_edited` the attributes and renamed ones.
    """

    edited = Signal(str, str)
    attributes_edited = Signal(object, object)

    def __init__(self) -> None:
        version = LineField()
        hint = tr("What is said of an article as a whole.")
        super().__init__(tr("Name of the set"), version, hint)
        self.version = version
        self._stack(self.name_field, Field(tr("Version"), self.version), self.attributes)
        self.name.edited.connect(lambda name: self.edited.emit(name, self.version.text()))
        self.version.edited.connect(lambda said: self.edited.emit(self.name.text(), said))
        self.attributes.edited.connect(self.attributes_edited)

    def show_set(self, label_set: LabelSet) -> None:
        """Show a set."""
        self.name.show_text(label_set.id)
        self.version.show_text(label_set.version)
        self.attributes.show_attributes(label_set.attributes)
        self.refuse("", "")
