"""The stretch of a text that finders look at: one paragraph, or a piece of a long one."""

from functools import lru_cache
from typing import NamedTuple

from annotator.core.patterns import pattern

LONGEST = 2400
"""Code points: a paragraph longer than any author writes is cut at white space."""

_PIECE = 2000
_BREAK = r"\r\n|[\n\v\f\r\x85\u2028\u2029]"
_BREAK_AHEAD = pattern(_BREAK)
_BREAK_BEHIND = pattern(rf"(?r)(?:{_BREAK})")
_GOES_ON = pattern(r"[\p{Ll}\p{N}\p{Lo}(]")
_ENDED = pattern(r"[.!?…:;。؟]\W*$")
_WRAPPED = range(45, 110)
"""How long the lines are, in code points, of a text that was broken to fit a column."""
_MOST_LINES = 40


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
    passage is as long as its stretch of the text, so offsets only shift by `start`.
    """
    offset = max(0, min(offset, len(text)))
    start, end = _line_at(text, offset)
    for _ in range(_MOST_LINES):
        before = _line_at(text, start - 1) if start > 0 else None
        if before is None or end - before[0] > LONGEST or not _is_joined(text, before, start):
            break
        start = before[0]
    for _ in range(_MOST_LINES):
        if end >= len(text):
            break
        last = text.rfind("\n", start, end) + 1 or start
        behind = _line_behind(text, end)
        if behind[1] - start > LONGEST or not _is_joined(text, (last, end), behind[0]):
            break
        end = behind[1]
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
    cuts = (_cut(text, at) for at in range(number, number + 3))
    first, second, third = cuts
    piece = (second, third) if offset >= second else (first, second)
    if offset < first:
        piece = (_cut(text, number - 1), first)
    return max(start, piece[0]), min(end, piece[1])


def _cut(text: str, number: int) -> int:
    """Return where the piece of that number begins: behind a sentence, or else behind a space."""
    at = number * _PIECE
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    stop = text.rfind(". ", at - _PIECE // 4, at)
    space = text.rfind(" ", at - _PIECE // 4, at)
    return stop + 2 if stop >= 0 else (space + 1 if space >= 0 else at)


def _line_behind(text: str, end: int) -> tuple[int, int]:
    match = _BREAK_AHEAD.match(text, end)
    return _line_at(text, match.end()) if match else (end, end)


def _is_joined(text: str, line: tuple[int, int], behind: int) -> bool:
    """Whether the sentence of a line goes on behind its break."""
    words = text[line[0] : line[1]]
    return (
        len(words) in _WRAPPED
        and _GOES_ON.match(text, behind) is not None
        and not _ENDED.search(words)
    )
