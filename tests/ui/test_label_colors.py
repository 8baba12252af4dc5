"""Labels in their colours: what can be read, and what is told apart by whose eyes."""

from collections.abc import Callable, Iterable
from itertools import combinations
from math import cbrt, dist

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.app.settings import Palette
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.ui.theme import DARK, LIGHT, PLACES, THEMES, LabelColors, Theme, contrast
from annotator.ui.widgets.labels import Caption
from annotator.ui.window import MainWindow

READABLE = 4.5
"""The least contrast of text with its ground. Source: WCAG 2.2, success criterion 1.4.3."""

VISIBLE = 3.0
"""The least contrast of a sign with what is around it. Source: WCAG 2.2, criterion 1.4.11."""

in_every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
in_every_palette = pytest.mark.parametrize("palette", ["project", "colour_blind"])


@in_every_theme
@in_every_palette
@pytest.mark.parametrize("ground", ["surface", "window", "card"])
def test_the_name_of_any_label_can_be_read(theme: Theme, palette: Palette, ground: str) -> None:
    inks = [colors.ink for colors in all_colors(theme.with_palette(palette))]

    assert min(contrast(ink, theme.color(ground)) for ink in inks) >= READABLE


@in_every_theme
@in_every_palette
def test_the_name_of_any_label_can_be_read_on_its_tint(theme: Theme, palette: Palette) -> None:
    found = all_colors(theme.with_palette(palette))

    assert min(contrast(colors.ink, colors.fill) for colors in found) >= READABLE


@in_every_theme
@in_every_palette
def test_text_on_the_tint_of_any_label_can_be_read(theme: Theme, palette: Palette) -> None:
    fills = [colors.fill for colors in all_colors(theme.with_palette(palette))]

    assert min(contrast(theme.color("text"), fill) for fill in fills) >= READABLE


@in_every_theme
@in_every_palette
def test_the_edge_of_any_label_is_seen_on_the_page_and_on_its_tint(
    theme: Theme, palette: Palette
) -> None:
    found = all_colors(theme.with_palette(palette))

    assert min(contrast(colors.edge, theme.color("surface")) for colors in found) >= VISIBLE
    assert min(contrast(colors.edge, colors.fill) for colors in found) >= VISIBLE


@in_every_theme
@in_every_palette
def test_the_outline_of_the_picked_span_is_seen_on_the_page_and_on_any_tint(
    theme: Theme, palette: Palette
) -> None:
    grounds = [theme.color("surface")]
    grounds += [colors.fill for colors in all_colors(theme.with_palette(palette))]

    assert min(contrast(theme.color("focus"), ground) for ground in grounds) >= VISIBLE


def all_colors(theme: Theme) -> list[LabelColors]:
    """What labels of every hue, or at every place, look like in a theme."""
    if theme.palette == "project":
        return [theme.label_colors(hue) for hue in range(360)]
    return [theme.label_colors(0, place) for place in range(len(PLACES))]


# What is seen with a colour blindness

Matrix = tuple[tuple[float, float, float], ...]

EYES: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What they make of linear red, green and blue. Source: Machado, Oliveira & Fernandes 2009, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", table 1 at severity 1.0,
doi:10.1109/TVCG.2009.113."""

TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Source: Ottosson 2020, https://bottosson.github.io/posts/oklab/."""

TOLD_APART = {"edge": {4: 0.14, 6: 0.1}, "fill": {4: 0.09, 6: 0.05}}
"""Least distances in OKLab of lines and of tints, among so many labels; black is 1 from white.

About 0.02 is told apart side by side. A thin line, or a pale tint lines away, takes several times
that."""

DEFAULT_HUES = [label.hue for label in DEFAULT_LABEL_SET.labels]

with_all_eyes = pytest.mark.parametrize("eyes", EYES)


def times(matrix: Matrix, vector: Iterable[float]) -> list[float]:
    vector = list(vector)
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(color: QColor, eyes: str) -> list[float]:
    """The OKLab coordinates of what eyes make of a colour."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (color.redF(), color.greenF(), color.blueF())
    ]
    shown = [min(1.0, max(0.0, channel)) for channel in times(EYES[eyes], linear)]
    return times(TO_OKLAB, map(cbrt, times(TO_CONES, shown)))


def least_distance(colors: Iterable[QColor], eyes: str) -> float:
    """How far apart the two most alike of some colours are."""
    return min(dist(seen(a, eyes), seen(b, eyes)) for a, b in combinations(colors, 2))


def test_black_is_one_away_from_white_to_all_eyes() -> None:
    distances = [least_distance([QColor("black"), QColor("white")], eyes) for eyes in EYES]

    assert distances == pytest.approx([1.0] * len(EYES), abs=0.001)


@with_all_eyes
def test_greys_are_grey_to_all_eyes(eyes: str) -> None:
    _, *hue = seen(QColor("#777777"), eyes)

    assert hue == pytest.approx([0, 0], abs=0.001)


def test_brick_red_and_olive_run_together_without_the_cones_for_green() -> None:
    colors = [QColor("#c05a48"), QColor("#8a7f3c")]

    assert least_distance(colors, "deuteranopia") < least_distance(colors, "all colours") / 3


@in_every_theme
@with_all_eyes
@pytest.mark.parametrize("count", [4, 6])
@pytest.mark.parametrize("part", ["edge", "fill"])
def test_the_first_labels_are_told_apart_in_the_palette_for_the_colour_blind(
    theme: Theme, eyes: str, count: int, part: str
) -> None:
    worn = theme.with_palette("colour_blind")

    colors = [getattr(worn.label_colors(0, place), part) for place in range(count)]

    assert least_distance(colors, eyes) >= TOLD_APART[part][count]


@in_every_theme
@pytest.mark.parametrize("part", ["edge", "fill"])
def test_that_palette_keeps_four_labels_far_further_apart_than_their_own_hues(
    theme: Theme, part: str
) -> None:
    worn = theme.with_palette("colour_blind")
    usual = [getattr(theme.label_colors(hue), part) for hue in DEFAULT_HUES]
    safe = [getattr(worn.label_colors(0, place), part) for place in range(4)]

    assert min(least_distance(safe, eyes) for eyes in EYES) > 3 * min(
        least_distance(usual, eyes) for eyes in EYES
    )


@in_every_theme
def test_all_places_have_colours_of_their_own(theme: Theme) -> None:
    worn = theme.with_palette("colour_blind")
    edges = [worn.label_colors(0, place).edge for place in range(len(PLACES))]

    assert min(least_distance(edges, eyes) for eyes in EYES) > 0.05


def test_a_ninth_label_looks_as_the_first() -> None:
    worn = LIGHT.with_palette("colour_blind")

    assert worn.label_colors(38, 8) == worn.label_colors(245, 0)


def test_the_palette_of_the_project_goes_by_the_hue_alone() -> None:
    assert LIGHT.label_colors(245, 3) == LIGHT.label_colors(245)


def test_a_label_that_no_set_has_keeps_its_hue_in_either_palette() -> None:
    assert LIGHT.with_palette("colour_blind").label_colors(95) == LIGHT.label_colors(95)


def worn(window: MainWindow) -> Theme:
    assert window.appearance.theme is not None
    return window.appearance.theme


def test_choosing_the_palette_for_the_colour_blind_repaints_the_labels_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    chip = window.labels.chips["claim"]
    before = chip.grab().toImage()

    with qtbot.waitSignal(window.appearance.changed):
        window.session.change_settings(label_palette="colour_blind")

    shown = chip.grab().toImage()
    edge = worn(window).label_colors(305, 1).edge
    assert shown != before
    assert edge.name() in {
        shown.pixelColor(x, shown.height() // 2).name() for x in range(shown.width())
    }


def test_choosing_another_palette_writes_the_guideline_in_other_inks(window: MainWindow) -> None:
    def inks() -> list[str]:
        captions = window.beside.details.findChildren(Caption)
        return [c.palette().windowText().color().name() for c in captions if c.text() == "Claim"]

    before = inks()
    window.session.change_settings(label_palette="colour_blind")

    ink = worn(window).label_colors(305, 1).ink.name()
    assert ink in inks()
    assert ink not in before


def test_choosing_another_palette_tints_the_spans_of_the_article_anew(
    window: MainWindow, select: Callable[[str], None]
) -> None:
    select("Baku")
    window.session.tag("claim")
    window.session.let_go()

    window.session.change_settings(label_palette="colour_blind")

    image = window.article.view.viewport().grab().toImage()
    shown = {image.pixel(x, y) for x in range(image.width()) for y in range(0, 300)}
    assert worn(window).label_colors(305, 1).fill.rgb() in shown
    assert LIGHT.label_colors(305).fill.rgb() not in shown


def test_the_palette_stays_when_another_theme_is_chosen(window: MainWindow) -> None:
    window.session.change_settings(label_palette="colour_blind")

    window.trigger("theme_dark")

    assert worn(window) == DARK.with_palette("colour_blind")
