"""Everything of the program that can be on the screen, opened by name for tests of all of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.app.jobs import ImportReport
from annotator.core.problems import Problem
from annotator.ui.window import MainWindow
from tests.ui.conftest import make_project

Opener = Callable[[MainWindow, Path], QWidget]
"""Takes a window without a project and a folder for files; returns what it has opened."""

PROBLEMS = tuple(
    Problem(
        code="unknown_label",
        message=f'The label set has no label "place{number}".',
        severity="error",
        path="/articles/batch.jsonl",
        line=number,
        hint="Add it, or leave the span out.",
    )
    for number in range(1, 5)
)


def _welcome(window: MainWindow, folder: Path) -> QWidget:
    return window


def _empty(window: MainWindow, folder: Path) -> QWidget:
    window.open_path(make_project(folder / "Empty.annotator", ()))
    return window


def _article(window: MainWindow, folder: Path) -> QWidget:
    window.open_path(folder / "Sample.annotator")
    window.session.let_go()
    return window


def _picked(window: MainWindow, folder: Path) -> QWidget:
    _article(window, folder)
    window.session.pick_at(window.session.spans[0].start)
    return window


def _described(window: MainWindow, folder: Path) -> QWidget:
    """All values of a claim, one of them changed, and its links."""
    _article(window, folder)
    window.session.pick(next(s.id for s in window.session.spans if s.label == "claim"))
    window.beside.show("details")
    settle()
    form = window.beside.details.span.form
    assert form is not None
    form.more.click()
    window.linking.confirm()
    window.attributes.write("cue", "insisted")
    settle()
    return window


def _guideline(window: MainWindow, folder: Path) -> QWidget:
    _picked(window, folder)
    window.trigger("show_guideline")
    return window


def _guideline_edited(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.panels.guideline import GuidelinePanel

    _guideline(window, folder)
    panel = window.beside.side.page("guideline")
    assert isinstance(panel, GuidelinePanel)
    panel.begin_editing()
    return window


def _guideline_versions(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.panels.guideline import GuidelinePanel

    _guideline(window, folder)
    panel = window.beside.side.page("guideline")
    assert isinstance(panel, GuidelinePanel)
    panel.open_versions()
    return window


def _job(window: MainWindow, folder: Path) -> QWidget:
    _article(window, folder)
    window.status.begin_job("Importing articles …")
    return window


def _fault(window: MainWindow, folder: Path) -> QWidget:
    _article(window, folder)
    window.status.set_fault("The disk is full.")
    return window


def _find(window: MainWindow, folder: Path) -> QWidget:
    _article(window, folder)
    window.trigger("find_text")
    return window


def _triggered(action_id: str) -> Opener:
    def open_dialog(window: MainWindow, folder: Path) -> QWidget:
        _article(window, folder)
        window.trigger(action_id)
        return _dialog(window)

    return open_dialog


def _tag_again(window: MainWindow, folder: Path) -> QWidget:
    window.open_path(make_project(folder / "Again.annotator"))
    window.session.select(46, 48)
    window.tagging.use_chip("date")
    window.trigger("tag_again")
    return _dialog(window)


def _search(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.dialogs.search import SearchWindow

    _article(window, folder)
    window.trigger("search")
    search = window.findChild(SearchWindow)
    assert search is not None
    search.form.spans.click()
    search.form.show_typed("minist*")
    return search


def _dialog(window: MainWindow) -> QDialog:
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


def _palette(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.palette import Palette

    _article(window, folder)
    window.trigger("palette")
    palette = window.findChild(Palette)
    assert palette is not None
    return palette


def _import_report(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.dialogs.import_report import ImportReportDialog

    report = ImportReport(documents=3, problems=PROBLEMS, problem_count=len(PROBLEMS))
    ImportReportDialog(report, window).open()
    return _dialog(window)


def _choice(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.dialogs.choice import ChoiceDialog

    options = ("Add them to this project", "Make a project of them", "Do nothing")
    ChoiceDialog("What is to be done?", options, "Three articles were dropped.", window).open()
    return _dialog(window)


def _crash(window: MainWindow, folder: Path) -> QWidget:
    from annotator.ui.dialogs.crash import CrashDialog

    CrashDialog("Traceback (most recent call last):\nValueError: no\n" * 9, window).open()
    return _dialog(window)


PAGES: dict[str, Opener] = {
    "welcome": _welcome,
    "empty": _empty,
    "article": _article,
    "picked": _picked,
    "described": _described,
    "guideline": _guideline,
    "guideline_edited": _guideline_edited,
    "guideline_versions": _guideline_versions,
    "job": _job,
    "fault": _fault,
    "find": _find,
}
"""What the window may show."""

DIALOGS: dict[str, Opener] = {
    "settings": _triggered("settings"),
    "export": _triggered("export"),
    "label_set": _triggered("label_set"),
    "show_keys": _triggered("show_keys"),
    "about": _triggered("about"),
    "palette": _palette,
    "tag_again": _tag_again,
    "search": _search,
    "import_report": _import_report,
    "choice": _choice,
    "crash": _crash,
}

EVERYTHING = PAGES | DIALOGS


def settle() -> None:
    """Let layouts and what is drawn late come to rest."""
    for _ in range(5):
        QApplication.processEvents()
