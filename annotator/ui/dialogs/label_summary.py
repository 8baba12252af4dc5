"""What applying the labels would do, or what stands in its way."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.label_effects import Effect
from annotator.core.label_faults import LabelFault
from annotator.ui.widgets.labels import TextLabel, show_if
from annotator.ui.wording import counted, tr

_MOST = 4
"""So many lines are shown of what is wrong, and of what would be done."""


class LabelSummary(QWidget):
    """Faults, warnings and effects, a sentence each; the most important of many."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = TextLabel(role="error", wraps=True)
        self.warned = TextLabel(wraps=True)
        self.effects = TextLabel(wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.wrong, self.warned, self.effects):
            layout.addWidget(part)

    @property
    def text(self) -> str:
        """All that it says."""
        parts = (self.wrong.text(), self.warned.text(), self.effects.text())
        return "\n".join(part for part in parts if part)

    def show_state(self, faults: Sequence[LabelFault], effects: Sequence[Effect]) -> None:
        """Show what is wrong and what would be done."""
        errors = [_sentence(fault) for fault in faults if fault.severity == "error"]
        warnings = [_sentence(fault) for fault in faults if fault.severity != "error"]
        done = sorted(effects, key=lambda effect: not effect.loses)
        self._show(self.wrong, errors)
        self._show(self.warned, warnings)
        sentences = [effect.sentence for effect in done]
        self._show(self.effects, sentences or [tr("Nothing is changed yet.")])

    def say(self, sentence: str) -> None:
        """Show a sentence in the place of what would be done."""
        self._show(self.effects, [sentence])

    def _show(self, part: TextLabel, sentences: Sequence[str]) -> None:
        more = len(sentences) - _MOST
        shown = list(sentences[:_MOST])
        if more > 0:
            shown.append(counted(more, "… and {n} more.", "… and {n} more."))
        part.show_text("\n".join(shown))
        show_if(part, bool(shown))


def _sentence(fault: LabelFault) -> str:
    return f"{fault.message} {fault.hint}".rstrip()
