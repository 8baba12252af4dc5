"""How words are compared, and where they stand in a text as whole words."""

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.core import boundaries
from annotator.core.orthography import stem_of
from annotator.core.patterns import pattern
from annotator.core.ranges import Range

if TYPE_CHECKING:
    from regex import Pattern

_SPACE = pattern(r"\s+")
UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
    r"\p{LB=SA}"
)
"""Scripts in which words stand side by side, so that letters beside a word say nothing."""
_OF_A_WORD = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{UNSPACED}]]"
_IS_UNSPACED = pattern(rf"[{UNSPACED}]\p{{M}}*")
_POINT = "[.,'’٫٬]"
"""What stands between the figures of one number."""
_LONGEST = 256
"""How far from an apostrophe a word is looked at."""
_SIGN = r"[\p{L}\p{M}\p{N}]"
_TIE = "['’ʼ＇]"
_IS_TIED = pattern(rf"(?<={_SIGN}){_TIE}{_SIGN}")
_WRITTEN_BEFORE = pattern(rf"(?r)(?:{_SIGN}+{_TIE})*{_SIGN}*")
_WRITTEN_BEHIND = pattern(rf"{_SIGN}*(?:{_TIE}{_SIGN}+)*")
"""What of a word, and of what apostrophes tie to it, stands on either side of an offset."""


def fold(text: str) -> str:
    """Return `text` as it is compared: without case, width and ligature differences.

    Spaces are kept. The Turkish i, with and without its dot, counts as the common one, since the
    case of neither survives folding. Folding never serves for offsets: it may change the length.

    >>> fold("ＡＢ Straße")
    'ab strasse'
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded.replace("i\u0307", "i").replace("ı", "i")


def occurrences(text: str, words: str) -> list[Range]:
    """Return where `words` stand in `text` as whole words, in order, written just so.

    White space in `words` is any white space in the text. A possessive or a Turkish ending behind
    an apostrophe, or an elided article before one, is no part of a word; any other letter, mark or
    figure beside it is, save in scripts that are written without spaces. None splits what is seen
    as one character, and none overlaps another.

    >>> [tuple(place) for place in occurrences("Baku's envoy left Baku, not Bakuriani.", "Baku")]
    [(0, 4), (18, 22)]
    """
    found: list[Range] = []
    parts = _parts(words)
    if not parts or longest_part(words) not in text:
        return found
    search, at = _pattern_of(parts).search, 0
    while match := search(text, at):
        place = Range(match.start(), match.end())
        is_whole = _is_untied(text, place) and boundaries.snap_to_graphemes(text, *place) == place
        if is_whole:
            found.append(place)
        at = place.end if is_whole else place.start + 1
    return found


def longest_part(words: str) -> str:
    """Return the longest stretch of `words` without white space: no text without it has them."""
    return max(_parts(words), key=len, default="")


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part for part in _SPACE.split(words) if part)


@lru_cache(maxsize=64)
def _pattern_of(parts: tuple[str, ...]) -> "Pattern[str]":
    import regex

    first, last = parts[0], parts[-1]
    source = r"\s+".join(regex.escape(part) for part in parts)
    before = "" if _begins_unspaced(first) else rf"(?<!{_OF_A_WORD})"
    behind = "" if _ends_unspaced(last) else rf"(?!{_OF_A_WORD})"
    if first[0].isnumeric():
        before += rf"(?<!\p{{N}}{_POINT})"
    if last[-1].isnumeric():
        behind += rf"(?!{_POINT}\p{{N}})"
    return pattern(f"(?V1){before}{source}{behind}")


def _begins_unspaced(part: str) -> bool:
    return _IS_UNSPACED.match(part) is not None


def _ends_unspaced(part: str) -> bool:
    bare = len(part)
    while bare > 1 and unicodedata.category(part[bare - 1]).startswith("M"):
        bare -= 1
    return _IS_UNSPACED.match(part, bare - 1) is not None


def _is_untied(text: str, place: Range) -> bool:
    """Whether what apostrophes tie to the place is no part of its word."""
    start, end = place
    if start and _IS_TIED.match(text, start - 1) and _stem_around(text, start).start < start:
        return False
    return not _IS_TIED.match(text, end) or _stem_around(text, end).end <= end


def _stem_around(text: str, offset: int) -> Range:
    before = _WRITTEN_BEFORE.match(text, max(0, offset - _LONGEST), offset)
    behind = _WRITTEN_BEHIND.match(text, offset, offset + _LONGEST)
    assert before
    assert behind
    start, end = stem_of(text[before.start() : behind.end()])
    return Range(before.start() + start, before.start() + end)
