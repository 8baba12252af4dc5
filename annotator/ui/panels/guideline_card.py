"""What labels are for, in short: the card under the span, or under the article."""

from annotator.core.labels import Label, LabelSet
from annotator.ui.panels.section import Section, ink
from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, show_if
from annotator.ui.wording import tr


class GuidelineCard(Section):
    """What a label is for; all labels where no span is picked."""

    def __init__(self) -> None:
        super().__init__(tr("Guideline"))
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._labels: tuple[Label, ...] = ()
        self._theme: Theme | None = None

    @property
    def text(self) -> str:
        """What it says, a line for each label."""
        return "\n".join(label.description for label in self._labels)

    def show_labels(self, labels: tuple[Label, ...], label_set: LabelSet, theme: Theme) -> None:
        """Show what these labels are for; those that nothing is said of are left out."""
        labels = tuple(label for label in labels if label.description)
        if labels == self._labels and theme == self._theme:
            return
        self._labels, self._theme = labels, theme
        show_if(self, bool(labels))
        while len(self._rows) < len(labels):
            self._add_row()
        for at, (title, description) in enumerate(self._rows):
            is_shown = at < len(labels)
            if is_shown:
                title.show_text(labels[at].title)
                ink(title, labels[at], label_set, theme)
                description.show_text(labels[at].description)
            show_if(title, is_shown and len(labels) > 1)
            show_if(description, is_shown)
        single = f" · {labels[0].title}" if len(labels) == 1 else ""
        self.caption.setText(tr("Guideline") + single)

    def _add_row(self) -> None:
        title = Caption(role="ink", wraps=True)
        description = TextLabel(wraps=True, factor=SMALL)
        self.card.add(title)
        self.card.add(description)
        self._rows.append((title, description))
