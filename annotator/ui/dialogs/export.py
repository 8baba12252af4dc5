"""Which documents to write, and where to; then how far it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app import jobs
from annotator.app.ask import Ask, FileKind
from annotator.app.clock import now
from annotator.app.jobs import ExportOptions, ExportReport
from annotator.app.session import Session
from annotator.core.filters import NO_FILTER
from annotator.core.records import Status
from annotator.core.statuses import STATUS_TITLES, STATUSES
from annotator.errors import ExportError
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import Caption, TextLabel
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import counted, tr

T = TypeVar("T")
_LONGEST_FILTER = 48
"""So many characters of a filter are shown; the whole stands above the list."""
JSONL = FileKind(title=tr("JSONL"), patterns=("*.jsonl",))


class ExportDialog(QDialog):
    """Statuses, authors, the list's filter and a target; then a bar, and a button to stop it."""

    def __init__(
        self,
        session: Session,
        ask: Ask,
        tasks: Runner,
        guard: Guard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._ask = ask
        self._tasks = tasks
        self._guard = guard
        self._job: Handle | None = None
        self._agreed: Path | None = None
        store = session.store
        assert store is not None
        self._store = store
        self.statuses: dict[Status, QCheckBox] = {
            status: QCheckBox(STATUS_TITLES[status].capitalize()) for status in STATUSES
        }
        self.authors = {author.id: QCheckBox(author.id) for author in store.authors()}
        self.filtered = QCheckBox(_filtered(session.filter_text))
        self.target = QLineEdit(str(_suggested(session)))
        self.said = TextLabel(wraps=True)
        self.bar = QProgressBar()
        self._build()

    # Building

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Written"))
        self.bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.setSpacing(8)
        layout.addWidget(ScrollColumn(self._build_column(), self.windowTitle()), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        for part in (self.bar, self.said, self._build_buttons()):
            foot.addWidget(part)
        layout.addLayout(foot)
        open_at(self, width=88, height=25)

    def _build_column(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(_head(), role="faint", wraps=True))
        column.addSpacing(4)
        column.addWidget(Caption(tr("Statuses")))
        column.addWidget(_boxes(list(self.statuses.values())))
        column.addWidget(Caption(tr("Authors")))
        column.addWidget(_boxes(list(self.authors.values())))
        column.addWidget(self._build_filter())
        column.addWidget(TextLabel(_all_hint(), role="faint", wraps=True))
        column.addSpacing(4)
        column.addWidget(Caption(tr("File")))
        column.addLayout(self._target_row())
        column.addStretch(1)
        return inside

    def _build_filter(self) -> QWidget:
        """Return the choice of what the filter leaves; nothing is seen of it without a filter."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Caption(tr("Filter")))
        column.addWidget(self.filtered)
        host.setVisible(bool(self._session.parsed_filter.filter.terms))
        return host

    def _target_row(self) -> QHBoxLayout:
        self.target.setAccessibleName(tr("File to write"))
        self.choose = choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_target)
        row = QHBoxLayout()
        row.addWidget(self.target, 1)
        row.addWidget(choose)
        return row

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.export = QPushButton(tr("Export"))
        self.export.setDefault(True)
        self.stop = QPushButton(tr("Close"))
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.stop, QDialogButtonBox.ButtonRole.RejectRole)
        self.export.clicked.connect(lambda: self._guard.run(self._start))
        self.stop.clicked.connect(self._stop_or_close)
        return buttons

    # What is asked for

    @property
    def options(self) -> ExportOptions:
        """What the boxes say; none checked means all."""
        is_filtered = self.filtered.isChecked()
        return ExportOptions(
            statuses=_checked(self.statuses),
            authors=_checked(self.authors),
            filter=self._session.parsed_filter.filter if is_filtered else NO_FILTER,
            filter_author=self._session.author_id,
        )

    def _choose_target(self) -> None:
        path = self._ask.save_path(tr("Export to"), Path(self.target.text()), (JSONL,))
        if path is not None:
            path = path if path.suffix else path.with_suffix(".jsonl")
            self.target.setText(str(path))
            self._agreed = path

    def _start(self) -> None:
        typed = self.target.text().strip()
        if not typed:
            raise ExportError("No file is named.", hint="Type a name or choose a file.")
        target = Path(typed).expanduser()
        replace = target == self._agreed
        if target.exists() and not replace:
            question = tr("{name} exists already. Replace it?", name=target.name)
            replace = self._ask.confirm(question, detail=str(target.parent), yes=tr("Replace"))
            if not replace:
                return
        self._run(target, self.options, replace=replace)

    # Writing

    def _run(self, target: Path, options: ExportOptions, *, replace: bool) -> None:
        store = self._store
        self._show_running(is_running=True)
        self.said.setText(tr("Writing {name} …", name=target.name))
        self._job = self._tasks.run(
            lambda progress, cancelled: jobs.export_file(
                store,
                target,
                options,
                now=now(),
                replace=replace,
                progress=progress,
                cancelled=cancelled,
            ),
            done=self._on_done,
            failed=self._on_failed,
            progress=self._on_progress,
        )

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _on_done(self, report: ExportReport) -> None:
        self._show_running(is_running=False)
        self._agreed = None
        sentence = export_sentence(report)
        self.said.setText(sentence)
        self._session.tell(sentence)

    def _on_failed(self, error: BaseException) -> None:
        self._show_running(is_running=False)
        self.said.setText(str(error))
        self._guard.present(error)

    def _show_running(self, *, is_running: bool) -> None:
        self._is_running = is_running
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_running)
        self.export.setEnabled(not is_running)
        self.stop.setText(tr("Stop") if is_running else tr("Close"))

    _is_running = False

    def _stop_or_close(self) -> None:
        if self._is_running and self._job is not None:
            self._job.cancel()
        else:
            self.close()

    def done(self, result: int) -> None:
        """Close; a job under way is stopped, and what stood at the target stays."""
        if self._is_running and self._job is not None:
            self._job.drop()
        super().done(result)


def _checked(boxes: Mapping[T, QCheckBox]) -> frozenset[T]:
    return frozenset(key for key, box in boxes.items() if box.isChecked())


def export_sentence(report: ExportReport) -> str:
    """Return in one sentence what an export wrote."""
    if report.was_cancelled:
        return tr("Stopped; nothing was written.")
    return tr(
        "Wrote {documents} with {spans} to {path}.",
        documents=counted(report.documents, "{n} document", "{n} documents"),
        spans=counted(report.spans, "{n} span", "{n} spans"),
        path=report.path,
    )


def _suggested(session: Session) -> Path:
    assert session.path is not None
    return session.path.with_suffix(".jsonl")


def _boxes(boxes: Sequence[QCheckBox]) -> QWidget:
    host = QWidget()
    flow = FlowLayout(host, gap_px=16)
    for box in boxes:
        flow.addWidget(box)
    host.setVisible(bool(boxes))
    return host


def _filtered(typed: str) -> str:
    """Return what the box says that leaves out what the list leaves out."""
    words = " ".join(typed.split())
    shown = words if len(words) <= _LONGEST_FILTER else f"{words[: _LONGEST_FILTER - 1]}…"
    # In a box, one "&" would mark a letter.
    return tr("Only what the list’s filter leaves: {filter}", filter=shown.replace("&", "&&"))


def _head() -> str:
    return tr("JSONL, one document and author a line, with offsets in code points.")


def _all_hint() -> str:
    return tr("With none chosen, all are written.")
