"""The commands as one Typer application; `COMMANDS` is the table of them."""

from typing import Annotated

import typer

from annotator import __version__
from annotator.cli.check import check
from annotator.cli.export import export
from annotator.cli.help import help_
from annotator.cli.import_ import import_
from annotator.cli.info import info
from annotator.cli.labels import labels
from annotator.cli.open import demo, open_
from annotator.cli.window import open_window

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
app.add_typer(labels, name="labels")


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
        raise typer.Exit(open_window(None))
