"""The finder of the label actor: the longest noun phrase that names somebody who can act.

The words of a passage get their classes (`noun_phrases`), and from these the phrases follow:

1. a run of nouns and names, in which each phrase ends at its last head or name: `ISIL fighters`,
   but `ISIL` of "ISIL targets"; a possessive parts it unless a head follows: `Baku's army`
2. what belongs to a head behind it: `members of the council`, `Militants linked to the brigade`,
   `Department of Health and Human Services`. A pointer anywhere in it wants the whole
3. articles, quantities and what only judges are left out in front: `civilians` of "two innocent
   civilians"; they come along only where the pointer is in them

Commas, "and", prepositions and verbs end a phrase, so that an apposition or a conjunct is its own.
Pronouns are never likely, yet a pointer gets the one it is at. In other languages it gets the run
of capitalised words, a word with the adjectives that agree with it, or the word.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotator.core.boundaries import word_at
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.actor_words import (
    ENGLISH,
    EVALUATIVE,
    INSTITUTIONS,
    LINKS,
    LOCATIVE,
    PAIRS,
    REPRESENTS,
    WEAK,
)
from annotator.find.base import FinderInfo, Found
from annotator.find.inflection import with_plurals
from annotator.find.noun_phrases import Word, words_of
from annotator.find.places import first_holding, on_words
from annotator.find.readings import REMEMBERED
from annotator.find.shared_words import table

INFO = FinderInfo(
    name="actor",
    labels=(
        *("actor", "person", "per", "organisation", "organization", "org", "group", "party"),
        *("gpe", "agent", "speaker", "perpetrator"),
    ),
    description="Who acts, speaks or is harmed: the longest noun phrase without its article.",
)

_RUN = pattern(r"m?[nhkHN](?:s?[nhkHN]|(?<=[NH])[-&](?=[NH])|(?<=[NH])\"N\"(?=N))*")
"""Over the kinds of words: nouns and names, tied by possessives, dashes and quoted nicknames."""
_HEADS = frozenset("hkH")
_ANCHORS = _HEADS | {"N"}
"""Kinds of words that a phrase may end with."""
_BETWEEN = frozenset("dq")
"""Kinds of words in front of a phrase that are left out of it."""

SLOW = ()


class _Phrase(NamedTuple):
    """A phrase as indices of words, `[first, last]`; behind it go on nouns up to `end`."""

    first: int
    last: int
    end: int


def phrases(passage: str) -> tuple[Found, ...]:
    """Return the phrases that are likely actors, in reading order; none holds another."""
    words = words_of(passage)
    if _is_foreign(passage, words):
        return _names(words)
    found: list[Found] = []
    for phrase in _phrases(passage):
        first = _first_that_tells(words, phrase)
        score, rule = _judged(words, phrase, first)
        if score >= _LEAST:
            place = on_words(passage, words[first].start, words[phrase.last].end)
            found.append(Found(*place, score, rule))
    return tuple(found)


def phrase_at(passage: str, offset: int) -> Range:
    """Return the actor that a person means who points at `offset`.

    >>> passage = "Two rebels of the Northern Front fled."
    >>> passage[slice(*phrase_at(passage, passage.index("Front")))]
    'rebels of the Northern Front'
    """
    words = words_of(passage)
    if _is_foreign(passage, words):
        return _foreign_at(passage, words, offset)
    for phrase in _phrases(passage):
        reach = _first_in_front(words, phrase)
        if words[reach].start <= offset < words[phrase.end].end:
            first = _first_that_tells(words, phrase)
            while first > reach and offset < words[first].start:
                first -= 1
            last = phrase.last if offset < words[phrase.last].end else phrase.end
            return on_words(passage, words[first].start, words[last].end)
    return word_at(passage, offset)


@lru_cache(maxsize=REMEMBERED)
def _phrases(passage: str) -> tuple[_Phrase, ...]:
    words = words_of(passage)
    kinds = "".join(word.kind for word in words)
    parts = [
        part for run in _RUN.finditer(kinds) for part in _parted(kinds, run.start(), run.end() - 1)
    ]
    return tuple(_without_owner(words, whole) for whole in _joined(words, kinds, parts))


def _parted(kinds: str, first: int, end: int) -> Iterator[_Phrase]:
    """Yield the phrases of one run of nouns: each ends at a head or at a name."""
    anchors = [at for at in range(first, end + 1) if kinds[at] in _ANCHORS]
    for before, at in pairwise(anchors):
        start = _start_of_next(kinds, before, at, end)
        if start:
            yield _Phrase(first, before, start - 1)
            first = start
    yield _Phrase(first, anchors[-1] if anchors else end, end)


def _start_of_next(kinds: str, before: int, at: int, end: int) -> int:
    """Return where a phrase begins between two heads or names; 0 where both are of one."""
    owner = kinds.find("s", before, at)
    if owner >= 0:
        next_owner = kinds.find("s", at, end + 1)
        owned = kinds[owner : next_owner if next_owner >= 0 else end + 1]
        return owner + 1 if _HEADS.isdisjoint(owned) else 0
    if kinds[before] == "k" and (at > before + 1 or kinds[at] == "N"):
        return before + 1
    has_nouns_between = at > before + 1 and set(kinds[before + 1 : at]) == {"n"}
    return at if kinds[before] == kinds[at] == "N" and has_nouns_between else 0


def _joined(words: Sequence[Word], kinds: str, parts: Sequence[_Phrase]) -> Iterator[_Phrase]:
    """Yield the phrases with what belongs to them behind, as `members of the council`."""
    starts = {part.first: part for part in parts}
    done = -1
    for part in parts:
        if part.first > done:
            whole = part
            while more := _complement(words, kinds, part, whole, starts):
                whole = _Phrase(part.first, more.last, more.end)
            done = whole.last
            yield whole


def _complement(
    words: Sequence[Word],
    kinds: str,
    part: _Phrase,
    whole: _Phrase,
    starts: Mapping[int, _Phrase],
) -> _Phrase | None:
    """Return what is tied to a phrase that began as `part` and has grown to `whole`."""
    link = whole.last + 1
    if link + 1 >= len(words) or kinds[part.last] not in _ANCHORS:
        return None
    if kinds[link] == "c":
        return _conjunct(words, kinds, whole, starts)
    if words[link].folded in table(LINKS) and words[link + 1].folded in ("to", "with"):
        link += 1
    elif not _is_tied(words, part, whole, link):
        return None
    at = link + 1
    while at < len(words) and kinds[at] in _BETWEEN:
        at += 1
    found = starts.get(at)
    # "this barbaric act" says what befell the victims, but "chief of staff" is one office.
    is_thing = found and kinds[found.last] not in _ANCHORS and at > link + 1
    return None if is_thing else found


def _is_tied(words: Sequence[Word], part: _Phrase, whole: _Phrase, link: int) -> bool:
    """Whether the preposition at `link` ties what follows to the phrase in front of it."""
    head, name = words[part.last], words[whole.last]
    if words[link].folded == "of":
        return not (head.kind == "N" and head.is_first)
    if words[link].folded in ("on", "for", "against", "without") and name.kind == "H":
        return words[link + 1].kind in ("N", "H") or head.folded in table(REPRESENTS)
    return words[link].folded in ("for", "to", "at") and head.folded in table(REPRESENTS)


def _conjunct(
    words: Sequence[Word], kinds: str, whole: _Phrase, starts: Mapping[int, _Phrase]
) -> _Phrase | None:
    """Return what "and" adds to a phrase that it does not end: a pair, the rest of a name."""
    behind = whole.last + 2
    other = starts.get(behind)
    if other and f"{words[whole.last].folded}-{words[other.first].folded}" in table(PAIRS):
        return other
    link = kinds.rfind("o", whole.first, whole.last)
    if link <= 0 or kinds[link - 1] != "H" or kinds[whole.last] != "N":
        return None
    is_named = words[behind].folded == "the"
    other = starts.get(behind + is_named)
    if not other or words[link - 1].folded not in table(INSTITUTIONS):
        return None
    is_one_word = other.first == other.last or kinds[other.last] == "N"
    return other if kinds[other.first] in "NH" and (is_named or is_one_word) else None


def _without_owner(words: Sequence[Word], phrase: _Phrase) -> _Phrase:
    """Leave out "his" and the like where what is owned is nobody, as in `his speech`."""
    run = words[phrase.first : phrase.end + 1]
    if run[0].kind == "m" and all(word.kind not in _HEADS for word in run):
        return phrase._replace(first=phrase.first + 1)
    return phrase


def _first_that_tells(words: Sequence[Word], phrase: _Phrase) -> int:
    """Return the first word of a phrase that tells who is meant."""
    first = phrase.first
    while first < phrase.last and words[first].folded in table(EVALUATIVE):
        first += 1
    kinds = {word.kind for word in words[first : phrase.last + 1]}
    if "N" in kinds and _HEADS.isdisjoint(kinds):
        while words[first].kind == "n":
            first += 1
    return first


def _first_in_front(words: Sequence[Word], phrase: _Phrase) -> int:
    """Return the first of the articles and quantities in front of a phrase."""
    first = phrase.first
    while first:
        is_of = words[first - 1].kind == "o" and first > 1 and words[first - 2].kind == "q"
        if words[first - 1].kind not in _BETWEEN and not is_of:
            break
        first -= 1
    return first


_LEAST = 0.25
_REACH = 16
"""How many words back a preposition of place is looked for."""
_NATIONALITY = pattern(r"(?:an|ish|ese|ch|qi|ni|li|bi|ti|ic|ern)$")


def _judged(words: Sequence[Word], phrase: _Phrase, first: int) -> tuple[float, str]:
    """Return how likely a phrase is an actor, 0 to 1, and by which rule."""
    last = words[phrase.last]
    is_in_front_of_noun = phrase.end > phrase.last and words[phrase.last + 1].kind == "n"
    if last.kind not in _ANCHORS:
        return 0, "noun"
    if all(word.kind not in _HEADS for word in words[first : phrase.last + 1]):
        return _likely_name(words, phrase, first, is_in_front_of_noun=is_in_front_of_noun), "name"
    is_weak = first == phrase.last and last.folded in with_plurals(WEAK)
    if is_weak or (last.kind == "h" and is_in_front_of_noun):
        return 0.1, "head"
    return (0.55 if last.kind == "h" else 0.7), "head"


def _likely_name(
    words: Sequence[Word], phrase: _Phrase, first: int, *, is_in_front_of_noun: bool
) -> float:
    """Return how likely a name without a head is an actor and not a place or an adjective."""
    last, before = words[phrase.last], words[first - 1] if first else None
    if _says_where(words, first):
        return 0.1
    if is_in_front_of_noun and _NATIONALITY.search(last.folded):
        return 0.1
    if before and before.kind == "n" and before.folded not in table(EVALUATIVE):
        return 0.2
    if phrase.last + 1 < len(words) and words[phrase.last + 1].kind == "v":
        return 0.8
    return 0.3 if is_in_front_of_noun else 0.45


def _says_where(words: Sequence[Word], first: int) -> bool:
    """Whether a name only says where, as names do behind "in", and behind such a name."""
    for word in reversed(words[max(0, first - _REACH) : first]):
        if word.kind not in "dqnN,c":
            return word.kind == "p" and word.folded in table(LOCATIVE)
    return False


_ADJECTIVE = r"\p{Cyrillic}+(?:[ыи]х|[ое]го|[ое]му|[оеыи]й|[ая]я|[ое]е|[ыи]е|[ыи]ми?)\s+"
_AGREEING = pattern(
    rf"(?:\b(?!двое|трое)(?:{_ADJECTIVE}){{1,3}}(?!\p{{L}}+(?:л[аои]|ть|ся|[ею]т)\b)\p{{Cyrillic}}{{3,}}"
    r"|\bال\p{Arabic}+\s+ال\p{Arabic}+"
    r"|\b\p{Arabic}+(?P<ending>ين|ون|ات)\s+\p{Arabic}+(?P=ending)\b)"
)
"""Russian adjectives and their noun; an Arabic noun and an adjective in the same form."""


def _is_foreign(passage: str, words: Sequence[Word]) -> bool:
    """Whether a passage is not in English, so that only what looks like a name is known."""
    if passage.isascii() or any(word.folded in table(ENGLISH) for word in words):
        return False
    strange = (word for word in words if not word.folded.isascii() and word.folded.isalpha())
    return any(not passage[word.start].isupper() for word in strange)


def _names(words: Sequence[Word]) -> tuple[Found, ...]:
    """Return the runs of capitalised words, but for the first word of a sentence alone."""
    kinds = "".join("N" if word.kind in "NH" else "." for word in words)
    return tuple(
        Found(words[run.start()].start, words[run.end() - 1].end, 0.3, "name")
        for run in _NAMES.finditer(kinds)
        if not words[run.end() - 1].is_first
    )


_NAMES = pattern(r"N+")


def _foreign_at(passage: str, words: Sequence[Word], offset: int) -> Range:
    """Return what can be told without a grammar: words that agree, a name, or the word."""
    for match in _AGREEING.finditer(passage):
        if match.start() <= offset < match.end():
            return on_words(passage, *match.span())
    name = first_holding(_names(words), offset)
    return on_words(passage, *name) if name else word_at(passage, offset)
