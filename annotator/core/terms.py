"""What a person types to find words: read once, then asked of an index and of texts alike.

All of the words have to occur, each as a whole word, in any order: `rebels ministry`. What stands
in quotation marks, or hangs together by punctuation as cease-fire does, is a phrase: its words in
a row. `minist*` is any word that begins so, `-blast` a word that must not occur, and `OR` parts
alternatives, each of which has words of its own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotator.core.folding import Folded, Folding
from annotator.core.ranges import Range
from annotator.errors import SearchError

MOST_TERMS = 40
MOST_SIGNS = 500
"""More than this nobody types; each word costs a step of the search."""

_PIECE = re.compile(
    r"(?P<no>-?)"
    r"(?:(?P<mark>[\"“”„«»])(?P<phrase>[^\"“”„«»]*)(?:[\"“”„«»](?P<begun>\*)?|$)"
    r"|(?P<word>[^\s\"“”„«»]+))"
)
_OR = "OR"


class Term(NamedTuple):
    """Words in a row. Of the last, only the beginning is given where it `is_begun`."""

    words: tuple[str, ...]
    typed: str
    is_begun: bool = False


class Clause(NamedTuple):
    """What must occur, and what must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


def read_terms(typed: str) -> tuple[Clause, ...]:
    """Return what is asked for, as alternatives; none where nothing is typed.

    >>> [[term.words for term in clause.wanted] for clause in read_terms('Cease-fire OR "a truce"')]
    [[('cease', 'fire')], [('a', 'truce')]]

    Raises:
        SearchError: It cannot be read; it says where.
    """
    if len(typed) > MOST_SIGNS:
        raise SearchError(f"More than {MOST_SIGNS} signs are looked for.", hint="Type fewer.")
    clauses: list[Clause] = []
    wanted: list[Term] = []
    unwanted: list[Term] = []
    or_at = 0
    for match in _PIECE.finditer(typed):
        if match["word"] == _OR and not match["no"]:
            _need_side(wanted, unwanted, match.start() + 1, "before")
            clauses.append(Clause(tuple(wanted), tuple(unwanted)))
            wanted, unwanted, or_at = [], [], match.start() + 1
        elif (term := _term(match)) is not None:
            (unwanted if match["no"] else wanted).append(term)
    if or_at:
        _need_side(wanted, unwanted, or_at, "behind")
    if wanted or unwanted:
        clauses.append(Clause(tuple(wanted), tuple(unwanted)))
    return _checked(tuple(clauses), typed)


def _checked(clauses: tuple[Clause, ...], typed: str) -> tuple[Clause, ...]:
    if sum(len(clause.wanted) + len(clause.unwanted) for clause in clauses) > MOST_TERMS:
        raise SearchError(f"More than {MOST_TERMS} words are looked for.", hint="Type fewer.")
    if not clauses and typed.strip():
        raise SearchError(
            "There is no letter, figure or picture in what is looked for.",
            hint="Other signs are found by a regular expression.",
        )
    return clauses


def _need_side(wanted: list[Term], unwanted: list[Term], at: int, side: str) -> None:
    if not wanted and not unwanted:
        raise SearchError(f"There is nothing {side} OR (at {at}).", hint=f"Type a word {side} it.")


def _term(match: re.Match[str]) -> Term | None:
    """Return the words of a piece; None where it has none, as a dash that stands alone."""
    phrase = match["phrase"]
    typed = match["word"] if phrase is None else phrase
    is_begun = bool(match["begun"])
    if phrase is None and typed.endswith("*"):
        typed, is_begun = typed.rstrip("*"), True
    if phrase is None and "*" in typed:
        raise SearchError(
            f"A star can only stand at the end of a word (at {match.start('word') + 1}).",
            hint="For what lies inside of a word use a regular expression.",
        )
    words = tuple(Folded(typed).words.split())
    if not words and is_begun:
        raise SearchError(
            f"There is no word before the star (at {match.start() + 1}).",
            hint="Type the beginning of a word before it.",
        )
    return Term(words, typed, is_begun) if words else None


class TermFinder:
    """Finds in a text what clauses ask for.

    Args:
        clauses: The alternatives.
        folding: `exact` tells apart case and accents as they were typed.
        is_whole: Whether words have to be whole; otherwise parts of words will do.
    """

    def __init__(
        self, clauses: tuple[Clause, ...], folding: Folding = "loose", *, is_whole: bool = True
    ) -> None:
        self._folding: Folding = folding
        self._clauses = [
            (
                [_finder(term, folding, is_whole=is_whole) for term in clause.wanted],
                [_finder(term, folding, is_whole=is_whole) for term in clause.unwanted],
            )
            for clause in clauses
        ]

    def is_in(self, text: str) -> bool:
        """Return whether a text has what one of the clauses asks for."""
        return self._matching(Folded(text, self._folding).words) is not None

    def places(self, text: str) -> list[Range]:
        """Return where in a text the wanted words stand, in order; none where it does not match.

        >>> TermFinder(read_terms("minist* -blast")).places("The Ministers met.")
        [Range(start=4, end=13)]
        """
        folded = Folded(text, self._folding)
        found = self._matching(folded.words)
        if not found:
            return []
        places: list[Range] = []
        for start, end in sorted(found):
            place = folded.place(start, end)
            if not places or place.start >= places[-1].end:
                places.append(place)
        return places

    def _matching(self, words: str) -> set[tuple[int, int]] | None:
        """Return where the wanted words of all clauses that hold stand; None where none holds."""
        found: set[tuple[int, int]] | None = None
        for wanted, unwanted in self._clauses:
            if any(next(finder.all_in(words), None) for finder in unwanted):
                continue
            places = [list(finder.all_in(words)) for finder in wanted]
            if all(places):
                found = set() if found is None else found
                found.update(*places)
        return found


class _Finder(NamedTuple):
    """Finds a term in folded words."""

    rare: str
    """What the words must hold: looking for that is faster than for the pattern."""
    pattern: re.Pattern[str]
    is_whole: bool

    def all_in(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the term stands."""
        if self.rare not in words:
            return
        for match in self.pattern.finditer(words):
            start, end = match.span()
            # A pattern that begins with a letter is searched for six times as fast as one that
            # looks back first.
            if not self.is_whole or not start or words[start - 1] == " ":
                yield start, end


@lru_cache(maxsize=256)
def _finder(term: Term, folding: Folding, *, is_whole: bool) -> _Finder:
    exact = tuple(Folded(term.typed, folding).words.split())
    words = exact or term.words
    source = " +".join(map(re.escape, words))
    if is_whole:
        source += "[^ ]*" if term.is_begun else "(?![^ ])"
    return _Finder(max(words, key=len), re.compile(source), is_whole)
