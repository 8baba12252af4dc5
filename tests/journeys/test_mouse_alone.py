"""Two articles tagged, mended and exported without a keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.window import MainWindow
from tests.journeys.articles import exported, wait_for_file, written
from tests.ui.mouse import LEFT, Mouse


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


@pytest.fixture
def ask(tmp_path: Path, target: Path) -> ScriptedAsk:
    """A person who chooses the two articles, and where the export goes."""
    return ScriptedAsk(open_paths=[written(tmp_path)], save_path=[target])


class Hand:
    """Clicks what can be seen."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot
        self.mouse = Mouse(window)

    def click(self, widget: QWidget) -> None:
        """Click the middle of something."""
        assert widget.isVisible()
        self._qtbot.mouseClick(widget, LEFT)

    def choose(self, menu_title: str, action_id: str) -> None:
        """Open a menu of the bar and click one of its lines."""
        bar = self._window.menuBar()
        title = next(a for a in bar.actions() if a.text().replace("&", "") == menu_title)
        self._qtbot.mouseClick(bar, LEFT, pos=bar.actionGeometry(title).center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        line = next(a for a in menu.actions() if a.objectName() == action_id)
        self._qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(line).center())

    def drag_end(self, side: str, onto: str) -> None:
        """Drag an end of the picked span onto words, by its handle."""
        session, view = self._window.session, self._window.article.view
        span = session.picked
        assert span is not None
        box = view.page.rect_of(span.start if side == "start" else span.end - 1)
        corner = box.bottomLeft() if side == "start" else box.bottomRight()
        self.mouse.drag_from((corner - view.to_page(QPointF())).toPoint(), self.mouse.at(onto))


def tagged(window: MainWindow) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in window.session.spans]


def test_everything_can_be_done_by_the_mouse_alone(
    window: MainWindow, qtbot: QtBot, target: Path
) -> None:
    hand, chips = Hand(window, qtbot), window.labels.chips
    tile = window.findChild(QPushButton, "welcome_open")
    assert tile is not None
    hand.click(tile)

    # A label sticks by its chip, a click takes the phrase that it wants, the chip ends it.
    hand.click(chips["date"])
    hand.mouse.click("Sunday")
    hand.click(chips["date"])
    assert tagged(window) == [("date", "Sunday")]

    # What is selected gets the label of the chip that is clicked; an end is dragged.
    hand.mouse.drag("Orlo", "Tanne")
    hand.click(chips["actor"])
    hand.drag_end("start", "Gen.")
    assert ("actor", "Gen. Orlo Tanne") in tagged(window)

    # A slip is taken back by the menu; Ctrl is not needed for a phrase, nor for a word.
    hand.mouse.double_click("wounded")
    hand.click(chips["claim"])
    hand.choose("Edit", "undo")
    hand.mouse.click("told")
    hand.click(chips["casualty"])
    hand.mouse.click("soldiers were")
    hand.click(chips["casualty"])
    assert ("casualty", "two soldiers were killed") in tagged(window)
    assert len(tagged(window)) == 3

    hand.click(window.labels.finish)
    hand.click(chips["date"])
    hand.mouse.click("Monday")
    hand.click(window.labels.finish)

    hand.choose("File", "export")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    hand.click(dialog.choose)
    hand.click(dialog.export)
    wait_for_file(qtbot, target)
    hand.click(dialog.stop)

    assert sorted(exported(target)) == [
        ("actor", "Gen. Orlo Tanne"),
        ("casualty", "two soldiers were killed"),
        ("date", "Monday"),
        ("date", "Sunday"),
    ]
