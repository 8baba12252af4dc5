"""The named colours of each theme, and everything that is made of them.

No other module holds a colour or a style sheet. Labels store a hue only; `Theme.label_colors`
makes the colours of it, by lightness in OKLCH, so that every hue has the same contrast.

Source of the conversion: Björn Ottosson, "A perceptual color space for image processing", 2020,
https://bottosson.github.io/posts/oklab/. Source of the contrast ratio: WCAG 2.2, "relative
luminance" and "contrast ratio".
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from math import cos, radians, sin
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

ThemeName = Literal["light", "dark", "contrast"]


class LabelColors(NamedTuple):
    """The colours of one label: behind its text, of its edge and line, of its name."""

    fill: QColor
    edge: QColor
    ink: QColor


class _Tone(NamedTuple):
    """OKLCH lightness and chroma, both 0 to 1."""

    lightness: float
    chroma: float


@dataclass(frozen=True)
class Theme:
    """One set of colours, as `#rrggbb`.

    `text_on` pairs must reach a contrast of 4.5; `line` and `strong_line` part surfaces.
    """

    name: ThemeName
    window: str
    """Behind the bars and panels."""
    surface: str
    """Behind the article."""
    card: str
    """Behind fields, chips and cards."""
    text: str
    faint: str
    line: str
    strong_line: str
    accent: str
    on_accent: str
    selection: str
    """Behind selected text; the text keeps its colour."""
    row: str
    """Behind the current row of a list."""
    hover: str
    error: str
    warning: str
    ok: str
    focus: str
    fill_tone: _Tone
    edge_tone: _Tone
    ink_tone: _Tone

    def color(self, token: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(getattr(self, token))

    def label_colors(self, hue: int) -> LabelColors:
        """Return the colours of a label whose hue is an OKLCH angle in degrees."""
        return LabelColors(
            *(oklch(tone, hue) for tone in (self.fill_tone, self.edge_tone, self.ink_tone))
        )

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark ground."""
        return QColor(self.surface).lightnessF() < 0.5


LIGHT = Theme(
    name="light",
    window="#f2f1ec",
    surface="#fcfbf9",
    card="#ffffff",
    text="#1f1e1b",
    faint="#69665f",
    line="#dedbd3",
    strong_line="#b9b5ab",
    accent="#2f5d91",
    on_accent="#ffffff",
    selection="#aecdf0",
    row="#e3eaf3",
    hover="#ebe9e2",
    error="#b3261e",
    warning="#8a5a00",
    ok="#1d7050",
    focus="#2f6fb5",
    fill_tone=_Tone(0.915, 0.045),
    edge_tone=_Tone(0.53, 0.14),
    ink_tone=_Tone(0.45, 0.14),
)

DARK = Theme(
    name="dark",
    window="#1d1e20",
    surface="#232427",
    card="#2c2e31",
    text="#e6e4df",
    faint="#a3a19b",
    line="#3a3c40",
    strong_line="#595c61",
    accent="#86b4ea",
    on_accent="#10202f",
    selection="#3f6393",
    row="#2b3644",
    hover="#303236",
    error="#ff9b90",
    warning="#e6b450",
    ok="#74c9a0",
    focus="#86b4ea",
    fill_tone=_Tone(0.36, 0.055),
    edge_tone=_Tone(0.72, 0.12),
    ink_tone=_Tone(0.82, 0.09),
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    surface="#000000",
    card="#000000",
    text="#ffffff",
    faint="#e2e2e2",
    line="#8f8f8f",
    strong_line="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    selection="#00508f",
    row="#2d2d00",
    hover="#303030",
    error="#ff9c94",
    warning="#ffd75e",
    ok="#7df0b4",
    focus="#ffe14d",
    fill_tone=_Tone(0.30, 0.07),
    edge_tone=_Tone(0.86, 0.12),
    ink_tone=_Tone(0.91, 0.07),
)

THEMES: dict[ThemeName, Theme] = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


@lru_cache(maxsize=1024)
def oklch(tone: _Tone, hue: int) -> QColor:
    """Return the colour of an OKLCH lightness, chroma and hue, clipped to what a screen shows."""
    a, b = tone.chroma * cos(radians(hue)), tone.chroma * sin(radians(hue))
    roots = (
        tone.lightness + 0.3963377774 * a + 0.2158037573 * b,
        tone.lightness - 0.1055613458 * a - 0.0638541728 * b,
        tone.lightness - 0.0894841775 * a - 1.2914855480 * b,
    )
    long, medium, short = (root**3 for root in roots)
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return QColor.fromRgbF(*(_gamma(min(1.0, max(0.0, channel))) for channel in linear))


def _gamma(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(color.redF())
        + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF())
    )


def to_qpalette(theme: Theme) -> QPalette:
    """Return the palette that Qt's own drawing takes its colours from."""
    palette = QPalette()
    for role, token in {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "card",
        QPalette.ColorRole.AlternateBase: "window",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "error",
        QPalette.ColorRole.ToolTipBase: "card",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "faint",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Light: "card",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "strong_line",
        QPalette.ColorRole.Shadow: "strong_line",
    }.items():
        palette.setColor(role, theme.color(token))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("strong_line"))
    return palette


def wear(app: QApplication, theme: Theme, style_sheet: str) -> None:
    """Give every window the palette of `theme` and a style sheet made from it."""
    app.setPalette(to_qpalette(theme))
    app.setStyleSheet(style_sheet)


TOKENS: tuple[str, ...] = tuple(
    field.name for field in fields(Theme) if not field.name.endswith(("tone", "name"))
)
"""The names of the colours, for tests and for code that goes through all of them."""
