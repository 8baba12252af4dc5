"""`annotator import`: articles and their spans into a project."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.report import counted, progress_bar, show_json, show_problems


def import_(
    project: Annotated[Path, typer.Argument(help="The project; made where there is none.")],
    paths: Annotated[
        list[Path], typer.Argument(help="Files or folders: .txt, .jsonl.", exists=True)
    ],
    author: Annotated[
        str, typer.Option(help="Who made spans that do not say; by default you.")
    ] = "",
    add_labels: Annotated[
        bool, typer.Option("--add-labels", help="Add labels that the project does not have.")
    ] = False,
    encoding: Annotated[
        str, typer.Option(help="The text files' encoding; found out where not given.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Answer as one JSON object.")] = False,
) -> None:
    """Add articles and spans to a project; what cannot be taken is named with its line."""
    from annotator.app import jobs
    from annotator.app.clock import now
    from annotator.app.settings import changed, load, settings_path

    settings = load(settings_path())[0]
    signed = changed(settings, author=author) if author else settings
    options = jobs.ImportOptions(author_id=signed.author, add_labels=add_labels, encoding=encoding)
    with _project(project) as store, progress_bar("Importing", is_bytes=True) as progress:
        report = jobs.import_files(store, paths, options, now=now(), progress=progress)
    show_problems(report.problems)
    if report.problem_count > len(report.problems):
        rest = report.problem_count - len(report.problems)
        typer.echo(f"… and {counted(rest, 'more problem')}.", err=True)
    if as_json:
        show_json(report.model_dump())
    else:
        took = f"{counted(report.documents, 'document')}, {counted(report.spans, 'span')}"
        typer.echo(f"{project}: {took} imported, {counted(report.error_count, 'fault')}.")
    if report.error_count:
        raise typer.Exit(1)


def _project(path: Path):  # noqa: ANN202 - the type would import the store
    from annotator.app.clock import new_id, now
    from annotator.core.labels import DEFAULT_LABEL_SET
    from annotator.store.store import Store

    if path.exists():
        return Store.open(path)
    return Store.create(
        path, name=path.stem, label_set=DEFAULT_LABEL_SET, project_id=new_id("p"), now=now()
    )
