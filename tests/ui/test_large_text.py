"""Who needs letters three times as large reads all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.labels import ElidedLabel
from annotator.ui.window import MainWindow
from tests.ui.places import DIALOGS, EVERYTHING, PAGES, settle

LARGE = 3.0
"""How many times as large as usual. WCAG 2.2, criterion 1.4.4, asks for 2."""

TEXTS = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)

Open = Callable[[str], QWidget]


@pytest.fixture(autouse=True)
def large_letters(app: QApplication) -> Iterator[None]:
    usual = app.font()
    large = app.font()
    large.setPointSizeF(usual.pointSizeF() * LARGE)
    app.setFont(large)
    yield
    app.setFont(usual)


@pytest.fixture
def open_place(large_letters: None, bare_window: MainWindow, sample_path: Path) -> Iterator[Open]:
    """Opens what may be on the screen, by its name in `EVERYTHING`, in large letters."""
    bare_window.resize(1280, 800)

    def open_it(name: str) -> QWidget:
        root = EVERYTHING[name](bare_window, sample_path.parent)
        settle()
        return root

    yield open_it
    for dialog in bare_window.findChildren(QDialog):
        dialog.close()


def cut_off(root: QWidget) -> list[str]:
    """What has less room than its words take, or lies where it is neither seen nor scrolled to."""
    shown = [w for w in root.findChildren(QWidget) if isinstance(w, TEXTS) and w.isVisible()]
    shown = [w for w in shown if w.window() is root.window() and not _is_part(w)]
    assert shown
    return [_words(w) for w in shown if _is_too_small(w) or not _can_be_seen(w)]


def _is_part(widget: QWidget) -> bool:
    """Whether Qt made it as a part of a field, which makes room for it."""
    return isinstance(widget.parentWidget(), TEXTS) and not isinstance(widget, QLabel)


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return f"{type(widget).__name__}: {text() if callable(text) else widget.accessibleName()}"


def _is_too_small(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return widget.height() < widget.fontMetrics().height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) or (
            widget.width() < widget.minimumSizeHint().width()
        )
    # A field scrolls its text, but it has to be as high as a line.
    scrolls = isinstance(widget, (QLineEdit, QComboBox, QAbstractSpinBox))
    least = widget.minimumSizeHint()
    # What has a height for its width wraps its words, which are looked at by themselves.
    bends = scrolls or isinstance(widget, QLabel) or widget.hasHeightForWidth()
    wide = least.width() if bends else widget.sizeHint().width()
    return widget.width() < wide or widget.height() < least.height()


def _can_be_seen(widget: QWidget) -> bool:
    """Whether all ancestors show the whole of a widget, or can scroll to it."""
    box, here = widget.rect(), widget
    while not here.isWindow():
        above = here.parentWidget()
        assert above is not None
        box = QRect(here.mapTo(above, box.topLeft()), box.size())
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and above is area.viewport():
            if not _is_scrolled_to(area, box):
                return False
            box, here = area.rect(), area
        elif above.rect().contains(box):
            here = above
        else:
            return False
    return True


def _is_scrolled_to(area: QScrollArea, box: QRect) -> bool:
    """Whether a box of the viewport's can be brought into view by the bars that may show."""
    view = area.viewport().rect()
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    is_wide = box.left() < view.left() or box.right() > view.right()
    is_high = box.top() < view.top() or box.bottom() > view.bottom()
    return not (is_wide and area.horizontalScrollBarPolicy() == off) and not (
        is_high and area.verticalScrollBarPolicy() == off
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
@pytest.mark.parametrize("place", PAGES)
def test_nothing_in_the_window_is_cut_off(
    bare_window: MainWindow, open_place: Open, qtbot: QtBot, place: str, width: int, height: int
) -> None:
    root = open_place(place)
    bare_window.resize(width, height)

    qtbot.waitUntil(lambda: cut_off(root) == [])


@pytest.mark.parametrize("place", DIALOGS)
def test_nothing_in_a_dialog_is_cut_off(open_place: Open, qtbot: QtBot, place: str) -> None:
    root = open_place(place)

    qtbot.waitUntil(lambda: cut_off(root) == [])


@pytest.mark.parametrize("place", sorted(PAGES.keys() - {"welcome", "job"}))
def test_whether_all_is_saved_is_told_in_full(
    bare_window: MainWindow, open_place: Open, place: str
) -> None:
    open_place(place)
    saved = bare_window.status.saved

    assert saved.width() >= saved.sizeHint().width()


def test_what_the_foot_has_no_room_for_comes_back_in_a_wider_window(
    bare_window: MainWindow, open_place: Open, qtbot: QtBot
) -> None:
    open_place("fault")
    status = bare_window.status
    assert not status.length.isVisible()

    bare_window.resize(3600, 1080)

    qtbot.waitUntil(status.length.isVisible)


def test_a_job_can_be_stopped_however_large_the_letters_are(
    bare_window: MainWindow, open_place: Open, qtbot: QtBot
) -> None:
    open_place("job")
    stop = next(b for b in bare_window.status.findChildren(QPushButton) if b.text() == "Stop")

    with qtbot.waitSignal(bare_window.status.stop_requested):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)

    assert stop.visibleRegion().boundingRect() == stop.rect()
