import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.jobs import ImportReport
from annotator.core.problems import Problem
from annotator.ui.dialogs.about import AboutDialog
from annotator.ui.dialogs.crash import CrashDialog
from annotator.ui.dialogs.import_report import ImportReportDialog
from annotator.ui.errors import CrashReporter, report_of
from annotator.ui.window import MainWindow
from tests.ui.dialogs.conftest import button_of

LEFT = Qt.MouseButton.LeftButton
PROBLEM = Problem(
    code="span_outside_text",
    message="The span ends behind the text.",
    path="some/folder/batch.jsonl",
    line=12,
    hint="Mend its offsets.",
)
REPORT = ImportReport(documents=3, problems=(PROBLEM,), problem_count=2, error_count=1)


@pytest.fixture
def import_report(
    window: MainWindow, opened: Callable[..., ImportReportDialog]
) -> ImportReportDialog:
    window.desk.imported.emit(REPORT)
    return opened(ImportReportDialog)


@pytest.fixture
def reporter(window: MainWindow) -> CrashReporter:
    return CrashReporter(lambda: window, window)


def crash(reporter: CrashReporter, words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        reporter.on_error(type(error), error, error.__traceback__)


def test_a_problem_of_an_import_is_shown_with_its_kind_place_and_words(
    import_report: ImportReportDialog,
) -> None:
    table = import_report.table

    assert [table.item(0, column).text() for column in range(3)] == [
        "error",
        "batch.jsonl, line 12",
        "The span ends behind the text. Mend its offsets.",
    ]


def test_the_whole_report_of_an_import_can_be_copied(
    import_report: ImportReportDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button_of(import_report, "Copy all"), LEFT)

    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == "Imported 3 articles with 0 spans, 1 refused."
    assert copied[1].startswith("error: some/folder/batch.jsonl, line 12:")


def test_what_the_program_is_can_be_copied(
    window: MainWindow, opened: Callable[..., AboutDialog], qtbot: QtBot
) -> None:
    window.trigger("about")

    qtbot.mouseClick(button_of(opened(AboutDialog), "Copy"), LEFT)

    assert "settings.toml" in QApplication.clipboard().text()


def test_a_bug_shows_a_report_that_can_be_copied(
    reporter: CrashReporter,
    opened: Callable[..., CrashDialog],
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
) -> None:
    crash(reporter, "never seen before")

    qtbot.mouseClick(button_of(opened(CrashDialog), "Copy report"), LEFT)

    assert "ValueError: never seen before" in QApplication.clipboard().text()
    assert "never seen before" in capsys.readouterr().err


def test_a_second_bug_is_added_to_the_report_that_is_open(
    reporter: CrashReporter,
    opened: Callable[..., CrashDialog],
    capsys: pytest.CaptureFixture[str],
) -> None:
    crash(reporter, "first")
    crash(reporter, "second")

    report = opened(CrashDialog).report
    assert report.index("first") < report.index("second")


def test_after_a_bug_the_project_is_as_it_was_and_work_goes_on(
    window: MainWindow, reporter: CrashReporter, capsys: pytest.CaptureFixture[str]
) -> None:
    window.session.select(0, 4)
    crash(reporter, "anything")

    window.session.tag("actor")

    assert [span.label for span in window.session.spans] == ["actor"]


def test_a_report_says_which_versions_it_is_from() -> None:
    report = report_of(ValueError("words"))

    assert f"Python {sys.version_info.major}." in report
    assert "annotator" in report
