"""Whom a pronoun means: the nearest earlier actor that it may stand for.

Of the actors in a sentence the first is likelier meant than the others, for it mostly is the
subject. "he" and "she" mean a person, "it" none, "they" whatever is there; "who" what stands right
before it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from annotator.core.boundaries import sentence_at
from annotator.core.patterns import pattern
from annotator.core.records import Span
from annotator.find.actor_types import type_of
from annotator.find.actor_words import is_plural
from annotator.link.base import LIKELY, Target

_REACH = 900
"""Code points before a pronoun in which it is looked for whom it means."""
_SENTENCES = 3
_PERSONAL = frozenset(("he", "she", "him", "her", "his"))


def antecedents(text: str, at: int, pronoun: str, spans: Sequence[Span]) -> Iterator[Target]:
    """Yield the actors that a pronoun at `at` may mean, the likeliest first."""
    behind = bisect_right(spans, at, key=lambda span: span.start)
    before = [span for span in spans[max(0, behind - 40) : behind] if at - _REACH < span.end <= at]
    if pronoun in ("who", "which", "that", "whom"):
        near = [span for span in before if not text[span.end : at].strip(" ,")]
        yield from (Target(span.id, 0.8, "relative pronoun") for span in near[-1:])
        return
    if pronoun in ("i", "we"):
        return
    fits = [
        (fit - _EACH_SENTENCE * distance, span)
        for distance, sentence in enumerate(_by_sentence(text, before)[:_SENTENCES])
        for span in sentence
        if (fit := _fit(pronoun, span))
    ]
    # Python's sort keeps the order of equals: the first of a sentence stays first.
    for place, (fit, span) in enumerate(sorted(fits, key=lambda item: -item[0])):
        score = fit if place == 0 else min(fit, _LESS) - 0.01 * min(place, 20)
        yield Target(span.id, score, f"what “{pronoun}” may mean")


_LESS = 0.45
_EACH_SENTENCE = 0.04
"""How much less likely an actor is meant for each sentence between it and the pronoun."""
_NAME = pattern(r"\p{Lu}[\w’'.-]+(?:\s+\p{Lu}[\w’'.-]+)?")


def _by_sentence(text: str, before: Sequence[Span]) -> list[list[Span]]:
    """Return spans by the sentences they begin in, the nearest sentence first."""
    found: list[list[Span]] = []
    start = -1
    for span in reversed(before):
        if not found or span.start < start:
            start = sentence_at(text, span.start).start
            found.append([])
        found[-1].insert(0, span)
    return found


def _fit(pronoun: str, span: Span) -> float:
    """Return how well a pronoun may stand for an actor of its kind, 0 to 1."""
    kind = span.attribute("type") or type_of(span.text)
    last = span.text.rsplit(" ", 1)[-1]
    if pronoun in _PERSONAL:
        if not kind and _NAME.fullmatch(span.text):
            return 0.62
        if kind in ("", "civilian"):
            is_one = not is_plural(last.casefold()) and len(span.text.split()) <= 3
            return _LESS if is_one else 0.0
        return 0.65 if kind == "person" else 0.0
    if pronoun == "it":
        return 0.0 if kind in ("person", "civilian") else 0.6 if kind else LIKELY
    is_many = is_plural(last.casefold()) and last.islower()
    return 0.6 if is_many else 0.0 if kind == "person" else 0.4
