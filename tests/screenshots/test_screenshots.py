"""The pictures of README, taken of the sample project, and held against what the window shows."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.app.projects import sample_opening
from annotator.app.session import Session
from annotator.app.settings import Settings
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.activity import Work
from annotator.store.store import Store
from annotator.ui.app import application
from annotator.ui.tasks import InlineTasks
from annotator.ui.text.view import TextView
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document

FOLDER = Path(__file__).parents[2] / "assets" / "screenshots"
SIZE = (1440, 900)
COARSE = (72, 45)
MOST_DIFFERENCE = 20
"""Mean difference of grey values, 0 to 255, between pictures of `COARSE` size.

Machines have other typefaces, so letters and line breaks differ, in high contrast by up to 15;
another theme or size, or a window that stays empty, differs by more. The rest is for eyes.
"""


Shown = tuple[MainWindow, QWidget]


class Picture(NamedTuple):
    """What is shown in which theme, and the widget to take the picture of."""

    theme: str
    show: Callable[[MainWindow], QWidget]
    height: int = 0
    """How much of the widget is taken, from its top; 0 for all of it."""
    most: int = MOST_DIFFERENCE
    """A strip that is nearly all letters differs more between typefaces."""


def _sample(window: MainWindow) -> QWidget:
    window.desk.open(sample_opening())
    window.session.tell("")
    return window


def _picked(window: MainWindow) -> QWidget:
    _sample(window)
    window.session.pick(next(s.id for s in window.session.spans if s.label == "claim"))
    return window


def _right_to_left(window: MainWindow) -> QWidget:
    _sample(window)
    arabic = next(
        row.position for row in window.session.rows(range(8)) if row.language.startswith("ar")
    )
    window.session.show(arabic)
    return window


def _welcome(window: MainWindow) -> QWidget:
    """Show the window as it is at the first start."""
    return window


def _untagged(window: MainWindow) -> TextView:
    """Show the sample's long article, which nobody has tagged."""
    _sample(window)
    window.session.show(7)
    window.article.view.setFocus()
    return window.article.view


def _hints(window: MainWindow) -> QWidget:
    QTest.keyClick(_untagged(window), Qt.Key.Key_F)
    return window


def _pointed(window: MainWindow, words: str) -> QWidget:
    """Put the mouse over the beginning of some words, where nothing moves it any more."""
    view = window.article.view
    place = view.point_of(window.session.text.index(words) + 1)
    QTest.mouseMove(view.viewport(), QPoint(1, 1))
    QTest.mouseMove(view.viewport(), place)
    return window


def _outline(window: MainWindow) -> QWidget:
    _untagged(window)
    window.session.toggle_sticky("claim")
    return _pointed(window, "I wanted to see")


FILM = (
    "The Interior Ministry said at least 23 civilians were killed late on Tuesday when shells hit"
    " the covered market. “We answered fire; we did not open it,” said Col. Ansa Breitel."
)
FILM_SIZE = (760, 480)
FILM_HEIGHT = 190
FILM_DIFFERENCE = 30
TIME_DIFFERENCE = 30
"""Where letters are wider this dialog is wider too, and its bars stand elsewhere."""
PRESSES = (
    (),
    (("killed", "3"),),
    (("killed", "32"), ("Tuesday", "4"), ("Ministry", "1"), ("Ansa", "1"), ("fire", "2")),
)


def _film(number: int) -> Callable[[MainWindow], QWidget]:
    """Return what points and presses up to one of the three pictures of the strip."""

    def show(window: MainWindow) -> QWidget:
        path = Path.home() / "film.annotator"
        with Store.create(
            path, name="film", label_set=DEFAULT_LABEL_SET, project_id="p", now=NOW
        ) as store:
            store.import_documents([(make_document(FILM), ())], at=NOW)
        window.open_path(path)
        # Without its sides the article is as wide whatever typefaces a machine has.
        window.session.toggle_documents()
        window.session.toggle_details()
        window.resize(*FILM_SIZE)
        QCoreApplication.processEvents()
        view = window.article.view
        view.setFocus()
        for words, keys in PRESSES[number]:
            _pointed(window, words)
            for key in keys:
                QTest.keyClick(view, key)
        if not PRESSES[number]:
            window.session.toggle_sticky("casualty")
            _pointed(window, "killed")
        return view

    return show


def _opened(action_id: str) -> Callable[[MainWindow], QWidget]:
    """Return what opens something over the sample; a dialog's picture is taken alone."""

    def show(window: MainWindow) -> QWidget:
        _sample(window)
        window.article.view.setFocus()
        window.trigger(action_id)
        return next((d for d in window.findChildren(QDialog) if d.isVisible()), window)

    return show


def _half_done(window: MainWindow) -> QWidget:
    """Show the sample's article that somebody is at work on."""
    _sample(window)
    session = window.session
    session.show(next(r.position for r in session.rows(range(8)) if r.status == "in_progress"))
    return window


def _checked(window: MainWindow) -> QWidget:
    _half_done(window)
    window.session.pick(window.session.spans[2].id)
    window.beside.go_to("checks")
    return window


def _turned_to(page: str) -> Callable[[MainWindow], QWidget]:
    """Return what shows a page beside an article of the sample."""

    def show(window: MainWindow) -> QWidget:
        _picked(window)
        window.beside.go_to(page)
        return window

    return show


def _values(window: MainWindow) -> QWidget:
    """Pick a casualty, whose values are read, and go to them."""
    _untagged(window)
    session = window.session
    words = "46 villagers were killed"
    start = session.text.index(words)
    session.select(start, start + len(words))
    session.tag("casualty")
    window.trigger("edit_values")
    return window


def _linked(window: MainWindow) -> QWidget:
    """Pick a claim of the sample, to which something is proposed."""
    _half_done(window)
    claims = [span for span in window.session.spans if span.label == "claim"]
    window.session.pick(claims[1].id)
    window.trigger("confirm_link")
    return window


def _toured(window: MainWindow) -> QWidget:
    window.trigger("tour")
    return window


def _mistyped(window: MainWindow) -> QWidget:
    _sample(window)
    window.trigger("filter_documents")
    QTest.keyClicks(window.documents.field, "staus:todo -label:casualty ")
    return window


def _searched(window: MainWindow) -> QWidget:
    """Look for a word in all articles of the sample."""
    _sample(window)
    window.trigger("search")
    found = next(d for d in window.findChildren(QDialog) if d.isVisible())
    QTest.keyClicks(found.focusWidget(), "ministry")
    return found


def _worked(window: MainWindow) -> QWidget:
    """Show the time of some days."""
    _sample(window)
    store = window.session.store
    assert store is not None
    for at in range(12):
        day = (date(2026, 3, 9) + timedelta(at)).isoformat()
        minutes = 90 + 37 * (at * 5 % 7)
        work = Work(seconds=60.0 * minutes, keys=700, clicks=90, spans=300 + at % 5 * 40)
        store.add_work("mk", 0, day, work)
    window.trigger("show_time")
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


_BOTH: dict[str, Callable[[MainWindow], QWidget]] = {
    "hints": _hints,
    "outline": _outline,
    "palette": _opened("palette"),
    "keys": _opened("show_keys"),
    "settings": _opened("settings"),
    "help": _opened("show_help"),
    "labels": _opened("label_set"),
    "search": _searched,
    "time": _worked,
    "checks": _checked,
    "guideline": _turned_to("guideline"),
    "history": _turned_to("history"),
    "values": _values,
    "links": _linked,
    "filter": _mistyped,
    "tour": _toured,
}
PICTURES: dict[str, Picture] = {
    "window-light": Picture("light", _picked),
    "window-dark": Picture("dark", _picked),
    "window-contrast": Picture("contrast", _picked),
    "right-to-left": Picture("light", _right_to_left),
    "welcome": Picture("light", _welcome),
    **{
        f"point-and-press-{n + 1}": Picture("light", _film(n), FILM_HEIGHT, FILM_DIFFERENCE)
        for n in range(len(PRESSES))
    },
    **{
        f"{name}-{theme}": Picture(theme, show)
        for name, show in _BOTH.items()
        for theme in ("light", "dark")
    },
    **{
        f"time-{theme}": Picture(theme, _worked, most=TIME_DIFFERENCE)
        for theme in ("light", "dark")
    },
}


@pytest.fixture
def shown(qtbot: QtBot, ask: ScriptedAsk, request: pytest.FixtureRequest) -> Iterator[Shown]:
    application()
    picture = PICTURES[request.param]
    settings = Settings(theme=picture.theme, author="mk")
    window = MainWindow(Session(settings), ask=ask, tasks=InlineTasks(), state=None)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window, picture.show(window)
    window.close()


@pytest.mark.parametrize(("shown", "name"), [(n, n) for n in PICTURES], indirect=["shown"])
def test_the_window_looks_as_in_its_picture(
    qtbot: QtBot, shown: Shown, name: str, request: pytest.FixtureRequest
) -> None:
    window, widget = shown
    qtbot.waitUntil(lambda: _is_settled(window))
    # What has just come to be known has its room only once layouts were asked again.
    QCoreApplication.processEvents()
    taken = _taken(widget, PICTURES[name].height or widget.height())
    file = FOLDER / f"{name}.png"
    if request.config.getoption("--update-screenshots"):
        assert taken.save(str(file))

    kept = QImage(str(file))

    assert not kept.isNull()
    assert _difference(taken, kept) < PICTURES[name].most


def _is_settled(window: MainWindow) -> bool:
    """Whether icons are loaded and the status line has room for what it says."""
    said = window.status.length
    return (
        not window.actions_["undo"].icon().isNull()
        and said.width() >= said.sizeHint().width()
        and bool(said.text()) == (window.session.document is not None)
        and (window.beside.side.current != "checks" or window.beside.checks.count > 0)
    )


def _taken(widget: QWidget, height: int) -> QImage:
    grabbed = widget.grab(QRect(0, 0, widget.width(), height))
    return grabbed.toImage().convertToFormat(QImage.Format.Format_RGB888)


def _difference(one: QImage, other: QImage) -> float:
    first, second = _coarse(one), _coarse(other)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def _coarse(image: QImage) -> bytes:
    small = image.scaled(
        *COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(grey.constScanLine(y))[: COARSE[0]] for y in range(COARSE[1]))
