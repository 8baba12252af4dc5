"""Words that the guideline leaves out: articles, prepositions, endings, pronouns."""

from collections.abc import Iterator

from annotator.checks.base import Check, CheckInfo, Finding
from annotator.checks.material import Material
from annotator.checks.mending import moving, removing
from annotator.core.boundaries import trim
from annotator.core.orthography import stem_of
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.core.search import fold
from annotator.find.shared_words import table

LEADING_WORD = CheckInfo(
    id="leading_word",
    title="Begins with an article or preposition",
    help="An actor and a date begin behind their article, and a date behind its preposition.",
    severity="warning",
    labels=("actor", "date"),
)
ENDING = CheckInfo(
    id="ending",
    title="Ends with a possessive",
    help=(
        "A closing possessive is left out of an actor and a date, as is a Turkish ending behind an"
        " apostrophe."
    ),
    severity="warning",
    labels=("actor", "date"),
)
PRONOUN = CheckInfo(
    id="pronoun",
    title="A pronoun as actor",
    help=(
        "She, they or both sides are no actor; a link from the claim or the casualty leads to the"
        " name before instead."
    ),
    severity="warning",
    labels=("actor",),
)

_ARTICLE = pattern(r"(?i:the)\s+|an?\s+")
_PREPOSITION = pattern(r"(?i:on|in|at|since|until|till|during|from|by|within|for)\s+")
"""What may lead a date; "before" and "after" may belong to one, as in "before dawn"."""
_ONE = pattern(r"an?\s+")
"""Stays before a date, where it means one: "an hour later"."""

_APOSTROPHES = "'’ʼ＇"
_LAST_WORD = pattern(rf"(?r)[\p{{L}}\p{{M}}\p{{N}}{_APOSTROPHES}]+")
_NAMES = table(
    "mcdonald's moody's lloyd's macy's wendy's sotheby's christie's kohl's domino's levi's"
    " hardee's arby's denny's sainsbury's st.john's"
)
"""Names that end as a possessive does."""

_PRONOUNS = table(
    "i you he she it we they me him her us them mine yours his hers ours theirs who whom this that"
    " these those which himself herself itself themselves one everyone everybody someone somebody"
    " anyone anybody nobody others parties sides victims people"
)
_EMPTY_PHRASES = frozenset(
    {
        *("both sides", "both parties", "all sides", "all parties", "the sides", "the parties"),
        *("the victims", "the others", "the people", "the two", "each other", "one another"),
        "no one",
    }
)


def leading_word(material: Material) -> Iterator[Finding]:
    """Yield actors and dates that begin with a word that is left out."""
    for span in _spans_for(LEADING_WORD, material):
        place = span.place
        is_date = material.rules_of(span.label).casefold() == "date"
        start = _behind_leading(material.text, place, is_date=is_date)
        if start != place.start:
            new = trim(material.text, start, place.end)
            word = material.words((place.start, start)).strip()
            message = f"{material.quoted(place)} begins with “{word}”."
            title = f"Tag {material.quoted(new)} only"
            yield LEADING_WORD.finding(
                material,
                place,
                message,
                span_ids=(span.id,),
                mends=(moving(material, span, new, title),),
            )


def _spans_for(info: CheckInfo, material: Material) -> Iterator[Span]:
    for label, spans in material.by_label.items():
        if info.is_about(material.rules_of(label)):
            yield from spans


def _behind_leading(text: str, place: Range, *, is_date: bool) -> int:
    """Return where a span begins without the words that are left out; at least one word stays."""
    start, end = place
    if text[start] not in _FIRST_LETTERS:
        return start
    if is_date:
        match = _PREPOSITION.match(text, start, end)
        start = match.end() if match else start
    match = _ARTICLE.match(text, start, end)
    if match is None or match.end() == end:
        return start if start < end else place.start
    is_one = is_date and _ONE.match(match.group())
    is_of_name = match.group()[0] == "T" and text[match.end()].isupper()
    return start if is_one or is_of_name else match.end()


_FIRST_LETTERS = frozenset("tTaoOiIsSuUdDfFbBwW")


def ending(material: Material) -> Iterator[Finding]:
    """Yield actors and dates that end with a possessive or an ending behind an apostrophe."""
    text = material.text
    for span in _spans_for(ENDING, material):
        if not any(sign in text[max(span.start, span.end - 6) : span.end] for sign in _APOSTROPHES):
            continue
        place = span.place
        new = Range(span.start, _stem_end(text, place))
        if new != place and not new.is_empty:
            title = f"Tag {material.quoted(new)} only"
            message = f"{material.quoted(place)} ends with {text[new.end : place.end]}."
            yield ENDING.finding(
                material,
                place,
                message,
                span_ids=(span.id,),
                mends=(moving(material, span, new, title),),
            )


def _stem_end(text: str, place: Range) -> int:
    start, end = place
    match = _LAST_WORD.match(text, start, end)
    word = match.group() if match else ""
    if not word or word.replace("’", "'").lower() in _NAMES:
        return end
    if word[-1] in _APOSTROPHES:
        is_plural = word[-2:-1].lower() == "s" and not _is_opened(text, place)
        return end - 1 if is_plural else end
    stem = stem_of(word)[1]
    is_figure = word[:stem].isdigit()
    return end if is_figure else end - len(word) + stem


def _is_opened(text: str, place: Range) -> bool:
    """Whether a quotation that the apostrophe may close begins somewhere before."""
    return _OPENING.search(text, max(0, place.start - _FAR), place.end - 1) is not None


_OPENING = pattern(r"(?<![\p{L}\p{M}\p{N}])['‘](?=[\p{L}\p{N}])")
_FAR = 120
"""How many code points before a span a quotation is looked for."""


def pronoun(material: Material) -> Iterator[Finding]:
    """Yield actors that only stand for a name."""
    for span in _spans_for(PRONOUN, material):
        place = span.place
        if _stands_for_a_name(material.words(place)):
            message = f"{material.quoted(place)} only stands for a name."
            mends = (removing(span),)
            yield PRONOUN.finding(material, place, message, span_ids=(span.id,), mends=mends)


def _stands_for_a_name(words: str) -> bool:
    if len(words) > _LONGEST_PRONOUN or (words.isupper() and len(words) > 1):
        return False
    folded = fold(" ".join(words.split()))
    return folded in _PRONOUNS or folded in _EMPTY_PHRASES


_LONGEST_PRONOUN = 16


CHECKS = (
    Check(LEADING_WORD, leading_word),
    Check(ENDING, ending),
    Check(PRONOUN, pronoun),
)
