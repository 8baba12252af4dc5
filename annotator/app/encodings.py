"""Text files that are not UTF-8, and the ways to read them that a person may choose from."""

from collections.abc import Sequence
from pathlib import Path

from annotator.core.progress import Cancelled, never
from annotator.core.records import Record

_PREVIEW = 60


class Reading(Record):
    """One way to read a file: an encoding, and how the text begins with it."""

    encoding: str
    preview: str


class Undecided(Record):
    """A file that is not UTF-8, with the ways to read it, the likeliest first."""

    path: str
    readings: tuple[Reading, ...]


def may_be_undecided(paths: Sequence[Path]) -> bool:
    """Return whether a text file is among `paths`, or may be in a folder that is."""
    return any(path.suffix.lower() == ".txt" or path.is_dir() for path in paths)


def undecided_files(
    paths: Sequence[Path], *, cancelled: Cancelled = never
) -> tuple[Undecided, ...]:
    """Return the text files among `paths`, and in folders, whose encoding has to be guessed.

    Files that cannot be read are left to the import, which says why.
    """
    from annotator.formats.reading import find_files

    found: list[Undecided] = []
    for path in find_files(paths):
        if cancelled():
            break
        if isinstance(path, Path) and path.suffix.lower() == ".txt":
            readings = _readings(path)
            if readings:
                found.append(Undecided(path=str(path), readings=readings))
    return tuple(found)


def _readings(path: Path) -> tuple[Reading, ...]:
    from annotator.formats.base import MAX_BYTES
    from annotator.formats.decoding import readings

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return ()
    if len(data) > MAX_BYTES:
        return ()
    return tuple(
        Reading(encoding=encoding, preview=preview_of(text)) for text, encoding in readings(data)
    )


def preview_of(text: str) -> str:
    """Return how a text begins where it shows its encoding: at its first letter beyond ASCII."""
    at = next((i for i, character in enumerate(text) if not character.isascii()), 0)
    start = max(0, at - _PREVIEW // 3)
    return " ".join(text[start : start + _PREVIEW].split())
