"""How commands show progress, problems and answers."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from annotator.app.jobs.checking import Located
    from annotator.core.problems import Problem

Advance = Callable[[int, int], None]


@contextmanager
def progress_bar(title: str, *, is_bytes: bool = False) -> Iterator[Advance]:
    """Show a bar on standard error while the block runs; nothing where that is no terminal.

    Yields a function of (done, total), in bytes or things.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn

    count = DownloadColumn() if is_bytes else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), count)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def show_problems(problems: "Iterable[Problem]") -> None:
    """Write each problem as a line on standard error."""
    for problem in problems:
        typer.echo(f"{problem.severity}: {problem.sentence}", err=True)


def show_json(value: object) -> None:
    """Write one JSON object to standard output, indented."""
    import orjson

    typer.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def counted(number: int, noun: str) -> str:
    """Return "1 span", "2 spans", "1,000 spans"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


class CheckWords:
    """Shows what `annotator check` comes upon as lines for a reader, and the sum of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.errors = 0
        self._by_severity: Counter[str] = Counter()

    @property
    def findings(self) -> int:
        """How many findings there were."""
        return self._by_severity.total()

    def problem(self, problem: "Problem") -> None:
        """Show a fault."""
        self.errors += problem.severity == "error"
        typer.echo(f"{problem.severity}: {problem.sentence}")

    def finding(self, located: "Located") -> None:
        """Show a finding: how grave, where, what, and by which rule."""
        finding = located.finding
        self._by_severity[finding.severity] += 1
        where = (
            f"{finding.document_id} ({located.author_id}), line {located.line},"
            f" column {located.column}, {finding.start}–{finding.end}"
        )
        typer.echo(f"{finding.severity}: {where}: {finding.message} [{finding.check}]")

    def end(self) -> None:
        """Show the sum."""
        faults = counted(self.errors, "fault") if self.errors else "no fault found"
        grades = (
            counted(self._by_severity[grade], grade)
            for grade in ("error", "warning", "hint")
            if self._by_severity[grade]
        )
        found = counted(self.findings, "finding")
        more = f"; {found} in the spans ({', '.join(grades)})" if self.findings else ""
        typer.echo(f"{self._path}: {faults}{more}.")


class CheckLines:
    """Writes what `annotator check` comes upon as one JSON object, a finding a line.

    Problems come before findings, as they are found; the object is whole once all are.
    """

    def __init__(self) -> None:
        self.errors = 0
        self.findings = 0
        self._is_in_findings = False
        self._between = "\n"
        typer.echo('{"problems": [', nl=False)

    def problem(self, problem: "Problem") -> None:
        """Write a fault."""
        self.errors += problem.severity == "error"
        self._line(problem.model_dump())

    def finding(self, located: "Located") -> None:
        """Write a finding."""
        finding = located.finding
        self._begin_findings()
        self.findings += 1
        self._line(
            {
                "check": finding.check,
                "severity": finding.severity,
                "message": finding.message,
                "document_id": finding.document_id,
                "author": located.author_id,
                "start": finding.start,
                "end": finding.end,
                "line": located.line,
                "column": located.column,
                "text": located.words,
                "span_ids": finding.span_ids,
                "about": finding.about,
                "mends": [mend.title for mend in finding.mends],
            }
        )

    def end(self) -> None:
        """Close the object."""
        self._begin_findings()
        typer.echo(f'\n], "faults": {self.errors}, "found": {self.findings}}}')

    def _begin_findings(self) -> None:
        if not self._is_in_findings:
            self._is_in_findings, self._between = True, "\n"
            typer.echo('\n], "findings": [', nl=False)

    def _line(self, value: object) -> None:
        import orjson

        typer.echo(self._between + orjson.dumps(value).decode(), nl=False)
        self._between = ",\n"
