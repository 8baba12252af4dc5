"""The sizes of a page, all made of how a person likes to read."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

_FACES = (
    "Noto Serif",
    "Source Serif 4",
    "Charter",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
)
_COMPANIONS = (
    "Noto Naskh Arabic",
    "Geeza Pro",
    "Sakkal Majalla",
    "Noto Serif Hebrew",
    "Noto Serif CJK SC",
    "Songti SC",
    "SimSun",
    "Droid Sans Fallback",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
)
"""Faces for scripts that the reading face lacks. Named, because looking through every face of the
system for each unknown character takes twenty times as long."""

_SAMPLE = (
    "the guards at the crossing said that nobody had been hurt when the second patrol came by, "
    "and the mayor, who had walked over from the town, agreed with them on that point"
)
_HEADING_SCALE = 1.36
_ROWS_PX = 5.0
"""The least height kept free for rows of lines under the text."""


@dataclass(frozen=True)
class ReadingStyle:
    """How an article is set.

    `family` "" takes a good face that the system has. `line_spacing` is a multiple of the face's
    own height of a line, `measure_chars` the column's width in average characters.
    """

    family: str = ""
    size_pt: float = 13.0
    measure_chars: int = 70
    line_spacing: float = 1.75
    show_names: bool = True


@dataclass(frozen=True)
class LineMetrics:
    """What goes where around a line of text, in pixels above or below its baseline.

    From the top: label names (`name_height`), the tinted box from `above` to `below`, and rows of
    lines in the `rows` pixels under it; then the names of the next line. `unit` is a pixel at
    ordinary letter sizes and grows with the letters.
    """

    above: float
    below: float
    name_height: float
    rows: float
    unit: float

    def row(self, row: int, rows: int) -> tuple[float, float]:
        """Return how far below the baseline a row's line begins, and how thick it is.

        `rows` is how many hang together; the more, the thinner and the closer, so that all fit
        above the names of the next line.
        """
        thickness = min(2.0 * self.unit, max(1.0, 0.65 * self.rows / rows))
        step = min(4.0 * self.unit, (self.rows - thickness) / max(1, rows - 1))
        return self.below + row * step, thickness


@dataclass(frozen=True)
class PageMetrics:
    """The sizes of a page in pixels, all made of one `ReadingStyle`."""

    font: QFont
    heading_font: QFont
    name_font: QFont
    byline_font: QFont
    pitch: float
    heading_pitch: float
    column: float
    body: LineMetrics
    heading: LineMetrics
    shows_names: bool


def measure(style: ReadingStyle, interface_font: QFont) -> PageMetrics:
    """Return the sizes of a page; label names and the byline are set in `interface_font`."""
    font = _reading_font(style)
    heading_font = QFont(font)
    heading_font.setPointSizeF(style.size_pt * _HEADING_SCALE)
    heading_font.setBold(True)
    name_font = _small_font(interface_font, font, 0.5)
    name_font.setBold(True)
    name_font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
    metrics = QFontMetricsF(font)
    name_height = QFontMetricsF(name_font).capHeight() + 4.5 if style.show_names else 2.0
    pitch = round(max(metrics.height() * style.line_spacing, _least_pitch(font, name_height)))
    heading_pitch = round(_least_pitch(heading_font, name_height) + 2)
    return PageMetrics(
        font=font,
        heading_font=heading_font,
        name_font=name_font,
        byline_font=_small_font(interface_font, font, 0.8),
        pitch=pitch,
        heading_pitch=heading_pitch,
        column=round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * style.measure_chars),
        body=_line_metrics(font, pitch, name_height),
        heading=_line_metrics(heading_font, heading_pitch, name_height),
        shows_names=style.show_names,
    )


def _reading_font(style: ReadingStyle) -> QFont:
    wanted = (style.family,) if style.family else ()
    families = [name for name in (*wanted, *_FACES) if QFontDatabase.hasFamily(name)][:1]
    families += [name for name in _COMPANIONS if QFontDatabase.hasFamily(name)]
    font = QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    if families:
        font.setFamilies(families)
    font.setPointSizeF(style.size_pt)
    return font


def _small_font(interface_font: QFont, reading_font: QFont, scale: float) -> QFont:
    font = QFont(interface_font)
    font.setPixelSize(max(8, round(QFontInfo(reading_font).pixelSize() * scale)))
    return font


def _ink(font: QFont) -> tuple[float, float]:
    """Return how far letters reach above and below the baseline, with a little air."""
    metrics = QFontMetricsF(font)
    above = -metrics.tightBoundingRect("ldfhk").top()
    return round(above) + 2, round(metrics.tightBoundingRect("gjpqyç").bottom()) + 1


def _least_pitch(font: QFont, name_height: float) -> float:
    return sum(_ink(font)) + name_height + _ROWS_PX


def _line_metrics(font: QFont, pitch: float, name_height: float) -> LineMetrics:
    above, below = _ink(font)
    return LineMetrics(
        above=above,
        below=below,
        name_height=name_height,
        rows=pitch - above - below - name_height,
        unit=max(1.0, QFontInfo(font).pixelSize() / 17),
    )
