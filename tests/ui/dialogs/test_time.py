from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.store.activity import Work
from annotator.ui.dialogs.time import TimeDialog
from annotator.ui.window import MainWindow

TODAY = date.today()


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> TimeDialog:
    """The dialog over a project in which work was done on two days."""
    store = window.session.store
    assert store is not None
    for days_ago, spans in ((3, 120), (0, 60)):
        day = (TODAY - timedelta(days_ago)).isoformat()
        work = Work(seconds=1800, keys=spans * 2, clicks=spans, spans=spans)
        store.add_work("me", 1, day, work)
    window.trigger("show_time")
    return next(d for d in window.findChildren(TimeDialog) if d.isVisible())


def test_today_is_told_in_figures(dialog: TimeDialog) -> None:
    facts = dict(dialog.today.facts)

    assert facts["Active time"] == "30 min 0 s"
    assert facts["Spans an hour"] == "120.0"
    assert facts["Keys and clicks a span"] == "3.0"


def test_every_day_stands_in_the_table_the_latest_first(dialog: TimeDialog) -> None:
    rows = [
        [dialog.table.item(row, column).text() for column in (0, 3)]
        for row in range(dialog.table.rowCount())
    ]

    assert rows == [[TODAY.isoformat(), "60"], [(TODAY - timedelta(3)).isoformat(), "120"]]


def test_the_last_heading_of_the_table_is_never_cut_off(dialog: TimeDialog, qtbot: QtBot) -> None:
    table, header = dialog.table, dialog.table.horizontalHeader()
    last = table.columnCount() - 1
    hints = [header.sectionSizeHint(column) for column in range(table.columnCount())]
    too_little = sum(hints) - hints[last] // 2

    dialog.resize(dialog.width() - table.viewport().width() + too_little, dialog.height())

    qtbot.waitUntil(lambda: abs(table.viewport().width() - too_little) < 20)
    assert header.sectionSize(last) >= hints[last]


def test_another_figure_is_chosen_by_a_key(dialog: TimeDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.figure, Qt.Key.Key_Down)

    assert dialog.figure.currentText() == "Spans"


def test_the_days_are_copied_as_a_table(dialog: TimeDialog) -> None:
    dialog.copy.click()

    head, first, _ = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[0] == "day"
    assert first.split("\t")[0] == (TODAY - timedelta(3)).isoformat()


def test_keys_and_clicks_in_the_window_are_measured(window: MainWindow, qtbot: QtBot) -> None:
    handle = window.windowHandle()

    QTest.keyClick(handle, Qt.Key.Key_Down)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPointF(5, 5).toPoint())

    assert (window.timing.here.keys, window.timing.here.clicks) == (1, 1)
    window.close()


def test_the_status_line_tells_the_time_of_the_article(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1400, 800)
    store = window.session.store
    assert store is not None
    store.add_work("me", 1, TODAY.isoformat(), Work(seconds=41, keys=9, clicks=0, spans=8))

    window.session.show(1)

    qtbot.waitUntil(lambda: window.status.time.text() == "41 s on this article · 5.1 s a span")
