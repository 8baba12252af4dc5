"""Who is harmed in a casualty: the actors named in it, or whom its pronoun means."""

from collections.abc import Iterator, Sequence

from annotator.core.patterns import pattern
from annotator.core.records import Span
from annotator.link.antecedent import antecedents
from annotator.link.base import LinkerInfo, Target
from annotator.link.near import spans_in, with_others

INFO = LinkerInfo(
    name="victim",
    relations=("victim", "victims"),
    description="The actors named in the casualty, else whom its “his” or “her” means.",
)

_BY = pattern(r"\bby\s+(?:(?:the|an?|his|her|its|their)\s+)?$")
_APPOSITION = pattern(r",\s+(?:an?|the|his|her|its|their)\s+")
_OWN = pattern(r"(?i)(?P<pronoun>his|her|their|its)\s")


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return who may be harmed in a casualty, the likeliest first."""
    nested = spans_in(spans, head.place)
    best = list(_nested(text, nested)) if nested else list(_meant(text, head, spans))
    return with_others(best, head, spans)


def _nested(text: str, nested: Sequence[Span]) -> Iterator[Target]:
    """Yield the actors in a casualty; who harms and what only describes is less likely meant."""
    score, before = 0.9, None
    for actor in nested:
        if _BY.search(text, max(0, actor.start - 12), actor.start):
            yield Target(actor.id, 0.2, "behind “by”")
        elif before and _APPOSITION.fullmatch(text, before.end, actor.start):
            yield Target(actor.id, 0.4, "apposition")
        else:
            yield Target(actor.id, score, "nested")
            score = max(score - 0.05, 0.7)
        before = actor


def _meant(text: str, head: Span, spans: Sequence[Span]) -> Iterator[Target]:
    """Yield whom the pronoun means that a casualty without an actor begins with."""
    place = head.place
    if own := _OWN.match(text, *place):
        pronoun = own["pronoun"].lower()
        yield from antecedents(
            text, head.start, {"their": "they", "its": "it"}.get(pronoun, pronoun), spans
        )
