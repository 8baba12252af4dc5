"""Which words of a sentence are the cue of a claim in it, and how sure that is.

The sentence is one of a passage whose quotations are blotted out, and so is the claim. A cue in
front of it is the surer the better what stands between is known: a hearer, an hour, "that". Behind
it, it is sure where nothing else is said there. Verbs and nouns are those of `claim_words`; here
are "according to", adverbs as "reportedly", and the Turkish verbs, which end the sentence.
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.claim_words import HEARER_ASIDES, NOTHING_SAID, Cue
from annotator.find.reported_speech import Sentence

TIGHT, LOOSE = 0.9, 0.5
"""How sure a cue is that is joined to its claim by known words, and one that hardly is."""


class Attribution(NamedTuple):
    """How a text says whose a claim is; all ranges are in code points of the text."""

    cue: Range
    """The words of saying, as "said" or "according to"."""
    kind: str
    """As `claim_words.Frame` has it; or "according" or "adverb", which it lacks."""
    speaker: Range
    """Where who says it is named, if anybody is."""
    hearer: Range
    """Where to whom it is said is named, if anybody is."""
    rule: str
    """Where the cue is: "before", "behind" or beside the claim in another way, as "reportedly";
    with the quotation that is "carried on"; or with a statement, right in front of this paragraph
    ("introduced") or of an earlier one ("stated")."""
    sure: float
    """How likely it is the claim's, 0 to 1."""

    @property
    def is_inverted(self) -> bool:
        """Whether who says it stands behind the cue, as in `…, said the mayor`."""
        return self.speaker.start >= self.cue.end

    def shifted(self, offset: int) -> "Attribution":
        """Return the same, `offset` code points further on."""
        cue, speaker, hearer = (
            Range(place.start + offset, place.end + offset)
            for place in (self.cue, self.speaker, self.hearer)
        )
        return self._replace(cue=cue, speaker=speaker, hearer=hearer)


def cues_beside(sentence: Sentence, claim: Range) -> Iterator[Attribution]:
    """Yield what may be the cue of a claim in a sentence, in no order."""
    yield from cues_before(sentence, claim)
    yield from cues_behind(sentence, claim)
    yield from _according(sentence, claim)
    yield from _turkish(sentence, claim)


_LETTER = pattern(r"[\p{L}\p{N}]")
_WORD = pattern(r"[\w’']+")
_BY = pattern(r"\bby\s+")
_PASSIVE = pattern(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+\s+){0,2}$")
_VERB_FIRST = pattern(r"\p{Arabic}")
_NEAREST = 3
"""How many cues in front of a claim are looked at, the nearer the likelier."""


def cues_before(sentence: Sentence, claim: Range) -> Iterator[Attribution]:
    """Yield the cues in front of a claim, the nearest first."""
    text, start = sentence.text, claim.start
    cues = [cue for cue in sentence.cues if cue.end <= start]
    for distance, cue in enumerate(reversed(cues[-_NEAREST:])):
        sure = _joint(text, cue, start) * cue.sure * (1.0 - 0.2 * distance)
        speaker = Range(sentence.start, cue.start)
        by = _BY.search(text, cue.end, start)
        if by and _PASSIVE.search(text, max(0, cue.start - 40), cue.start):
            speaker = Range(by.end(), start)
        elif _VERB_FIRST.match(text, cue.start) or _is_inserted(sentence, cue, start):
            speaker = Range(cue.end, start)
        place, hearer = Range(cue.start, cue.end), Range(cue.end, start)
        yield Attribution(place, cue.frame.kind, speaker, hearer, "before", sure)


_COMMA = pattern(r",\s*$")
_NAMED_BETWEEN = pattern(r"\s+(?:(?:the|an?|\w+)\s+)?(?:\p{Lu}|(?<=(?:the|an?)\s)\w)[^,;:]*,\s*$")


def _is_inserted(sentence: Sentence, cue: Cue, start: int) -> bool:
    """Whether cue and speaker part a sentence, as in `The dam, said the mayor, would hold`."""
    text = sentence.text
    return (
        cue.frame.kind == "say"
        and _COMMA.search(text, max(sentence.start, cue.start - 3), cue.start) is not None
        and _NAMED_BETWEEN.match(text, cue.end, start) is not None
    )


_OPENS = r"[\"“”„«‘'\s]*$"
_THAT = r"(?:that|dass|daß|que|что|أنّ?|إنّ?)"
_THAT_AT_LAST = pattern(rf"(?:\s+[\w’'.,%-]++){{0,14}}?,?\s+(?:{_THAT},?\s+|qu['’]){_OPENS}")
_JOINED = pattern(
    r"\s*(?:,?\s*(?:whether|if|how|why|what|as|of|for|to|on|about)\b)?[\s:,–—-]*" + _OPENS
)
_OBJECT = pattern(rf"(?:\s+[\w’'.,%-]++){{0,16}}?\s+(?:(?:of|for|as|to)\s+)?{_OPENS}")
_AND_THAT = pattern(rf".{{1,300}}\b(?:and|but|or|nor)\s+that,?\s+{_OPENS}")
_AND_QUOTE = pattern(rf"[\s:,]*[\"“„«‘']?_[^.;:]*(?:,|\band|\bbut|\bor)\s+{_OPENS}")
_TAKES_OBJECT = frozenset(("urge", "charge", "call", "put", "noun", "tell", "intend"))


def _joint(text: str, cue: Cue, start: int) -> float:
    """Return how likely a cue is of what begins at `start`, by what stands between, 0 to 1."""
    kind, gap = cue.frame.kind, Range(cue.end, start)
    if kind == "call" and not _LETTER.search(text, *gap):
        return 0.2
    asides = HEARER_ASIDES.match(text, *gap)
    for at in (cue.end, asides.end() if asides else cue.end):
        if _JOINED.match(text, at, start) or _THAT_AT_LAST.match(text, at, start):
            return TIGHT
    if kind in _TAKES_OBJECT and _OBJECT.match(text, *gap):
        return TIGHT - 0.05
    if _AND_THAT.match(text, *gap) or _AND_QUOTE.match(text, *gap):
        return 0.75
    return 0.45 if len(_WORD.findall(text, *gap)) <= 8 else 0.2


_LEAD = pattern(
    r"[\s,\"”’»)–—-]*(?P<but>(?:and|but|while|whereas|although|though|or|as)\b)?[^;:]*$"
)
_MOST_OF_SPEAKER = 28
"""Words: what is longer between a claim and a verb is no subject of it."""


def cues_behind(sentence: Sentence, claim: Range) -> Iterator[Attribution]:
    """Yield the first cue behind a claim; least sure where something else is said behind it."""
    text, end = sentence.text, claim.end
    cue = next((cue for cue in sentence.cues if cue.start >= end), None)
    lead = _LEAD.match(text, end, cue.start) if cue else None
    if cue is None or lead is None or len(_WORD.findall(lead.group())) > _MOST_OF_SPEAKER:
        return
    is_inverted = not _LETTER.search(text, end, cue.start)
    speaker = Range(cue.end, sentence.end) if is_inverted else Range(end, cue.start)
    is_end = NOTHING_SAID.match(text, cue.end, sentence.end) or text.startswith(";", cue.end)
    sure = (TIGHT if is_inverted or is_end else 0.3) * (0.4 if lead["but"] else 1.0)
    if _LETTER.search(text, min(sentence.start, claim.start), claim.start):
        sure *= 0.8
    place, hearer = Range(cue.start, cue.end), Range(cue.end, sentence.end)
    yield Attribution(place, cue.frame.kind, speaker, hearer, "behind", sure * cue.sure)


_ACCORDING = pattern(
    r"(?i)\b(?:according\s+to|in\s+the\s+words\s+of|laut|nach\s+angaben|selon|d['’]après|según"
    r"|по\s+словам|по\s+данным|по\s+информации|وفقا|بحسب|حسب)\b"
)


def _according(sentence: Sentence, claim: Range) -> Iterator[Attribution]:
    """Yield `according to` on either side of a claim."""
    text = sentence.text
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        cue, nobody = Range(*match.span()), Range(match.end(), match.end())
        if cue.end <= claim.start:
            source = Range(cue.end, claim.start)
            sure = TIGHT if len(_WORD.findall(text, *source)) < _MOST_OF_SPEAKER else 0.3
            yield Attribution(cue, "according", source, nobody, "before", sure - 0.02)
        elif cue.start >= claim.end:
            words = len(_WORD.findall(text, claim.end, cue.start))
            sure = TIGHT if not words else 0.7 if words < 12 else 0.4
            source = Range(cue.end, sentence.end)
            yield Attribution(cue, "according", source, nobody, "behind", sure)


_TURKISH = pattern(
    r"[\s,\"”’»]*(?P<cue>(?:açıkla|söyle|bildir|belirt|duyur|savun|kaydet|aktar|vurgula|iddia\s+et"
    r"|ifade\s+et|öne\s+sür)[dt][ıiuü](?:l[ae]r)?)\b"
)


def _turkish(sentence: Sentence, claim: Range) -> Iterator[Attribution]:
    """Yield the verb that ends a Turkish sentence, whose subject begins it."""
    if found := _TURKISH.match(sentence.text, claim.end, sentence.end):
        speaker, nobody = Range(sentence.start, claim.start), Range(claim.start, claim.start)
        cue = Range(*found.span("cue"))
        yield Attribution(cue, "say", speaker, nobody, "before", TIGHT)


_REPORTEDLY = pattern(
    r"(?i)\b(?:reportedly|allegedly|supposedly|purportedly|angeblich|iddiaya\s+göre|якобы)\b"
)


def reportedly(passage: str, place: Range) -> Attribution | None:
    """Return the adverb that holds what is said in a place at a distance and names nobody."""
    found = _REPORTEDLY.search(passage, *place)
    if found is None:
        return None
    nobody = Range(found.end(), found.end())
    return Attribution(Range(*found.span()), "adverb", nobody, nobody, "reportedly", LOOSE)
