"""What the label claim wants: what somebody is quoted as saying, or reported to say.

The rules, in the order of what they can be sure of:

* between quotation marks: what is spoken, not a name or a word held at a distance; with its marks
* behind a cue (`said`, `urged … to`, `accused … of`): from behind `that` to where the journalist's
  own voice resumes
* before a cue (`…, the ministry said`), up to its comma
* beside `according to`, on whichever side the sentence goes on
* a paragraph without quotation and cue is one of a block statement; else the sentence is the claim

Quotations are found first and their insides blotted out, so that neither a cue nor a full stop
that somebody else spoke is taken for the journalist's.
"""

from functools import lru_cache

from annotator.core.boundaries import word_at
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.base import FinderInfo, Found
from annotator.find.claim_words import ASIDES, HEARER_ASIDES
from annotator.find.places import on_words, pointed
from annotator.find.quotations import blotted, quotations_of, quoted_claim
from annotator.find.readings import REMEMBERED
from annotator.find.reported_speech import reported_claims, sentences_of, trimmed

INFO = FinderInfo(
    name="claim",
    labels=("claim", "statement", "quote", "quotation", "content", "attribution"),
    description="What is said: quotations with their marks, and what follows or precedes a cue.",
)

SLOW = (ASIDES, HEARER_ASIDES)

_LIKELY = 0.25
"""What is listed has at least this chance."""
_SURE = 0.4
"""What is reported with less than this chance does not tell a paragraph from a block statement."""


def phrases(passage: str) -> tuple[Found, ...]:
    """Return the claims that a passage likely holds, in reading order; they may nest."""
    best: dict[Range, Found] = {}
    for found in sorted(_candidates(passage), key=lambda found: found.score):
        if found.score >= _LIKELY:
            best[found.range] = found
    return tuple(sorted(best.values()))


def phrase_at(passage: str, offset: int) -> Range:
    """Return the likeliest claim around `offset`, of equals the longest, else the sentence.

    >>> passage = "The army said on Monday that the road was open."
    >>> passage[slice(*phrase_at(passage, passage.index("road")))]
    'the road was open'
    """
    word = word_at(passage, offset)
    if word.is_empty:
        return word
    at = pointed(word, offset)
    around = [found for found in _candidates(passage) if found.start <= at < found.end]
    if around:
        return max(around, key=lambda found: (found.score, found.start - found.end)).range
    for sentence in sentences_of(blotted(passage, quotations_of(passage))):
        if sentence.start <= at < sentence.end:
            found = on_words(passage, *trimmed(passage, sentence.start, sentence.end))
            return found if found.start <= at < found.end else word
    return word


@lru_cache(maxsize=REMEMBERED)
def _candidates(passage: str) -> tuple[Found, ...]:
    """Return all that might be wanted, in no order, much of it unlikely and some of it twice."""
    quotations = quotations_of(passage)
    masked = blotted(passage, quotations)
    spoken = [quoted_claim(passage, masked, quotation) for quotation in quotations]
    # What begins with a quotation does not end inside it.
    ends = {quotation.start: quotation.end for quotation in quotations}
    reported = [
        found
        for sentence in sentences_of(masked)
        for found in reported_claims(passage, sentence)
        if found.end - found.start > 2 and found.end >= ends.get(found.start, 0)
    ]
    if not quotations and all(found.score < _SURE for found in reported):
        reported.append(_block(passage))
    return tuple(
        Found(*on_words(passage, *found.range), found.score, found.rule)
        for found in (*spoken, *reported)
        if found.score > 0
    )


_FIRST_PERSON = pattern(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")


def _block(passage: str) -> Found:
    """Return the paragraph as one of a statement, likely where somebody says `we` in it."""
    score = 0.5 if _FIRST_PERSON.search(passage) else 0.22
    return Found(*trimmed(passage, 0, len(passage), keeps_stop=True), score, "block")
