"""How commands show progress, problems and answers."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
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
