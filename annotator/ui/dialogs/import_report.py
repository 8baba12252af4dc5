"""What an import could not take, or took with a change: where, what, what to do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.jobs import ImportReport
from annotator.core.problems import Problem
from annotator.ui.desk import import_sentence
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import TextLabel
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import counted, tr


class ImportReportDialog(QDialog):
    """A sentence and a table of problems; all of it can be copied.

    `labels_wanted` says that labels which the project lacks are to be added to it.
    """

    labels_wanted = Signal()

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        self.table = _table(report.problems)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(
            TextLabel(import_sentence(self._report), factor=1.15, bold=True, wraps=True)
        )
        layout.addWidget(TextLabel(self._summary(), role="faint", wraps=True))
        card = Card()
        card.add(self.table)
        layout.addWidget(card, 1)
        copy = QPushButton(tr("Copy all"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        layout.addWidget(closing_buttons(self, *self._adding(), copy))
        open_at(self, width=117, height=27)

    def _adding(self) -> tuple[QPushButton, ...]:
        """Return a button that adds unknown labels, where a record was refused for one."""
        if not any(problem.code == "unknown_label" for problem in self._report.problems):
            return ()
        add = QPushButton(tr("Add the labels and import again"))
        add.clicked.connect(self.labels_wanted)
        add.clicked.connect(self.close)
        return (add,)

    def _summary(self) -> str:
        found, shown = self._report.problem_count, len(self._report.problems)
        text = counted(
            found,
            "There is {n} thing to know; everything else was taken in.",
            "There are {n} things to know; everything else was taken in.",
        )
        if found > shown:
            text += " " + tr("The first {n:,} are shown.", n=shown)
        return text

    @property
    def text(self) -> str:
        """The whole report, one line a problem."""
        lines = (f"{problem.severity}: {problem.sentence}" for problem in self._report.problems)
        return "\n".join((import_sentence(self._report), *lines))


def _table(problems: Sequence[Problem]) -> QTableWidget:
    table = QTableWidget(len(problems), 3)
    table.setAccessibleName(tr("Problems"))
    table.setHorizontalHeaderLabels([tr("Kind"), tr("Where"), tr("What")])
    for row, problem in enumerate(problems):
        for column, text in enumerate((problem.severity, place_of(problem), words_of(problem))):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(problem.path if column == 1 else text)
            table.setItem(row, column, item)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    across = table.horizontalHeader()
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    across.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table


def place_of(problem: Problem) -> str:
    """Return the file's name and the line: "batch.jsonl, line 12"."""
    name = Path(problem.path).name if problem.path else problem.document_id
    return tr("{name}, line {line}", name=name, line=problem.line) if problem.line else name


def words_of(problem: Problem) -> str:
    """Return what is wrong and what to do about it."""
    return f"{problem.message} {problem.hint}".rstrip()
