"""`annotator open` and `annotator demo`: the two commands that start the window."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.window import open_window_on

if TYPE_CHECKING:
    pass


def open_(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="A project, or articles: .txt, .jsonl, a folder.", exists=True),
    ] = None,
    project: Annotated[
        Path | None, typer.Option(help="The project that the articles go to.")
    ] = None,
    reset_window: Annotated[
        bool, typer.Option("--reset-window", help="Forget the window's size and place.")
    ] = False,
) -> None:
    """Open a project, or make one from articles, in the window."""
    from annotator.app.projects import Opening, opening_of

    opening = opening_of(paths, project) if paths else None
    if opening is None and project is not None:
        opening = Opening(project=project)
    raise typer.Exit(open_window_on(opening, reset_window=reset_window))


def demo() -> None:
    """Open a fresh copy of the sample project in the window."""
    from annotator.app.projects import sample_opening

    raise typer.Exit(open_window_on(sample_opening()))
