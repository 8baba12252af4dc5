"""Which words say whose a claim is: from what is said to its cue, the way back of `claim`.

Where the claim stands is known here, so what it holds and what else is quoted are blotted out, and
of what is left in its sentence that cue counts which it is built with (`claim_cues`):

* before it: "The ministry said that …", "Orsk urged Velm to …", "According to the mayor, …"
* behind it: "…, the mayor said", "…, said the mayor", "…, according to the mayor"
* neither: the next quotation of somebody who spoke before it in the paragraph, or a paragraph of a
  statement that one before it introduces ("The mayor said:")
"""

from collections.abc import Sequence
from functools import lru_cache

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.claim_cues import (
    LOOSE,
    TIGHT,
    Attribution,
    cues_before,
    cues_behind,
    cues_beside,
    reportedly,
)
from annotator.find.passages import Passage, passage_at
from annotator.find.quotations import Quotation, blotted, quotations_of
from annotator.find.readings import REMEMBERED
from annotator.find.reported_speech import sentences_of

__all__ = ["Attribution", "attribution_of"]

_EDGE = 3
"""Code points at its ends by which a claim may differ from its quotation, as for the marks."""


def attribution_of(text: str, claim: Range) -> Attribution | None:
    """Return how a text says whose a claim is; None where it does not say so.

    >>> text = "The roads were open, said the mayor."
    >>> found = attribution_of(text, Range(0, 19))
    >>> found and (text[slice(*found.cue)], text[slice(*found.speaker)])
    ('said', ' the mayor.')
    """
    passage = passage_at(text, claim.start)
    found = _within(passage, claim)
    if claim.end > passage.end and (not found or found.sure < TIGHT):
        found = _within(passage_at(text, claim.end - 1), claim) or found
    return found or _introduced(text, passage, claim)


def _within(passage: Passage, claim: Range) -> Attribution | None:
    start = max(0, claim.start - passage.start)
    end = min(len(passage.text), claim.end - passage.start)
    found = _found(passage.text, Range(start, end)) if start < end else None
    return found.shifted(passage.start) if found else None


@lru_cache(maxsize=REMEMBERED * 4)
def _found(passage: str, claim: Range) -> Attribution | None:
    """Return what a passage says of a claim in it."""
    quotations = quotations_of(passage)
    holder = next((q for q in quotations if _place(q).contains(claim)), None)
    if holder and claim.start - holder.start < _EDGE and holder.end - claim.end < _EDGE:
        claim, holder = _place(holder), None
    found = _read(passage, claim, [q for q in quotations if q is not holder])
    if holder and (found is None or found.sure < LOOSE):
        claim = _place(holder)
        found = _read(passage, claim, quotations) or found
    return found or _carried_on(passage, claim, quotations)


def _place(quotation: Quotation) -> Range:
    return Range(quotation.start, quotation.end)


_LETTER = pattern(r"[\p{L}\p{N}]")
_ENDS_OPEN = pattern(r"[?!…][\"”’»']?\s*$")


def _read(passage: str, claim: Range, quotations: Sequence[Quotation]) -> Attribution | None:
    """Return the likeliest cue in the sentence of a claim; `quotations` are not read."""
    masked = _masked(passage, claim, quotations)
    sentences = list(sentences_of(masked))
    at = next((i for i, part in enumerate(sentences) if part.start <= claim.start < part.end), -1)
    if at < 0:
        return None
    sentence = sentences[at]
    found = list(cues_beside(sentence, claim))
    is_last = not _LETTER.search(masked, claim.end, sentence.end)
    if is_last and at + 1 < len(sentences) and _ENDS_OPEN.search(passage, *claim):
        # The sentence of “Why?” goes on behind its mark: “Why?” the mayor asked.
        found += cues_behind(sentences[at + 1], claim)
    best = max(found, key=lambda item: item.sure, default=None)
    if best is None or best.sure < LOOSE:
        around = Range(sentence.start, max(claim.end, sentence.end))
        best = reportedly(passage, around) or best
    return best


_STOPS = ".!?…,;:\"”’»' "


def _masked(passage: str, claim: Range, quotations: Sequence[Quotation]) -> str:
    """Return the passage with `_` for quotations and the claim, but for the marks at its end."""
    masked = blotted(passage, quotations)
    inside = passage[slice(*claim)]
    end = claim.start + len(inside.rstrip(_STOPS))
    blot = "_" * (end - claim.start)
    return masked[: claim.start] + blot + passage[end : claim.end] + masked[claim.end :]


_EARLIER = 3
"""How many quotations back one is looked for that has a cue."""


def _carried_on(passage: str, claim: Range, quotations: Sequence[Quotation]) -> Attribution | None:
    """Return whose the quotation before a claim is, which then goes on in it."""
    if all(quotation.start != claim.start for quotation in quotations):
        return None
    before = [q for q in quotations if q.end <= claim.start and q.end - q.start > _EDGE]
    for quotation in reversed(before[-_EARLIER:]):
        if found := _read(passage, _place(quotation), quotations):
            return found._replace(rule="carried on", sure=min(found.sure, 0.8))
    return None


_FARTHEST = 8
"""Paragraphs: a statement is not looked for before so many."""


def _introduced(text: str, passage: Passage, claim: Range) -> Attribution | None:
    """Return who speaks in a paragraph that is a claim as a whole, by those in front of it."""
    if _LETTER.search(text, passage.start, claim.start):
        return None
    if _LETTER.search(text, claim.end, max(claim.end, passage.end)):
        return None
    before: Passage | None = passage
    for distance in range(_FARTHEST):
        before = _paragraph_before(text, before)
        if before is None:
            return None
        if found := _introduction(before):
            rule = "stated" if distance and found.rule == "introduced" else found.rule
            return found.shifted(before.start)._replace(rule=rule)
    return None


_BLANK = 200
"""Code points of white space between two paragraphs, at most."""


def _paragraph_before(text: str, passage: Passage) -> Passage | None:
    low = max(0, passage.start - _BLANK)
    end = low + len(text[low : passage.start].rstrip())
    return passage_at(text, end - 1) if end > low else None


_COLON_END = pattern(r":[\s\"“”]*$")


def _introduction(passage: Passage) -> Attribution | None:
    """Return whose what follows a paragraph is: who speaks before the colon that ends it."""
    text = passage.text
    quotations = quotations_of(text)
    if not _COLON_END.search(text):
        # A quotation without a closing mark goes on in the next paragraph.
        last = _place(quotations[-1]) if quotations and not quotations[-1].is_closed else None
        found = _found(text, last) if last else None
        return found and found._replace(rule="carried on", sure=0.6)
    end = Range(len(text) - 1, len(text))
    for sentence in reversed(list(sentences_of(blotted(text, quotations)))):
        for cue in cues_before(sentence, end):
            return cue._replace(rule="introduced", sure=0.75)
        break
    return None
