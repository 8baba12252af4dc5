"""What every format has in common: three names, and the records that pass through them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from annotator.core.labels import LabelSet
from annotator.core.problems import Problem
from annotator.core.records import AuthorKind, Document, Layer, Record, When

MAX_BYTES = 64 * 1024 * 1024
"""The longest text file, and the longest line of a JSONL file, that is read, in bytes.

A file may have any number of lines; one article has to fit into memory several times over.
"""


class FormatInfo(Record):
    """What a person is told of a format."""

    name: str
    """Short and stable: what `by_name` finds and a command line takes."""
    title: str
    suffixes: tuple[str, ...]
    """Endings of its files in lower case, each with its dot; the first is the one for new files."""
    can_read: bool = True
    can_write: bool = False
    is_lossless: bool = False
    """Whether what is written can be read back without any difference."""
    description: str = ""


class ReadOptions(Record):
    """How to read a file. `encoding` "" finds it out.

    Spans that do not say who made them are `author_id`'s, made at `now`. A label that `label_set`
    does not have is a fault of its record unless `add_labels`.
    """

    label_set: LabelSet
    author_id: str
    now: When
    add_labels: bool = False
    encoding: str = ""


class WriteOptions(Record):
    """What is written with every document: which project, label set and version it came from."""

    label_set: LabelSet
    project_id: str = ""
    tool_version: str = ""
    now: When = ""
    author_kinds: tuple[tuple[str, AuthorKind], ...] = ()


class Item(Record):
    """A document as it was read, the layers that came with it, and where it stood."""

    document: Document
    layers: tuple[Layer, ...] = ()
    line: int = 0
    path: str = ""
    author_kinds: tuple[tuple[str, AuthorKind], ...] = ()
    """What the file says its authors are; it may say nothing."""


ReadEvent = Item | Problem


def no_progress(done_bytes: int) -> None:
    """Show nothing."""


class Format(Protocol):
    """What a module of this package is, when it is a format."""

    INFO: FormatInfo

    def read(
        self,
        source: Path,
        options: ReadOptions,
        progress: Callable[[int], None] = no_progress,
    ) -> Iterator[ReadEvent]:
        """Yield each document as it is read and each fault as it is met, in the file's order.

        One pass in bounded memory. What is wrong with one document leaves the others; `progress`
        gets the bytes read so far.

        Raises:
            FormatError: The file cannot be opened or read at all.
        """
        ...

    def lines(
        self, document: Document, layers: tuple[Layer, ...], options: WriteOptions
    ) -> Iterator[bytes]:
        """Yield what stands in a file for one document, line feeds included.

        Raises:
            ExportError: It cannot be written without being wrong, or the format cannot write.
        """
        ...
