"""What is done by saying it, in whose words, and by which cue.

`find.attribution` finds the cue; its verb says which act it is, unless what is said tells better:
a warning of what the speaker will do is a threat, and who claims an attack claims responsibility.
A claim that goes on with what an earlier sentence began has no cue of its own.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.attribution import Attribution, attribution_of
from annotator.find.claim_words import HEARER_ASIDES, NOTHING_SAID
from annotator.find.passages import passages_in
from annotator.find.quotations import quotations_of
from annotator.parse.base import Context, Parsed, ParserInfo
from annotator.parse.speech_acts import acts, stances

if TYPE_CHECKING:
    from regex import Pattern

INFO = ParserInfo(
    name="claim",
    labels=("claim",),
    attributes=("act", "quote", "cue", "cue_type", "polarity", "speaker_implicit"),
    description="What is done by saying it, in whose words, and by which cue.",
)

SLOW: tuple["Pattern[str]", ...] = (HEARER_ASIDES, NOTHING_SAID)

_LIKELY = 0.4
"""A cue that is less sure says nothing."""


def parse(context: Context) -> tuple[Parsed, ...]:
    """Return what is done by saying it, in whose words, and by which cue."""
    found = attribution_of(context.text, context.place)
    if found and found.sure < _LIKELY:
        found = None
    values = [_quote(context, found)]
    if found:
        values += _of_cue(context, found)
    return tuple(values)


def _of_cue(context: Context, found: Attribution) -> Iterator[Parsed]:
    text, cue = context.text, found.cue
    verb = text[slice(*cue)].casefold().split()[0]
    act = _act(context, found, verb)
    if act:
        yield Parsed("act", act, *cue, "word of saying")
    if found.rule in ("carried on", "stated"):
        return
    yield Parsed("cue", " ".join(text[slice(*cue)].split()), *cue, "word of saying")
    stance = "distancing" if found.kind == "adverb" else stances().get(verb, "neutral")
    is_open = act == "claim_responsibility"
    yield Parsed("cue_type", "neutral" if is_open else stance, *cue, "word of saying")
    yield from _around(text, found)


_NOT = pattern(
    r"(?P<not>\b(?:(?:do|does|did|has|have|had|would|will|could|can)\s*(?:not|n['’]t)|never|cannot"
    r"|(?:declin|refus|fail)(?:e?s|ed|ing)?\s+to|without))\s+(?:\w+ly\s+|yet\s+|been\s+)?$"
)
_IMPERSONAL = pattern(
    r"(?i)\b(?P<passive>it\s+(?:is|was|has\s+been|had\s+been)|(?:is|are|was|were)(?=\s))\s+"
    r"(?:\w+ly\s+|also\s+)?$"
)
_BY = pattern(r"\s+by\b")


def _around(text: str, found: Attribution) -> Iterator[Parsed]:
    """Yield what the words in front of a cue make of it: not said, or said by nobody named."""
    low = max(0, found.cue.start - 40)
    if negation := _NOT.search(text, low, found.cue.start):
        place = Range(*negation.span("not"))
        yield Parsed("polarity", "negative", *place, "negation")
    passive = _IMPERSONAL.search(text, low, found.cue.start)
    is_active = text[slice(*found.cue)].endswith("ing") or _BY.match(text, found.cue.end)
    if passive and not is_active:
        yield Parsed("speaker_implicit", "true", *passive.span("passive"), "passive")
    elif found.kind == "adverb":
        yield Parsed("speaker_implicit", "true", *found.cue, "adverb")


_OWN_ACTION = pattern(
    r"[\"“„«]?(?:it|they|we|its\s+\w+|our\s+\w+)\s+(?:would|will)\s+"
    r"(?!(?:be|have|take|become|mean|lead|need|cause|not)\b)"
)
_INFINITIVE = pattern(r"[\"“„«]?(?:not\s+)?to\s+\w")
_RESPONSIBILITY = pattern(
    r"(?i)(?:(?:full|sole|joint)\s+)?responsib|(?:[\w-]+\s+){0,4}?"
    r"(?:attacks?|bombings?|assaults?|killings?)\b(?!\s+(?:was|were|ha[sd]|have|is|are|would|could)\b)"
)
_INTERROGATIVE = pattern(r"\s(?:whether|if|why|how|what|who|when|where)\s*$")


def _act(context: Context, found: Attribution, verb: str) -> str:
    """Return the act of a verb of saying and what is said; empty where neither tells."""
    words, act = context.words, acts().get(verb, "")
    if verb.startswith("claim") and found.kind == "name" and _RESPONSIBILITY.match(words):
        return "claim_responsibility"
    if found.kind in ("tell", "urge") and _INFINITIVE.match(words):
        return "demand"
    if verb.startswith("warn") and _OWN_ACTION.match(words):
        return "threaten"
    if found.kind == "call":
        return "assess"
    if act == "demand" and _INTERROGATIVE.search(context.text, found.cue.end, context.place.start):
        return ""
    return act or _act_of_content(words, found)


_CONTENT = (
    ("demand", pattern(r"(?i)\bplease\b")),
    (
        "assess",
        pattern(r"(?i)\b(?:condemn|appall|appalling|horrific|barbar|heinous|despicable|outrag)"),
    ),
    ("promise", pattern(r"(?i)\b(?:we|i)(?:\s+(?:will|shall)|['’]ll)\s+(?!(?:be|have|see|not)\b)")),
)
"""What tells an act in somebody's own words, where the word of saying is a plain "said"."""
_LOOKED_AT = 8000
"""Code points of a claim that are looked at; hardly one is longer."""


def _act_of_content(words: str, found: Attribution) -> str:
    """Return what is done by saying it; empty for plain paragraphs of a statement."""
    is_statement = found.rule in ("introduced", "stated")
    for act, source in _CONTENT if is_statement or _MARK.match(words) else ():
        if source.search(words[:_LOOKED_AT]):
            return act
    return "" if is_statement else "assert"


_MARK = pattern(r"[“”„«»\"]")
_LETTER = pattern(r"[\p{L}\p{N}]")


def _quote(context: Context, found: Attribution | None) -> Parsed:
    """Return whether what is said stands between quotation marks as a whole, in part or not."""
    start = context.place.start
    place = Range(start, min(context.place.end, start + _LOOKED_AT))
    quotations = [
        Range(quotation.start + passage.start, quotation.end + passage.start)
        for passage in passages_in(context.text, *place)
        for quotation in quotations_of(passage.text)
    ]
    quoted = [quotation for quotation in quotations if quotation.overlaps(place)]
    if not quoted:
        is_statement = found is not None and found.rule in ("introduced", "stated")
        kind = "direct" if is_statement else "indirect"
        return Parsed("quote", kind, start, start, "no quotation marks")
    outside, at = "", place.start
    for quotation in quoted:
        outside += context.text[at : max(at, quotation.start)]
        at = quotation.end
    kind = "mixed" if _LETTER.search(outside + context.text[at : place.end]) else "direct"
    # What somebody says in a quotation that yet another one said is told, not quoted.
    if kind == "direct" and found and quoted[0].contains(found.cue):
        kind = "indirect"
    return Parsed("quote", kind, quoted[0].start, quoted[-1].end, "quotation marks")
