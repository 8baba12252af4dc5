"""Which phrase a label would want where a person points: rules, one file a label.

* `base` what a finder is
* `passages` the stretch of text that a finder looks at
* `actor`, `claim`, `casualty`, `date` a finder each, after the project's guideline
* `words` the finder for labels that none of these knows: the name or the word that is there
* `units` word, phrase, clause, sentence, paragraph: what a span widens and narrows to

To add a finder: write a module with `INFO`, `phrases` and `phrase_at`, and name it in `FINDERS`.
Whatever the rules do not know, in any language, they answer with the word at the place.

Imports `core` only. Everything is a pure function of a passage, which is one paragraph: a text of a
million characters costs what one of a thousand does. What was found in a passage is remembered, so
that a pointer that moves over it asks once.
"""

from collections.abc import Iterator
from functools import lru_cache

from annotator.core.boundaries import snap_to_graphemes, word_at
from annotator.core.ranges import Range
from annotator.find import actor, casualty, claim, date, words
from annotator.find.base import Finder, Found
from annotator.find.passages import passage_at, passages_in

FINDERS: tuple[Finder, ...] = (actor, claim, casualty, date, words)

_REMEMBERED = 512


def finder_for(label: str) -> Finder:
    """Return the finder that serves a label, by its name; `words` where none does."""
    folded = label.casefold()
    return next((finder for finder in FINDERS if folded in finder.INFO.labels), words)


def phrase_at(text: str, offset: int, label: str) -> Range:
    """Return what a label would want where a person points, in code points of `text`.

    Holds the word at `offset`; empty only where there is none.

    >>> text = "Talks resumed late on Sunday."
    >>> text[slice(*phrase_at(text, text.index("Sunday"), "date"))]
    'late on Sunday'
    """
    word = word_at(text, offset)
    if word.is_empty:
        return word
    passage = passage_at(text, offset)
    at = min(max(offset, word.start), word.end - 1) - passage.start
    found = _phrase_at(finder_for(label).INFO.name, passage.text, at)
    if not found.start <= at < found.end:
        return word
    return snap_to_graphemes(text, found.start + passage.start, found.end + passage.start)


def phrases_in(text: str, start: int, end: int, label: str) -> list[Found]:
    """Return the phrases that a label likely wants and that begin in `[start, end)`."""
    name = finder_for(label).INFO.name
    return [
        Found(
            *snap_to_graphemes(text, item.start + passage.start, item.end + passage.start),
            *item[2:],
        )
        for passage in passages_in(text, start, end)
        for item in _phrases(name, passage.text)
        if start <= item.start + passage.start < end
    ]


def prepare() -> Iterator[None]:
    """Compile the rules of one finder after another, a few milliseconds at each step.

    So that neither the start nor the first phrase that a person points at waits for all of them.
    """
    for finder in FINDERS:
        finder.phrases(_SAMPLE)
        yield
        finder.phrase_at(_SAMPLE, _SAMPLE.index("Sunday"))
        yield


_SAMPLE = (
    "Gen. Orlo Tanne, spokesman of the northern army, said on Sunday, March 5 that at least two"
    " soldiers were killed and 12 wounded. “We did not fire first,” he told reporters, according to"
    " the ministry."
)


@lru_cache(maxsize=_REMEMBERED)
def _phrases(name: str, passage: str) -> tuple[Found, ...]:
    return _BY_NAME[name].phrases(passage)


@lru_cache(maxsize=_REMEMBERED)
def _phrase_at(name: str, passage: str, offset: int) -> Range:
    return _BY_NAME[name].phrase_at(passage, offset)


_BY_NAME: dict[str, Finder] = {finder.INFO.name: finder for finder in FINDERS}
