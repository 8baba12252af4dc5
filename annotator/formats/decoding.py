"""Bytes to text: byte-order mark, strict UTF-8, then the likeliest old encoding."""

import codecs
from typing import NamedTuple

from annotator.formats.faults import Faults

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Longer marks first where one begins with another.

_LEGACY = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1254",
    "cp1256",
    "cp1253",
    "cp1255",
    "cp932",
    "gb18030",
    "euc_jp",
    "big5",
    "cp949",
    "koi8_r",
)
"""What articles that are not UTF-8 are written in, the more frequent first: that decides a tie."""

_SAMPLE_BYTES = 256 * 1024

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database or a project"),
)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


class Decoded(NamedTuple):
    """A text with its byte-order mark, if any, and what it was written in."""

    text: str
    encoding: str


def marked_encoding(data: bytes) -> str:
    """Return the encoding that a byte-order mark at the start says, "" where there is none."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def decoded(data: bytes, encoding: str, faults: Faults) -> Decoded | None:
    """Return the text of `data`, and tell `faults` where it had to be guessed.

    `encoding` is what the person chose, "" to find it out. None where it cannot be read: then
    `faults` says why.
    """
    if encoding:
        return _decoded_as(data, encoding, faults)
    marked = marked_encoding(data)
    if marked:
        return _decoded_as(data, marked, faults)
    kind = _binary_kind(data)
    if kind:
        faults.refuse(
            "binary_file",
            f"The file is {kind}, not plain text.",
            hint="Save its text as .txt in UTF-8; if it is text, choose its encoding.",
        )
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded_by_guess(data, faults)


def readings(data: bytes) -> tuple[Decoded, ...]:
    """Return the ways to read `data` that a person may choose from, the likeliest first.

    Empty where there is nothing to choose: it has a mark, is UTF-8, or is no text.
    """
    if marked_encoding(data) or _binary_kind(data) or _decodes(data, "utf-8"):
        return ()
    names = dict.fromkeys((guessed_encoding(data), *_LEGACY))
    decodable = [name for name in names if name and _decodes(data, name)]
    return tuple(Decoded(data.decode(name), name) for name in decodable)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _decoded_as(data: bytes, encoding: str, faults: Faults) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except LookupError:
        faults.refuse(
            "unknown_encoding",
            f"There is no text encoding called {encoding!r}.",
            hint="Try utf-8, utf-16, cp1252, cp1251, cp1256 …",
        )
    except UnicodeError as error:
        faults.refuse(
            "wrong_encoding",
            f"The file is not in {encoding}: {_reason(error)}.",
            hint="Choose another encoding, or let it be found out.",
        )
    return None


def _reason(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1:,} makes no character there"
    return str(error)


def _decoded_by_guess(data: bytes, faults: Faults) -> Decoded | None:
    encoding = guessed_encoding(data)
    try:
        text = data.decode(encoding) if encoding else ""
    except UnicodeError:
        encoding = text = ""
    if not encoding:
        faults.refuse(
            "encoding_not_found",
            "The file is not UTF-8, and its encoding could not be found.",
            hint="Choose its encoding.",
        )
        return None
    faults.warn(
        "encoding_guessed",
        f"The file is not UTF-8; it was read as {encoding}.",
        hint="If letters look wrong, choose another encoding.",
    )
    return Decoded(text, encoding)


def guessed_encoding(data: bytes) -> str:
    """Return the likeliest encoding of text that is not UTF-8, "" where none is likely.

    A sentence or two in a Latin alphabet decode alike in several; the more frequent one is taken
    then, which `charset-normalizer` on its own leaves to chance.
    """
    from charset_normalizer import from_bytes

    sample = _sample(data)
    matches = list(from_bytes(sample, cp_isolation=list(_LEGACY)))
    ranked = {
        name: round(match.coherence - match.chaos, 3)
        for match in matches
        for name in reversed(match.could_be_from_charset)
        if name in _LEGACY
    }
    if not ranked:
        found = from_bytes(sample).best()
        return found.encoding if found else ""
    best = max(ranked.values())
    return next(name for name in _LEGACY if ranked.get(name) == best)


def _sample(data: bytes) -> bytes:
    """Return enough of `data` to judge by, cut where no character is cut in two."""
    if len(data) <= _SAMPLE_BYTES:
        return data
    return data[: data.rfind(b"\n", 0, _SAMPLE_BYTES) + 1] or data


def _binary_kind(data: bytes) -> str:
    """Return what a file is that is not text, "" where it is."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:_SAMPLE_BYTES]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # A stray NUL in an article is no reason to refuse it; one byte in a hundred is.
    return "binary" if controls > 2 and controls * 100 > len(head) else ""
