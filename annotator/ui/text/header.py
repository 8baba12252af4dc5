"""The title of an article and the line below it, above the text or under its heading."""

import re

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.core.direction import runs_right_to_left
from annotator.core.records import Document
from annotator.ui.text.measures import PageMetrics
from annotator.ui.theme import Theme

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WITHOUT_SPACES = ("zh", "ja", "th", "lo", "km", "my")
_WRAP = Qt.TextFlag.TextWordWrap.value


class Header:
    """What stands above a document's text, and how much room it takes.

    `has_heading` says that the text begins with its title, so that only the byline is ours.
    """

    def __init__(self, document: Document, metrics: PageMetrics, *, has_heading: bool) -> None:
        self.title = "" if has_heading else document.title.strip()
        self.byline = byline(document)
        self._metrics = metrics
        self._is_rtl = runs_right_to_left(document.title or document.text)

    def height(self, width: float) -> float:
        """Return the height in pixels at a column's width in pixels."""
        return self._title_height(width) + self.byline_height

    @property
    def byline_height(self) -> float:
        """The height of the line below the title, in pixels, with the room around it."""
        if not self.byline:
            return 0.0
        return round(QFontMetricsF(self._metrics.byline_font).height() * 1.25)

    def paint(self, painter: QPainter, column: QRectF, theme: Theme) -> None:
        """Paint at the top of `column`, a rectangle of the page."""
        title_height = self._title_height(column.width())
        if self.title:
            place = QRectF(column.topLeft(), column.size())
            place.setHeight(title_height)
            painter.setFont(self._metrics.heading_font)
            painter.setPen(theme.color("text"))
            painter.drawText(place, _WRAP | self._side, self.title)
        place = QRectF(column.left(), column.top() + title_height, column.width(), 0)
        place.setHeight(self.byline_height)
        painter.setFont(self._metrics.byline_font)
        painter.setPen(theme.color("faint"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter.value | self._side, self.byline)

    def _title_height(self, width: float) -> float:
        if not self.title:
            return 0.0
        metrics = QFontMetricsF(self._metrics.heading_font)
        room = QRectF(0, 0, width, 10_000)
        return round(metrics.boundingRect(room, _WRAP, self.title).height() + 2)

    @property
    def _side(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self._is_rtl else Qt.AlignmentFlag.AlignLeft
        return side.value


def byline(document: Document, published: str = "") -> str:
    """Return when, by whom and how long: "9 March 2026 · Northern Wire · 412 words".

    `published` is the day that a person has said, "" where the source's counts.
    """
    source = document.source
    day = spoken_date(published or source.published_at)
    parts = (day, source.publisher or source.author, _length(document))
    return " · ".join(_isolated(part) for part in parts if part)


def _isolated(part: str) -> str:
    """Keep a name that runs from right to left from taking the numbers beside it along."""
    return (
        f"\N{FIRST STRONG ISOLATE}{part}\N{POP DIRECTIONAL ISOLATE}"
        if runs_right_to_left(part)
        else part
    )


def spoken_date(value: str) -> str:
    """Return a moment or an EDTF interval as a person writes it: "9 March 2026"."""
    days = list(dict.fromkeys(_DAY.findall(value)))
    written = [
        QLocale(QLocale.Language.English).toString(QDate(*map(int, day)), "d MMMM yyyy")
        for day in days
    ]
    return " – ".join(written) if written else value.split("/")[0]


def _length(document: Document) -> str:
    text = document.text
    if document.language.split("-")[0] in _WITHOUT_SPACES:
        return f"{len(text):,} characters"
    words = len(text.split())
    return f"{words:,} word" if words == 1 else f"{words:,} words"
