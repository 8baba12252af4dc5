from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.app.projects import remember
from annotator.ui.bridge import SessionBridge
from annotator.ui.panels.welcome import WelcomePage
from annotator.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(bridge: SessionBridge, qtbot: QtBot, project_path: Path) -> WelcomePage:
    remember(project_path)
    page = WelcomePage(bridge)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.mark.parametrize("action_id", ["new_project", "open", "open_sample"])
def test_each_way_in_is_a_button(page: WelcomePage, qtbot: QtBot, action_id: str) -> None:
    button = page.findChild(QPushButton, f"welcome_{action_id}")

    with qtbot.waitSignal(page.action_requested) as asked:
        qtbot.mouseClick(button, LEFT)

    assert asked.args == [action_id]


def test_a_recent_project_is_opened_by_a_click(
    page: WelcomePage, qtbot: QtBot, project_path: Path
) -> None:
    button = page.recent.findChild(QPushButton)

    with qtbot.waitSignal(page.project_chosen) as chosen:
        qtbot.mouseClick(button, LEFT)

    assert chosen.args == [project_path]


def test_without_recent_projects_there_is_no_list(bare_window: MainWindow) -> None:
    assert bare_window.welcome.isVisible()
    assert not bare_window.welcome.recent.isVisible()


def test_the_sample_is_opened_from_the_page(bare_window: MainWindow, qtbot: QtBot) -> None:
    button = bare_window.welcome.findChild(QPushButton, "welcome_open_sample")

    qtbot.mouseClick(button, LEFT)

    assert bare_window.session.is_open
    assert not bare_window.welcome.isVisible()
