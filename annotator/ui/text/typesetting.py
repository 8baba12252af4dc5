"""Sets a text as a `QTextDocument` with one fixed pitch of lines, so that nothing moves."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from annotator.core.direction import runs_right_to_left
from annotator.core.offsets import OffsetMap, display_text
from annotator.ui.text.measures import PageMetrics

LONGEST_PARAGRAPH = 20_000
"""Code points. Qt lays out and paints a paragraph as a whole, so one of a million code points
would stop the window for seconds. What is longer is shown as several, each broken off at a space,
which the end of a paragraph replaces one for one: no offset moves."""

_LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
_AFTER_HEADING_PX = 6.0
_EMPTY_LINE = 0.42
_PARAGRAPH_GAP = 0.2
"""Of the pitch: the height of a line with nothing in it; the gap between paragraphs without one."""


@dataclass(frozen=True)
class Page:
    """A text that is set. `document` holds as many UTF-16 units as the text."""

    document: QTextDocument
    metrics: PageMetrics
    has_heading: bool
    wrap_mode: QTextOption.WrapMode


def typeset(
    text: str,
    offsets: OffsetMap,
    metrics: PageMetrics,
    *,
    title: str,
    width_px: float,
    margin_px: float,
) -> Page:
    """Set `text` on a page of that width, of which a margin stays free on all sides.

    A first line that is the title is set as a heading. The text is given to Qt, never taken back.
    """
    shown = _cut_long_paragraphs(display_text(text))
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(metrics.font)
    document.setDocumentMargin(margin_px)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_body_format(metrics, has_empty_lines="\n\n" in text))
    cursor.insertText(shown)
    has_heading = bool(title) and text.split("\n", 1)[0].strip() == title.strip()
    if has_heading:
        _set_heading(document, metrics)
    if "\n\n" in text:
        _set_empty_lines(document, metrics, has_heading=has_heading)
    if len(text) > LONGEST_PARAGRAPH:
        _keep_directions(document, text, offsets)
    option = document.defaultTextOption()
    option.setWrapMode(_wrap_mode(shown))
    document.setDefaultTextOption(option)
    document.setPageSize(QSizeF(width_px, -1))
    return Page(document, metrics, has_heading, option.wrapMode())


def _wrap_mode(shown: str) -> QTextOption.WrapMode:
    """Return where lines may end: anywhere, if looking for the ends of words would take minutes."""
    is_long = len(shown) > 2 * LONGEST_PARAGRAPH
    if is_long and max(map(len, shown.split("\n"))) > 2 * LONGEST_PARAGRAPH:
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def _fixed(height: float) -> QTextBlockFormat:
    format_ = QTextBlockFormat()
    format_.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return format_


def _body_format(metrics: PageMetrics, *, has_empty_lines: bool) -> QTextBlockFormat:
    """Return the format that every line of the text inherits as it is inserted."""
    format_ = _fixed(metrics.pitch)
    if not has_empty_lines:
        format_.setBottomMargin(round(metrics.pitch * _PARAGRAPH_GAP))
    return format_


def _set_empty_lines(document: QTextDocument, metrics: PageMetrics, *, has_heading: bool) -> None:
    """Give lines with nothing in them the height of a gap, not of a line."""
    format_ = _fixed(round(metrics.pitch * _EMPTY_LINE))
    block = document.begin()
    while block.isValid():
        if block.length() == 1:
            QTextCursor(block).setBlockFormat(format_)
        block = block.next()
    after_heading = document.findBlockByNumber(1)
    if has_heading and after_heading.length() == 1:
        QTextCursor(after_heading).setBlockFormat(_fixed(_AFTER_HEADING_PX))


def _set_heading(document: QTextDocument, metrics: PageMetrics) -> None:
    cursor = QTextCursor(document.begin())
    cursor.setBlockFormat(_fixed(metrics.heading_pitch))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    format_ = QTextCharFormat()
    format_.setFont(metrics.heading_font)
    cursor.setCharFormat(format_)


def _cut_long_paragraphs(shown: str) -> str:
    """Return the text with the ends of paragraphs in place of some spaces of very long ones."""
    if len(shown) <= LONGEST_PARAGRAPH:
        return shown
    return "\n".join(
        line if len(line) <= LONGEST_PARAGRAPH else _cut(line) for line in shown.split("\n")
    )


def _cut(line: str) -> str:
    parts: list[str] = []
    start = 0
    while len(line) - start > LONGEST_PARAGRAPH:
        low, high = start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH
        at = max(line.rfind(mark, low, high) + len(mark) - 1 for mark in (". ", "؟ ", "! "))
        at = at if at > low else line.rfind(" ", low, high)
        if at < 0:
            break
        parts.append(line[start:at])
        start = at + 1
    return "\n".join([*parts, line[start:]])


def _keep_directions(document: QTextDocument, text: str, offsets: OffsetMap) -> None:
    """Give each part of a paragraph that was cut the direction of the whole."""
    for start, end in _long_paragraphs(text):
        is_rtl = runs_right_to_left(text[start:end])
        format_ = QTextBlockFormat()
        format_.setLayoutDirection(_RIGHT_TO_LEFT if is_rtl else _LEFT_TO_RIGHT)
        cursor = QTextCursor(document)
        cursor.setPosition(offsets.to_utf16(start))
        cursor.setPosition(offsets.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeBlockFormat(format_)


def _long_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > LONGEST_PARAGRAPH:
            yield start, end
        start = end + 1
