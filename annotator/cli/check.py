"""`annotator check`: every fault of a project or a JSONL file, with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.report import counted, show_json

if TYPE_CHECKING:
    from annotator.core.problems import Problem


def check(
    path: Annotated[Path, typer.Argument(help="A project or a JSONL file.", exists=True)],
    add_labels: Annotated[
        bool, typer.Option("--add-labels", help="Take any label of a JSONL file as known.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as one JSON object.")] = False,
) -> None:
    """Verify a project (its log of edits is replayed and compared) or a JSONL file."""
    from annotator.app.projects import is_project

    found = _problems_of_project(path) if is_project(path) else _problems_of_file(path, add_labels)
    shown: list[Problem] = []
    errors = 0
    for problem in found:
        errors += problem.severity == "error"
        if as_json:
            shown.append(problem)
        else:
            typer.echo(f"{problem.severity}: {problem.sentence}")
    if as_json:
        show_json({"faults": errors, "problems": [problem.model_dump() for problem in shown]})
    else:
        typer.echo(f"{path}: {counted(errors, 'fault') if errors else 'no fault found'}.")
    if errors:
        raise typer.Exit(1)


def _problems_of_project(path: Path) -> "Iterator[Problem]":
    from annotator.store.store import Store

    with Store.open(path, read_only=True) as store:
        yield from store.check()


def _problems_of_file(path: Path, add_labels: bool) -> "Iterator[Problem]":
    from annotator.app.clock import now
    from annotator.core.labels import DEFAULT_LABEL_SET
    from annotator.core.problems import Problem
    from annotator.formats import for_path
    from annotator.formats.base import ReadOptions

    options = ReadOptions(
        label_set=DEFAULT_LABEL_SET, author_id="check", add_labels=add_labels, now=now()
    )
    for event in for_path(path).read(path, options, lambda done: None):
        if isinstance(event, Problem):
            yield event
