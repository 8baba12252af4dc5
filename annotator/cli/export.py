"""`annotator export`: a project's documents and spans as JSONL."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from annotator.cli.report import counted, progress_bar, show_json
from annotator.core.statuses import STATUSES, Status

if TYPE_CHECKING:
    from annotator.core.filters import Filter
    from annotator.store.store import Store


def _known(statuses: list[str] | None) -> list[str] | None:
    unknown = [status for status in statuses or () if status not in STATUSES]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(STATUSES)}.")
    return statuses


def export(
    project: Annotated[Path, typer.Argument(help="The project.", exists=True, dir_okay=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    status: Annotated[
        list[str] | None,
        typer.Option(
            callback=_known,
            help=f"Only documents of this status; may be given again: {', '.join(STATUSES)}.",
        ),
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option(help="Only layers of this author; may be given again.")
    ] = None,
    typed: Annotated[
        str,
        typer.Option(
            "--filter",
            help="Only documents that a filter leaves, as the document list has it:"
            " 'label:casualty -has:flag'.",
        ),
    ] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the file where it exists.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as one JSON object.")] = False,
) -> None:
    """Write documents and spans to a JSONL file, one document and author a line."""
    from annotator.app import jobs
    from annotator.app.clock import now
    from annotator.store.store import Store

    if os.path.exists(output) and not replace:
        message = f"{output} exists already. Give --replace, or another name."
        raise typer.BadParameter(message, param_hint="--output")
    with Store.open(project, read_only=True) as store, progress_bar("Exporting") as progress:
        me = _reader(author) if typed else ""
        options = jobs.ExportOptions(
            statuses=frozenset(cast("list[Status]", status or ())),
            authors=frozenset(author or ()),
            filter=_filter_of(typed, store, me),
            filter_author=me,
        )
        report = jobs.export_file(
            store, output, options, now=now(), replace=replace, progress=progress
        )
    if as_json:
        show_json(report.model_dump())
    else:
        wrote = f"{counted(report.documents, 'document')}, {counted(report.spans, 'span')}"
        typer.echo(f"{output}: {wrote} written.")


def _reader(authors: list[str] | None) -> str:
    """Return whose work a filter is about: the one author's who is named, or else the person's."""
    if authors and len(authors) == 1:
        return authors[0]
    from annotator.app.settings import load, settings_path

    return load(settings_path())[0].author


def _filter_of(typed: str, store: "Store", me: str) -> "Filter":
    """Return the filter that was typed; a typo is wrong use, since it would write other documents.

    Raises:
        typer.BadParameter: There is a typo; it says where.
    """
    from annotator.core.filters import known_names, parse_filter

    authors = tuple(author.id for author in store.authors())
    parsed = parse_filter(typed, known_names(store.label_set(), authors, me))
    if parsed.faults:
        raise typer.BadParameter(parsed.faults[0].sentence, param_hint="--filter")
    return parsed.filter
