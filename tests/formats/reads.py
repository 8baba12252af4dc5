"""What tests of formats share: reading a whole file, and records to begin with."""

from pathlib import Path
from typing import Any, NamedTuple

import orjson

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.problems import Problem
from annotator.formats import for_path
from annotator.formats.base import Item, ReadOptions, WriteOptions
from annotator.formats.jsonl import lines
from tests.factories import NOW, make_document, make_layer

__all__ = ["NOW", "Found", "found_in", "line_of", "plain", "record"]


class Found(NamedTuple):
    """What a file gave."""

    items: list[Item]
    problems: list[Problem]

    @property
    def ids(self) -> list[str]:
        """The ids of the documents, in order."""
        return [item.document.id for item in self.items]

    @property
    def codes(self) -> list[str]:
        """The codes of the problems, in order."""
        return [problem.code for problem in self.problems]


def found_in(path: Path, options: ReadOptions) -> Found:
    """Read a file to its end."""
    found = Found([], [])
    for event in for_path(path).read(path, options):
        (found.problems if isinstance(event, Problem) else found.items).append(event)  # type: ignore[arg-type]
    return found


def line_of(record: object) -> bytes:
    """Return a record as a line of a file."""
    return orjson.dumps(record) + b"\n"


def plain(text: str = "Orlo Tanne spoke on Sunday.", *spans: object, **members: object) -> bytes:
    """Return the line of a plain record."""
    return line_of({"text": text, "spans": list(spans)} | members)


def record(**members: object) -> dict[str, Any]:
    """Return one of our own records, with some members replaced."""
    options = WriteOptions(label_set=DEFAULT_LABEL_SET, now=NOW)
    document = make_document()
    (line,) = lines(document, (make_layer(document),), options)
    return orjson.loads(line) | members
