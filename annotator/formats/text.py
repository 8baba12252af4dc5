"""Plain text: one file, one article. Reads only, since a text cannot hold spans."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from annotator.core.canonical import CanonicalText, to_canonical
from annotator.core.records import Document, Layer, Source, text_sha256
from annotator.errors import ExportError, FormatError
from annotator.formats.base import (
    MAX_BYTES,
    FormatInfo,
    Item,
    ReadEvent,
    ReadOptions,
    WriteOptions,
    no_progress,
)
from annotator.formats.decoding import decoded
from annotator.formats.faults import Faults, shown_path
from annotator.formats.lines import opened
from annotator.formats.titles import id_stem, title_of

INFO = FormatInfo(
    name="text",
    title="Plain text",
    suffixes=(".txt",),
    description=(
        "One article a file, in UTF-8 or in whatever it is found to be written in; its first line"
        " is the title."
    ),
)

_ID_DIGITS = 12
"""How much of a text's SHA-256 tells it from another text of the same name."""


def read(
    source: Path, options: ReadOptions, progress: Callable[[int], None] = no_progress
) -> Iterator[ReadEvent]:
    """Yield the article, after a warning where its encoding was guessed or text replaced.

    Raises:
        FormatError: The file cannot be opened or read.
    """
    faults = Faults(shown_path(source))
    data = _bytes_of(source)
    progress(len(data))
    item = _item_of_bytes(source, data, options.encoding, faults)
    yield from faults.problems
    if item is not None and not faults.is_refused:
        yield item


def lines(document: Document, layers: tuple[Layer, ...], options: WriteOptions) -> Iterator[bytes]:
    """Refuse to write.

    Raises:
        ExportError: Always.
    """
    raise ExportError("Plain text cannot hold spans.", hint="Export as JSONL.")


def item_of(text: str, *, title: str = "") -> Iterator[ReadEvent]:
    """Yield the article that a text from the clipboard makes, after a warning if one is due.

    Raises:
        FormatError: There is no text in it.
    """
    faults = Faults("")
    canonical = to_canonical(text)
    if not canonical.text.strip():
        raise FormatError("There is no text in it.", hint="Copy the article's text first.")
    _warn_of_replacements(canonical, faults)
    yield from faults.problems
    digest = text_sha256(canonical.text)
    title = title or title_of(canonical.text) or "Pasted text"
    source = Source(format="text", newline=canonical.newline, text_changes=canonical.changes)
    yield Item(document=_document(f"text-{digest[:_ID_DIGITS]}", title, canonical.text, source))


def _bytes_of(source: Path) -> bytes:
    with opened(source) as stream:
        # One byte more than is allowed tells that there is more, at whatever length.
        return stream.read(MAX_BYTES + 1)


def _item_of_bytes(source: Path, data: bytes, encoding: str, faults: Faults) -> Item | None:
    if len(data) > MAX_BYTES:
        faults.refuse(
            "file_too_long",
            f"The file is longer than {MAX_BYTES >> 20} MB, which is no article.",
            hint="Split it into files of one article each.",
        )
        return None
    raw = decoded(data, encoding, faults)
    if raw is None:
        return None
    canonical = to_canonical(raw.text)
    if not canonical.text.strip():
        faults.refuse("empty_file", "The file holds no text.")
        return None
    _warn_of_replacements(canonical, faults)
    stem = id_stem(source)
    document = _document(
        f"{stem}-{text_sha256(canonical.text)[:_ID_DIGITS]}",
        title_of(canonical.text) or stem,
        canonical.text,
        Source(
            name=source.name.encode("utf-8", "replace").decode("utf-8"),
            format="text",
            sha256=sha256(data).hexdigest(),
            encoding=raw.encoding,
            newline=canonical.newline,
            text_changes=canonical.changes,
        ),
    )
    return Item(document=document, path=faults.path)


def _warn_of_replacements(canonical: CanonicalText, faults: Faults) -> None:
    if canonical.has_replacements:
        faults.warn(
            "characters_replaced",
            "NUL characters or halves of surrogate pairs were replaced by U+FFFD.",
        )


def _document(document_id: str, title: str, text: str, source: Source) -> Document:
    return Document(
        id=document_id, text=text, text_sha256=text_sha256(text), title=title, source=source
    )
