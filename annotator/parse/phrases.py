"""The noun phrases of a clause, and how many people each of them means."""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.parse.casualty_words import (
    EACH,
    GROUPS,
    NATIONAL_ENDINGS,
    OWNERS_OF_MANY,
    PLURAL_VERBS,
    SINGLE_LOSSES,
    SINGLE_PRONOUNS,
    SINGULAR_VERBS,
)
from annotator.parse.clauses import Clause
from annotator.parse.counts import Count


class Phrase(NamedTuple):
    """A noun phrase: the letters `[start, end)`, its number, and what stands before it."""

    start: int
    end: int
    letters: str
    gap: str
    """The letters between it and the noun phrase before it."""
    number: Count | None

    @property
    def has_people(self) -> bool:
        """Whether it has a word for people, or for what befalls only people."""
        return _PEOPLE.search(self.letters) is not None


class Sum(NamedTuple):
    """How many are counted, None where open, and the words `[first, behind)` that say so."""

    low: int | None
    high: int | None
    first: int
    behind: int
    is_about: bool = False
    is_number: bool = False
    """Whether words state the number; else it follows from a singular, or is open."""


_LEADING = r"(?:[adD]{1,3}[qrnjwIt]{0,3}|[adD]?[wCh]{0,4}s[qrnjw]{0,2}|[qnr]{0,2}|^w{1,2})"
"""What may stand before a number: "the first", "the mayor's", "another"."""
_NOUNS = "wjsIChHRZENL"
_PHRASE = pattern(
    rf"{_LEADING}[QVO]{{1,2}}[{_NOUNS}Tnum]*+"
    rf"|[adD]*+[nq]*[{_NOUNS}T#][{_NOUNS}XT#nu]*+|[adD]++|P"
)
_PEOPLE = pattern("[hHNLkP]")
_NO_PEOPLE = pattern("Z|X$|^[jI]+$")
_OPEN = pattern("^[adDnq]+$|[DT]")
"""Noun phrases of many, or of an unknown number: "those", "the dead", "the death toll"."""
_AND_NOUN = pattern("&[^bxkKfFie]")
_AUXILIARY = pattern("[bx]")


def phrases_in(clause: Clause) -> Iterator[Phrase]:
    """Yield the noun phrases of a clause, and pronouns, in reading order."""
    behind = 0
    for match in _PHRASE.finditer(clause.letters):
        start, end = match.span()
        at = next((at for at in range(start, end) if clause.letters[at] in "QVO"), None)
        number = None if at is None else clause.items[at].number
        yield Phrase(start, end, match.group(), clause.letters[behind:start], number)
        behind = end


def meaning(clause: Clause, phrase: Phrase) -> Sum | None:
    """Return how many a noun phrase means; None where it does not mean people."""
    if _NO_PEOPLE.search(phrase.letters) and not phrase.has_people:
        return None
    if phrase.number is not None and not _is_both_of_two(clause, phrase):
        return stated(phrase.number)
    first, behind = clause.words(phrase.start, phrase.end)
    if not _is_one(clause, phrase):
        return Sum(None, None, first, behind)
    has_article = phrase.letters[0] == "a"
    return Sum(1, 1, first, first + 1 if has_article else behind, is_number=has_article)


def stated(count: Count) -> Sum:
    """Return the number that words state."""
    return Sum(*count[2:4], *count[:2], count.is_about, is_number=True)


def verb_behind(clause: Clause, at: int) -> str:
    """Return the next form of to be or to have from a letter on, "" where none follows."""
    found = _AUXILIARY.search(clause.letters, at)
    return clause.text(found.start()) if found else ""


def _is_both_of_two(clause: Clause, phrase: Phrase) -> bool:
    """Whether "both" only announces "and": "both soldiers and civilians"."""
    is_both = phrase.number is not None and clause.line.text(phrase.number.first) == "both"
    return is_both and _AND_NOUN.match(clause.letters, phrase.end) is not None


def _is_one(clause: Clause, phrase: Phrase) -> bool:
    """Whether a noun phrase without number means one person, by its article, noun and verb."""
    letters = phrase.letters
    last = clause.text(phrase.end - 1)
    if letters == "P" or last == "her":
        return last in SINGLE_PRONOUNS
    if _OPEN.search(letters) or last in GROUPS or clause.text(phrase.start) in EACH:
        return False
    if letters.endswith("N"):
        return last in SINGLE_LOSSES and _is_of_one(clause, phrase)
    is_named = letters.endswith("HCC")
    if letters[0] == "a" or is_named or letters.rfind("h") > letters.rfind("H"):
        return True
    return "H" not in letters and _has_singular(clause, phrase, last)


def _has_singular(clause: Clause, phrase: Phrase, last: str) -> bool:
    """Whether what no table knows is singular, by its verb or else by its ending."""
    verb = verb_behind(clause, phrase.end)
    if verb in SINGULAR_VERBS or (verb in PLURAL_VERBS and "&" not in clause.letters):
        return verb in SINGULAR_VERBS
    return not last.endswith("s") or _is_full_name(clause, phrase)


def _is_of_one(clause: Clause, phrase: Phrase) -> bool:
    """Whether a death is that of one person: "his death", "the guard's death", "a death"."""
    owners = (clause.text(at) for at in range(phrase.start, phrase.end - 1))
    is_of_many = any(each in OWNERS_OF_MANY or each.endswith(("s'", "s’")) for each in owners)
    return not is_of_many and any(letter in phrase.letters for letter in "ads")


def _is_full_name(clause: Clause, phrase: Phrase) -> bool:
    """Whether what ends in -s is a name like "Ada Torres", not a people like "Syrian Kurds"."""
    first = clause.text(phrase.end - 2)
    return phrase.letters.endswith("CC") and not first.endswith(NATIONAL_ENDINGS)
