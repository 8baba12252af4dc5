"""An example as it is read: a sign, the sentence with its spans, and why."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.core.labels import Example, Label, LabelSet
from annotator.core.marked import MarkError, read_marked
from annotator.core.ranges import Range
from annotator.ui.theme import Theme
from annotator.ui.widgets.glyph_sign import GlyphSign
from annotator.ui.widgets.glyphs import Glyph
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.wording import tr

SIGNS: dict[bool, tuple[Glyph, str]] = {True: ("tick", "ok"), False: ("cross", "error")}
"""The sign of an example that is right, or not, and the theme's colour of it."""


class SpanText(Protocol):
    """A widget that shows a text with spans in it as the article does (`text.excerpt`)."""

    def show_spans(
        self,
        text: str,
        places: tuple[Range, ...],
        label: Label,
        label_set: LabelSet,
        *,
        family: str = "",
    ) -> None:
        """Show a text with spans of a label, in code points."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        ...

    @property
    def middle_px(self) -> int:
        """How far down the middle of its first line is."""
        ...

    def setAccessibleName(self, name: str, /) -> None: ...


class SpanLook(NamedTuple):
    """How spans of examples look: as those of a label of a set.

    `family` is the typeface, "" for the usual one.
    """

    label: Label
    label_set: LabelSet
    family: str = ""


MakeSpanText = Callable[[], SpanText]
"""Makes one: panels know nothing of how the article is painted."""


class ExampleRow(QWidget):
    """Shows one example; it can be given another."""

    def __init__(self, make_text: MakeSpanText) -> None:
        super().__init__()
        self.sign = GlyphSign()
        self.text = make_text()
        self.note = TextLabel(role="faint", factor=SMALL, wraps=True)
        self.note.setContentsMargins(4, 0, 0, 0)
        self._build()

    def _build(self) -> None:
        assert isinstance(self.text, QWidget)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.sign)
        self._beside.addStretch(1)
        layout.addLayout(self._beside)
        layout.addLayout(words, 1)

    def show_example(self, example: Example, look: SpanLook) -> None:
        """Show an example; one whose braces do not fit is shown as it is written."""
        try:
            text, places = read_marked(example.text)
        except MarkError:
            text, places = example.text, ()
        self.text.show_spans(text, places, look.label, look.label_set, family=look.family)
        self.sign.show_glyph(*SIGNS[example.is_right])
        above = max(0, self.text.middle_px - self.sign.sizeHint().height() // 2)
        self._beside.setContentsMargins(0, above, 0, 0)
        self.text.setAccessibleName(_spoken(example, text, places))
        self.note.show_text(example.note)
        show_if(self.note, bool(example.note))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.sign.set_theme(theme)
        self.text.set_theme(theme)


def _spoken(example: Example, text: str, places: tuple[Range, ...]) -> str:
    """Return an example as it is told: whether it is right, the spans, and the sentence."""
    kind = tr("Right") if example.is_right else tr("Wrong")
    spans = ", ".join(f"“{text[slice(*place)]}”" for place in places)
    return tr(
        "{kind}: {spans} in: {sentence}",
        kind=kind,
        spans=spans or tr("no span"),
        sentence=text,
    )
