"""One document set on a page, with its header: what a view shows."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextCursor

from annotator.core.offsets import OffsetMap
from annotator.core.records import Document
from annotator.ui.text.header import Header, byline
from annotator.ui.text.layout import PageLayout
from annotator.ui.text.measures import PageMetrics
from annotator.ui.text.typesetting import typeset
from annotator.ui.theme import Theme

MARGIN_PX = 28
"""Kept free beside the column, for what is painted around letters at its edges."""

_TOP_PX = 26
_BOTTOM_PX = 90


class Sheet:
    """A document, its offsets, and where its text is on a page of some width in pixels."""

    def __init__(
        self, document: Document, metrics: PageMetrics, width_px: int, published: str = ""
    ) -> None:
        self.document = document
        self.metrics = metrics
        self.offsets = OffsetMap(document.text)
        self.page = typeset(
            document.text,
            self.offsets,
            metrics,
            title=document.title,
            width_px=width_px,
            margin_px=MARGIN_PX,
        )
        self.layout = PageLayout(self.page, document.text, self.offsets)
        self._header = Header(document, metrics, has_heading=self.page.has_heading)
        self.say_published(published)
        self.width_px = width_px
        self._column = QRectF()
        self.set_width(width_px)

    def set_width(self, width_px: int) -> None:
        """Make room for the header on a page of that width."""
        self.width_px = width_px
        self._column = QRectF(MARGIN_PX, _TOP_PX, width_px - 2 * MARGIN_PX, 0)
        self._column.setHeight(self._header.height(self._column.width()))
        frame = self.page.document.rootFrame()
        format_ = frame.frameFormat()
        above = 0 if self.page.has_heading else self._column.height()
        top = _TOP_PX + above
        if (format_.topMargin(), format_.bottomMargin()) != (top, _BOTTOM_PX):
            format_.setTopMargin(top)
            format_.setBottomMargin(_BOTTOM_PX)
            frame.setFrameFormat(format_)
        if self.page.has_heading:
            self._leave_room_below_heading()

    @property
    def byline(self) -> str:
        """What stands in the line below the title."""
        return self._header.byline

    def say_published(self, day: str) -> None:
        """Write another day into the line below the title, "" for that of the source."""
        self.published = day
        self._header.byline = byline(self.document, day)

    def paint_header(self, painter: QPainter, theme: Theme) -> None:
        """Paint the title and byline above the text, or the byline under its heading."""
        place = QRectF(self._column)
        if self.page.has_heading:
            first = self.page.document.begin()
            box = self.page.document.documentLayout().blockBoundingRect(first)
            place.moveTop(box.bottom() + self.metrics.heading.rows)
        self._header.paint(painter, place, theme)

    def has_header_below(self, y: float) -> bool:
        """Return whether some of the header is below a height of the page."""
        return y < self._column.bottom() + 4 * self.metrics.heading_pitch

    def _leave_room_below_heading(self) -> None:
        cursor = QTextCursor(self.page.document.begin())
        format_ = cursor.blockFormat()
        room = self._header.byline_height + self.metrics.heading.rows
        if format_.bottomMargin() != room:
            format_.setBottomMargin(room)
            cursor.setBlockFormat(format_)
