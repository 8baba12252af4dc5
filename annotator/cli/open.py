"""`annotator open` and `annotator demo`: the two commands that start the window."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from annotator.app.projects import Opening


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
    open_window(opening, reset_window=reset_window)


def demo() -> None:
    """Open a fresh copy of the sample project in the window."""
    from annotator.app.projects import sample_opening

    open_window(sample_opening())


def open_window(opening: "Opening | None", *, reset_window: bool = False) -> None:
    """Start the window, or say in one line what this machine lacks to show one.

    Raises:
        DisplayError: There is no display, or a library that Qt needs is missing.
        typer.Exit: Always, with the window's exit code, once it is closed.
    """
    import gc

    from annotator.app.display import display_problem

    # Next to nothing that is made at the start is garbage, and looking for it takes a tenth of the
    # time until the window is there. The window takes over how it is collected.
    gc.disable()
    problem = display_problem()
    if problem is not None:
        raise problem
    from annotator.ui.app import run

    raise typer.Exit(run(opening, reset_window=reset_window))
