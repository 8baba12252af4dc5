"""What is reported in a journalist's own words: where what somebody said begins and ends.

A sentence is searched for cues (`claim_words`). Behind a cue, what is said begins behind `that`, at
a quotation, or at a clause without either; it ends where the journalist's voice resumes. Before a
cue with nothing behind it, it ends at the comma; beside `according to` it is on whichever side the
sentence goes on.
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.core.boundaries import word_at
from annotator.core.orthography import is_sentence_end
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.base import Found
from annotator.find.claim_words import (
    ASIDES,
    FINITE,
    HEARER_ASIDES,
    NOTHING_SAID,
    THINK,
    Cue,
    cues_of,
    is_clause,
)

_TAIL = 0.2
"""How likely what stands behind the end of a claim is of it: only who points there wants it."""


class Sentence(NamedTuple):
    """A sentence of a passage whose quotations are blotted out, and the cues in it."""

    text: str
    """The whole passage, in which the sentence is `[start, end)`, in code points."""
    start: int
    end: int
    cues: list[Cue]


_STOP = pattern(r"(?P<mark>[.!?…؟۔。]+)(?P<closers>[\p{Pe}\p{Pf}\"'’]*)(?:\s+|$)")
_MOST_CUES = 24
"""More than any sentence has; a passage of nothing but `said` shall not take long."""


def sentences_of(masked: str) -> Iterator[Sentence]:
    """Yield the sentences of a blotted passage, each with the white space behind it."""
    cues = list(cues_of(masked))
    ends = [match.end() for match in _STOP.finditer(masked) if _ends_sentence(masked, match.span())]
    start = 0
    for end in (*ends, len(masked)):
        if start < end:
            first = next((at for at, cue in enumerate(cues) if cue.start >= end), len(cues))
            yield Sentence(masked, start, end, cues[: min(first, _MOST_CUES)])
            cues, start = cues[first:], end


def _ends_sentence(masked: str, stop: tuple[int, int]) -> bool:
    """Whether a sentence ends with the marks and white space at `stop`."""
    marks = masked[slice(*stop)].rstrip()
    after = masked[stop[1] : stop[1] + 20]
    if marks == ".":
        return is_sentence_end(masked[max(0, stop[0] - 19) : stop[0] + 1], after)
    return not after[:1].islower() or marks[-1] in ".!?…"


class _Start(NamedTuple):
    """Where what is said begins, and how likely it is tagged."""

    at: int
    score: float
    rule: str


def reported_claims(passage: str, sentence: Sentence) -> Iterator[Found]:
    """Yield what a sentence reports somebody to say, with offsets in the passage.

    Of one cue there may be several: up to where the journalist resumes, and to the end.
    """
    yield from _beside_according(passage, sentence)
    yield from _before_foreign(passage, sentence)
    has_begun = False
    for index, cue in enumerate(sentence.cues):
        start = _start_behind(sentence.text, cue, sentence.end)
        if start is not None:
            has_begun = True
            end = _end_of(sentence, start.at, index)
            yield _claim(passage, start.at, end, start.score * cue.sure, start.rule)
            if end < sentence.end - 1:
                yield _claim(passage, start.at, sentence.end, _TAIL, start.rule)
        elif cue.frame.kind in ("say", "tell") and not has_begun:
            yield from _before(passage, sentence, cue)


def _claim(passage: str, start: int, end: int, score: float, rule: str) -> Found:
    """Return what was found without what `trimmed` leaves out."""
    return Found(*trimmed(passage, start, end), score, rule)


_FOREIGN_THAT = r"(?:dass|que|что|أنّ?|إنّ?)"
_THAT = pattern(
    rf"\s+that,?\s+(?=\S)|,?\s+{_FOREIGN_THAT}\s+|\s+qu['’]|,\s+[^,;:.\"“]{{1,60}},\s+that\s+"
)
_THAT_SOON = pattern(r"(?:\s+[\w’'.-]++,?){1,12}?\s+that,?\s+")
_FOREIGN_THAT_SOON = pattern(rf"(?:\s+[\w’'.-]++){{1,6}}?,?\s+{_FOREIGN_THAT}\s+")
_ASIDE_START = pattern(r"\s+(?:(?:on|in|at|to|during|after|by|via|from|through)\b|\p{Lu})")
_QUOTE_NEXT = pattern(r"\s*[:,]?\s*(?=[\"“„«‘']_)")
_COLON = pattern(r"\s*:\s+(?=\w)")
_BARE = pattern(
    r"\s+(?!(?!at\s+(?:least|most)\b|up\s+to\b|(?:over|under|about)\s+\d)(?:on|in|at|during|after"
    r"|before|by|with|from|since|as|about|of|for|to|when|while|through|via|and|or|but|so|if|because"
    r"|upon|over|under|into|against|among|out|up|off)\b)(?=[\w\p{Sc}\p{Ps}])"
)
_TO_NEXT = pattern(r"\s+(?=(?:not\s+)?to\s+\w)")
_BEHIND_OBJECT = {
    "charge": pattern(r"(?:\s+[\w’'.-]++,?){1,12}?\s+(?:of|for)\s+(?=[\w\"“])"),
    "call": pattern(r"(?:\s+[\w’'.-]++){0,8}?\s+(?:as\s+)?(?=[\"“„«‘'])"),
    "put": pattern(r"\s+(?=[^,;.]{1,80}\bat\s+(?:\w+\s+){0,3}?\p{Sc}?\d)"),
    "noun": pattern(r"\s+that\s+"),
}
"""What stands between a verb of these kinds and what is said: whom or what it is said of."""
_DEMANDED = pattern(
    r"(?:\s+[\w’'.%-]++,?){0,14}?\s+(?=(?:not\s+)?to\s+(?!(?:the|an?|his|its|their)\b)\w)"
)


def _start_behind(text: str, cue: Cue, end: int) -> _Start | None:
    """Return where what is said begins behind a cue; None where nothing is said there."""
    frame = cue.frame
    if frame.kind in _BEHIND_OBJECT:
        found = _BEHIND_OBJECT[frame.kind].match(text, cue.end, end)
        return _Start(found.end(), frame.bare or frame.that, frame.kind) if found else None
    if frame.kind == "urge" and (found := _DEMANDED.match(text, cue.end, end)):
        return _Start(found.end(), frame.bare, "urge")
    return _start_of_content(text, cue, end)


def _start_of_content(text: str, cue: Cue, end: int) -> _Start | None:
    """Return where what is said begins behind the hour, the place or the hearer at a cue."""
    frame = cue.frame
    is_told = frame.kind in ("tell", "urge")
    asides = (HEARER_ASIDES if is_told else ASIDES).match(text, cue.end, end)
    at = asides.end() if asides else cue.end
    for place in (at, cue.end):
        if that := _THAT.match(text, place, end):
            return _Start(that.end(), frame.that, "that")
        if quote := _QUOTE_NEXT.match(text, place, end):
            return _Start(quote.end(), 0.6, "quote")
        if frame.kind in ("intend", "tell") and (to := _TO_NEXT.match(text, place, end)):
            return _Start(to.end(), frame.bare, "to")
    if colon := _COLON.match(text, at, end):
        return _Start(colon.end(), frame.bare, "colon")
    if that := _that_soon(text, cue, end):
        return that
    if frame.kind == "speak" or _is_inverted(text, cue, end):
        return None
    bare = _BARE.match(text, at, end)
    return _start_of_bare(text, bare.end(), end, cue) if bare else None


def _that_soon(text: str, cue: Cue, end: int) -> _Start | None:
    """Return where `that` ends behind a hearer, a place or an hour, which no rule knows."""
    frame = cue.frame
    is_english = text[cue.start : cue.end].isascii()
    that = (_THAT_SOON if is_english else _FOREIGN_THAT_SOON).match(text, cue.end, end)
    if not that or not frame.that:
        return None
    is_aside = not is_english or frame.kind == "tell" or _ASIDE_START.match(that.group())
    return _Start(that.end(), frame.that - 0.1, "that") if is_aside else None


_PASSIVE = pattern(r"(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?$")


def _start_of_bare(text: str, start: int, end: int, cue: Cue) -> _Start | None:
    """Return what follows without a complementiser: a clause, else a noun phrase if it may be."""
    frame = cue.frame
    if is_clause(text, start, end):
        is_sure = frame.kind == "name" and FINITE.match(text, start, end)
        return _Start(start, frame.bare + (0.15 if is_sure else 0.0), "bare")
    if frame.kind == "tell":
        return None
    if _PASSIVE.search(text, max(0, cue.start - 30), cue.start):
        return _Start(start, 0.1, "bare")
    names = frame.kind in ("name", "intend", "urge")
    return _Start(start, frame.bare * (1.0 if names else 0.4), "bare")


_QUOTE_BEFORE = pattern(r"[\"”’'»]\s*$")
_COMMA_BEFORE = pattern(r",\s*$")
_CLAUSE = pattern(r"[^,;:.]*")
_LONGEST_SPEAKER = 70


def _is_inverted(text: str, cue: Cue, end: int) -> bool:
    """Whether what is said stands before the verb and the speaker behind it."""
    low = max(0, cue.start - 4)
    if _QUOTE_BEFORE.search(text, low, cue.start):
        return True
    if not _COMMA_BEFORE.search(text, low, cue.start) or FINITE.match(text, cue.end, end):
        return False
    speaker = _CLAUSE.match(text, cue.end, end)
    return speaker is None or speaker.end() - cue.end < _LONGEST_SPEAKER


_ACCORDING = pattern(r"(?i)\baccording\s+to\s+")
_COMMA = pattern(r",\s+")
_APPOSITION = pattern(
    r"\s*(?:(?P<source>quoting|citing)\b|who\b|which\b|an?\s|the\s|(?:\p{Lu}[\w’'.-]*+\s?)+)[^,;]{0,90},"
)
_NEW_SUBJECT = pattern(
    r"(?<=[\w’'.])\s+(?=(?:the|a|an|he|she|it|they|there|this|these|his|her|their)\s)"
)


def _beside_according(passage: str, sentence: Sentence) -> Iterator[Found]:
    """Yield what stands before `according to` or, where that opens a clause, behind its source."""
    text = sentence.text
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        lead = text[sentence.start : match.start()].strip(' ,;—–-"“”')
        if len(lead) > 8 and not lead.endswith("that"):
            yield _claim(passage, sentence.start, match.start(), 0.65, "according")
            return
        start = _behind_source(text, match.end(), sentence.end)
        if start is not None:
            yield _claim(passage, start, sentence.end, 0.65, "according")


def _behind_source(text: str, at: int, end: int) -> int | None:
    """Return where what is said begins behind the source of `according to`, at `at`."""
    comma = _COMMA.search(text, at, end)
    if not comma:
        subject = _NEW_SUBJECT.search(text, at, end)
        return subject.end() if subject else None
    more = _APPOSITION.match(text, comma.end(), end)
    is_apposition = more and (more["source"] or more.group().count(" ") <= 6)
    return more.end() if more and is_apposition else comma.end()


_AS_SAID = pattern(r"\W*As\s")


def _before(passage: str, sentence: Sentence, cue: Cue) -> Iterator[Found]:
    """Yield what stands before a cue that has nothing behind it."""
    text = sentence.text
    if text[cue.end : sentence.end].lstrip()[:1] == ":":
        return
    if _AS_SAID.match(text, sentence.start, cue.start):
        if behind := _COMMA.search(text, cue.end, sentence.end):
            yield _claim(passage, behind.end(), sentence.end, 0.6, "as said")
        return
    comma = _comma_before(text, sentence.start, cue.start)
    if comma > sentence.start:
        is_long = text[sentence.start : comma].count(" ") >= 2
        score = 0.6 if is_long and _is_told(text, sentence, cue, comma) else 0.2
        yield _claim(passage, sentence.start, comma, score * cue.sure, "before")
        if text[cue.end : cue.end + 1] == ",":
            yield _claim(passage, cue.end, sentence.end, score / 2, "goes on")


def _is_told(text: str, sentence: Sentence, cue: Cue, comma: int) -> bool:
    """Whether a clause stands before the comma, and behind the verb nothing that could be one."""
    first = _FIRST.search(text, sentence.start, comma)
    is_foreign = not text[cue.start : cue.end].isascii()
    if not is_foreign and not (first and is_clause(text, first.start(), comma)):
        return False
    if cue.frame == THINK:
        return not text[cue.end : sentence.end].strip(" .!")
    is_inverted = not text[comma + 1 : cue.start].strip()
    return is_inverted or NOTHING_SAID.match(text, cue.end, sentence.end) is not None


def _comma_before(text: str, start: int, verb: int) -> int:
    """Return the comma between what is said and the speaker, -1 where there is none."""
    last = text.rfind(",", start, verb)
    if last < 0 or text[last + 1 : verb].strip():
        return last
    # The verb stands first, as in ", said NAME", or an apposition ends before it.
    commas = [last]
    while len(commas) < 3 and (last := text.rfind(",", start, last)) >= 0:
        commas.append(last)
    return commas[-1]


_SPOKE = pattern(
    r"\s+(?:açıkladı|söyledi|bildirdi|belirtti|duyurdu|savundu|kaydetti|iddia\s+etti|ifade\s+etti"
    r"|öne\s+sürdü)(?:lar)?\W*$"
)


def _before_foreign(passage: str, sentence: Sentence) -> Iterator[Found]:
    """Yield what stands before the verb that ends a Turkish sentence, behind the subject."""
    text = sentence.text
    if spoke := _SPOKE.search(text, max(sentence.start, sentence.end - 30), sentence.end):
        comma = text.find(",", sentence.start, sentence.start + 60)
        start = comma + 1 if 0 <= comma < spoke.start() else sentence.start
        yield _claim(passage, start, spoke.start(), 0.4, "turkish")


_RESUMES = pattern(
    r",?\s+according\s+to\b|,\s+(?:where|for\s+which|after\s+which)\b|\s+and\s+where\b|;\s|\s+Image:"
    r"|,\s+(?:an?|the)\s+(?:charge|claim|accusation|allegation|suggestion|demand|move|threat)\b"
)
_QUOTE_DONE = pattern(r"[\"“„«‘'](_+)[,.!?…]*[\"”’'»](?:(?<=[,.!?…].)|(?=\s*(?:[,.;:]|$)))")
"""A quotation behind which, or with whose own last comma or stop, what is said ends."""


def _end_of(sentence: Sentence, start: int, index: int) -> int:
    """Return where what is said ends: at its sentence's end or where the journalist resumes."""
    text, end = sentence.text, sentence.end
    if quote := _QUOTE_DONE.match(text, start, end):
        return quote.end()
    turns = (cue.turn for cue in sentence.cues[index + 1 :] if cue.start > start)
    end = next((turn for turn in turns if turn > start), end)
    resumes = _RESUMES.search(text, start, end)
    return resumes.start() if resumes else end


_FIRST = pattern(r"(?![\p{M}\p{Cf}])[\w\p{Sc}\p{Ps}\p{Pi}\"'”„»’#@.…]")


def trimmed(text: str, start: int, end: int, *, keeps_stop: bool = False) -> Range:
    """Return the range without white space, commas and, unless it is kept, the full stop.

    The stop of an abbreviation stays in any case.
    """
    first = _FIRST.search(text, start, end)
    start = first.start() if first else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    while not keeps_stop and end > start and text[end - 1] in ".!?…؟。":
        if word_at(text, end - 2).end == end:
            break
        end -= 1
    return Range(start, end)
