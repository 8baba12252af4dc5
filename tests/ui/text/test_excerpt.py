import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.offsets import display_text
from annotator.core.ranges import Range
from annotator.ui.text.excerpt import Excerpt
from annotator.ui.theme import LIGHT, THEMES, Theme

ACTOR = DEFAULT_LABEL_SET.label("actor")
ARABIC = "قال المتحدث باسم وزارة الدفاع"


@pytest.fixture
def excerpt(app: QApplication, qtbot: QtBot) -> Excerpt:
    excerpt = Excerpt()
    qtbot.addWidget(excerpt)
    excerpt.resize(300, 80)
    return excerpt


def show(excerpt: Excerpt, text: str, *places: tuple[int, int]) -> QImage:
    excerpt.show_spans(text, [Range(*place) for place in places], ACTOR, DEFAULT_LABEL_SET)
    excerpt.resize(excerpt.width(), excerpt.heightForWidth(excerpt.width()))
    with_ground = QImage(excerpt.size(), QImage.Format.Format_RGB32)
    with_ground.fill(LIGHT.color("card"))
    excerpt.render(with_ground)
    return with_ground


def columns(image: QImage, color: QColor) -> list[int]:
    """Where from left to right a colour stands."""
    wanted = color.rgb()
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) == wanted for y in range(image.height()))
    ]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_span_is_tinted_and_edged_in_its_label_s_colours(excerpt: Excerpt, theme: Theme) -> None:
    colors = theme.label_colors(ACTOR.hue, 0)
    excerpt.set_theme(theme)

    image = show(excerpt, "The army left.", (4, 8))

    assert columns(image, colors.fill)
    assert columns(image, colors.edge)


def test_a_span_in_another_has_an_edge_of_its_own(excerpt: Excerpt) -> None:
    edge = LIGHT.label_colors(ACTOR.hue, 0).edge.rgb()

    def rows(image: QImage) -> int:
        lines = [any(image.pixel(x, y) == edge for x in range(300)) for y in range(image.height())]
        return sum(now and not before for before, now in zip([False, *lines], lines, strict=False))

    assert rows(show(excerpt, "The army left.", (4, 8))) == 1
    assert rows(show(excerpt, "The army left.", (0, 8), (4, 8))) == 2


def test_a_double_edge_is_seen_as_two_lines(excerpt: Excerpt) -> None:
    # On the edge of a pixel both were blurred into one thick line.
    claim = DEFAULT_LABEL_SET.label("claim")
    edge = LIGHT.label_colors(claim.hue, 1).edge.rgb()
    excerpt.show_spans("The army left.", [Range(4, 8)], claim, DEFAULT_LABEL_SET)

    image = excerpt.grab().toImage()

    rows = {y for y in range(image.height()) for x in range(300) if image.pixel(x, y) == edge}
    assert len(rows) == 2
    assert max(rows) - min(rows) == 2


def test_a_text_without_spans_is_plain(excerpt: Excerpt) -> None:
    image = show(excerpt, "The army left.")

    assert columns(image, LIGHT.label_colors(ACTOR.hue, 0).fill) == []


def test_a_narrow_text_is_as_high_as_its_lines(excerpt: Excerpt) -> None:
    show(excerpt, "The army left the old bridge near the mill.", (4, 8))

    assert excerpt.heightForWidth(120) > 2 * excerpt.heightForWidth(900)


def test_a_text_that_runs_right_to_left_begins_at_the_right(excerpt: Excerpt) -> None:
    image = show(excerpt, ARABIC, (0, 3))

    assert min(columns(image, LIGHT.label_colors(ACTOR.hue, 0).fill)) > excerpt.width() // 2


@pytest.mark.parametrize("text", ["", "🚨 army", "a\nb", "\ufeffa", "x" * 900], ids=ascii)
def test_any_text_is_shown(excerpt: Excerpt, text: str) -> None:
    show(excerpt, text, *([(0, 1)] if text else []))

    assert excerpt.text() == display_text(text)
    assert excerpt.height() > 0
