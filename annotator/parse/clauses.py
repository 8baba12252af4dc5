"""An English phrase about people as letters, one for each word or number.

The letters are those of `find.casualty_words`, and some that only counting needs:

* `Q` a number, `V` dozens and other open ones, `O` none, `X` a number that counts no people
* `Z` a thing, `R` a group
* `(` and `)` brackets, `:` a colon; a dash is a comma
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.find.casualty_letters import read
from annotator.parse.casualty_words import (
    AGES,
    BETWEEN_UNIT,
    DESIGNATORS,
    EACH,
    GROUPS,
    INCLUDING,
    JOINING,
    SHARES,
    STRENGTHS,
    THINGS,
    UNITS,
)
from annotator.parse.counts import Count, counts_in
from annotator.parse.numerals import Line, number_at


class Item(NamedTuple):
    """The words `[first, behind)` that one letter stands for, and the number that they state."""

    letter: str
    first: int
    behind: int
    number: Count | None = None


class Clause(NamedTuple):
    """A phrase as letters: `items[i]` is what `letters[i]` stands for."""

    line: Line
    letters: str
    items: tuple[Item, ...]

    def text(self, at: int) -> str:
        """Return the last word of the item at `at`, "" where there is none."""
        return self.line.text(self.items[at].behind - 1) if 0 <= at < len(self.items) else ""

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Return the words `[first, behind)` of the items `[start, end)`, at least one."""
        return self.items[start].first, self.items[end - 1].behind

    @property
    def describing(self) -> frozenset[int]:
        """The words that only say which people are meant, as "wounded" before "guards"."""
        pairs = zip(self.items, self.letters, strict=True)
        return frozenset(item.first for item, letter in pairs if letter == "j")

    @property
    def names_people(self) -> bool:
        """Whether some word means people or how many there are."""
        return _NAMING.search(self.letters) is not None


_NAMING = pattern("[hHPQVOCRN]")
_REWRITES = (
    (pattern(r"(?<=[adDQVOrnjq])[kfe](?=[wCjsZI]*[hHRN])"), "j"),
    (pattern(r"(?<=o[adD])[kfe]"), "j"),
    (pattern(r"(?<=[CwhHsjIR][,(])Q(?:[,&]+Q)*(?=[,)]|$)"), "X"),
)
"""Words of effect that only say which people become adjectives, numbers between commas ages."""


def clause_of(text: str, line: Line) -> Clause:
    """Return a phrase as letters; `line` are its words.

    >>> from annotator.parse.numerals import line_of
    >>> text = "two guards, 34 and 41, were killed"
    >>> clause_of(text, line_of(text)).letters
    'QH,X&X,bk'
    """
    items = tuple(_items(text, line))
    letters = "".join(item.letter for item in items)
    for source, letter in _REWRITES:
        letters = source.sub(
            lambda match, letter=letter: _rewritten(match.group(), letter), letters
        )
    return Clause(line, letters, items)


def _rewritten(letters: str, letter: str) -> str:
    """Return letters as many as there were, marks and "and" as they are."""
    return "".join(each if each in ",&" else letter for each in letters)


def _items(text: str, line: Line) -> Iterator[Item]:
    """Yield what each letter stands for: a number, or a word as the casualty finder has it."""
    letters = _letters(text, line)
    counts = {count.first: count for count in counts_in(line)}
    at = 0
    was_age = False
    while at < len(line.words):
        count = counts.get(at)
        behind = last = count.behind if count else at + 1
        while last < len(line.words) and letters[last] == "":
            last += 1
        if count is None:
            yield Item(_word_letter(line.text(last - 1), letters[at]), at, last)
        elif last > behind and line.text(last - 1) not in STRENGTHS | SHARES:
            yield Item("w" if letters[at] == "n" else letters[at], at, last)
        else:
            follows = letters[last] if last < len(letters) else ""
            was_age = _is_age(line, count, was_age=was_age and follows not in _PEOPLE)
            number = _open_share(line, count, last)
            is_none = was_age or _counts_no_people(line, count, letters)
            yield Item("X" if is_none else _number_letter(number), at, last, number)
        at = last


def _letters(text: str, line: Line) -> list[str]:
    """Return the finder's letter of each word, "" for what goes on a hyphened one."""
    found: list[str] = []
    letters, places = reading = read(text)
    before = -1
    for word in line.words:
        index = reading.index_at(word.start)
        is_known = index >= 0 and word.start < places[index][1]
        found.append("-" if not is_known else "" if index == before else letters[index])
        before = index if is_known else before
    return found


_MARKS = {"(": "(", ")": ")", ":": ":"}
_NOUNS = "wHhCIts"
_PEOPLE = tuple("hHCRwjsn")
"""Letters behind a number that is no age."""


def _word_letter(word: str, letter: str) -> str:
    """Return the finder's letter, or that of a mark, of a thing or of a group."""
    if word in INCLUDING:
        return "g"
    if letter in _NOUNS:
        return "R" if word in GROUPS else "Z" if word in THINGS else letter
    return "," if letter == "-" else _MARKS.get(word, letter)


def _number_letter(count: Count) -> str:
    if count.high == 0:
        return "O"
    return "V" if count.low is None and count.high is None else "Q"


def _is_age(line: Line, count: Count, *, was_age: bool) -> bool:
    """Whether a number is an age; `was_age` says so of the number before it."""
    before = line.text(count.first - 1)
    if before in AGES or (before == "of" and line.text(count.first - 2) in AGES):
        return True
    return was_age and before in JOINING


def _counts_no_people(line: Line, count: Count, letters: list[str]) -> bool:
    """Whether a number belongs to a unit, a date or a name like "Flight 17"."""
    behind = line.text(count.behind)
    unit = line.text(count.behind + 1) if behind in BETWEEN_UNIT else behind
    is_figure = line.text(count.first)[:1].isdecimal()
    if unit in UNITS or (is_figure and line.text(count.first - 1) in DESIGNATORS):
        return True
    follows = letters[count.behind] if count.behind < len(letters) else ""
    return is_figure and letters[count.first] == "t" and follows not in ("h", "H")


def _open_share(line: Line, count: Count, behind: int) -> Count:
    """Return a number, or an open one in its place where it is a share: "20 %", "one in five".

    `behind` is the word behind all that is written together with it, as in "two-thirds".
    """
    after = line.text(count.behind)
    begins = count.behind + 1 + (line.text(count.behind + 1) in EACH)
    whole = number_at(line, begins) if after == "in" else None
    is_part = whole is not None and line.text(whole.behind) not in UNITS
    is_hyphened = behind > count.behind and line.text(behind - 1) in SHARES
    is_share = is_part or is_hyphened or after in SHARES
    return Count(count.first, count.behind, None, None) if is_share else count
