"""What is said of one label: name, key, colour, description, attributes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel

from annotator.core.labels import Label
from annotator.ui.dialogs.hue_picker import HuePicker, hue_name
from annotator.ui.dialogs.label_fields import Field, KeyField, TextField
from annotator.ui.dialogs.part_editor import PartEditor
from annotator.ui.dialogs.rules_field import RulesField
from annotator.ui.theme import Theme
from annotator.ui.widgets.chip import Chip, ChipColors
from annotator.ui.widgets.labels import TextLabel, letters
from annotator.ui.wording import tr

_NARROW = 44
"""Below this width, in letters, name and key stand under each other."""


class LabelEditor(PartEditor):
    """The fields of one label. `edited` carries it as it shall be, and renamed attributes.

    The guideline and its examples, which are written elsewhere, are kept.
    """

    edited = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        description = TextField()
        super().__init__(tr("Name"), description, tr("What spans of this label may say."))
        self.description = description
        self._theme = theme
        self._label: Label | None = None
        self._place = 0
        self.preview = QLabel()
        self.used = TextLabel(role="faint", wraps=True)
        self.key = KeyField()
        self.hues = HuePicker(theme)
        self.rules = RulesField(tr("Found and read as"))
        self.key_field = Field(tr("Key"), self.key)
        self._build()
        self._connect()

    def _build(self) -> None:
        preview = QHBoxLayout()
        preview.setSpacing(10)
        preview.addWidget(self.preview)
        preview.addWidget(self.used, 1)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(12)
        self._names.addWidget(self.name_field, 1, Qt.AlignmentFlag.AlignTop)
        self._names.addWidget(self.key_field, 0, Qt.AlignmentFlag.AlignTop)
        self._stack(
            preview,
            self._names,
            Field(tr("Colour"), self.hues),
            Field(tr("Description"), self.description),
            self.rules,
            self.attributes,
        )

    def _connect(self) -> None:
        self.name.edited.connect(lambda name: self._edit(name=name))
        self.key.keyed.connect(lambda key: self._edit(key=key))
        self.hues.picked.connect(lambda hue: self._edit(hue=hue))
        self.description.edited.connect(lambda text: self._edit(description=text))
        self.rules.chosen.connect(lambda name: self._edit(rules=name))
        self.attributes.edited.connect(self._edit_attributes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Beside each other, or under each other where letters are large.
        is_narrow = self.width() < letters(_NARROW)
        direction = QBoxLayout.Direction
        self._names.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    # Drawn from the label

    def show_label(self, label: Label, place: int, *, used: str, hues: Mapping[int, str]) -> None:
        """Show a label.

        Args:
            label: It.
            place: Where it stands in its set, from 0.
            used: How many spans have it, in words.
            hues: The colours of the other labels, and whose each is.
        """
        self._label, self._place = label, place
        self._show_preview(label, place)
        self.used.show_text(used)
        self.name.show_text(label.name)
        self.key.show_key(label.key.upper())
        by_place = self._theme.palette != "project"
        self.hues.show_hue(label.hue, hues, by_place=by_place)
        self.description.show_text(label.description)
        self.rules.show_rules(label)
        self.attributes.show_attributes(label.attributes)
        self.refuse("", "")

    def _show_preview(self, label: Label, place: int) -> None:
        """Show the label as it is in the bar above the article, as a picture: it tags nothing."""
        colors = self._theme.label_colors(label.hue, place)
        chip = Chip(
            label.title,
            key_text=label.key.upper(),
            colors=ChipColors(swatch=colors.edge, edge=colors.edge, ground=colors.fill),
        )
        chip.set_on(is_on=True)
        chip.resize(chip.sizeHint())
        self.preview.setPixmap(chip.grab())
        colour = hue_name(label.hue)
        words = tr("{label} in {colour}", label=label.title, colour=colour)
        self.preview.setAccessibleName(words)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.hues.set_theme(theme)
        if self._label is not None:
            self._show_preview(self._label, self._place)

    def refuse(self, part: str, reason: str) -> None:
        """Say at a part (name, key, attributes) why it was not taken; "" takes all away."""
        super().refuse(part, reason)
        self.key_field.refuse(reason if part == "key" else "")

    # What the person does

    def _edit(self, **values: object) -> None:
        if self._label is not None:
            self.edited.emit(self._label.model_copy(update=values), ())

    def _edit_attributes(self, attributes: object, names: object) -> None:
        if self._label is not None:
            self.edited.emit(self._label.model_copy(update={"attributes": attributes}), names)
