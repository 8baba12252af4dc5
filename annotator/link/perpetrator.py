"""Who harms the people of a casualty, and whether that is only alleged.

By the words around it: the subject of the verb ("rebels killed three"), "by" behind it, who opened
fire, whose attack it was. `alleged` where the casualty stands in a claim or in reported speech, so
that it is somebody's word for it.
"""

from collections.abc import Iterator, Sequence

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find import phrases_in
from annotator.find.attribution import attribution_of
from annotator.find.casualty_letters import read
from annotator.find.passages import passage_at
from annotator.link.antecedent import antecedents
from annotator.link.attack_words import ATTACK, ATTACKED
from annotator.link.base import LIKELY, LinkerInfo, Target
from annotator.link.near import sentence_around, spans_in, with_others
from annotator.link.subject import main_subject_of, subject_of

INFO = LinkerInfo(
    name="perpetrator",
    relations=("perpetrator", "perpetrators", "attacker"),
    description="Who kills by the words: subject of the verb, behind “by”, or whose attack it was.",
)

_ACTIVE = pattern(r"[rx]*[kKfFlG](?!b)[^/]*$")


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return who may have harmed the people of a casualty, the likeliest first."""
    sentence = sentence_around(text, head.place)
    best = list(_doers(text, head, spans, sentence))
    if any(target.score >= LIKELY for target in best) and _is_alleged(text, head, sentence):
        best = [target._replace(attributes=(("alleged", "true"),)) for target in best]
    return with_others(best, head, spans)


def _doers(text: str, head: Span, spans: Sequence[Span], sentence: Range) -> Iterator[Target]:
    casualty = head.place
    near = spans_in(spans, sentence)
    before = [actor for actor in near if actor.end <= head.start]
    is_active = _is_active(text[slice(*casualty)])
    if is_active:
        yield from _subject(text, Range(sentence.start, head.start), before, spans)
    for actor in near:
        if score := _score(text, casualty, actor, is_active=is_active):
            yield Target(actor.id, score, "by the words beside it")


def _is_active(words: str) -> bool:
    """Whether a casualty begins with what was done: "killed three", not "three were killed"."""
    return _ACTIVE.match(read(words).letters) is not None


_TO = pattern(r"(?:\s+(?:is|are|was|were|been|be|being|has|have|had|\w+ing|\w+ed|\w+s))*\s+to\s+$")


_COMMA = pattern(r",\s*$")


def _subject(
    text: str, clause: Range, before: Sequence[Span], spans: Sequence[Span]
) -> Iterator[Target]:
    """Yield the subject of the verb that a casualty begins with."""
    for actor in before[-1:]:
        if _TO.fullmatch(text, actor.end, clause.end):
            yield Target(actor.id, 0.7, "subject of the verb")
            return
    subject = subject_of(text, clause, before)
    if subject.score < LIKELY and _COMMA.search(text, max(0, clause.end - 3), clause.end):
        subject = main_subject_of(text, clause, before)
    for actor in subject.actors:
        yield Target(actor.id, min(subject.score, 0.85), "subject of the verb")
    if subject.pronoun:
        yield from antecedents(text, subject.pronoun_at, subject.pronoun, spans)


_WHOSE = r"(?:(?:the|an?|its|their|unidentified|unknown|suspected|armed)\s+){0,2}"
_DIRECTLY_BY = pattern(rf"\s*by\s+{_WHOSE}")
_SOON_BY = pattern(rf"\s*(?:[\w’'.-]+\s+){{1,9}}?(?<!ed\s)(?<!ly\s)by\s+{_WHOSE}")
_OWN_ATTACK = pattern(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}?{ATTACK}\b")
_ATTACKED = pattern(rf"\s+(?:(?:had|have|has|also|then|reportedly|allegedly)\s+)*{ATTACKED}\b")
_CLAIMED = pattern(
    r"\s+(?:has\s+|have\s+|had\s+)?claimed\s+"
    rf"(?:responsibility|(?:[\w-]+\s+){{0,3}}?{ATTACK})\b"
)
_DONE_BY = pattern(rf"\b(?:{ATTACK}|claimed|carried\s+out|staged|fired|conducted)\s+by\s+{_WHOSE}$")
_CHARGED = pattern(r"\b(?:accus|blam|suspect)(?:es?|ed|ing)\s+(?:the\s+|an?\s+)?$")
_WITH = pattern(r"\s+(?:of|for)\s+(?:also\s+|having\s+)?")
_SENT_BY = pattern(
    r"\b(?:bombers?|gunm[ae]n|attackers?|fighters?|forces|troops|soldiers|drones?|jets?|missiles?"
    rf"|rockets?|shells?|mines?|bombs?|fire|\w+ed)\s+(?:from|of|by)\s+{_WHOSE}$"
)
_TURN = pattern(r";|\b(?:but|said|says)\b")


def _score(text: str, casualty: Range, actor: Span, *, is_active: bool) -> float:
    """Return how likely the words beside an actor say that it did the harm, 0 to 1."""
    is_behind = actor.start >= casualty.end
    gap = Range(casualty.end, actor.start) if is_behind else Range(actor.end, casualty.start)
    if casualty.overlaps(actor.place):
        return 0.0
    if is_behind and _DIRECTLY_BY.fullmatch(text, *gap):
        return 0.9
    if _TURN.search(text, *gap):
        return 0.0
    if _WITH.fullmatch(text, *gap) and _CHARGED.search(text, max(0, actor.start - 30), actor.start):
        return 0.85
    if is_behind and not is_active and _SOON_BY.fullmatch(text, *gap):
        return 0.7
    before = Range(max(0, actor.start - 50), actor.start)
    if _DONE_BY.search(text, *before):
        return 0.65
    if is_active and not is_behind and _SENT_BY.search(text, *before):
        return 0.6
    if _ATTACKED.match(text, actor.end) or _OWN_ATTACK.match(text, actor.end):
        return 0.7
    return 0.0 if is_behind or not _CLAIMED.match(text, actor.end) else 0.55


_DOUBT = pattern(
    r"(?i)\b(?:allegedly|alleged|reportedly|suspected|accus\w+|blam\w+|believed\s+to|thought\s+to"
    r"|claim\w*(?!\s+(?:[\w-]+\s+){0,4}li(?:fe|ves)\b))\b"
)
_REPORTED = 0.4
"""A claim that is found with this score holds what is in it."""


def _is_alleged(text: str, head: Span, sentence: Range) -> bool:
    """Whether a casualty stands in a claim, or is told with a doubt."""
    if _DOUBT.search(text, *sentence):
        return True
    passage = passage_at(text, head.start)
    claims = phrases_in(text, passage.start, passage.end, "claim")
    casualty = head.place
    if any(claim.score >= _REPORTED and claim.range.contains(casualty) for claim in claims):
        return True
    whole = attribution_of(text, Range(passage.start, passage.end))
    return whole is not None and whole.rule in ("introduced", "stated")
