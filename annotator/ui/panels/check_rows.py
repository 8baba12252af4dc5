"""The findings of the article as rows: a heading for each kind, and under it its findings."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.app.context import Context, context_of
from annotator.checks import CheckInfo, Finding, Severity, check_of
from annotator.checks.material import quoted
from annotator.ui.wording import counted, tr

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Heading` or `Line` of a row."""

IGNORED = "ignored"
"""What stands for the id of a check over what was said to be no problem."""

_BEFORE, _BEHIND = 40, 60
"""How many code points of context a finding is shown with."""


class Heading(NamedTuple):
    """The head of a kind of findings; `info` is None over what was ignored."""

    kind: str
    title: str
    number: int
    is_open: bool
    info: CheckInfo | None = None


class Line(NamedTuple):
    """A finding as it is listed: its words in context, and what is the matter with them."""

    finding: Finding
    context: Context
    reason: str
    is_ignored: bool = False


class CheckRows(QAbstractListModel):
    """Headings, and the findings of those kinds that are open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._findings: Sequence[Finding] = ()
        self._ignored: Sequence[Finding] = ()
        self._rows: list[Heading | Line] = []
        self._closed = {IGNORED}

    def show_findings(
        self, text: str, findings: Sequence[Finding], ignored: Sequence[Finding]
    ) -> None:
        """Show the findings of a text; what is of one kind stands together."""
        self._text, self._findings, self._ignored = text, findings, ignored
        self._make()

    def toggle(self, kind: str) -> None:
        """Open or close the findings of a kind."""
        self._closed ^= {kind}
        self._make()

    def open(self, kind: str) -> None:
        """Open the findings of a kind, if they are closed."""
        if kind in self._closed:
            self.toggle(kind)

    def _make(self) -> None:
        self.beginResetModel()
        self._rows = [*self._made()]
        self.endResetModel()

    def _made(self) -> Iterator[Heading | Line]:
        for check_id, group in groupby(self._findings, key=lambda finding: finding.check):
            info, findings = check_of(check_id).info, tuple(group)
            is_open = check_id not in self._closed
            yield Heading(check_id, info.title, len(findings), is_open, info)
            yield from self._lines(findings) if is_open else ()
        if self._ignored:
            is_open = IGNORED not in self._closed
            yield Heading(IGNORED, tr("Not a problem here"), len(self._ignored), is_open)
            yield from self._lines(self._ignored, is_ignored=True) if is_open else ()

    def _lines(self, findings: Sequence[Finding], *, is_ignored: bool = False) -> Iterator[Line]:
        for finding in findings:
            context = context_of(self._text, finding.place, before=_BEFORE, behind=_BEHIND)
            yield Line(finding, context, self._reason(finding), is_ignored)

    def _reason(self, finding: Finding) -> str:
        """Return what is the matter without the words, which stand above it."""
        words = quoted(self._text[finding.start : finding.end])
        return finding.message.removeprefix(f"{words} ")

    # Places

    def row(self, number: int) -> Heading | Line | None:
        """Return what is shown at a row, None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, finding: Finding) -> int:
        """Return where a finding is listed, -1 where it is not."""
        lines = enumerate(self._rows)
        return next(
            (at for at, row in lines if isinstance(row, Line) and row.finding == finding), -1
        )

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.finding.message if isinstance(row, Line) else _help(row)
        return None


SEVERITY_NAMES: dict[Severity, str] = {
    "error": tr("error"),
    "warning": tr("warning"),
    "hint": tr("hint"),
}


def _spoken(row: Heading | Line) -> str:
    if isinstance(row, Line):
        return f"{SEVERITY_NAMES[row.finding.severity]}: {row.finding.message}"
    state = tr("open") if row.is_open else tr("closed")
    return f"{row.title}, {counted(row.number, '{n} finding', '{n} findings')}, {state}"


def _help(row: Heading) -> str:
    return row.title if row.info is None else row.info.help
