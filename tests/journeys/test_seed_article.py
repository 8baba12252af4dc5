"""The article this project began from, tagged through the window and exported."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from annotator.app.projects import opening_of
from annotator.ui.text.view import TextView
from annotator.ui.window import MainWindow

SEED = Path(__file__).parents[3] / "shared" / "samples" / "karabakh-article.txt"
KEYS = {
    "actor": Qt.Key.Key_1,
    "claim": Qt.Key.Key_2,
    "casualty": Qt.Key.Key_3,
    "date": Qt.Key.Key_4,
}


class Wanted(NamedTuple):
    """A span to make: the first `text` at or behind the first `after`."""

    label: str
    text: str
    after: str = ""


QUOTE = "“We express our serious"
TOLL = "Baku's Defense Ministry said"
WANTED = (
    Wanted("actor", "Russia", "Russia on Monday"),
    Wanted("date", "Monday"),
    Wanted("actor", "Azerbaijan", "Azerbaijan and Armenia to"),
    Wanted(
        "claim", "to defuse tensions in the Karabakh region", "called on Azerbaijan and Armenia"
    ),
    Wanted("date", "past few days", QUOTE),
    Wanted("date", "March 5", QUOTE),
    Wanted("casualty", "casualties from both the Armenian and Azerbaijani sides", QUOTE),
    Wanted("actor", "Armenian", QUOTE),
    Wanted("actor", "Azerbaijani sides", QUOTE),
    Wanted("actor", "Russian Foreign Ministry spokeswoman Maria Zakharova", QUOTE),
    Wanted("actor", "Baku's Defense Ministry"),
    Wanted(
        "claim",
        "at least two Azerbaijani soldiers were killed on Sunday when Armenian forces opened fire"
        " on them",
        TOLL,
    ),
    Wanted("casualty", "at least two Azerbaijani soldiers were killed", TOLL),
    Wanted("actor", "Azerbaijani soldiers", TOLL),
    Wanted("date", "Sunday", TOLL),
    Wanted("actor", "Armenian forces", TOLL),
    Wanted("date", "fall of 2020", "In the fall of 2020"),
    Wanted("date", "44 days"),
)

pytestmark = pytest.mark.skipif(
    not SEED.is_file(), reason=f"{SEED.name} is not in ../shared/samples"
)


def place(text: str, wanted: Wanted) -> tuple[int, int]:
    start = text.index(wanted.text, text.index(wanted.after))
    return start, start + len(wanted.text)


def before(view: TextView, offset: int) -> QPoint:
    """Where a hand aims that wants the caret before a character: just inside its left edge."""
    rect = view.page.rect_of(offset)
    return (QPointF(rect.left() + 1, rect.center().y()) - view.to_page(QPointF())).toPoint()


def behind(view: TextView, offset: int) -> QPoint:
    """Where a hand aims that wants the caret behind a character."""
    rect = view.page.rect_of(offset)
    return (QPointF(rect.right() - 1, rect.center().y()) - view.to_page(QPointF())).toPoint()


def drag(qtbot: QtBot, view: TextView, start: int, end: int) -> None:
    """Press before the first character, move, and release behind the last."""
    page, button = view.viewport(), Qt.MouseButton.LeftButton
    first, last = before(view, start), behind(view, end - 1)
    qtbot.mousePress(page, button, pos=first)
    qtbot.mouseMove(page, pos=(first + last) / 2)
    qtbot.mouseMove(page, pos=last)
    qtbot.mouseRelease(page, button, pos=last)


def double_click(qtbot: QtBot, view: TextView, start: int, end: int) -> None:
    """Take the word in the middle of a range."""
    at = view.point_of((start + end) // 2)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_seed_article_is_tagged_and_exported_offset_by_offset(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    article = tmp_path / "seed.txt"
    article.write_bytes(SEED.read_bytes())
    window.open(opening_of([article]))
    view = window.article.view
    document = window.session.document
    assert document is not None

    for wanted in WANTED:
        start, end = place(document.text, wanted)
        view.set_scroll_offset(start)
        (drag if " " in wanted.text else double_click)(qtbot, view, start, end)
        qtbot.keyClick(view, KEYS[wanted.label])

    expected = sorted((*place(document.text, w), w.label) for w in WANTED)
    assert sorted((s.start, s.end, s.label) for s in window.session.spans) == expected
    exported = export(window, tmp_path)
    assert {span["label"] for span in exported["spans"]} == {"actor", "claim", "casualty", "date"}
    for span in exported["spans"]:
        assert exported["text"][span["start"] : span["end"]] == span["text"]


def export(window: MainWindow, folder: Path) -> dict:
    from annotator.app import jobs

    assert window.session.store is not None
    target = folder / "seed.jsonl"
    jobs.export_file(window.session.store, target, jobs.ExportOptions(), now="")
    with target.open(encoding="utf-8") as lines:
        return json.loads(next(lines))
