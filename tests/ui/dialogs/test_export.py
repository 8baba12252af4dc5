import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.ask import ScriptedAsk
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton


def open_dialog(window: MainWindow, project: Path) -> ExportDialog:
    window.open_path(project)
    window.trigger("export")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    return dialog


@pytest.fixture
def dialog(window: MainWindow, opened: Callable[..., ExportDialog]) -> ExportDialog:
    window.session.select(0, 4)
    window.session.tag("actor")
    window.session.set_status("done")
    window.trigger("export")
    return opened(ExportDialog)


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_file_is_suggested_beside_the_project(dialog: ExportDialog, project_path: Path) -> None:
    assert dialog.target.text() == str(project_path.with_suffix(".jsonl"))


def test_all_documents_are_written(dialog: ExportDialog, project_path: Path, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.export, LEFT)

    assert len(records(project_path.with_suffix(".jsonl"))) == 3
    assert dialog.said.text().startswith("Wrote 3 documents with 1 span to ")


def test_only_the_checked_statuses_are_written(
    dialog: ExportDialog, project_path: Path, qtbot: QtBot
) -> None:
    dialog.statuses["done"].click()

    qtbot.mouseClick(dialog.export, LEFT)

    assert len(records(project_path.with_suffix(".jsonl"))) == 1


def test_only_the_checked_authors_are_written(
    dialog: ExportDialog, project_path: Path, qtbot: QtBot
) -> None:
    dialog.authors["me"].click()

    qtbot.mouseClick(dialog.export, LEFT)

    assert len(records(project_path.with_suffix(".jsonl"))) == 1


def test_what_the_list_s_filter_leaves_can_be_written_alone(
    window: MainWindow, project_path: Path, qtbot: QtBot, opened: Callable[..., ExportDialog]
) -> None:
    # The command line could do this; in the window a filter had no part in an export.
    qtbot.keyClicks(window.documents.field, "bridge")
    window.trigger("export")
    dialog = opened(ExportDialog)
    assert dialog.filtered.text().endswith(": bridge")

    dialog.filtered.click()
    qtbot.mouseClick(dialog.export, LEFT)

    (record,) = records(project_path.with_suffix(".jsonl"))
    assert record["title"] == "Blast near the bridge"


def test_a_filter_leaves_nothing_out_unless_that_is_chosen(
    window: MainWindow, project_path: Path, qtbot: QtBot, opened: Callable[..., ExportDialog]
) -> None:
    qtbot.keyClicks(window.documents.field, "bridge")
    window.trigger("export")

    qtbot.mouseClick(opened(ExportDialog).export, LEFT)

    assert len(records(project_path.with_suffix(".jsonl"))) == 3


def test_without_a_filter_nothing_is_said_of_it(dialog: ExportDialog) -> None:
    assert not dialog.filtered.isVisible()


@pytest.mark.parametrize(("agreed", "kept"), [(False, True), (True, False)])
def test_a_file_that_exists_is_replaced_only_when_that_is_agreed_to(
    make_window: MakeWindow, project_path: Path, qtbot: QtBot, agreed: bool, kept: bool
) -> None:
    ask = ScriptedAsk(confirm=[agreed])
    target = project_path.with_suffix(".jsonl")
    target.write_text("precious", encoding="utf-8")
    dialog = open_dialog(make_window(ask=ask), project_path)

    qtbot.mouseClick(dialog.export, LEFT)

    assert ask.asked == ["news.jsonl exists already. Replace it?"]
    assert (target.read_text(encoding="utf-8") == "precious") == kept


def test_a_file_chosen_in_the_dialog_was_agreed_to_there(
    make_window: MakeWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "chosen.jsonl"
    target.write_text("old", encoding="utf-8")
    dialog = open_dialog(make_window(ask=ScriptedAsk(save_path=[target])), project_path)

    qtbot.mouseClick(dialog.choose, LEFT)
    qtbot.mouseClick(dialog.export, LEFT)

    assert len(records(target)) == 3


def test_a_folder_that_is_missing_is_told_in_the_dialog(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.target.setText(str(tmp_path / "nowhere" / "out.jsonl"))

    qtbot.mouseClick(dialog.export, LEFT)

    assert "could not be written" in dialog.said.text()
    assert dialog.export.isEnabled()


def test_without_a_name_nothing_is_written(
    dialog: ExportDialog, window: MainWindow, qtbot: QtBot
) -> None:
    dialog.target.clear()

    qtbot.mouseClick(dialog.export, LEFT)

    assert window.session.notice.startswith("No file is named.")


def test_closing_the_dialog_stops_the_export(
    make_window: MakeWindow, project_path: Path, qtbot: QtBot
) -> None:
    window = make_window(tasks=Tasks())
    dialog = open_dialog(window, project_path)
    qtbot.mouseClick(dialog.export, LEFT)

    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    window.close()

    left = {path.suffix for path in project_path.parent.iterdir()}
    assert left <= {".annotator", ".jsonl", ".lock"}


def test_an_export_off_the_windows_thread_ends_with_the_same_sentence(
    make_window: MakeWindow, project_path: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(make_window(tasks=Tasks()), project_path)

    qtbot.mouseClick(dialog.export, LEFT)

    qtbot.waitUntil(lambda: dialog.said.text().startswith("Wrote 3 documents"))
    assert dialog.stop.text() == "Close"
