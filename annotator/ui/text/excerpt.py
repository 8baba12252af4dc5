"""A few words with spans in them, painted as in the article: to be shown beside it."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from annotator.core.labels import Label, LabelSet
from annotator.core.offsets import OffsetMap, display_text
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.ui.text.layout import PageLayout
from annotator.ui.text.measures import PageMetrics, ReadingStyle, measure
from annotator.ui.text.paint import make_scene, paint_over_text, paint_under_text
from annotator.ui.text.shown import ShownSpans
from annotator.ui.text.typesetting import typeset
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import TextLabel

_SIZE = 1.06
"""Of the letters, as a part of the interface's: the reading face looks smaller."""
_SPACING = 1.5
_MARGIN_PX = 4.0
"""Kept free on all sides, for what is painted around letters at the edges."""
_LEAST = 8
"""The narrowest it gets, in letters."""


class Excerpt(TextLabel):
    """Shows a text as high as it has to be for its width; it can be read, not selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme: Theme = LIGHT
        self._shown = ShownSpans()
        self._set("", "")

    def show_spans(
        self,
        text: str,
        places: Sequence[Range],
        label: Label,
        label_set: LabelSet,
        *,
        family: str = "",
    ) -> None:
        """Show a text with spans of one label at these places, in code points.

        Args:
            text: What is shown, as it is.
            places: Where the spans are; none may be empty.
            label: What they are called.
            label_set: The set that the label is of.
            family: The typeface for reading, "" for the usual one.
        """
        spans = [
            Span(id=f"e{at}", label=label.name, start=start, end=end, text=text[start:end])
            for at, (start, end) in enumerate(sorted(places, key=_in_reading_order))
        ]
        self._shown = ShownSpans(spans, "", label_set)
        self._set(text, family)
        self.setText(display_text(text))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.update()

    def _set(self, text: str, family: str) -> None:
        self._metrics = _metrics(family, QApplication.font().toString())
        self._heights: dict[int, int] = {}
        offsets = OffsetMap(text)
        width = max(self.width(), self.minimumSizeHint().width())
        self._page = typeset(
            text, offsets, self._metrics, title="", width_px=width, margin_px=_MARGIN_PX
        )
        self._layout = PageLayout(self._page, text, offsets)

    @property
    def middle_px(self) -> int:
        """How far down the middle of its first line is, for what stands beside it."""
        line = self._layout.line_of(0)
        return round(line.baseline - line.metrics.above / 2)

    # Sizes, in pixels

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A layout asks again and again, and each width that is tried sets the text anew.
        if width not in self._heights:
            self._lay_out(width)
            self._heights[width] = round(self._page.document.size().height())
        return self._heights[width]

    def _lay_out(self, width: int) -> None:
        document = self._page.document
        if round(document.pageSize().width()) != width:
            document.setPageSize(QSizeF(width, -1))

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * _LEAST
        return QSize(round(least + 2 * _MARGIN_PX), self.fontMetrics().height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width())
        area = QRectF(event.rect())
        scene = make_scene(
            self._layout,
            self._shown,
            Range(0, 0),
            None,
            top=area.top() - self._metrics.pitch,
            bottom=area.bottom() + self._metrics.pitch,
        )
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.color("text"))
        context.clip = area
        with QPainter(self) as painter:
            paint_under_text(painter, scene, self._theme)
            self._page.document.documentLayout().draw(painter, context)
            paint_over_text(painter, scene, self._metrics, self._theme, width=self.width())


@lru_cache(maxsize=4)
def _metrics(family: str, interface_font: str) -> PageMetrics:
    """Return the sizes of a text; to find a typeface takes longer than to set a sentence in it."""
    font = QFont()
    font.fromString(interface_font)
    size = font.pointSizeF() * _SIZE
    style = ReadingStyle(family=family, size_pt=size, line_spacing=_SPACING, show_names=False)
    return measure(style, font)


def _in_reading_order(place: Range) -> tuple[int, int]:
    return place.start, -place.end
