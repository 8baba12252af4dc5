"""`annotator check`: faults of a project or a file, and what rules find in its spans."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.report import CheckLines, CheckWords, progress_bar

if TYPE_CHECKING:
    from annotator.app.jobs.checking import Located
    from annotator.checks import Check
    from annotator.cli.report import Advance
    from annotator.core.problems import Problem

_UNREADABLE = frozenset({"damaged", "dangling_row", "invalid_row", "missing_text"})
"""What a project's spans cannot be read for: codes of problems."""


def _known(ids: list[str] | None) -> list[str] | None:
    if ids:
        from annotator.checks import CHECKS

        known = [check.info.id for check in CHECKS]
        unknown = [check_id for check_id in ids if check_id not in known]
        if unknown:
            raise typer.BadParameter(f"{unknown[0]!r} is no rule. There are {', '.join(known)}.")
    return ids


def check(
    path: Annotated[Path, typer.Argument(help="A project or a JSONL file.", exists=True)],
    only: Annotated[
        list[str] | None,
        typer.Option(callback=_known, help="Use this rule for spans only; may be given again."),
    ] = None,
    off: Annotated[
        list[str] | None,
        typer.Option(callback=_known, help="Leave out this rule for spans; may be given again."),
    ] = None,
    no_checks: Annotated[
        bool, typer.Option("--no-checks", help="Look for faults alone, by no rule for spans.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 also for what a rule has found.")
    ] = False,
    add_labels: Annotated[
        bool, typer.Option("--add-labels", help="Take any label of a JSONL file as known.")
    ] = False,
    labels: Annotated[
        Path | None,
        typer.Option(help="The labels of a JSONL file: a label set as YAML or JSON.", exists=True),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer as one JSON object, a finding a line.")
    ] = False,
) -> None:
    """Verify a project or a JSONL file, and look at its spans by the project's rules.

    A project's log of edits is replayed and compared with what it holds.
    """
    from annotator.app.projects import is_project
    from annotator.core.problems import Problem

    choice = None if no_checks else (frozenset(only or ()), frozenset(off or ()))
    lines = CheckLines() if as_json else CheckWords(path)
    with ExitStack() as stack:
        advance = stack.enter_context(progress_bar("Checking"))
        events = (
            _events_of_project(path, choice, advance, stack)
            if is_project(path)
            else _events_of_file(path, choice, advance, add_labels=add_labels, labels=labels)
        )
        for event in events:
            lines.problem(event) if isinstance(event, Problem) else lines.finding(event)
    lines.end()
    if lines.errors or (strict and lines.findings):
        raise typer.Exit(1)


_Choice = tuple[frozenset[str], frozenset[str]] | None
"""The rules that alone are wanted (none: all that are on), and those that are not; or no rules."""


def _events_of_project(
    path: Path, choice: _Choice, advance: "Advance", stack: ExitStack
) -> "Iterator[Problem | Located]":
    from annotator.app.checking import switches_of
    from annotator.app.jobs.checking import check_project
    from annotator.store.store import Store

    store = stack.enter_context(Store.open(path, read_only=True))
    codes: set[str] = set()
    for problem in store.check():
        codes.add(problem.code)
        yield problem
    if choice is not None and not codes & _UNREADABLE:
        checks = _chosen(choice, switches_of(store).checks)
        yield from check_project(store, checks, progress=advance)


def _events_of_file(
    path: Path, choice: _Choice, advance: "Advance", *, add_labels: bool, labels: Path | None
) -> "Iterator[Problem | Located]":
    from annotator.app.checking import Switches
    from annotator.app.clock import now
    from annotator.app.jobs.checking import check_file
    from annotator.app.label_sets import read_file
    from annotator.app.settings import load, settings_path
    from annotator.core.labels import DEFAULT_LABEL_SET
    from annotator.formats.base import ReadOptions

    label_set = DEFAULT_LABEL_SET
    if labels is not None:
        found = read_file(labels, load(settings_path())[0])
        yield from found.problems
        if found.label_set is None:
            return
        label_set = found.label_set
    options = ReadOptions(label_set=label_set, author_id="check", add_labels=add_labels, now=now())
    checks = () if choice is None else _chosen(choice, Switches().checks)
    yield from check_file(path, options, checks, advance)


def _chosen(
    choice: tuple[frozenset[str], frozenset[str]], usual: "tuple[Check, ...]"
) -> "tuple[Check, ...]":
    from annotator.checks import CHECKS

    only, off = choice
    wanted = [check for check in CHECKS if check.info.id in only] if only else usual
    return tuple(check for check in wanted if check.info.id not in off)
