"""How many: the numbers in a phrase, in figures and words, with what qualifies them.

`numerals` reads a number, this module what stands around it ("at least", "or more", "between … and
…"); `counts_words` and `counts_foreign_words` have the words.

Libraries were compared. Each turned the number words of the 120 phrases of `counts-dev.jsonl` (in
`tests/data/parse`) into figures, and the rest of this package read what came out: `right` is the
share of phrases with the right minimum and maximum; this grammar was written with that list. All
read every number from 1 to 999, and 1,500 greater ones, spelled in three ways, by itself.

| | right | first call | memory | a phrase | licence, last release |
|---|---|---|---|---|---|
| this grammar | 1.00 | 3 ms | 0.3 MiB | 0.05 ms | |
| number-parser 0.3.2 | 0.96 | 9 ms | 0.9 MiB | 0.05 ms | BSD, 2023 |
| ovos-number-parser 0.19.13 | 0.96 | 76 ms | 9.7 MiB | 0.16 ms | Apache 2.0, 2026 |
| text2num 3.1.0 | 0.93 | 6 ms | 1.1 MiB | 0.002 ms | MIT, 2026, compiled |
| numerizer 0.2.4 | 0.90 | 5 ms | 0.1 MiB | 0.09 ms | MIT, 2024 |
| figures only | 0.73 | | | | |

word2number 1.1 (2017) and words2num2 0.4.11 (LGPL) read a number only where nothing stands around
it; ms-recognizers-text-number 1.0.0.1 could not be imported.

None was taken. What they get wrong is what news are full of: to one or another "hundreds of" is
100, "2.3 million" two numbers, "a few" 1 and "half a dozen" a fraction. All but text2num give back
a text without the places of its words. "Dozens", "a couple of" and every qualifier need a grammar
all the same, and Arabic, which none reads, its number words; with those of English it is no longer.
What is given up: text2num reads every German and French number up to a thousand, this grammar
German ones up to a hundred and French ones up to 69. Others stay open; news print them in figures.
"""

from typing import NamedTuple

from annotator.parse.counts_words import Role
from annotator.parse.numerals import Line, Number, number_at, run_at, runs_at, vocabulary_of


class Count(NamedTuple):
    """How many, as the words `[first, behind)` say: at least `low`, at most `high`.

    None is an open end; "dozens" has two. Nobody is 0 and 0.
    """

    first: int
    behind: int
    low: int | None
    high: int | None
    is_about: bool = False


def counts_in(line: Line) -> tuple[Count, ...]:
    """Return the numbers that a phrase states, in reading order, whatever they count.

    >>> from annotator.parse.numerals import line_of
    >>> [count[2:4] for count in counts_in(line_of("at least two dozen, or 26 to 30"))]
    [(24, None), (26, 30)]
    """
    found: list[Count] = []
    at = 0
    while at < len(line.words):
        count = _count(line, at)
        if count is not None:
            found.append(count)
        at = count.behind if count else at + 1
    return tuple(found)


_AHEAD: frozenset[Role] = frozenset(("least", "more", "most", "fewer", "about", "maybe", "just"))
_BEHIND: frozenset[Role] = frozenset(("or more", "or fewer", "or so", "above", "beneath"))
_FAR_BEHIND: frozenset[Role] = frozenset(("or more", "or fewer", "or so"))
_MOST_QUALIFIERS = 4
_WIDEST_GAP = 2
_FARTHEST_CHANGE = 8
_DASHES = "-–—‑"
_APOSTROPHES = ("'", "’")


def _count(line: Line, at: int) -> Count | None:
    """Return the number that begins at a word, with what qualifies it on both sides."""
    found = _qualified(line, at, ())
    if found is None or found.low is None or found.high not in (None, found.low):
        return found
    return _with_other_end(line, found)


def _qualified(line: Line, at: int, roles: tuple[Role, ...]) -> Count | None:
    """Return the number at a word in front of which stand qualifiers with these roles."""
    for role, behind in runs_at(line, at):
        if role in _AHEAD and len(roles) < _MOST_QUALIFIERS:
            found = _qualified(line, behind, (*roles, role))
            if found is not None:
                return found if role == "just" else found._replace(first=at)
    found = _in_words(line, at, shortest=2) or _in_numbers(line, at, roles)
    return found or _in_words(line, at)


def _in_numbers(line: Line, at: int, roles: tuple[Role, ...]) -> Count | None:
    """Return a number or a range as its qualifiers make it."""
    ends = _between(line, at) or _couple(line, at) or _ends(line, at)
    if ends is None:
        return None
    role, behind = _role_behind(line, ends.behind)
    return _bounded(ends._replace(behind=behind), (*roles, role) if role else roles)


def _bounded(count: Count, roles: tuple[Role, ...]) -> Count:
    """Return a count whose ends are opened and moved as its qualifiers say."""
    low, high = count.low or 0, count.high or 0
    is_about = count.is_about or "about" in roles or "or so" in roles
    if "more" in roles or "above" in roles:
        return count._replace(low=low + 1, high=None, is_about=is_about)
    if "least" in roles or "or more" in roles:
        return count._replace(high=None, is_about=is_about)
    if "fewer" in roles or "beneath" in roles:
        return count._replace(low=None, high=max(0, high - 1), is_about=is_about)
    if "most" in roles or "or fewer" in roles:
        return count._replace(low=None, is_about=is_about)
    return count._replace(is_about=is_about or "maybe" in roles)


def _in_words(line: Line, at: int, shortest: int = 1) -> Count | None:
    """Return "dozens", "nobody" or "all but two of the 20"."""
    runs = runs_at(line, at)
    number = number_at(line, at) if runs else None
    for role, behind in runs:
        if behind - at < shortest or (number is not None and number.behind > behind):
            break
        if role == "none" and line.text(behind) != ".":
            return Count(at, behind, 0, 0)
        if role == "another" and _qualified(line, behind, (role,)) is None:
            return Count(at, behind, 1, 1)
        if role == "all but":
            return _all_but(line, at, behind)
        if role == "vague":
            return Count(at, _vague_end(line, behind), None, None)
    return None


def _vague_end(line: Line, at: int) -> int:
    """Return where "several hundred" ends: a scale behind a word that is no number is of it."""
    scales = vocabulary_of(line).scales
    while line.text(at) in scales:
        at += 1
    return at


def _all_but(line: Line, at: int, behind: int) -> Count | None:
    """Return what is left of a number; two open ends where the whole is not said."""
    part = number_at(line, behind)
    if part is None:
        return None
    end = run_at(line, part.behind, "of")
    while end and (further := run_at(line, end, "the")):
        end = further
    whole = number_at(line, end) if end else None
    if whole is None or whole.value <= part.value:
        return Count(at, part.behind, None, None)
    left = int(whole.value - part.value)
    return Count(at, whole.behind, left, left)


def _couple(line: Line, at: int) -> Count | None:
    """Return "a couple of guards" or "a couple of hundred", which are near to two."""
    behind = run_at(line, at, "couple")
    if not behind:
        return None
    scale = vocabulary_of(line).scales.get(line.text(behind), 1)
    return Count(at, behind + (scale > 1), 2 * scale, 2 * scale, is_about=True)


def _between(line: Line, at: int) -> Count | None:
    """Return "between 12 and 15" or "from 12 to 15"."""
    behind = run_at(line, at, "between")
    low = number_at(line, behind) if behind else None
    if low is None or _is_change(line, at):
        return None
    found = _range(line, low, ("and", "to", "or"))
    return found and found._replace(first=at)


def _ends(line: Line, at: int) -> Count | None:
    """Return "12 to 15", "two or three" or "12"."""
    low = number_at(line, at)
    if low is None:
        return None
    found = None if _is_change(line, at - 1) else _range(line, low, ("to", "or"))
    if found is not None:
        return found._replace(first=at)
    if low.value.denominator > 1:
        return None
    return Count(at, low.behind, int(low.value), int(low.value))


def _range(line: Line, low: Number, roles: tuple[Role, ...]) -> Count | None:
    """Return the range that begins with a number, where a greater one is its other end."""
    behind = run_at(line, low.behind, *roles) or _dash(line, low.behind)
    high = number_at(line, behind) if behind else None
    if high is None:
        return None
    value = low.value
    if low.scale == 1 < high.scale and value * high.scale < high.value:
        value *= high.scale
    if value >= high.value or value.denominator > 1 or high.value.denominator > 1:
        return None
    return Count(behind, high.behind, int(value), int(high.value))


def _dash(line: Line, at: int) -> int:
    """Return where a dash without spaces, as between the ends of a range, ends; else 0."""
    is_dash = line.text(at) in _DASHES and line.is_joined(at) and line.is_joined(at + 1)
    return at + 1 if is_dash else 0


def _is_change(line: Line, at: int) -> bool:
    """Whether the number behind "from" or "by" at a word is what a toll rose from or by."""
    return run_at(line, at, "by") > 0 and any(
        run_at(line, before, "change") for before in range(max(0, at - _FARTHEST_CHANGE), at)
    )


def _role_behind(line: Line, at: int) -> tuple[Role | None, int]:
    """Return what qualifies a number from behind, and where it ends.

    People may stand between, as in "12 people or more", which the number then does not hold.
    """
    near = at
    while line.text(near)[:1] in _APOSTROPHES and line.is_joined(near):
        near += 1
    for start in (at, near):
        for role, behind in runs_at(line, start):
            if role in _BEHIND and _is_end(line, behind):
                return role, behind
    for gap in range(1, _WIDEST_GAP + 1):
        if not line.text(at + gap - 1).isalpha():
            break
        for role, behind in runs_at(line, at + gap):
            if role in _FAR_BEHIND and _is_end(line, behind):
                return role, at
    return None, at


def _is_end(line: Line, at: int) -> bool:
    """Whether what qualifies a number does not rather belong to what begins at a word."""
    return number_at(line, at) is None and not run_at(line, at, "a", "the")


def _with_other_end(line: Line, low: Count) -> Count:
    """Return "at least 10 and up to 15" or "10, perhaps 15" as one, else the first alone."""
    at = low.behind
    while at < low.behind + 3 and (behind := run_at(line, at, "but")):
        at = behind
    is_maybe = any(role == "maybe" for role, _ in runs_at(line, at))
    high = _qualified(line, at, ()) if is_maybe or at > low.behind else None
    if high is None or high.high is None or low.low is None or high.high <= low.low:
        return low
    if high.low is not None and (not is_maybe or high.low != high.high):
        return low
    return low._replace(behind=high.behind, high=high.high)
