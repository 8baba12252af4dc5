"""JSONL: our own record, which holds everything, and the plain form that corpora come in.

One line is one document as annotated by one author. Source of the record: `record`, from which
`schemas/` is generated; of the form of the file: https://jsonlines.org. Raw U+2028, U+2029 and
U+0085 are legal in it, but never written: many readers break lines there.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import orjson
from pydantic import ValidationError

from annotator.core.records import Document, Layer
from annotator.formats import record_writing
from annotator.formats.base import (
    MAX_BYTES,
    FormatInfo,
    Item,
    ReadEvent,
    ReadOptions,
    WriteOptions,
    no_progress,
)
from annotator.formats.decoding import guessed_encoding
from annotator.formats.faults import Faults, shown_path
from annotator.formats.lines import Line, codec_of, lines_of
from annotator.formats.placement import LabelNames
from annotator.formats.plain import PlainReader
from annotator.formats.record import SCHEMA_NAME, RecordLine
from annotator.formats.record_reading import RecordReader
from annotator.formats.seen import Seen

INFO = FormatInfo(
    name="jsonl",
    title="JSONL",
    suffixes=(".jsonl", ".ndjson"),
    can_write=True,
    is_lossless=True,
    description=(
        "One JSON object a line: our own records, which hold everything, or the plain form"
        ' `{"text": …, "spans": [{"start", "end", "label"}], …}`, offsets in code points.'
    ),
)

_OWN_START = b'{"schema":"' + SCHEMA_NAME.encode() + b'"'
_NUL = rb"\u0000"
_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)", re.DOTALL)
_LONE = re.compile(rb"\\u[dD][89a-fA-F]..", re.DOTALL)
_REPLACEMENT = rb"\ufffd"


def read(
    source: Path, options: ReadOptions, progress: Callable[[int], None] = no_progress
) -> Iterator[ReadEvent]:
    """Yield each record that can be taken, and each fault with its line.

    Raises:
        FormatError: The file cannot be opened or read, or there is no such encoding.
    """
    reader = _Reader(source, options)
    is_empty = True
    for number, raw in lines_of(source, reader.codec, progress):
        is_empty = False
        yield from reader.events(number, raw)
    if is_empty:
        faults = Faults(reader.path)
        faults.refuse("empty_file", "The file is empty.")
        yield from faults.problems


def lines(document: Document, layers: tuple[Layer, ...], options: WriteOptions) -> Iterator[bytes]:
    """Yield a line for each layer of a document, or one without an author if it has none.

    Raises:
        ExportError: A span does not lie on the text that it holds, or a text is no valid Unicode.
    """
    return record_writing.lines(document, layers, options)


class _Reader:
    """Reads one file and remembers what the next line is compared with."""

    def __init__(self, source: Path, options: ReadOptions) -> None:
        self.path = shown_path(source)
        self.codec = codec_of(source, options.encoding)
        labels = LabelNames(options.label_set, add_labels=options.add_labels)
        self._records = RecordReader(options, labels)
        self._plain = PlainReader(source, self.codec, options, labels)
        self._seen = Seen()
        self._guess = ""

    def events(self, number: int, raw: bytes | None) -> Iterator[ReadEvent]:
        """Yield what is wrong with a line, and what it holds where it can be taken."""
        faults = Faults(self.path, number)
        item = self._item(raw, faults)
        if item is not None and not faults.is_refused:
            self._seen.check(item, faults)
        yield from faults.problems
        if item is not None and not faults.is_refused:
            yield item

    def _item(self, raw: bytes | None, faults: Faults) -> Item | None:
        if raw is None:
            faults.refuse("line_too_long", f"The line is longer than {MAX_BYTES >> 20} MB.")
            return None
        if raw.startswith(_OWN_START) and not _is_unusual(raw):
            try:
                return self._records.item_of(RecordLine.model_validate_json(raw), (), faults)
            except ValidationError:
                # The way below finds out what is wrong, and what is newer than we know.
                pass
        line = self._parsed(raw, faults)
        if line is None:
            return None
        reader = self._records if line.data.get("schema") == SCHEMA_NAME else self._plain
        try:
            return reader.item(line, faults)
        except RecursionError:
            faults.refuse("too_deep", "The line is nested too deep to be kept.")
            return None

    def _parsed(self, raw: bytes, faults: Faults) -> Line | None:
        readable, changes = _without_nul(raw) if _NUL in raw else (raw, ())
        try:
            try:
                data: object = orjson.loads(readable)
            except orjson.JSONDecodeError:
                # Rare, and slow to look for: half a surrogate pair, which is no character.
                readable, lone = _without_lone_surrogates(readable)
                if not lone:
                    raise
                changes += lone
                data = orjson.loads(readable)
        except orjson.JSONDecodeError as error:
            self._refuse_json(raw, error, faults)
            return None
        if not isinstance(data, dict):
            faults.refuse("not_object", "The line is JSON, but no object.", hint=_array_hint(raw))
            return None
        return Line(raw, cast("dict[str, Any]", data), changes)

    def _refuse_json(self, raw: bytes, error: orjson.JSONDecodeError, faults: Faults) -> None:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as wrong:
            self._guess = self._guess or guessed_encoding(raw)
            faults.refuse(
                "not_utf8",
                f"The line is not UTF-8: byte {wrong.start + 1} makes no character there.",
                hint=(
                    f"If the file is in {self._guess}, choose that encoding."
                    if self._guess
                    else "Save the file as UTF-8, or choose its encoding."
                ),
            )
            return
        faults.refuse(
            "not_json",
            f"The line is not JSON: {error.msg} at character {error.pos + 1}.",
            hint=_array_hint(raw),
        )


def _is_unusual(raw: bytes) -> bool:
    """Whether there may be what the quick way would let through.

    That is a NUL, and in extensions numbers that JSON does not have or that nothing can hold.
    """
    return _NUL in raw or b'"x_' in raw


def _array_hint(raw: bytes) -> str:
    if raw.lstrip().startswith(b"["):
        return "JSONL has one object a line; this looks like a JSON array over several."
    return ""


def _without_nul(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a line with U+FFFD for each NUL; offsets stay, since one stands for one."""
    cleaned = _ESCAPE.sub(lambda match: _REPLACEMENT if match[0] == _NUL else match[0], raw)
    return cleaned, ("nul_replaced",) if cleaned != raw else ()


def _without_lone_surrogates(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a line with U+FFFD for each half of a surrogate pair that stands alone."""
    cleaned = _ESCAPE.sub(
        lambda match: _REPLACEMENT if _LONE.fullmatch(match[0]) else match[0], raw
    )
    return cleaned, ("surrogate_replaced",) if cleaned != raw else ()
