"""The command line: one file a command, each a thin reader of `app`.

Exit codes: 0 all is well, 1 faults were found or the work could not be done, 2 wrong use. What a
program would read goes to standard output (`--json`), everything else to standard error. Nothing
but `open` and `demo` starts the window, and nothing heavy is imported before a command needs it.

To add a command: write `cli/x.py` with a function and name it in `commands.COMMANDS`.
"""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from annotator.errors import AnnotatorError


def main() -> None:
    """Run the command line; a known error becomes one line and exit code 1, never a traceback."""
    # Packages that happen to be installed have no business in our records, and looking for such
    # takes longer than making the records.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows console or a C locale may lack characters that articles have.
            stream.reconfigure(errors="backslashreplace")
    try:
        _run(sys.argv[1:])
    except AnnotatorError as error:
        sys.stderr.write(f"annotator: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read the output has closed it, as `head` does: nothing is wrong.
        sys.stderr.close()
        sys.exit(0)


def _run(arguments: list[str]) -> None:
    """Do what is asked; without options there is nothing to parse, so the window comes sooner."""
    project = Path(arguments[1]) if len(arguments) == 2 and arguments[0] == "open" else None
    if not arguments or (project and project.suffix == ".annotator" and project.is_file()):
        from annotator.cli.window import open_window

        sys.exit(open_window(project))
    from annotator.cli.commands import app

    app(prog_name="annotator")
