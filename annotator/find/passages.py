"""The stretch of a text that finders look at: one paragraph, or a piece of a long one."""

from functools import lru_cache
from typing import NamedTuple

from annotator.core.orthography import takes_stop
from annotator.core.patterns import pattern

LONGEST = 2400
"""Code points: a paragraph longer than any author writes is cut at white space."""

_PIECE = 2000
_LOOK_BACK = LONGEST - _PIECE
"""How far before the end of a piece a sentence's or a word's end is looked for."""
_BREAK = r"\r\n|[\n\v\f\r\x85\u2028\u2029]"
_BREAK_AHEAD = pattern(_BREAK)
_BREAK_BEHIND = pattern(rf"(?r)(?:{_BREAK})")
_BEGINS_WITHIN = pattern(r"[\p{Ll}\p{N}\p{Lo}(]")
_ENDED = pattern(r"[.!?…:;。؟]\W*$")
_WRAPPED = range(45, 110)
"""How long the lines are, in code points, of a text that was broken to fit a column."""


class Passage(NamedTuple):
    """A stretch of a text from `start`, in code points, with a space for each soft line break."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def passage_at(text: str, offset: int) -> Passage:
    """Return the paragraph around `offset`, cut at white space where it is very long.

    Lines that were broken to fit a column, so that a sentence goes on behind them, are joined; a
    passage is as long as its stretch of the text, so offsets only shift by `start`. It is the same
    from wherever in it one looks.
    """
    line = _line_at(text, max(0, min(offset, len(text))))
    start, end = _joined(text, line)
    if end - start > LONGEST:
        start, end = _joined(text, line, piece=line[0] // _PIECE)
    return Passage(start, _BREAK_AHEAD.sub(_spaces, text[start:end]))


def passages_in(text: str, start: int, end: int) -> list[Passage]:
    """Return the passages that share a code point with `[start, end)`, in reading order."""
    found: list[Passage] = []
    at = max(0, start)
    while at < min(end, len(text)):
        passage = passage_at(text, at)
        if passage.text.strip():
            found.append(passage)
        at = max(at, passage.end) + 1
    return found


@lru_cache(maxsize=256)
def tokens(passage: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a passage are, suffixes and hyphened parts with them."""
    return tuple((match.start(), match.end()) for match in _TOKEN.finditer(passage))


_TOKEN = pattern(
    r"(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:[-'’‐‑./:,](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*"
)


def is_abbreviation(token: str) -> bool:
    """Return whether a full stop right behind a token is of it, as in "Gen." and "J. Orlo"."""
    return (len(token) == 1 and token.isupper()) or takes_stop(token)


def _spaces(match: object) -> str:
    return " " * len(match.group())  # type: ignore[attr-defined]


def _line_at(text: str, offset: int) -> tuple[int, int]:
    """Return the line around `offset` without its break, or a piece of it if it is too long.

    Pieces of a long line are cut at the same places wherever one looks from.
    """
    low, high = max(0, offset - LONGEST), min(len(text), offset + LONGEST)
    behind = _BREAK_BEHIND.search(text, low, offset)
    ahead = _BREAK_AHEAD.search(text, offset, high)
    start = behind.end() if behind else low
    end = ahead.start() if ahead else high
    is_whole = (behind or low == 0) and (ahead or high == len(text))
    if is_whole and end - start <= LONGEST:
        return start, max(start, end)
    number = offset // _PIECE
    first, second, third = (_cut(text, at) for at in range(number, number + 3))
    piece = (second, third) if offset >= second else (first, second)
    return max(start, piece[0]), min(end, piece[1])


def _cut(text: str, number: int) -> int:
    """Return where the piece of that number begins: behind a sentence, or else behind a space."""
    at = number * _PIECE
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    stop = text.rfind(". ", at - _LOOK_BACK, at)
    space = text.rfind(" ", at - _LOOK_BACK, at)
    return stop + 2 if stop >= 0 else (space + 1 if space >= 0 else at)


def _joined(text: str, line: tuple[int, int], piece: int = -1) -> tuple[int, int]:
    """Return the run of lines around a line that go on behind their breaks.

    A run longer than `LONGEST` is not followed to its ends: `piece` then leaves in it the lines
    that begin in the piece of that number, which is the same from each of them.
    """

    def goes_on(line: tuple[int, int], behind: tuple[int, int]) -> bool:
        is_inside = piece < 0 or line[0] // _PIECE == behind[0] // _PIECE == piece
        return is_inside and _goes_on(text, line, behind)

    first = last = line
    while last[1] - first[0] <= LONGEST and first[0] > 0:
        before = _line_at(text, first[0] - 1)
        if not goes_on(before, first):
            break
        first = before
    while last[1] - first[0] <= LONGEST and (ahead := _BREAK_AHEAD.match(text, last[1])):
        behind = _line_at(text, ahead.end())
        if not goes_on(last, behind):
            break
        last = behind
    return first[0], last[1]


def _goes_on(text: str, line: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Whether the sentence of a line goes on in the line behind it, in a text cut to a column."""
    words = text[line[0] : line[1]]
    return (
        len(words) in _WRAPPED
        and behind[1] - behind[0] < _WRAPPED.stop
        and _BEGINS_WITHIN.match(text, behind[0]) is not None
        and not _ENDED.search(words)
    )
