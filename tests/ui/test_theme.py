import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from annotator.ui.appearance import theme_for
from annotator.ui.style import dress, style_sheet
from annotator.ui.theme import CONTRAST, DARK, LIGHT, THEMES, TOKENS, Theme, contrast, to_qpalette
from annotator.ui.window import MainWindow

READABLE = 4.5
"""The least contrast of text with its ground. Source: WCAG 2.2, success criterion 1.4.3."""

VISIBLE = 3.0
"""The least contrast of a sign with what is around it. Source: WCAG 2.2, criterion 1.4.11."""

GROUNDS = ("window", "surface", "card", "row", "hover")
SIGNS = ("accent", "error", "warning", "ok")

in_every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


@in_every_theme
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "faint"])
def test_text_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme.color(ink), theme.color(ground)) >= READABLE


@in_every_theme
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_coloured_word_can_be_read(theme: Theme, sign: str, ground: str) -> None:
    assert contrast(theme.color(sign), theme.color(ground)) >= READABLE


@in_every_theme
def test_text_can_be_read_on_what_is_selected(theme: Theme) -> None:
    assert contrast(theme.color("text"), theme.color("selection")) >= READABLE
    assert contrast(theme.color("on_accent"), theme.color("accent")) >= READABLE


@in_every_theme
@pytest.mark.parametrize("ground", GROUNDS)
def test_disabled_text_can_be_seen_and_is_weaker_than_any_other(theme: Theme, ground: str) -> None:
    disabled = contrast(theme.color("disabled"), theme.color(ground))

    assert VISIBLE <= disabled < contrast(theme.color("faint"), theme.color(ground))


@in_every_theme
def test_what_is_disabled_has_its_own_colour_in_the_style_sheet_and_the_palette(
    theme: Theme,
) -> None:
    off = to_qpalette(theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)

    assert off == theme.color("disabled")
    assert f"QToolButton:disabled {{ color: {theme.disabled}; }}" in style_sheet(theme)


@in_every_theme
def test_the_ring_of_focus_is_seen_on_every_ground(theme: Theme) -> None:
    assert min(contrast(theme.color("focus"), theme.color(g)) for g in GROUNDS) >= VISIBLE


@in_every_theme
@pytest.mark.parametrize("ground", ["window", "card"])
def test_the_edge_of_a_field_is_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.color("field_line"), theme.color(ground)) >= VISIBLE


@in_every_theme
def test_the_edge_of_a_box_to_tick_is_seen(app: QApplication, qtbot: QtBot, theme: Theme) -> None:
    dress(app, theme)
    dialog = QDialog()
    box = QCheckBox("Done", dialog)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.setFocus()

    image = dialog.grab(box.geometry()).toImage()

    middle, half = image.height() // 2, image.height()
    across = [contrast(image.pixelColor(x, middle), theme.color("window")) for x in range(half)]
    assert max(across) >= VISIBLE


@in_every_theme
@pytest.mark.parametrize("token", TOKENS)
def test_every_token_is_a_colour(theme: Theme, token: str) -> None:
    assert QColor(getattr(theme, token)).isValid()


@in_every_theme
def test_the_style_sheet_takes_its_colours_from_the_theme(theme: Theme) -> None:
    sheet = style_sheet(theme)

    assert "$" not in sheet
    assert theme.card in sheet


@in_every_theme
def test_the_palette_takes_its_colours_from_the_theme(theme: Theme) -> None:
    assert to_qpalette(theme).color(QPalette.ColorRole.Window) == theme.color("window")


def test_white_on_black_has_the_greatest_contrast() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)


def test_the_theme_that_is_set_is_worn_whatever_the_system_wants(app: QApplication) -> None:
    themes = [theme_for(choice, app.styleHints()) for choice in ("light", "dark", "contrast")]

    assert themes == [LIGHT, DARK, CONTRAST]


class System:
    """What a system tells of its look; the screen of a test has none."""

    def __init__(self, scheme: Qt.ColorScheme, preference: Qt.ContrastPreference) -> None:
        self.colorScheme = lambda: scheme
        self.contrastPreference = lambda: preference
        self.accessibility = lambda: self


NONE, HIGH = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast


@pytest.mark.parametrize(
    ("scheme", "preference", "theme"),
    [
        (Qt.ColorScheme.Light, NONE, LIGHT),
        (Qt.ColorScheme.Dark, NONE, DARK),
        (Qt.ColorScheme.Unknown, NONE, LIGHT),
        (Qt.ColorScheme.Light, HIGH, CONTRAST),
    ],
)
def test_the_system_chooses_the_theme_where_none_is_set(
    scheme: Qt.ColorScheme, preference: Qt.ContrastPreference, theme: Theme
) -> None:
    assert theme_for("system", System(scheme, preference)) is theme


def test_choosing_a_theme_dresses_the_window_at_once(
    window: MainWindow, app: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.appearance.changed):
        window.trigger("theme_dark")

    assert app.palette().window().color() == DARK.color("window")
    assert window.actions_["theme_dark"].isChecked()


def test_the_article_stands_on_the_ground_of_the_theme(window: MainWindow) -> None:
    window.trigger("theme_dark")
    window.article.view.setFocus()

    image = window.article.view.viewport().grab().toImage()

    assert image.pixelColor(2, image.height() - 2) == DARK.color("surface")
