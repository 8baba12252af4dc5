from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.app.session import Session
from annotator.ui.tasks import InlineTasks
from annotator.ui.window import MainWindow

RUSSIAN = "В воскресенье в перестрелке погибли двое военных, сообщило министерство обороны."


def window_on(qtbot: QtBot, project: Path, ask: ScriptedAsk) -> MainWindow:
    session = Session()
    session.open(project)
    window = MainWindow(session, ask=ask, tasks=InlineTasks(), state=None)
    qtbot.addWidget(window)
    return window


def test_a_file_that_is_not_utf_8_is_read_as_the_person_chooses(
    qtbot: QtBot, project_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    window = window_on(qtbot, project_path, ScriptedAsk(choose=[0]))

    window.desk.import_paths([file])

    assert window.session.document is not None
    assert window.session.document.text == RUSSIAN
    assert window.session.document.source.encoding == "cp1251"
    window.close()


def test_files_that_look_alike_are_asked_of_once(
    qtbot: QtBot, project_path: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(f"{RUSSIAN} {number}".encode("cp1251"))
    ask = ScriptedAsk(choose=[0])
    window = window_on(qtbot, project_path, ask)
    before = window.session.document_count

    window.desk.import_paths(files)

    assert window.session.document_count == before + 3
    assert ask.asked == ["0.txt and 2 other files are not in UTF-8."]
    window.close()


def test_nothing_is_imported_where_the_person_gives_up(
    qtbot: QtBot, project_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    window = window_on(qtbot, project_path, ScriptedAsk(choose=[None]))
    before = window.session.document_count

    window.desk.import_paths([file])

    assert window.session.document_count == before
    assert window.session.notice == "Nothing was imported."
    window.close()


def test_a_file_in_utf_8_is_no_question(qtbot: QtBot, project_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text(RUSSIAN, encoding="utf-8")
    window = window_on(qtbot, project_path, ScriptedAsk())

    window.desk.import_paths([file])

    assert window.session.document is not None
    assert window.session.document.text == RUSSIAN
    window.close()
