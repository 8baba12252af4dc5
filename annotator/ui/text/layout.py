"""Where a stretch of text is on the page, and what of the text is at a point.

The page is the laid-out document in pixels, from its top left, unscrolled; offsets are code
points. A stretch of a line may be several pieces side by side where its text runs both ways.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from math import inf
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextLine

from annotator.core import boundaries
from annotator.core.direction import has_right_to_left
from annotator.core.offsets import OffsetMap
from annotator.ui.text.measures import LineMetrics
from annotator.ui.text.typesetting import Page

_TOUCHING_PX = 1.0
_SLIVER_PX = 2.0
_BLOCKS_NEAR = 3
_LINES_NEAR = 2


class Line(NamedTuple):
    """A line of text and where it stands; good until the page is laid out anew."""

    start: int
    end: int
    left: float
    right: float
    """Of its ink: white space that hangs over at its end does not count."""
    baseline: float
    metrics: LineMetrics
    text_line: QTextLine
    block_utf16: int
    block_left: float
    is_bidi: bool
    is_rtl: bool

    @property
    def top(self) -> float:
        """Where the room for its label names begins."""
        return self.baseline - self.metrics.above - self.metrics.name_height

    @property
    def bottom(self) -> float:
        """Where its rows of lines end; a line without text has none."""
        if self.start == self.end:
            return self.baseline
        return self.baseline + self.metrics.below + self.metrics.rows


class Piece(NamedTuple):
    """A visual run of some stretch on one line, and whether the stretch begins or ends in it."""

    left: float
    right: float
    opens: bool
    closes: bool
    is_rtl: bool


class PageLayout:
    """Answers for one set page."""

    def __init__(self, page: Page, text: str, offsets: OffsetMap) -> None:
        self._page = page
        self._text = text
        self._offsets = offsets
        self._is_bidi = has_right_to_left(text)

    def lines(self, top: float, bottom: float) -> Iterator[Line]:
        """Yield the lines that have something between two heights of the page, downwards."""
        block = self._block_before(top)
        while block.isValid() and self._is_laid_out(block):
            for line in self._lines_of(block, top):
                if line.top > bottom:
                    return
                if line.bottom >= top:
                    yield line
            block = block.next()

    def line_of(self, offset: int) -> Line:
        """Return the line that the code point at `offset` is on; at the text's end, the last."""
        at_utf16 = self._offsets.to_utf16(offset)
        block = self._page.document.findBlock(at_utf16)
        if not self._is_laid_out(block):
            block = self._last_block()
        layout = block.layout()
        origin = self._origin(block)
        text_line = layout.lineForTextPosition(at_utf16 - block.position())
        if not text_line.isValid():
            text_line = layout.lineAt(max(0, layout.lineCount() - 1))
        return self._line(block, text_line, origin)

    def line_at(self, y: float) -> Line | None:
        """Return the line that has the height `y` to itself, or the nearest one above."""
        nearest: Line | None = None
        block = self._block_before(y)
        for _ in range(_BLOCKS_NEAR):
            for line in self._lines_of(block, y) if block.isValid() else ():
                nearest = line
                if y < line.bottom:
                    return line
            block = block.next()
        return nearest

    def caret_at(self, point: QPointF) -> int:
        """Return the nearest place for a caret."""
        line = self.line_at(point.y())
        if line is None:
            return 0
        between = QTextLine.CursorPosition.CursorBetweenCharacters
        offset = self._offset_in(line, point.x(), between)
        cluster = boundaries.grapheme_at(self._text, offset)
        return offset if offset == cluster.end else cluster.start

    def under(self, point: QPointF) -> int | None:
        """Return where the character begins whose place holds the point, None if there is none."""
        line = self.line_at(point.y())
        if line is None or not line.left <= point.x() < line.right:
            return None
        offset = self._offset_in(line, point.x(), QTextLine.CursorPosition.CursorOnCharacter)
        is_on_line = line.start <= offset < line.end
        return boundaries.grapheme_at(self._text, offset).start if is_on_line else None

    def rect_of(self, offset: int) -> QRectF:
        """Return the place of the code point at `offset`; without width at the text's end."""
        line = self.line_of(offset)
        end = boundaries.grapheme_at(self._text, offset).end
        pieces = self.pieces(line, offset, end) if end <= line.end else []
        left, right = (pieces[0].left, pieces[0].right) if pieces else (line.right, line.right)
        above, below = line.metrics.above, line.metrics.below
        return QRectF(left, line.baseline - above, right - left, above + below)

    def point_of(self, offset: int) -> QPointF:
        """Return the middle of the character at `offset`."""
        return self.rect_of(offset).center()

    def pieces(self, line: Line, start: int, end: int) -> list[Piece]:
        """Return the visual runs of `[start, end)` on `line`; none where it has no ink there."""
        low, high = max(start, line.start), min(end, line.end)
        if low >= high:
            return []
        if line.is_bidi:
            return self._pieces_both_ways(line, start, end)
        left, right = self._x(line, low), min(self._x(line, high), line.right)
        if high == line.end and self._text[low:high].isspace():
            return []
        # What has no width of its own, as a joiner has none, is shown as a sliver.
        return [Piece(left, max(right, left + _SLIVER_PX), low == start, high == end, False)]

    def _pieces_both_ways(self, line: Line, start: int, end: int) -> list[Piece]:
        low, high = max(start, line.start), min(end, line.end)
        runs = self._runs(line, low, high)
        first = next(iter(self._runs(line, low, low + 1)), None)
        last = next(iter(self._runs(line, high - 1, high)), None)
        return [
            Piece(
                run.left,
                run.right,
                low == start and (first is None or run.holds(first)),
                high == end and (last is None or run.holds(last)),
                run.is_rtl,
            )
            for run in runs
        ]

    def _runs(self, line: Line, start: int, end: int) -> list["_Run"]:
        """Return the visual runs of a stretch of one line from left to right, joined."""
        start_utf16 = self._offsets.to_utf16(start)
        length_utf16 = self._offsets.to_utf16(end) - start_utf16
        found: list[_Run] = []
        slivers: list[_Run] = []
        for run in line.text_line.glyphRuns(start_utf16 - line.block_utf16, length_utf16):
            box = run.boundingRect()
            left = max(box.left() + line.block_left, line.left)
            right = min(box.right() + line.block_left, line.right)
            if right > left:
                found.append(_Run(left, right, run.isRightToLeft()))
            else:
                slivers.append(_Run(left, left + _SLIVER_PX, run.isRightToLeft()))
        joined: list[_Run] = []
        for run in sorted(found or slivers[:1]):
            if joined and run.left <= joined[-1].right + _TOUCHING_PX:
                last = joined[-1]
                is_rtl = run.is_rtl if run.is_rtl == last.is_rtl else line.is_rtl
                joined[-1] = _Run(last.left, max(run.right, last.right), is_rtl)
            else:
                joined.append(run)
        return joined

    def _block_before(self, y: float) -> QTextBlock:
        """Return the paragraph before the one at `y`: its last line may reach down to there.

        Searched from the top in growing steps: Qt lays out as far as it is asked where something
        is, and its own hit test is wrong until it has laid out everything.
        """
        document = self._page.document
        count = document.blockCount()
        high = 1
        while high < count and self._top_of(high) <= y:
            high *= 2
        numbers = range(high // 2, min(high, count))
        at = numbers.start + bisect_right(numbers, y, key=self._top_of) - 1
        return document.findBlockByNumber(max(0, at - 1))

    def _top_of(self, block_number: int) -> float:
        block = self._page.document.findBlockByNumber(block_number)
        return self._origin(block).y() if self._is_laid_out(block) else inf

    def _is_laid_out(self, block: QTextBlock) -> bool:
        """Whether Qt can place a paragraph: it sets no page higher than some 8 million pixels."""
        self._origin(block)
        return block.layout().lineCount() > 0

    def _last_block(self) -> QTextBlock:
        document = self._page.document
        numbers = range(document.blockCount())
        behind = bisect_left(numbers, x=inf, key=self._top_of)
        return document.findBlockByNumber(max(0, behind - 1))

    def _lines_of(self, block: QTextBlock, y: float) -> Iterator[Line]:
        """Yield the lines of a paragraph, without most of those that are above `y`."""
        layout = block.layout()
        origin = self._origin(block)
        above = int((y - origin.y()) / self._page.metrics.pitch) - _LINES_NEAR
        last = layout.lineCount() - 1
        for number in range(max(0, min(above, last)), last + 1):
            yield self._line(block, layout.lineAt(number), origin)

    def _origin(self, block: QTextBlock) -> QPointF:
        return self._page.document.documentLayout().blockBoundingRect(block).topLeft()

    def _line(self, block: QTextBlock, text_line: QTextLine, origin: QPointF) -> Line:
        first_utf16 = block.position() + text_line.textStart()
        start = self._offsets.from_utf16(first_utf16)
        end = self._offsets.from_utf16(first_utf16 + text_line.textLength())
        ink = text_line.naturalTextRect()
        is_heading = self._page.has_heading and block.blockNumber() == 0
        metrics = self._page.metrics
        is_rtl = self._is_bidi and block.textDirection() == Qt.LayoutDirection.RightToLeft
        is_bidi = is_rtl or (self._is_bidi and has_right_to_left(self._text[start:end]))
        return Line(
            start,
            end,
            origin.x() + ink.left(),
            origin.x() + ink.right(),
            round(origin.y() + text_line.y() + text_line.ascent()),
            metrics.heading if is_heading else metrics.body,
            text_line,
            block.position(),
            origin.x(),
            is_bidi,
            is_rtl,
        )

    def _x(self, line: Line, offset: int) -> float:
        x = line.text_line.cursorToX(self._offsets.to_utf16(offset) - line.block_utf16)
        # The binding gives the position back with it, which its own hints do not know.
        return line.block_left + cast("tuple[float, int]", x)[0]

    def _offset_in(self, line: Line, x: float, kind: QTextLine.CursorPosition) -> int:
        in_block = line.text_line.xToCursor(x - line.block_left, kind)
        return self._offsets.from_utf16(line.block_utf16 + in_block)


class _Run(NamedTuple):
    left: float
    right: float
    is_rtl: bool

    def holds(self, other: "_Run") -> bool:
        return self.left - 0.5 <= other.left and other.right <= self.right + 0.5
