"""Lines of a file as UTF-8 bytes, one at a time, however long the file is."""

import codecs
import io
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from annotator.errors import FormatError
from annotator.formats.base import MAX_BYTES
from annotator.formats.decoding import marked_encoding
from annotator.formats.faults import shown_path

_BUFFER_BYTES = 1 << 20
_STEP = 64
"""Lines between two reports of progress."""


class Line(NamedTuple):
    """One line of a file, read as JSON.

    `changes` are those made to its characters before it could be read.
    """

    raw: bytes
    data: dict[str, Any]
    changes: tuple[str, ...] = ()


@contextmanager
def opened(path: Path) -> Generator[BinaryIO]:
    """Open a file for reading bytes.

    Raises:
        FormatError: It cannot be opened, or reading it fails later.
    """
    try:
        with path.open("rb", buffering=_BUFFER_BYTES) as stream:
            yield stream
    except OSError as error:
        raise FormatError(
            f"The file cannot be read: {error.strerror or error}.",
            path=shown_path(path),
            hint="See that it exists and that you may read it.",
        ) from None


def codec_of(path: Path, encoding: str) -> str:
    """Return the codec that the lines of a file are in.

    `encoding` "" means UTF-8, or what a byte-order mark before JSON says.

    Raises:
        FormatError: The file cannot be read, or there is no such encoding.
    """
    if encoding:
        return _named_codec(encoding, path)
    with opened(path) as stream:
        head = stream.read(8)
    name = marked_encoding(head)
    # JSON begins with an ASCII character. Otherwise it is no mark but two wrong bytes, and the
    # lines behind the first are good.
    is_mark = name and head.decode(name, "replace")[1:2].isascii()
    return name if is_mark else "utf-8"


def lines_of(
    path: Path, codec: str, progress: Callable[[int], None]
) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number from 1, in UTF-8, without its end.

    A line over `MAX_BYTES` comes as None. Where `codec` is UTF-8, other bytes come as they are.
    `progress` gets the bytes read.

    Raises:
        FormatError: The file cannot be read.
    """
    with opened(path) as stream:
        lines = _split(stream.readline) if codec == "utf-8" else _as_utf8(stream, codec)
        for number, line in enumerate(lines, 1):
            if line is None or line.strip():
                yield number, line
            if number % _STEP == 0:
                progress(stream.tell())
        progress(stream.tell())


def _split(readline: Callable[[int], bytes]) -> Iterator[bytes | None]:
    """Yield lines without their ends; of one that is too long, None, keeping none of it."""
    is_first = True
    while line := readline(MAX_BYTES + 1):
        if is_first:
            line, is_first = line.removeprefix(codecs.BOM_UTF8), False
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = readline(_BUFFER_BYTES)
            yield None
        else:
            yield line.rstrip(b"\r\n")


def _as_utf8(stream: BinaryIO, codec: str) -> Iterator[bytes | None]:
    # An escape that JSON does not have makes a fault of its record out of what cannot be decoded.
    text = io.TextIOWrapper(stream, encoding=codec, errors="backslashreplace", newline="\n")
    try:
        yield from _split(lambda limit: text.readline(limit).encode("utf-8", "replace"))
    finally:
        text.detach()


def _named_codec(encoding: str, path: Path) -> str:
    try:
        "".encode(encoding)
        name = codecs.lookup(encoding).name
    except (LookupError, UnicodeError):
        raise FormatError(
            f"There is no text encoding called {encoding!r}.",
            path=shown_path(path),
            hint="Try utf-8, utf-16, cp1252, cp1251, cp1256 …",
        ) from None
    return "utf-8" if name in ("utf-8", "utf-8-sig", "ascii") else name
