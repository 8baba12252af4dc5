"""When a casualty happened, or a claim was made: the date in it or beside it."""

from collections.abc import Iterator, Sequence

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find.attribution import attribution_of
from annotator.find.claim_words import cues_of
from annotator.find.passages import passage_at
from annotator.link.attack_words import ATTACK
from annotator.link.base import LinkerInfo, Target
from annotator.link.near import sentence_around, spans_in, with_others

INFO = LinkerInfo(
    name="occurred_on",
    relations=("occurred_on", "date", "when"),
    description="Of a casualty the date in it or beside it; of a claim the date of its being said.",
)


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return when what a span says may have happened, the likeliest first."""
    find = _when_said if head.label.casefold() in _CLAIMS else _when_happened
    return with_others(find(text, head, spans), head, spans)


_CLAIMS = frozenset(("claim", "statement", "quote", "quotation"))

_ON = (
    r"(?:(?:on|in|at|during|since|for|over|within|until|by|from|around|about|early|late|of|the"
    r"|hours|morning|evening|night|this|last|that|before|after)\s+){0,6}"
)
_BESIDE = pattern(rf"(?i)[\s,]*(?:\w+ly\s+)?{_ON}")
_MEDIUM = pattern(
    r"\s+(?:[\w’'.,-]+\s+){0,7}?(?:issued|released|published|dated|posted|statement|interview|remarks"
    r"|briefing|letter|address|speech|of|in\s+an?|on)\s+(?:on\s+|late\s+|early\s+)*"
)


def _when_said(text: str, head: Span, spans: Sequence[Span]) -> Iterator[Target]:
    """Yield the dates beside the cue of a claim, outside of what is said."""
    found = attribution_of(text, head.place)
    if found is None or found.rule in ("carried on", "stated"):
        return
    claim = head.place
    around = Range(
        min(found.speaker.start, found.cue.start), max(found.hearer.end, found.speaker.end)
    )
    for date in spans_in(spans, around):
        if claim.overlaps(date.place):
            continue
        if date.start >= found.cue.end:
            score = _behind_cue(text, Range(found.cue.end, date.start))
        else:
            is_beside = _BESIDE.fullmatch(text, date.end, found.cue.start)
            is_first = _BESIDE.fullmatch(text, found.speaker.start, date.start)
            score = 0.85 if is_beside else 0.7 if is_first else 0.3
        yield Target(date.id, score, f"beside “{text[slice(*found.cue)]}”")


_SOON = pattern(r"(?:\s+[\w’'.-]+){0,6}\s+")


def _behind_cue(text: str, gap: Range) -> float:
    """Return how likely a date behind a cue is that of its being said, by what stands between."""
    if _BESIDE.fullmatch(text, *gap):
        return 0.85
    return 0.7 if _MEDIUM.fullmatch(text, *gap) or _SOON.fullmatch(text, *gap) else 0.3


_TURN = pattern(
    r"[;:.!?]|\b(?:when|while|after|before|but|which|who|where|until|although|because|since|that|said|says)\b"
)
_WORDS = pattern(r"\w+")


def _when_happened(text: str, head: Span, spans: Sequence[Span]) -> Iterator[Target]:
    """Yield the dates in a casualty and in its sentence, but those on which it was reported."""
    casualty = head.place
    sentence = sentence_around(text, casualty)
    reported = _cue_places(text, head.start)
    for date in spans_in(spans, sentence):
        if casualty.contains(date.place):
            yield Target(date.id, 0.9, "nested")
        elif _is_of_cue(text, date.place, reported):
            yield Target(date.id, 0.2, "when it was reported")
        elif date.start >= head.end:
            is_told = any(head.end <= cue.start < date.start for cue in reported)
            score = 0.2 if is_told else _behind(text, Range(head.end, date.start))
            yield Target(date.id, score, "behind it")
        elif date.end <= head.start:
            yield Target(date.id, _before(text, sentence.start, date, casualty), "before it")


def _behind(text: str, gap: Range) -> float:
    """Return how likely a date behind a casualty is its own, by what stands between."""
    if _BESIDE.fullmatch(text, *gap):
        return 0.9
    if _TURN.search(text, *gap):
        return 0.3
    return 0.75 if len(_WORDS.findall(text, *gap)) <= 14 else 0.45


_IN_WHICH = pattern(r"(?:\s+\w+){0,2},?\s+(?:(?:in|on|during)\s+which|when)\s+")
_ATTACK_THAT = pattern(
    rf"['’]s?\s[^.;:]*\b{ATTACK}\b[^.;:]*\b(?:that|which)\s+(?:\w+\s+and\s+|has\s+|have\s+)?"
)
_AS_A_RESULT = pattern(r"\w+ing\b")


def _before(text: str, start: int, date: Span, casualty: Range) -> float:
    """Return how likely a date before a casualty, in the sentence from `start`, is its own."""
    gap = Range(date.end, casualty.start)
    if _IN_WHICH.fullmatch(text, *gap):
        return 0.75
    if _ATTACK_THAT.fullmatch(text, *gap):
        return 0.6
    if _TURN.search(text, *gap):
        return 0.3
    if _BESIDE.fullmatch(text, start, date.start):
        return 0.8
    if _AS_A_RESULT.match(text, *casualty):
        return 0.6
    is_near = len(_WORDS.findall(text, *gap)) <= 6 and text.find(",", *gap) < 0
    return 0.6 if is_near else 0.3


def _cue_places(text: str, at: int) -> list[Range]:
    passage = passage_at(text, at)
    return [
        Range(cue.start + passage.start, cue.end + passage.start) for cue in cues_of(passage.text)
    ]


def _is_of_cue(text: str, date: Range, cues: Sequence[Range]) -> bool:
    """Whether a date stands right beside a word of saying."""
    if text.startswith(("'", "’"), date.end):
        return False
    return any(
        (cue.end <= date.start and _BESIDE.fullmatch(text, cue.end, date.start))
        or (date.end <= cue.start and _BESIDE.fullmatch(text, date.end, cue.start))
        for cue in cues
    )
