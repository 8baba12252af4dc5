"""A guideline as it is read: shortly, at length, by examples, and what the label set declares."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.core.label_guidelines import Guideline
from annotator.core.labels import Label, LabelSet
from annotator.ui.panels.example_row import ExampleRow, MakeSpanText
from annotator.ui.panels.guideline_facts import links_in_words, values_in_words
from annotator.ui.panels.section import ink
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.fact_text import FactText
from annotator.ui.widgets.fitted_markdown import FittedMarkdown
from annotator.ui.widgets.labels import Caption, TextLabel, show_if
from annotator.ui.wording import tr

_TITLE = 1.25


class GuidelinePage(QWidget):
    """Shows one guideline of a label. Its parts are kept for the next one, as making takes time."""

    def __init__(self, make_text: MakeSpanText) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._make_text = make_text
        self._theme: Theme = LIGHT
        self._shown: tuple[Guideline, Label, LabelSet, str] | None = None
        self.name = TextLabel(bold=True, factor=_TITLE, wraps=True)
        self.description = TextLabel(wraps=True)
        self.nothing = TextLabel(
            tr("Nothing is written about this label yet."), role="faint", wraps=True
        )
        self.text = FittedMarkdown(tr("Guideline"))
        self.rows: list[ExampleRow] = []
        self._card = Card()
        self.values = FactText(tr("Values"))
        self.links = FactText(tr("Links"))
        self._captions: dict[QWidget, Caption] = {
            part: Caption(title, wraps=True)
            for part, title in (
                (self._card, tr("Examples")),
                (self.values, tr("Values")),
                (self.links, tr("Links")),
            )
        }
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 14)
        layout.setSpacing(8)
        for part in (self.name, self.description, self.nothing, self.text):
            layout.addWidget(part)
        for part, caption in self._captions.items():
            layout.addSpacing(6)
            layout.addWidget(caption)
            layout.addWidget(part)
        layout.addStretch(1)

    @property
    def shown_rows(self) -> list[ExampleRow]:
        """The rows of the examples that are shown."""
        return [row for row in self.rows if not row.isHidden()]

    def show_guideline(
        self,
        guideline: Guideline,
        label: Label,
        label_set: LabelSet,
        *,
        family: str = "",
        has_facts: bool = True,
    ) -> None:
        """Show a guideline of a label, at no cost where it is shown already.

        Args:
            guideline: What is said, now or in an older version.
            label: The label as it is now.
            label_set: The set that it is of.
            family: The typeface for reading, "" for the usual one.
            has_facts: Whether to show what values and links the label has.
        """
        if (guideline, label, label_set, family) == self._shown:
            return
        self._shown = (guideline, label, label_set, family)
        self.name.show_text(label.title)
        ink(self.name, label, label_set, self._theme)
        self.description.show_text(guideline.description)
        show_if(self.description, bool(guideline.description))
        show_if(self.nothing, guideline == Guideline())
        self.text.show_text(guideline.text)
        show_if(self.text, bool(guideline.text.strip()))
        self._show_examples(guideline, label, label_set, family)
        values, links = values_in_words(label), links_in_words(label, label_set)
        self.values.show_facts(values)
        self.links.show_facts(links)
        self._show_part(self._card, is_shown=bool(guideline.examples))
        self._show_part(self.values, is_shown=has_facts and bool(values))
        self._show_part(self.links, is_shown=has_facts and bool(links))

    def _show_examples(
        self, guideline: Guideline, label: Label, label_set: LabelSet, family: str
    ) -> None:
        while len(self.rows) < len(guideline.examples):
            row = ExampleRow(self._make_text)
            row.set_theme(self._theme)
            self._card.add(row)
            self.rows.append(row)
        for at, row in enumerate(self.rows):
            if at < len(guideline.examples):
                row.show_example(guideline.examples[at], label, label_set, family=family)
            show_if(row, at < len(guideline.examples))

    def _show_part(self, part: QWidget, *, is_shown: bool) -> None:
        show_if(part, is_shown)
        show_if(self._captions[part], is_shown)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)
        if self._shown is not None:
            _, label, label_set, _ = self._shown
            ink(self.name, label, label_set, theme)
