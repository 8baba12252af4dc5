"""Finds where any of very many phrases stand in a text, in one pass over its words.

A text is read word by word; where a word begins phrases, the longest that stands there is taken.
Phrases that begin at different words may overlap.
The cost grows with the text and not with the number of phrases.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.core.boundaries import snap_to_words
from annotator.core.ranges import Range
from annotator.core.search import fold

LONGEST = 8
"""A phrase of more words is a sentence, which nobody tags again because it was tagged before."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts in which words stand side by side; there each character is taken for a word."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_SPACE = re.compile(r"\s+")
_REACH = 256
_NO_WORDS = re.compile(rf"[^\s{_UNSPACED}]{{{_REACH}}}")
"""So long a run is an address or rubbish: no word begins or ends in it."""
_BESIDE = frozenset(' \n\t\u00a0()[]{}"“”„«»!?;')
"""What parts words for certain; asked first, as nearly every word is beside one of them."""
_BEHIND = frozenset(".,:…")
"""What parts words where no letter or figure follows."""


class Place(NamedTuple):
    """A place in a text, and the phrase that stands there as it was given."""

    range: Range
    phrase: str


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    """Folded."""
    lead: int
    tail: int
    """How many code points stand before its first word and behind its last."""
    folded: str
    text: str


class Phrasebook:
    """Phrases by their words; made once, then asked for any text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._lengths: dict[str, list[int]] = {}
        self._phrases: dict[tuple[str, ...], list[_Phrase]] = {}
        for phrase in filter(None, map(_phrase_of, phrases)):
            lengths = self._lengths.setdefault(phrase.words[0], [])
            if len(phrase.words) not in lengths:
                lengths.append(len(phrase.words))
            self._phrases.setdefault(phrase.words, []).append(phrase)
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def places(self, text: str) -> Iterator[Place]:
        """Yield where phrases stand in a text as whole words, the longest at each word, in order.

        Case and white space need not be the same, save that a single word must begin as it does
        in the phrase, or with a capital where the phrase has none, and that what is all in
        capitals is taken for no name but of its own.
        """
        if not self._lengths:
            return
        words, ends = _words_of(text)
        for at, word in enumerate(words):
            lengths = self._lengths.get(word)
            place = self._longest(text, words, ends, at, lengths) if lengths else None
            if place is not None:
                yield place

    def _longest(
        self,
        text: str,
        words: Sequence[str],
        ends: Sequence[tuple[int, int]],
        at: int,
        lengths: Iterable[int],
    ) -> Place | None:
        """Return the longest phrase that stands where the word of a number does."""
        for length in lengths:
            run = tuple(words[at : at + length])
            for phrase in self._phrases.get(run, ()):
                start, end = ends[at][0] - phrase.lead, ends[at + len(run) - 1][1] + phrase.tail
                if _stands_there(text, Range(start, end), phrase):
                    return Place(Range(start, end), phrase.text)
        return None


def _words_of(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words of a text, folded, and where each begins and ends."""
    folds = _Folds()
    matches = list(_WORD.finditer(text))
    return [folds[match.group()] for match in matches], [match.span() for match in matches]


class _Folds(dict[str, str]):
    """Folded words, each folded once."""

    def __missing__(self, word: str) -> str:
        folded = self[word] = fold(word)
        return folded


def _phrase_of(text: str) -> _Phrase | None:
    words, ends = _words_of(text)
    if not 0 < len(words) <= LONGEST:
        return None
    return _Phrase(tuple(words), ends[0][0], len(text) - ends[-1][1], _even(text), text)


def _even(text: str) -> str:
    return fold(_SPACE.sub(" ", text))


def _stands_there(text: str, place: Range, phrase: _Phrase) -> bool:
    found = text[max(0, place.start) : place.end]
    is_same = found == phrase.text or (
        _even(found) == phrase.folded and _is_written_alike(phrase.text, found)
    )
    return is_same and place.start >= 0 and _is_whole(text, place)


def _is_written_alike(phrase: str, found: str) -> bool:
    if found.isupper() != phrase.isupper():
        return False
    return len(phrase.split()) > 1 or found in (phrase, phrase[:1].upper() + phrase[1:])


def _is_whole(text: str, place: Range) -> bool:
    if _is_apart(text, place):
        return True
    if _NO_WORDS.search(text, max(0, place.start - _REACH), place.end + _REACH):
        return False
    snapped = snap_to_words(text, *place)
    return snapped.start == place.start and text[place.end : snapped.end] in ("", ".")


def _is_apart(text: str, place: Range) -> bool:
    start, end = place
    if start and text[start - 1] not in _BESIDE:
        return False
    behind = text[end : end + 2]
    if not behind or behind[0] in _BESIDE:
        return True
    return behind[0] in _BEHIND and not behind[1:].isalnum()
