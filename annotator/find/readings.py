"""A passage read as letters, one for each word and mark, and rules over such strings.

A rule of grammar ("a number, any adjectives, a noun") is a pattern over that string, so that it
need not say again how numbers and nouns are spelt. Which letter stands for what, each finder says
for itself.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.ranges import Range

if TYPE_CHECKING:
    from regex import Match, Pattern

REMEMBERED = 64
"""How many passages' readings a finder keeps: more than fit on a screen, so a pointer asks once."""


class Reading(NamedTuple):
    """A passage as letters: `places[i]` is where in it, in code points, `letters[i]` stands."""

    letters: str
    places: tuple[tuple[int, int], ...]

    def index_at(self, offset: int) -> int:
        """Return which letter begins at or last before `offset`; -1 where none does."""
        return bisect_right(self.places, offset, key=itemgetter(0)) - 1

    def range_of(self, first: int, behind: int) -> Range:
        """Return where in the passage the letters `[first, behind)`, at least one, stand."""
        return Range(self.places[first][0], self.places[behind - 1][1])


class Rule(NamedTuple):
    """A pattern over letters; `score`, 0 to 1, is how often what it matches is of the label."""

    name: str
    score: float
    source: "Pattern[str]"
    needs: str = ""
    """Letters without any of which nothing can match; empty where that is not worth asking."""


def matches_of(rules: Iterable[Rule], letters: str) -> Iterator[tuple[Rule, "Match[str]"]]:
    """Yield what each rule matches, rule after rule, in the order of the letters."""
    for rule in rules:
        if not rule.needs or any(letter in letters for letter in rule.needs):
            for match in rule.source.finditer(letters):
                yield rule, match
