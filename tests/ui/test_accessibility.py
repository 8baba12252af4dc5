from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.ui.theme import THEMES
from annotator.ui.window import MainWindow

DIALOGS = ("settings", "export", "show_keys", "about")
in_every_theme = pytest.mark.parametrize("theme", THEMES)


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def nameless(root: QWidget) -> list[QWidget]:
    """What can have the focus and has no name to be told by."""
    inside = [w for w in root.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    return [
        widget
        for widget in inside
        if widget.isVisible()
        and not isinstance(widget.parentWidget(), QAbstractScrollArea)
        and type(widget) is not QScrollArea
        and not spoken(widget)
    ]


def clipped(root: QWidget) -> list[str]:
    """Texts of one line that have less room than they take."""
    labels = [w for w in root.findChildren(QLabel) if w.isVisible() and not w.wordWrap()]
    texts = [w for w in labels if type(w).__name__ != "ElidedLabel" and w.text()]
    buttons = [w for w in root.findChildren(QAbstractButton) if w.isVisible() and w.text()]
    return [
        widget.text()
        for widget in [*texts, *buttons]
        if widget.width() < widget.minimumSizeHint().width()
        or widget.height() < widget.minimumSizeHint().height() - 1
    ]


@pytest.fixture
def sample(bare_window: MainWindow, sample_path: Path) -> MainWindow:
    bare_window.resize(1440, 900)
    bare_window.open_path(sample_path)
    return bare_window


def test_everything_in_the_window_that_takes_the_focus_has_a_name(sample: MainWindow) -> None:
    assert nameless(sample) == []


def test_everything_on_the_welcome_page_has_a_name(bare_window: MainWindow) -> None:
    assert nameless(bare_window) == []


@pytest.mark.parametrize("action_id", DIALOGS)
def test_everything_in_a_dialog_that_takes_the_focus_has_a_name(
    sample: MainWindow, qtbot: QtBot, action_id: str
) -> None:
    sample.trigger(action_id)
    dialog = sample.findChild(QDialog)
    qtbot.waitUntil(dialog.isVisible)

    assert nameless(dialog) == []


@in_every_theme
@pytest.mark.parametrize("is_open", [True, False], ids=["sample", "welcome"])
def test_the_window_opens_in_every_theme(
    bare_window: MainWindow, sample_path: Path, theme: str, is_open: bool
) -> None:
    bare_window.trigger(f"theme_{theme}")
    if is_open:
        bare_window.open_path(sample_path)

    image = bare_window.grab().toImage()

    assert bare_window.appearance.theme is THEMES[theme]
    assert image.pixelColor(image.width() - 3, 3) == THEMES[theme].color("window")


@pytest.mark.parametrize(("width", "height"), [(1000, 640), (1440, 900), (3840, 2160)])
def test_no_text_is_cut_off_at_any_size(
    sample: MainWindow, qtbot: QtBot, width: int, height: int
) -> None:
    sample.resize(width, height)

    qtbot.waitUntil(lambda: clipped(sample) == [])


def test_no_text_is_cut_off_in_large_letters(
    qtbot: QtBot, app: QApplication, request: pytest.FixtureRequest
) -> None:
    usual = app.font()
    large = app.font()
    large.setPointSizeF(usual.pointSizeF() * 1.5)
    app.setFont(large)
    request.addfinalizer(lambda: app.setFont(usual))

    sample: MainWindow = request.getfixturevalue("sample")
    sample.resize(1000, 640)

    qtbot.waitUntil(lambda: clipped(sample) == [])


def test_tab_goes_from_the_filter_through_the_list_to_the_article(
    sample: MainWindow, qtbot: QtBot
) -> None:
    sample.focus_filter()
    documents = sample.documents
    way = [documents.field, documents.statuses, documents.list, sample.article.view]

    for here, following in pairwise(way):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        assert following.hasFocus()
