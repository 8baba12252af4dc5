"""How a raw text becomes the text that is stored. Done once, at import; never again.

Newlines become LF and leading byte-order marks go; NUL and lone surrogates, which neither
SQLite's text functions nor UTF-8 can hold, are replaced one for one. Everything else stays exactly
as it came: no normalisation, no trimming, no folding of spaces.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import Literal

from annotator.core.records import Record

Newline = Literal["", "lf", "crlf", "cr", "mixed"]

_CRLF = re.compile(r"\r\n")
_SURROGATE = re.compile(r"[\uD800-\uDFFF]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class CanonicalText(Record):
    """A stored text, with what was changed to get it and the way from raw offsets to its own.

    `dropped` are the raw offsets, ascending, of the characters that are no longer there.
    """

    text: str
    newline: Newline
    changes: tuple[str, ...] = ()
    dropped: tuple[int, ...] = ()

    def from_raw(self, offset: int) -> int:
        r"""Return the code-point offset in `text` of a code-point offset in the raw text.

        >>> to_canonical("a\r\nb").from_raw(3)
        2
        """
        return offset - bisect_left(self.dropped, offset)

    @cached_property
    def has_replacements(self) -> bool:
        """Whether characters were replaced that the person should be told of."""
        return any(change.endswith("_replaced") for change in self.changes)


def to_canonical(raw: str) -> CanonicalText:
    r"""Return `raw` as it is to be stored.

    >>> to_canonical("\ufeffa\r\nb").text
    'a\nb'
    """
    if _is_canonical(raw):
        return CanonicalText(text=raw, newline="lf" if "\n" in raw else "")
    body = raw.lstrip("\ufeff")
    marks = len(raw) - len(body)
    returns = (match.start() for match in _CRLF.finditer(raw))
    text = body.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    text = text.replace("\0", _REPLACEMENT)
    if _has_surrogates(text):
        text = _SURROGATE.sub(_REPLACEMENT, text)
    return CanonicalText(
        text=text,
        newline=_newline(body),
        changes=_changes(raw, body),
        dropped=(*range(marks), *returns),
    )


def _is_canonical(raw: str) -> bool:
    """Whether there is nothing to change; every import asks this of every character."""
    if "\r" in raw or "\0" in raw:
        return False
    if raw.isascii():
        return True
    return not (raw.startswith("\ufeff") or "\u2029" in raw or _has_surrogates(raw))


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _newline(body: str) -> Newline:
    crlf = body.count("\r\n")
    kinds: dict[Newline, int] = {
        "crlf": crlf,
        "cr": body.count("\r") - crlf,
        "lf": body.count("\n") - crlf,
    }
    found: list[Newline] = [kind for kind, count in kinds.items() if count]
    if not found:
        return ""
    return found[0] if len(found) == 1 else "mixed"


def _changes(raw: str, body: str) -> tuple[str, ...]:
    crlf = body.count("\r\n")
    found = {
        "bom_removed": raw != body,
        "crlf_to_lf": crlf > 0,
        "cr_to_lf": body.count("\r") > crlf,
        "u2029_to_lf": "\u2029" in body,
        "nul_replaced": "\0" in body,
        "surrogate_replaced": _has_surrogates(body),
    }
    return tuple(name for name, is_so in found.items() if is_so)
