"""Where words that a person types stand in a text."""

from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.patterns import pattern
from annotator.core.ranges import Range

if TYPE_CHECKING:
    from regex import Pattern

_ALIKE = ("'’‘ʼ", '"“”„«»', "-‐‑–—")
"""Signs of which keyboards have one, and texts another."""


def matches(text: str, wanted: str) -> list[Range]:
    """Return where `wanted` stands in `text`, in order, as whole graphemes.

    Case does not count; a run of white space is any run of it, and quotation marks and dashes are
    alike, as a keyboard has one of each. What touches is not found twice.

    >>> [text for text in ("“Talks”", "talks  END") if matches(text, 'talks end')]
    ['talks  END']
    """
    found: list[Range] = []
    if not wanted.strip():
        return found
    for match in _pattern_of(" ".join(wanted.split())).finditer(text):
        place = snap_to_graphemes(text, match.start(), match.end())
        if not found or place.start >= found[-1].end:
            found.append(place)
    return found


@lru_cache(maxsize=64)
def _pattern_of(wanted: str) -> "Pattern[str]":
    # Full case folding finds STRASSE for straße, and takes ten times as long.
    flags = "(?i)" if wanted.isascii() else "(?if)"
    return pattern(flags + "".join(_source(sign) for sign in wanted))


def _source(sign: str) -> str:
    if sign == " ":
        return r"\s+"
    alike = next((signs for signs in _ALIKE if sign in signs), sign)
    return "[" + "".join(rf"\{one}" if not one.isalnum() else one for one in alike) + "]"
