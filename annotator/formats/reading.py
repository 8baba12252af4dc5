"""Which files a person meant who named files and folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.core.problems import Problem
from annotator.formats import FORMATS
from annotator.formats.faults import shown_path

_SUFFIXES = {suffix for entry in FORMATS if entry.INFO.can_read for suffix in entry.INFO.suffixes}


def find_files(paths: Iterable[Path]) -> Iterator[Path | Problem]:
    """Yield each file that a format reads once, folders searched to the bottom, sorted.

    Hidden files are left out where they were not named. What no format reads is a problem: an
    error where it was named, a warning where it only lay in a folder.
    """
    seen: set[str] = set()
    for path in paths:
        # The functions of `os.path` say no where those of `Path` raise, as in a forbidden folder.
        found = _in_folder(path) if os.path.isdir(path) else _named(path)
        for entry in found:
            if isinstance(entry, Problem):
                yield entry
            elif (real := os.path.realpath(entry)) not in seen:
                seen.add(real)
                yield entry


def _named(path: Path) -> Iterator[Path | Problem]:
    if not os.path.exists(path):
        yield Problem(
            code="missing_file",
            message="There is no such file or folder.",
            path=shown_path(path),
            hint="See that its name is spelt right and that you may read its folder.",
        )
    elif _is_readable(path):
        yield path
    else:
        yield Problem(
            code="unknown_format",
            message=f"No format reads files that end in {path.suffix or 'nothing'}.",
            path=shown_path(path),
            hint=f"Give it one of the endings {', '.join(sorted(_SUFFIXES))}.",
        )


def _in_folder(folder: Path) -> Iterator[Path | Problem]:
    refused: list[Problem] = []
    is_empty = True
    for path in _walk(folder, refused):
        if _is_readable(path):
            is_empty = False
            yield path
        else:
            refused.append(
                Problem(
                    code="unknown_format",
                    severity="warning",
                    message="The file was left out: no format reads it.",
                    path=shown_path(path),
                )
            )
    yield from refused
    if is_empty:
        yield Problem(
            code="empty_folder",
            message="The folder has no file that can be read.",
            path=shown_path(folder),
            hint=f"Files end in {', '.join(sorted(_SUFFIXES))}.",
        )


def _walk(folder: Path, refused: list[Problem]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        refused.append(
            Problem(
                code="unreadable",
                message=f"The folder cannot be read: {error.strerror or error}.",
                path=shown_path(Path(error.filename or folder)),
                hint="See that you may read it.",
            )
        )

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(place, name)


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES
