"""Which actions a person means by a few letters, the likeliest first.

Every word that is typed has to be found, in any order: fuzzily in the title (its letters in order,
in longer words with one or two of them wrong or missing), or else as the beginning of a word of
the menu's name or of the help. What is not possible now comes last.

The scoring is frizbee's: fzf's (Smith-Waterman with affine gaps, where beginnings of words count
more), which forgives typos and says which letters it took. Compared on the program's own titles
with "dn", "nxt doc", "stiky", "snp", "theme dark", "exprt", "tag cas", "dark theme" and "udno":

* rapidfuzz compares whole strings: "dn" is equally near to New Project, Open and Done, Next; "fs"
  does not bring Full Screen; nor does it tell which letters to mark
* pfzy, the scoring of fzy, ranks as well as frizbee, but forgives neither typos nor another order
  of the words, and has rested since 2022
* frizbee brings the wanted one first for all of them, at some 10 µs a word
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from annotator.core.records import Record
from annotator.core.search import fold

LONGEST = 80
"""How much of what is typed is looked at, in code points."""

_WORD = re.compile(r"\w+")
_LETTERS_FOR_A_TYPO = 4
_MOST_TYPOS = 2
_SHORTEST_IN_HELP = 3
"""Shorter words begin too many words of the help to say anything."""
_WORD_BONUS = 5
"""One more than usual: "dn" is the beginnings of Done, Next rather than two letters of Done."""
_AS_MENU, _AS_HELP = 0.5, 0.45
_LEAST = 0.5
"""Below it the letters are too scattered over a title for anybody to have meant it."""
_SURELY = 0.7
"""From here on a title is meant as it was typed, and nobody looks for typing errors."""
_LEAST_OF_BEST = 0.7
"""Below this part of what the word scores in the best title, it is noise beside that."""


class Entry(Record):
    """An action as the palette offers it."""

    id: str
    title: str
    menu: str = ""
    help: str = ""
    is_possible: bool = True


class Found(Record):
    """An entry, how well it fits, 0 to 1, and which code points of its title were typed."""

    entry: Entry
    score: float = 1.0
    letters: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the title was typed from its beginning to its end."""
        return len(self.letters) == sum(map(len, _WORD.findall(self.entry.title)))


def ranked(typed: str, entries: Sequence[Entry], recent: Sequence[str] = ()) -> list[Found]:
    """Return the entries that are meant by what is typed, the likeliest first.

    With nothing typed that is all of them, those used lately before the others.

    Args:
        typed: Words, in part or abbreviated.
        entries: In the order that they keep where nothing else decides.
        recent: Ids of what was used lately, the last first; decides between equals.
    """
    if not typed.strip():
        found = [Found(entry=entry) for entry in entries]
    else:
        found = _found(_WORD.findall(_folded(typed[:LONGEST])[0]), entries)
    return sorted(found, key=_place_after(recent))


def _place_after(recent: Sequence[str]) -> Callable[[Found], tuple[bool, float, int, bool]]:
    ages = {entry_id: age for age, entry_id in enumerate(recent)}
    return lambda match: (
        not match.entry.is_possible,
        -round(match.score, 2),
        ages.get(match.entry.id, len(ages)),
        not match.is_whole,
    )


def _found(words: Sequence[str], entries: Sequence[Entry]) -> list[Found]:
    """Return the entries that have all of the words."""
    if not words:
        return []
    in_titles = [_in_titles(word, [entry.title for entry in entries]) for word in words]
    matches = (
        _match(entry, words, [hits.get(place, _NOWHERE) for hits in in_titles])
        for place, entry in enumerate(entries)
    )
    return [match for match in matches if match is not None]


_Hit = tuple[float, tuple[int, ...]]
"""How well a word fits a title, 0 to 1, and which code points of the title it took."""

_NOWHERE: _Hit = (0.0, ())


def _match(entry: Entry, words: Sequence[str], hits: Sequence[_Hit]) -> Found | None:
    scores = [
        max(score, _outside_the_title(word, entry))
        for word, (score, _) in zip(words, hits, strict=True)
    ]
    if not all(scores):
        return None
    letters = sorted({letter for _, taken in hits for letter in taken})
    return Found(entry=entry, score=sum(scores) / len(scores), letters=tuple(letters))


def _outside_the_title(word: str, entry: Entry) -> float:
    if len(word) < _SHORTEST_IN_HELP:
        return 0.0
    if _begins_a_word(word, entry.menu):
        return _AS_MENU
    return _AS_HELP if _begins_a_word(word, entry.help) else 0.0


def _begins_a_word(word: str, text: str) -> bool:
    return any(part.startswith(word) for part in _WORD.findall(_folded(text)[0]))


def _in_titles(word: str, titles: Sequence[str]) -> dict[int, _Hit]:
    """Return how well a folded word fits which of the titles, by their place."""
    hits = _hits(word, titles, typos=0)
    typos = min(len(word) // _LETTERS_FOR_A_TYPO, _MOST_TYPOS)
    if typos and _top(hits) < _SURELY:
        hits = _hits(word, titles, typos=typos)
    least = max(_LEAST, _LEAST_OF_BEST * _top(hits))
    return {place: hit for place, hit in hits.items() if hit[0] >= least}


def _top(hits: dict[int, _Hit]) -> float:
    return max((score for score, _ in hits.values()), default=0.0)


def _hits(word: str, titles: Sequence[str], *, typos: int) -> dict[int, _Hit]:
    from frizbee import Matcher, Scoring

    scoring = Scoring(delimiter_bonus=_WORD_BONUS)
    matcher = Matcher(word, max_typos=typos, casing="ignore", unicode="always", scoring=scoring)
    folded = [_folded(title) for title in titles]
    # The word itself, as the beginning of something longer, is the best that a title could be.
    whole = matcher.match_one(f"{word} ", 0)
    best = whole.score if whole else 1
    return {
        hit.index: (hit.score / best, _letters(hit.indices, folded[hit.index]))
        for hit in matcher.match_list_indices([text for text, _ in folded])
    }


_Folded = tuple[str, tuple[int, ...]]
"""A text as it is compared, and from which code point of the original each of its own came."""


@lru_cache(maxsize=512)
def _folded(text: str) -> _Folded:
    """Return `text` without case and accents; what no UTF-8 can say is left out."""
    parts = [_bare(character) for character in text]
    sources = (place for place, part in enumerate(parts) for _ in part)
    return "".join(parts), tuple(sources)


def _bare(character: str) -> str:
    apart = unicodedata.normalize("NFKD", fold(character))
    return "".join(c for c in apart if not unicodedata.combining(c) and not _is_lone(c))


def _is_lone(character: str) -> bool:
    return unicodedata.category(character) == "Cs"


def _letters(taken: Sequence[int], folded: _Folded) -> tuple[int, ...]:
    """Return the code points of a title that frizbee took, which counts in bytes of UTF-8."""
    text, sources = folded
    if text.isascii():
        return tuple(sources[offset] for offset in taken)
    starts = accumulate((len(c.encode()) for c in text), initial=0)
    places = dict(zip(starts, sources, strict=False))
    return tuple(places[offset] for offset in taken if offset in places)
