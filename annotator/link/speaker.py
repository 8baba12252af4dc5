"""Who says what a claim holds: the subject of its cue, by name or by a pronoun for it."""

from collections.abc import Iterator, Sequence

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find.attribution import Attribution, attribution_of
from annotator.find.passages import passage_at
from annotator.find.quotations import quotations_of
from annotator.link.antecedent import antecedents
from annotator.link.base import LIKELY, LinkerInfo, Target
from annotator.link.near import spans_in, with_others
from annotator.link.subject import Subject, main_subject_of, subject_of

INFO = LinkerInfo(
    name="speaker",
    relations=("speaker", "source", "said_by"),
    description="The subject of the word of saying beside the claim, or whom its pronoun means.",
)


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return who may say a claim, the likeliest first."""
    claim = head.place
    found = attribution_of(text, claim)
    best = list(_speakers(text, claim, spans, found)) if found else []
    return with_others(best, head, spans)


def _speakers(
    text: str, claim: Range, spans: Sequence[Span], found: Attribution
) -> Iterator[Target]:
    trust = 1.0 if found.sure >= 0.7 else 0.8
    subject = _subject(text, claim, found, spans)
    for actor in subject.actors:
        yield Target(actor.id, subject.score * trust, f"beside “{text[slice(*found.cue)]}”")
    if subject.pronoun in ("i", "we"):
        yield from _whose_quotation(text, found.cue, spans)
    elif subject.pronoun:
        yield from antecedents(text, subject.pronoun_at, subject.pronoun, spans)


def _subject(text: str, claim: Range, found: Attribution, spans: Sequence[Span]) -> Subject:
    """Return who is named beside a cue, outside of what is said."""
    actors = [actor for actor in spans_in(spans, found.speaker) if not claim.contains(actor.place)]
    named = _named_behind if found.is_inverted else _named_before
    return named(text, found, actors)


def _named_before(text: str, found: Attribution, actors: Sequence[Span]) -> Subject:
    """Return the subject of a cue that it follows, as in `the mayor said`."""
    subject = subject_of(text, found.speaker, actors)
    if subject.score >= LIKELY:
        return subject
    if text[slice(*found.cue)].endswith("ing"):
        return main_subject_of(text, found.speaker, actors)
    for actor in reversed(actors):
        before = Range(max(found.speaker.start, actor.start - 40), actor.start)
        is_tied = _PAPER_BY.search(text, *before) and not text[actor.end : found.cue.start].strip()
        if is_tied or _PAPER.fullmatch(text, actor.end, found.cue.start):
            return Subject((actor,), score=0.6)
    return subject


_SAYS = (
    r"(?:statements?|reports?|releases?|letters?|messages?|communiqu[eé]s?|posts?|tweets?"
    r"|announcements?|notes?|declarations?|bulletins?)"
)
_PAPER_BY = pattern(rf"\b{_SAYS}\s+(?:by|from|of)\s+(?:(?:the|an?)\s+)?$")
_PAPER = pattern(rf"(?:['’]s?)?\s+(?:(?:news|press)\s+)?(?:{_SAYS}|office|website)\s+(?:also\s+)?")
"""What speaks for whom it belongs to: "the ministry's statement said"."""


_DIRECTLY = pattern(r"\s*(?:by\s+)?(?:(?:the|an?|his|her|its|their)\s+)?")
_SOON = pattern(r"(?:\s+[\w’'.-]+){0,4}\s+")
_AND = pattern(r"\s+and\s+(?:the\s+)?")


def _named_behind(text: str, found: Attribution, actors: Sequence[Span]) -> Subject:
    """Return the actors right behind a cue, as in `according to the mayor`."""
    if not actors:
        return Subject()
    gap = Range(found.speaker.start, actors[0].start)
    is_direct = _DIRECTLY.fullmatch(text, *gap)
    score = 0.9 if is_direct else 0.55 if _SOON.fullmatch(text, *gap) else 0.2
    is_joined = len(actors) > 1 and _AND.fullmatch(text, actors[0].end, actors[1].start)
    return Subject(tuple(actors[: 2 if is_joined else 1]), score=score)


def _whose_quotation(text: str, cue: Range, spans: Sequence[Span]) -> Iterator[Target]:
    """Yield who says the quotation in which somebody says "I" or "we"."""
    passage = passage_at(text, cue.start)
    for quotation in quotations_of(passage.text):
        place = Range(quotation.start + passage.start, quotation.end + passage.start)
        outer = attribution_of(text, place) if place.contains(cue) else None
        if outer and not place.overlaps(outer.cue):
            subject = _subject(text, place, outer, spans)
            for actor in subject.actors:
                yield Target(actor.id, subject.score - 0.2, "whose quotation it is")
