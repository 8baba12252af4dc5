"""The examples of a guideline as they are read, one under the other."""

from collections.abc import Sequence

from annotator.core.labels import Example
from annotator.ui.panels.example_row import ExampleRow, MakeSpanText, SpanLook
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import show_if
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import tr

_FEW = 30
"""So many are shown at once; nobody reads more, and each takes a millisecond."""


class ExampleCard(Card):
    """Shows examples. Their rows are kept for the next ones, as making them takes time."""

    def __init__(self, make_text: MakeSpanText) -> None:
        super().__init__()
        self._make_text = make_text
        self._theme: Theme = LIGHT
        self._made: list[ExampleRow] = []
        self._examples: Sequence[Example] = ()
        self._look: SpanLook | None = None
        self.more = WordsButton(edge="line")
        self.more.clicked.connect(lambda *_: self._show(len(self._examples)))
        self.add(self.more)

    @property
    def rows(self) -> list[ExampleRow]:
        """The rows of the examples that are shown."""
        return [row for row in self._made if not row.isHidden()]

    def show_examples(self, examples: Sequence[Example], look: SpanLook) -> None:
        """Show examples of a label; of very many the first, and a button for the others."""
        self._examples, self._look = examples, look
        self._show(_FEW)

    def _show(self, most: int) -> None:
        shown = self._examples[:most]
        if len(self.rows) != len(shown):
            # Out of sight, so that the page is not laid out again for each row that comes or goes.
            self.hide()
        while len(self._made) < len(shown):
            self._add_row()
        for at, row in enumerate(self._made):
            if at < len(shown) and self._look is not None:
                row.show_example(shown[at], self._look)
            show_if(row, at < len(shown))
        left_out = len(self._examples) - len(shown)
        self.more.show_words(tr("Show {n} more", n=f"{left_out:,}"))
        show_if(self.more, left_out > 0)
        show_if(self, bool(shown))

    def _add_row(self) -> None:
        row = ExampleRow(self._make_text)
        row.set_theme(self._theme)
        self.insert(len(self._made), row)
        self._made.append(row)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        for row in self._made:
            row.set_theme(theme)
