"""To whom a claim is said: who stands behind a word of telling, urging or accusing."""

from collections.abc import Iterator, Sequence

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find.attribution import Attribution, attribution_of
from annotator.link.base import LinkerInfo, Target
from annotator.link.near import spans_in, with_others

INFO = LinkerInfo(
    name="addressee",
    relations=("addressee", "hearer", "accused"),
    description="Who stands between the word of saying and what is said, or behind “to”.",
)

_DIRECTLY = pattern(r"\s+(?:both\s+|all\s+|more\s+)?(?:(?:the|an?|his|her|its|their)\s+)?")
_TO = pattern(
    r"(?:\s+[\w’'.-]+){0,5}?\s+(?:(?:remarks|speech|letter|message|statement|note)\s+to|to|with)\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+)?"
)
_AND = pattern(r",?\s+(?:and|or)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_TOLD = ("tell", "urge", "charge")
"""Kinds of cues that have whom it is said to, or of whom, right behind them."""


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return to whom a claim may be said, the likeliest first."""
    found = attribution_of(text, head.place)
    best = list(_hearers(text, head, spans, found)) if found else []
    return with_others(best, head, spans)


def _hearers(text: str, head: Span, spans: Sequence[Span], found: Attribution) -> Iterator[Target]:
    cue = text[slice(*found.cue)]
    actors = [
        actor for actor in spans_in(spans, found.hearer) if not head.place.contains(actor.place)
    ]
    before: Span | None = None
    for actor in actors:
        if before is None:
            score = _score(text, found, actor)
        else:
            score = 0.8 if _AND.fullmatch(text, before.end, actor.start) else 0.0
        if not score:
            break
        yield Target(actor.id, score, f"behind “{cue}”")
        before = actor
    yield from _spoken_to(text, head, spans, found)


def _score(text: str, found: Attribution, actor: Span) -> float:
    """Return how likely the first actor behind a cue is spoken to."""
    gap = Range(found.cue.end, actor.start)
    is_inverted = found.is_inverted and found.rule != "before"
    if found.kind in _TOLD and not is_inverted and _DIRECTLY.fullmatch(text, *gap):
        return 0.85
    return 0.7 if found.kind in ("say", "speak", "name") and _TO.fullmatch(text, *gap) else 0.0


_REMARKS = pattern(
    r"\b(?:remarks|speech|letter|message|statement|speaking|talking|writing|addressed)\s+to\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+)?$"
)


def _spoken_to(
    text: str, head: Span, spans: Sequence[Span], found: Attribution
) -> Iterator[Target]:
    """Yield who is named in an aside in front of the cue, as in `in remarks to the council`."""
    for actor in spans_in(spans, found.speaker):
        is_outside = not head.place.contains(actor.place)
        if is_outside and _REMARKS.search(text, max(0, actor.start - 60), actor.start):
            yield Target(actor.id, 0.6, "in an aside")
