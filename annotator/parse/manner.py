"""Whether a casualty is said to have happened, and whether its number is a running total."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.parse.casualty_words import (
    AUXILIARIES,
    GROWTH,
    HYPOTHETICAL,
    INTENDED,
    POSSIBLE,
    SO_FAR,
    TOLLS,
)
from annotator.parse.numerals import Word, line_of

_BEFORE = 80
"""How much in front of a span is looked at, in code points."""
_NEAR = 4
_NEAR_TOLL = 8
"""How many words in front of a span may bear on what happened, and on a toll."""
_STOP = pattern(r"[.!?;:\n](?:\s|$)")


def words_before(text: str, start: int) -> tuple[Word, ...]:
    """Return the English words in front of a span in its sentence, where they are in the text."""
    low = max(0, start - _BEFORE)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    return tuple(word.moved(low) for word in line_of(text[low:start]).words)


def modality(words: Sequence[Word], before: Sequence[Word]) -> tuple[str, Range] | None:
    """Return what makes a casualty "possible" or "hypothetical", and the word that does.

    `words` are those of the span but for its number, which may be only possible while the rest is
    sure; `before` are those in front of it. None where it is said to have happened.
    """
    near = [*_last(before), *_affirmed(words)]
    for value, doubts in (("hypothetical", HYPOTHETICAL), ("possible", POSSIBLE)):
        for word in near:
            if word.text in doubts:
                return value, Range(word.start, word.end)
    meant = _intention(before)
    return None if meant is None else ("hypothetical", Range(meant.start, meant.end))


def cumulative(words: Sequence[Word], before: Sequence[Word]) -> Range | None:
    """Return the words that make a number a running total: "risen", "bringing", "so far".

    `words` are those of the span, `before` those in front of it.
    """
    near = [*before[-_NEAR_TOLL:], *words]
    grown = next((word for word in near if word.text in GROWTH), None)
    if grown is not None and any(word.text in TOLLS for word in near):
        return Range(grown.start, grown.end)
    pairs = pairwise(words)
    so_far = ((one, two) for one, two in pairs if f"{one.text} {two.text}" in SO_FAR)
    return next((Range(one.start, two.end) for one, two in so_far), None)


def _affirmed(words: Sequence[Word]) -> Iterable[Word]:
    """Yield the words behind which no "not" stands: who "could not be found" is missing."""
    for at, word in enumerate(words):
        if at + 1 == len(words) or words[at + 1].text != "not":
            yield word


def _last(before: Sequence[Word]) -> Iterable[Word]:
    """Yield the last word in front of a span that is no "have" or "be"."""
    yield from [word for word in before[-_NEAR:] if word.text not in AUXILIARIES][-1:]


def _intention(before: Sequence[Word]) -> Word | None:
    """Return what is right in front of "kill them" as only meant: "vowed to", "to avoid"."""
    if not before:
        return None
    if before[-1].text in INTENDED:
        return before[-1]
    is_infinitive = any(word.text == "to" for word in before[-2:])
    meant = (word for word in before[-_NEAR:] if word.text in INTENDED)
    return next(meant, None) if is_infinitive else None
