"""A guideline as it is read: shortly, at length and by examples, with what is declared."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.core.label_guidelines import Guideline
from annotator.ui.panels.example_card import ExampleCard
from annotator.ui.panels.example_row import MakeSpanText, SpanLook
from annotator.ui.panels.guideline_facts import links_in_words, values_in_words
from annotator.ui.panels.section import ink
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.fact_text import FactText
from annotator.ui.widgets.fitted_markdown import FittedMarkdown
from annotator.ui.widgets.labels import Caption, TextLabel, show_if
from annotator.ui.wording import tr

_TITLE = 1.25


class GuidelinePage(QWidget):
    """Shows one guideline of a label; its parts are kept for the next one."""

    def __init__(self, make_text: MakeSpanText) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._theme: Theme = LIGHT
        self._shown: tuple[Guideline, SpanLook] | None = None
        self.name = TextLabel(bold=True, factor=_TITLE, wraps=True)
        self.description = TextLabel(wraps=True)
        self.nothing = TextLabel(
            tr("Nothing is written about this label yet."), role="faint", wraps=True
        )
        self.text = FittedMarkdown(tr("Guideline at length"))
        self.examples = ExampleCard(make_text)
        self.values = FactText(tr("Values"))
        self.links = FactText(tr("Links"))
        self._captions: dict[QWidget, Caption] = {
            part: Caption(title, wraps=True)
            for part, title in (
                (self.examples, tr("Examples")),
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

    def show_guideline(
        self, guideline: Guideline, look: SpanLook, *, has_facts: bool = True
    ) -> None:
        """Show a guideline, at no cost where it is shown already.

        Args:
            guideline: What is said, now or in an older version.
            look: The label as it is now, and how its spans are shown.
            has_facts: Whether to show what values and links the label has.
        """
        if (guideline, look) == self._shown:
            return
        self._shown = (guideline, look)
        self.name.show_text(look.label.title)
        ink(self.name, look.label, look.label_set, self._theme)
        self.description.show_text(guideline.description)
        show_if(self.description, bool(guideline.description))
        show_if(self.nothing, guideline == Guideline())
        self.text.show_text(guideline.text)
        show_if(self.text, bool(guideline.text.strip()))
        self.examples.show_examples(guideline.examples, look)
        self._show_part(self.examples, is_shown=bool(guideline.examples))
        self._show_facts(look if has_facts else None)

    def _show_facts(self, look: SpanLook | None) -> None:
        values = values_in_words(look.label) if look else ()
        links = links_in_words(look.label, look.label_set) if look else ()
        for part, facts in ((self.values, values), (self.links, links)):
            part.show_facts(facts)
            self._show_part(part, is_shown=bool(facts))

    def _show_part(self, part: QWidget, *, is_shown: bool) -> None:
        show_if(part, is_shown)
        show_if(self._captions[part], is_shown)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.examples.set_theme(theme)
        if self._shown is not None:
            _, look = self._shown
            ink(self.name, look.label, look.label_set, theme)
