"""`annotator info`: what a project holds."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.report import counted, show_json


def info(
    project: Annotated[Path, typer.Argument(help="The project.", exists=True, dir_okay=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Answer as one JSON object.")] = False,
) -> None:
    """Count a project's documents by status and its spans by label, for each author."""
    from annotator.store.store import Store

    with Store.open(project, read_only=True) as store:
        summary, name = store.summary(), store.info.name
    if as_json:
        show_json({"project": name} | summary.model_dump())
        return
    typer.echo(
        f"{name}: {counted(summary.documents, 'document')}, "
        f"{counted(summary.characters, 'character')}"
    )
    for author in summary.authors:
        typer.echo(f"\n{author.author_id} ({author.kind})")
        for status, number in author.by_status:
            typer.echo(f"  {status.replace('_', ' '):<14}{number:>10,}")
        for label, number in author.by_label:
            typer.echo(f"  {label:<14}{counted(number, 'span'):>16}")
