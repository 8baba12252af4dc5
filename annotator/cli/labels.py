"""`annotator labels`: a project's labels, shown, written to a file, taken from one."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.report import counted, progress_bar, show_json, show_problems

if TYPE_CHECKING:
    from annotator.core.label_changes import LabelChange
    from annotator.core.labels import LabelSet
    from annotator.store.label_use import LabelUse
    from annotator.store.store import Store

Project = Annotated[Path, typer.Argument(help="The project.", exists=True, dir_okay=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as one JSON object.")]

labels = typer.Typer(
    help="Show a project's labels, write them to a YAML or JSON file, or take them from one.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@labels.command("show")
def show(project: Project, as_json: AsJson = False) -> None:
    """Show each label with its key, its attributes, and how many spans have it."""
    from annotator.store.store import Store

    with Store.open(project, read_only=True) as store:
        label_set, use = store.label_set(), store.labels.use()
    if as_json:
        used = {name: count.model_dump() for name, count in use.labels}
        linked = {name: count.model_dump() for name, count in use.relations}
        content = label_set.model_dump(mode="json")
        show_json({"label_set": content, "spans": used, "links": linked})
        return
    typer.echo(f"{label_set.id}, version {label_set.version}")
    for line in _lines(label_set, use):
        typer.echo(line)


def _lines(label_set: "LabelSet", use: "LabelUse") -> list[str]:
    names = [part.name for part in (*label_set.labels, *label_set.relations)]
    width = max(map(len, names)) + 2
    lines = ["", "Labels"]
    for number, label in enumerate(label_set.labels, 1):
        attributes = ", ".join(attribute.name for attribute in label.attributes)
        has = counted(use.of_label(label.name).items, "span")
        head = f"{number:>3}  {label.name:<{width}}{label.key:<3}{has:>16}"
        lines.append(f"{head}  {attributes}".rstrip())
    if label_set.relations:
        lines += ["", "Relations"]
    for relation in label_set.relations:
        ends = f"{', '.join(relation.heads)} → {', '.join(relation.tails)}"
        has = counted(use.of_relation(relation.name).items, "link")
        lines.append(f"     {relation.name:<{width}}{'':<3}{has:>16}  {ends}")
    return lines


@labels.command("export")
def export(
    project: Project,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write: .yaml or .json.")
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the file where it exists.")
    ] = False,
) -> None:
    """Write a project's labels to a YAML or JSON file."""
    from annotator.formats.label_set_file import write
    from annotator.store.store import Store

    if os.path.exists(output) and not replace:
        message = f"{output} exists already. Give --replace, or another name."
        raise typer.BadParameter(message, param_hint="--output")
    with Store.open(project, read_only=True) as store:
        label_set = store.label_set()
    write(label_set, output, replace=replace)
    typer.echo(f"{output}: {counted(len(label_set.labels), 'label')} written.")


@labels.command("check")
def check(
    file: Annotated[
        Path, typer.Argument(help="Labels in a file: .yaml or .json.", exists=True, dir_okay=False)
    ],
) -> None:
    """Say where a file of labels contradicts itself, with the lines."""
    from annotator.app.label_sets import read_file
    from annotator.app.settings import load, settings_path

    found = read_file(file, load(settings_path())[0])
    for problem in found.problems:
        typer.echo(f"{problem.severity}: {problem.sentence}")
    errors = sum(problem.severity == "error" for problem in found.problems)
    typer.echo(f"{file}: {counted(errors, 'fault') if errors else 'no fault found'}.")
    if errors:
        raise typer.Exit(1)


@labels.command("import")
def import_labels(
    project: Project,
    file: Annotated[
        Path, typer.Argument(help="Labels in a file: .yaml or .json.", exists=True, dir_okay=False)
    ],
    becomes: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OLD=NEW",
            help="What a label or relation becomes that the file lacks; OLD= removes its spans."
            " May be given again.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put the labels of a file in the place of a project's; spans follow, as one step of undo."""
    from annotator.app.label_sets import change_to, read_file
    from annotator.app.settings import load, settings_path
    from annotator.core.label_changes import begin
    from annotator.store.store import Store

    settings = load(settings_path())[0]
    found = read_file(file, settings)
    show_problems(found.problems)
    if found.label_set is None:
        raise typer.Exit(1)
    with Store.open(project, read_only=dry_run) as store:
        use = store.labels.use()
        now = begin(store.label_set())
        change = change_to(now, found.label_set, use, _pairs(becomes or []))
        _tell(change, use, store, as_json=as_json)
        if not dry_run and not change.is_empty:
            _apply(store, change, settings.author)


def _pairs(becomes: list[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in becomes]
    for old, sign, _ in pairs:
        if not sign or not old.strip():
            raise typer.BadParameter(f"{old!r} is not as OLD=NEW.", param_hint="--becomes")
    return {old.strip(): new.strip() for old, _, new in pairs}


def _tell(change: "LabelChange", use: "LabelUse", store: "Store", *, as_json: bool) -> None:
    from annotator.app.label_effects import effects_of

    effects = effects_of(change, use, store.labels.values)
    if as_json:
        show_json({"effects": [effect.model_dump() for effect in effects]})
        return
    for effect in effects:
        typer.echo(effect.sentence)
    if not effects:
        typer.echo("These are the labels of the project already.")


def _apply(store: "Store", change: "LabelChange", author: str) -> None:
    from annotator.app.clock import now
    from annotator.core.records import Author

    store.add_author(Author(id=author))
    with progress_bar("Changing labels") as progress:
        store.labels.change(author, change, at=now(), progress=progress)
