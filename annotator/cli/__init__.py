"""The command line: one file a command, each a thin reader of `app`.

Exit codes: 0 all is well, 1 faults were found or the work could not be done, 2 wrong use. What a
program would read goes to standard output (`--json`), everything else to standard error. Nothing
but `open` and `demo` starts the window, and nothing heavy is imported before a command needs it.

To add a command: write `cli/x.py` with a function and name it in `COMMANDS`.
"""

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from annotator import __version__
from annotator.cli.check import check
from annotator.cli.export import export
from annotator.cli.help import help_
from annotator.cli.import_ import import_
from annotator.cli.info import info
from annotator.cli.open import demo, open_, open_window
from annotator.errors import AnnotatorError

COMMANDS = {
    "open": open_,
    "demo": demo,
    "import": import_,
    "export": export,
    "info": info,
    "check": check,
    "help": help_,
}

app = typer.Typer(
    name="annotator",
    help="Turn news articles into training data: highlight spans, tag them, export JSONL.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"annotator {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Open the window, or run one of the commands below without it."""
    if context.invoked_subcommand is None:
        open_window(None)


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
        app(prog_name="annotator")
    except AnnotatorError as error:
        typer.echo(f"annotator: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read the output has closed it, as `head` does: nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
