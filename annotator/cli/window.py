"""Starts the window; the only part of the command line that knows `ui`."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.app.projects import Opening


def open_window(project: Path | None) -> int:
    """Start the window on a project, or on the last one; return the exit code.

    Raises:
        DisplayError: There is no display, or a library that Qt needs is missing.
    """
    from annotator.app.projects import Opening

    return open_window_on(None if project is None else Opening(project=project))


def open_window_on(opening: "Opening | None", *, reset_window: bool = False) -> int:
    """Start the window, or say in one line what this machine lacks to show one.

    Raises:
        DisplayError: There is no display, or a library that Qt needs is missing.
    """
    from annotator.app.display import display_problem

    # Next to nothing that is made at the start is garbage, and looking for it takes a tenth of the
    # time until the window is there. The window takes over how it is collected.
    gc.disable()
    problem = display_problem()
    if problem is not None:
        raise problem
    from annotator.ui.app import run

    return run(opening, reset_window=reset_window)
