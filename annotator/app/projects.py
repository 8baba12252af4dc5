"""Where projects lie: beside their articles, among the recent ones, as a fresh sample."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter

from annotator.core.records import Record

SUFFIX = ".annotator"
_KEPT_RECENT = 12


class Opening(Record):
    """What a list of paths asks for: a project, and perhaps articles that go into it."""

    project: Path
    articles: tuple[Path, ...] = ()


def is_project(path: Path) -> bool:
    """Whether a path names a project, by its ending."""
    return path.suffix.lower() == SUFFIX


def opening_of(paths: Sequence[Path], project: Path | None = None) -> Opening:
    """Return what `paths` ask for.

    A project is taken as it is. Articles go to `project`, or to a new one beside the first of
    them, named after it; where that name is taken, a number follows.
    """
    first = paths[0]
    if is_project(first) and project is None:
        return Opening(project=first, articles=tuple(paths[1:]))
    return Opening(project=project or free_path(first.with_suffix(SUFFIX)), articles=tuple(paths))


def free_path(path: Path) -> Path:
    """Return `path`, or the first of "name 2", "name 3" … that does not exist."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def sample_folder() -> Path:
    """Return where fresh copies of the sample project go."""
    from platformdirs import user_data_path

    return user_data_path("annotator", appauthor=False) / "samples"


def recent_file() -> Path:
    """Return where the list of recent projects is kept."""
    from platformdirs import user_state_path

    return user_state_path("annotator", appauthor=False) / "recent.json"


def recent_projects(file: Path | None = None) -> tuple[Path, ...]:
    """Return the projects opened last that are still there, the newest first.

    A list that cannot be read is an empty one: nothing but convenience is lost.
    """
    try:
        text = (file or recent_file()).read_text(encoding="utf-8")
        names = TypeAdapter(tuple[str, ...]).validate_json(text)
    except (OSError, ValueError):
        return ()
    return tuple(path for path in map(Path, names) if path.is_file())


def remember(project: Path, file: Path | None = None) -> None:
    """Put a project at the head of the recent ones; failing to is not worth a word."""
    file = file or recent_file()
    project = project.absolute()
    others = [path for path in recent_projects(file) if path != project]
    names = [str(path) for path in (project, *others)][:_KEPT_RECENT]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
    except OSError:
        return


def sample_opening(folder: Path | None = None) -> Opening:
    """Return what opens a fresh copy of the sample project.

    Copies stay where they are until the person deletes them, so nothing done in one is lost.
    """
    from annotator.resources import resource_path

    project = free_path((folder or sample_folder()) / f"Sample{SUFFIX}")
    project.parent.mkdir(parents=True, exist_ok=True)
    return Opening(
        project=project, articles=(resource_path("assets", "samples", "articles.jsonl"),)
    )
