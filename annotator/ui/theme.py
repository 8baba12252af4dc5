"""The named colours of each theme, and everything that is made of them.

No other module holds a colour or a style sheet. Labels store a hue only; `Theme.label_colors`
makes the colours of it, by lightness in OKLCH, so that every hue has the same contrast.

Hues of one lightness run together for who sees fewer of them. The other palette therefore goes by
a label's place in its set and varies the lightness too. Its hues and shades were searched for: of
those near the usual four, they keep the labels furthest apart, in every theme, to eyes with each
kind of colour blindness and with none.

Source of the conversion: Björn Ottosson, "A perceptual color space for image processing", 2020,
https://bottosson.github.io/posts/oklab/. Source of the contrast ratio: WCAG 2.2, "relative
luminance" and "contrast ratio". Source of what is seen with a colour blindness, in the search and
in the tests: Machado, Oliveira & Fernandes 2009, table 1 at severity 1.0,
doi:10.1109/TVCG.2009.113.
"""

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from math import cos, radians, sin
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from annotator.app.settings import Palette

ThemeName = Literal["light", "dark", "contrast"]


class LabelColors(NamedTuple):
    """The colours of one label: behind its text, of its edge and line, of its name."""

    fill: QColor
    edge: QColor
    ink: QColor


class _Tone(NamedTuple):
    """OKLCH lightness and chroma, both 0 to 1, and how much lighter a shade of 1 is."""

    lightness: float
    chroma: float
    spread: float = 0.0

    def shaded(self, shade: float) -> "_Tone":
        """Return the tone lighter by a shade of -1 to 1."""
        return _Tone(self.lightness + shade * self.spread, self.chroma)


class _Tones(NamedTuple):
    """What the colours of labels are made of, each from the label's hue."""

    fill: _Tone
    edge: _Tone
    ink: _Tone


class _Place(NamedTuple):
    """The OKLCH hue in degrees, and the shade from -1 to 1, of a label by its place in its set."""

    hue: int
    shade: float


PLACES: tuple[_Place, ...] = (
    _Place(240, 1),
    _Place(295, -1),
    _Place(40, -1),
    _Place(100, 1),
    _Place(75, 0),
    _Place(290, 0),
    _Place(185, -1),
    _Place(175, 0),
)
"""The palette for the colour-blind; the first are the furthest apart, as most sets are small."""


@dataclass(frozen=True)
class Theme:
    """One set of colours, as `#rrggbb`.

    Text must reach a contrast of 4.5 on each ground that it stands on; what is disabled, the edge
    of a field and the sign of focus 3. `line` and `strong_line` only part surfaces.
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
    disabled: str
    """Text of what cannot be used now."""
    line: str
    strong_line: str
    field_line: str
    """Around what takes text."""
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
    tones: _Tones
    """Of labels in their own hues."""
    place_tones: _Tones
    """Of labels in the hues of their places."""
    palette: Palette = "project"

    def color(self, token: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(getattr(self, token))

    def with_palette(self, palette: Palette) -> "Theme":
        """Return the theme with this palette for labels; the same where it has it already."""
        return self if palette == self.palette else replace(self, palette=palette)

    def label_colors(self, hue: int, place: int | None = None) -> LabelColors:
        """Return the colours of a label.

        Args:
            hue: An OKLCH angle in degrees, which counts in the project's own palette.
            place: Where the label stands in its set, from 0, which counts in the other one; None
                for a label that no set has: its hue counts in both.
        """
        if self.palette == "project" or place is None:
            return LabelColors(*(oklch(tone, hue) for tone in self.tones))
        hue, shade = PLACES[place % len(PLACES)]
        return LabelColors(*(oklch(tone.shaded(shade), hue) for tone in self.place_tones))

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
    disabled="#86837b",
    line="#dedbd3",
    strong_line="#b9b5ab",
    field_line="#8c8982",
    accent="#2f5d91",
    on_accent="#ffffff",
    selection="#aecdf0",
    row="#e3eaf3",
    hover="#ebe9e2",
    error="#b3261e",
    warning="#8a5a00",
    ok="#1d7050",
    focus="#2f6fb5",
    tones=_Tones(_Tone(0.915, 0.045), _Tone(0.53, 0.14), _Tone(0.45, 0.14)),
    place_tones=_Tones(
        _Tone(0.89, 0.075, 0.055), _Tone(0.485, 0.14, 0.13), _Tone(0.43, 0.13, 0.04)
    ),
)

DARK = Theme(
    name="dark",
    window="#1d1e20",
    surface="#232427",
    card="#2c2e31",
    text="#e6e4df",
    faint="#a3a19b",
    disabled="#7e8187",
    line="#3a3c40",
    strong_line="#595c61",
    field_line="#7e8187",
    accent="#86b4ea",
    on_accent="#10202f",
    selection="#3f6393",
    row="#2b3644",
    hover="#303236",
    error="#ff9b90",
    warning="#e6b450",
    ok="#74c9a0",
    focus="#86b4ea",
    tones=_Tones(_Tone(0.36, 0.055), _Tone(0.72, 0.12), _Tone(0.82, 0.09)),
    place_tones=_Tones(
        _Tone(0.395, 0.075, 0.065),
        _Tone(0.74, 0.12, 0.12),
        _Tone(0.84, 0.09, 0.05),
    ),
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    surface="#000000",
    card="#000000",
    text="#ffffff",
    faint="#e2e2e2",
    disabled="#9c9c9c",
    line="#8f8f8f",
    strong_line="#ffffff",
    field_line="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    selection="#00508f",
    row="#2d2d00",
    hover="#303030",
    error="#ff9c94",
    warning="#ffd75e",
    ok="#7df0b4",
    focus="#ffe14d",
    tones=_Tones(_Tone(0.30, 0.07), _Tone(0.86, 0.12), _Tone(0.91, 0.07)),
    place_tones=_Tones(_Tone(0.36, 0.085, 0.09), _Tone(0.83, 0.12, 0.11), _Tone(0.9, 0.07, 0.03)),
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
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    return palette


def wear(app: QApplication, theme: Theme, style_sheet: str) -> None:
    """Give every window the palette of `theme` and a style sheet made from it."""
    palette = to_qpalette(theme)
    app.setPalette(palette)
    app.setStyleSheet(style_sheet)
    # Fusion draws the edge of a box to tick in a darker shade of the window, which on a dark one
    # nobody sees: so these widgets, which are otherwise transparent, get a lighter window.
    palette.setColor(QPalette.ColorRole.Window, theme.color("field_line").lighter(_BOX_EDGE))
    for kind in ("QCheckBox", "QRadioButton"):
        # The binding takes a string, whatever its stub says.
        app.setPalette(palette, kind)  # pyright: ignore[reportArgumentType]


_BOX_EDGE = 127
"""Per cent: Fusion's edge is 1.4 times as dark as the window and then 1.1 times as light."""


TOKENS: tuple[str, ...] = tuple(
    field.name for field in fields(Theme) if not field.name.endswith(("tones", "name", "palette"))
)
"""The names of the colours, for tests and for code that goes through all of them."""
