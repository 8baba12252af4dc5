"""Texts as words are looked for in them: no case, no accents, spaces for other signs.

What an index of words holds and what is read in the text itself have to agree to the letter, so
both go through here, and so do the words that a person types. Each sign is folded by itself: that
is what leads from a place in the folded text back to the code points that it came from.

Signs of scripts that are written without spaces, and pictures such as emoji, are words by
themselves; some of them in a row are then found as a phrase is, wherever they stand.
"""

import re
import unicodedata
from array import array
from functools import cached_property, lru_cache
from typing import Literal

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.search import UNSPACED

Folding = Literal["loose", "exact"]
"""`loose` sees neither case nor accents; `exact` sees both, and only passes over punctuation."""

_ACCENTS = frozenset((1, *range(10, 37), *range(202, 241)))
"""Canonical combining classes of marks that are accents or vowel points, and no vowels.

Overlays; the points of Hebrew, Arabic and Syriac; what stands above, below or beside a letter. A
virama, a nukta, the voicing marks of kana and the vowels and tones of Thai are of other classes.
"""
_TATWEEL = "\u0640"
_SPLITS = "\u200b"
"""A format character that parts words, of which all others are no part of any."""
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_VARIATIONS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_IS_UNSPACED = pattern(rf"[{UNSPACED}]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class Folded:
    """A text's words, parted by spaces, and the way back from them to its code points.

    >>> Folded("The Cease-Fire in Şuşa").words
    'the cease fire in susa'
    """

    def __init__(self, text: str, folding: Folding = "loose") -> None:
        self._text = text
        self._folding: Folding = folding
        self.words, self._is_even = _folded(text, folding)

    def place(self, start: int, end: int) -> Range:
        """Return the code points from which a stretch of `words` came, as whole graphemes.

        It must not be empty, nor begin or end with a space.
        """
        text = self._text
        if not self._is_even:
            start, end = self._sources[start], self._sources[end - 1] + 1
        return (
            Range(start, end)
            if text[max(0, start - 1) : end + 1].isascii()
            else snap_to_graphemes(text, start, end)
        )

    @cached_property
    def _sources(self) -> "array[int]":
        """The code point of the text from which each sign of `words` came."""
        signs, found = _SIGNS[self._folding], array("l")
        for at, sign in enumerate(self._text):
            found.extend([at] * len(signs[sign]))
        return found


def _folded(text: str, folding: Folding) -> tuple[str, bool]:
    """Return a text's words, and whether each sign of it has become just one."""
    ascii_ = _ASCII[folding]
    if text.isascii():
        return text.translate(ascii_), True
    parts: list[str] = []
    is_even, behind = True, 0
    for match in _BEYOND_ASCII.finditer(text):
        start, end = match.span()
        run, is_run_even = _run(match.group(), folding)
        parts += (text[behind:start].translate(ascii_), run)
        is_even, behind = is_even and is_run_even, end
    parts.append(text[behind:].translate(ascii_))
    return "".join(parts), is_even


@lru_cache(maxsize=8192)
def _run(signs: str, folding: Folding) -> tuple[str, bool]:
    """Return signs folded. Those beyond ASCII are mostly the same dashes, or the same words."""
    each = [_SIGNS[folding][sign] for sign in signs]
    return "".join(each), all(len(part) == 1 for part in each)


class _Signs(dict[str, str]):
    """What each sign becomes, found out when it is first met."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self._is_loose = folding == "loose"

    def __missing__(self, sign: str) -> str:
        found = _shortened("".join(self._kept(part) for part in self._apart(sign)))
        self[sign] = found
        return found

    def _apart(self, sign: str) -> str:
        if unicodedata.category(sign).startswith("S"):
            return sign
        apart = unicodedata.normalize("NFKD", sign)
        if not self._is_loose:
            return apart
        return unicodedata.normalize("NFKD", apart.casefold().replace("ı", "i"))

    def _kept(self, part: str) -> str:
        match unicodedata.category(part)[0]:
            case "L" if part == _TATWEEL:
                return ""
            case "L":
                return f" {part} " if _IS_UNSPACED.match(part) else part
            case "N":
                return str(unicodedata.decimal(part, part))
            case "M":
                return "" if self._is_passed_over(part) else part
            case "S":
                return _picture(part)
            case _:
                is_format = unicodedata.category(part) == "Cf" and part != _SPLITS
                return "" if is_format else " "

    def _is_passed_over(self, mark: str) -> bool:
        is_variation = any(ord(mark) in stretch for stretch in _VARIATIONS)
        is_around = unicodedata.category(mark) == "Me"
        is_accent = self._is_loose and unicodedata.combining(mark) in _ACCENTS
        return is_variation or is_around or is_accent


def _picture(sign: str) -> str:
    """Return what becomes of a symbol: pictures and currencies beyond ASCII can be looked for."""
    if ord(sign) in _SKIN_TONES:
        return ""
    is_wanted = unicodedata.category(sign) in ("So", "Sc") and not sign.isascii()
    return f" {sign} " if is_wanted else " "


def _shortened(folded: str) -> str:
    """Return what a sign becomes, with one space where it is nothing but spaces."""
    return folded if not folded or folded.strip(" ") else " "


_SIGNS: dict[Folding, _Signs] = {"loose": _Signs("loose"), "exact": _Signs("exact")}
_ASCII: dict[Folding, str] = {
    folding: "".join(signs[chr(code)] for code in range(128)) for folding, signs in _SIGNS.items()
}
