"""Projects and articles coming in: by dialog, drop, clipboard and command line."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication

from annotator.app import projects
from annotator.app.ask import Ask, FileKind
from annotator.app.clock import now
from annotator.app.projects import Opening
from annotator.app.session import Session
from annotator.errors import EditError
from annotator.ui.encodings import chosen_encodings
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner
from annotator.ui.wording import counted, tr

if TYPE_CHECKING:
    from annotator.app.encodings import Undecided
    from annotator.app.jobs import ImportOptions, ImportReport

# `jobs` is imported where it is used: with the formats behind it, it takes a twentieth of the time
# that the window has to come up.

PROJECTS = FileKind(title=tr("annotator projects"), patterns=(f"*{projects.SUFFIX}",))
ARTICLES = FileKind(title=tr("Articles"), patterns=("*.txt", "*.jsonl"))
EVERYTHING = FileKind(title=tr("All files"), patterns=("*",))
EITHER = FileKind(
    title=tr("Projects and articles"), patterns=(*PROJECTS.patterns, *ARTICLES.patterns)
)
_TITLE_LENGTH = 90


class Desk(QObject):
    """Opens projects and takes articles in, with questions where they are needed.

    `job_began` carries what is being done, `job_advanced` how much of how much, `imported` the
    report of an import that has something to say.
    """

    job_began = Signal(str)
    job_advanced = Signal(int, int)
    job_ended = Signal()
    imported = Signal(object)

    def __init__(
        self,
        session: Session,
        ask: Ask,
        tasks: Runner,
        guard: Guard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._tasks = tasks
        self._guard = guard
        self._job: Handle | None = None
        self._last_paths: tuple[Path, ...] = ()

    # Projects

    def new_project(self) -> None:
        """Ask where, and make an empty project there."""
        suggested = _documents_folder() / f"{tr('Articles')}{projects.SUFFIX}"
        path = self._ask.save_path(tr("New project"), suggested, (PROJECTS,))
        if path is not None:
            self._create(_with_suffix(path))

    def ask_and_open(self) -> None:
        """Ask for a project or articles, and open them."""
        kinds = (EITHER, PROJECTS, ARTICLES, EVERYTHING)
        paths = self._ask.open_paths(tr("Open"), kinds)
        if paths:
            self.open(projects.opening_of(paths))

    def open_sample(self) -> None:
        """Open a fresh copy of the sample project."""
        self.open(projects.sample_opening())

    def open(self, opening: Opening) -> None:
        """Open or make a project, then take in the articles that came with it.

        Raises:
            AnnotatorError: The project cannot be opened; what was open before still is.
        """
        self._refuse_while_busy()
        if self._is_open_already(opening.project):
            self._session.tell(tr("This project is open already."))
        elif opening.project.exists():
            self._session.open(opening.project)
        else:
            self._session.create(opening.project)
        projects.remember(opening.project)
        if opening.articles:
            self.import_paths(opening.articles)

    def _is_open_already(self, path: Path) -> bool:
        current = self._session.path
        return current is not None and path.exists() and path.samefile(current)

    def close_project(self) -> None:
        """Show the welcome page again."""
        self._refuse_while_busy()
        self._session.close()

    def _create(self, path: Path) -> None:
        self._refuse_while_busy()
        if path.exists():
            raise EditError(f"{path.name} exists already.", hint="Open it, or choose another name.")
        self._session.create(path)
        projects.remember(path)

    def _refuse_while_busy(self) -> None:
        if self._session.is_busy:
            raise EditError(
                "Articles are being imported.", hint="Wait until that is done, or stop it."
            )

    # Articles

    def ask_and_import(self) -> None:
        """Ask for files and take in their articles."""
        paths = self._ask.open_paths(tr("Import articles"), (ARTICLES, EVERYTHING))
        if paths:
            self.import_paths(paths)

    def ask_and_import_folder(self) -> None:
        """Ask for a folder and take in the articles below it."""
        folder = self._ask.open_folder(tr("Import a folder"))
        if folder is not None:
            self.import_paths((folder,))

    def take(self, paths: Sequence[Path]) -> None:
        """Open or take in what was dropped or pasted as files.

        Raises:
            AnnotatorError: A project cannot be opened, or changes are not possible now.
        """
        if any(projects.is_project(path) for path in paths) or not self._session.is_open:
            self.open(projects.opening_of(sorted(paths, key=_projects_first)))
        else:
            self.import_paths(paths)

    def paste(self) -> None:
        """Take in the text or the files on the clipboard.

        Raises:
            AnnotatorError: There is no text, or it cannot be taken in.
        """
        mime = QGuiApplication.clipboard().mimeData()
        if paths := local_paths(mime):
            self.take(paths)
            return
        text = mime.text()
        if not text.strip():
            raise EditError("There is no text on the clipboard.", hint="Copy an article first.")
        if not self._session.is_open:
            self.new_project()
        if self._session.is_open:
            self._import_text(text)

    def _import_text(self, text: str) -> None:
        from annotator.app import jobs

        self._need_editable()
        store = self._session.store
        assert store is not None
        report = jobs.import_text(store, text, title_of(text), self._options(), now=now())
        self._on_imported(report)

    def import_paths(self, paths: Sequence[Path], **options: object) -> None:
        """Take in the articles of files and folders, off the window's thread.

        Where a text file is not UTF-8, the person says first what it is written in.

        Raises:
            EditError: No project is open that takes changes.
        """
        from annotator.app.encodings import may_be_undecided, undecided_files

        self._need_editable()
        self._last_paths = files = tuple(paths)
        if not may_be_undecided(files):
            self._import_decided(files, (), options)
            return

        def on_looked(found: "tuple[Undecided, ...]") -> None:
            self._guard.run(lambda: self._import_decided(files, found, options))

        self._tasks.run(
            lambda _progress, cancelled: undecided_files(files, cancelled=cancelled),
            done=on_looked,
            failed=self._guard.present,
        )

    def _import_decided(
        self, files: tuple[Path, ...], found: "tuple[Undecided, ...]", options: dict[str, object]
    ) -> None:
        from annotator.app import jobs

        self._need_editable()
        encodings = chosen_encodings(found, self._ask)
        if encodings is None:
            self._session.tell(tr("Nothing was imported."))
            return
        store = self._session.store
        assert store is not None
        chosen = self._options(encodings=encodings, **options)
        self._start(
            tr("Importing articles"),
            lambda progress, cancelled: jobs.import_files(
                store, files, chosen, now=now(), progress=progress, cancelled=cancelled
            ),
            self._on_imported,
        )

    def add_labels_and_import(self) -> None:
        """Take in the last files again, with the labels that the project's set did not have.

        Raises:
            EditError: No project is open that takes changes.
        """
        self.import_paths(self._last_paths, add_labels=True)

    def _need_editable(self) -> None:
        if not self._session.can_edit:
            self._refuse_while_busy()
            raise EditError(
                "This project takes no articles: it is open for reading only.",
                hint="Close the other window that has it open, then open it again.",
            )

    def _options(self, **options: object) -> "ImportOptions":
        from annotator.app.jobs import ImportOptions

        return ImportOptions.model_validate({"author_id": self._session.author_id} | options)

    def _on_imported(self, report: "ImportReport") -> None:
        first_new = self._session.document_count
        was_empty = first_new == 0
        self._session.look_again()
        self._session.tell(import_sentence(report))
        if report.documents and not was_empty:
            self._session.show(first_new)
            self._session.tell(import_sentence(report))
        if report.problem_count:
            self.imported.emit(report)

    # Jobs that write

    def _start(
        self, title: str, job: Callable[..., "ImportReport"], done: Callable[["ImportReport"], None]
    ) -> None:
        """Run a job that writes to the project; editing waits until it is done."""
        self._session.set_busy(is_busy=True)
        self.job_began.emit(title)

        def on_done(report: "ImportReport") -> None:
            self._end_job()
            self._guard.run(lambda: done(report))

        def on_failed(error: BaseException) -> None:
            self._end_job()
            self._guard.run(self._session.look_again)
            self._guard.present(error)

        self._job = self._tasks.run(
            job, done=on_done, failed=on_failed, progress=self.job_advanced.emit
        )

    def _end_job(self) -> None:
        self._session.set_busy(is_busy=False)
        self.job_ended.emit()

    def cancel_job(self) -> None:
        """Stop the job under way; what it has written already stays."""
        if self._job is not None:
            self._job.cancel()


def local_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Return the files of this machine that were dragged or copied, if there are any."""
    urls = mime.urls() if mime.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def title_of(text: str) -> str:
    """Return what to call a pasted text: its first line with something on it, cut at a word."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def import_sentence(report: "ImportReport") -> str:
    """Return in one sentence what an import brought."""
    brought = tr(
        "Imported {documents} with {spans}",
        documents=counted(report.documents, "{n} article", "{n} articles"),
        spans=counted(report.spans, "{n} span", "{n} spans"),
    )
    refused = ""
    if report.error_count:
        refused = ", " + counted(report.error_count, "{n} refused", "{n} refused")
    ended = tr(" (stopped)") if report.was_cancelled else ""
    return f"{brought}{refused}{ended}."


def _documents_folder() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))


def _with_suffix(path: Path) -> Path:
    return path if projects.is_project(path) else path.with_name(path.name + projects.SUFFIX)


def _projects_first(path: Path) -> bool:
    return not projects.is_project(path)
