"""Which label a guideline is of, and the keys that tag with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.app.keys import KeyMap
from annotator.core.labels import Label, LabelSet
from annotator.ui.actions import cap_text
from annotator.ui.widgets.choice_box import ChoiceBox
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.wording import tr

_LETTERS = 6
_NUMBERED = 9


class GuidelineHead(QWidget):
    """Shows one label of all. `label_chosen` carries the name of another that was chosen."""

    label_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[Label, ...] = ()
        self.labels = ChoiceBox(letters=_LETTERS)
        self.labels.setAccessibleName(tr("Label whose guideline is shown"))
        self.labels.activated.connect(lambda at: self.label_chosen.emit(self._labels[at].name))
        self.key = TextLabel(role="key", factor=SMALL)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 6)
        layout.addWidget(self.labels, 1)
        layout.addWidget(self.key)

    def show_label(
        self, label: Label, label_set: LabelSet, key_map: KeyMap, *, can_choose: bool
    ) -> None:
        """Show a label of a set; `can_choose` says whether another may be chosen."""
        if label_set.labels != self._labels:
            self._labels = label_set.labels
            self.labels.clear()
            self.labels.addItems([each.title for each in self._labels])
        at = self._labels.index(label)
        self.labels.setCurrentIndex(at)
        self.labels.setEnabled(can_choose)
        keys = key_map.keys(f"tag_{at + 1}") if at < _NUMBERED else ()
        self.key.show_text("  ".join(cap_text(key) for key in keys))
        self.key.setAccessibleName(tr("Keys that tag with it: {keys}", keys=self.key.text()))
        show_if(self.key, bool(keys))
