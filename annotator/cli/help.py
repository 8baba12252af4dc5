"""`annotator help`: the program's own tables, also into README."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class Topic(StrEnum):
    """What there is a page of."""

    keys = "keys"
    settings = "settings"
    formats = "formats"
    filter = "filter"
    commands = "commands"
    packages = "packages"


def help_(
    topic: Annotated[Topic, typer.Argument(help="Which page.")] = Topic.keys,
    write: Annotated[
        Path | None,
        typer.Option(help="Write every page between its markers in this file instead."),
    ] = None,
) -> None:
    """Show keys, settings, formats, filters, commands or needed packages as Markdown."""
    from annotator.app.help import filled

    if write is None:
        typer.echo(pages()[topic.value]())
        return
    new = filled(write.read_text(encoding="utf-8"), pages())
    write.write_text(new, encoding="utf-8", newline="\n")


def pages() -> dict[str, Callable[[], str]]:
    """Return every page by name: those of `app.help`, and the commands."""
    from annotator.app.help import PAGES

    return {**PAGES, "commands": commands_page}


def commands_page() -> str:
    """Every command with its arguments and what it does."""
    from annotator.app.help import table
    from annotator.cli.commands import app

    group = typer.main.get_command(app)
    context = typer.Context(group, info_name="annotator")
    rows = [("`annotator`", "Open the window: the last project, or the welcome page.")]
    for name, command in _single(group):
        usage = " ".join(command.collect_usage_pieces(context))
        rows.append((f"`annotator {name} {usage}`", command.get_short_help_str(200)))
    return table(("Command", "What it does"), rows)


def _single(group: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - of the library below Typer
    """Yield every command with its name, those of groups after the group's own."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {part}", inner) for part, inner in _single(command))
        else:
            yield name, command
