"""What a document without a title or an id of its own is called."""

import re
from pathlib import Path

TITLE_LENGTH = 120
"""The longest first line that makes a title, in code points."""

_STEM_LENGTH = 160
"""How much of a file's name goes into an id, in code points."""

_FIRST_LINE = re.compile(r"\S.*")


def title_of(text: str) -> str:
    r"""Return the first line that is not blank, "" where it is longer than a title.

    >>> title_of("\n\n Ceasefire holds \nMore.")
    'Ceasefire holds'
    """
    match = _FIRST_LINE.search(text)
    # A line may end at more than a line feed: nothing that breaks a line belongs in a title.
    line = match.group().splitlines()[0].strip() if match else ""
    return line if len(line) <= TITLE_LENGTH else ""


def id_stem(path: Path) -> str:
    """Return what the ids of a file's documents begin with: its name without the ending."""
    return path.stem.encode("utf-8", "replace").decode("utf-8")[:_STEM_LENGTH]
