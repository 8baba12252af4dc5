"""The type and the ISO 8601 value of an expression of time, its bound and modifier.

The words of a span become tokens with values (`date_tokens`, after the tables of `date_words`), and
rules read them (`date_reading` says how): those of `points` and `periods` what the calendar names,
of `relative` what is counted from another day, of `clock` what is finer than a day, of `durations`
how long and how often. What they lean on besides the words is in `anchors`: the day of publication,
the dates told before, and the tense of the sentence, which `tense` reads. `calendar` steps from day
to day, `feasts` knows those with a name, `timex` how values are written, and `bounds` the word in
front. An empty value is better than a wrong one; a type alone is given where a word tells it.

Compared with libraries: the share of values right in the list of phrases that the grammar was
written with, and in the spans of two corpora (a library's moment counts as the week, month or year
of the gold that it lies in); microseconds an expression; milliseconds, and MB, to import and read
the first one. Measured on one core of a server; `tests.benchmarks.parsers_dates` prints ours.

    |                                  | list | gum_news | meantime_en |   µs |   ms | MB |
    |----------------------------------|-----:|---------:|------------:|-----:|-----:|---:|
    | this grammar                     | 1.00 |      .85 |         .84 |   80 |   30 |  3 |
    | dateparser 1.5, nearest in past  |  .38 |      .77 |         .55 |  470 |  190 | 17 |
    | dateparser 1.5, current period   |  .36 |      .80 |         .61 |  460 |  150 | 17 |
    | recognizers-text-date-time 1.0.2 |  .62 |      .77 |         .69 | 5800 |  360 | 26 |
    | metadate 0.6                     |  .40 |      .68 |         .61 |   85 |  140 | 12 |
    | friendlydateparser 0.2           |  .23 |      .61 |         .58 |  160 |   80 | 11 |
    | parsedatetime 2.6                |  .26 |      .44 |         .44 |   35 |   20 |  3 |
    | recurrent 0.4                    |  .25 |      .42 |         .42 |  230 |   30 |  3 |
    | python-dateutil 4.0              |  .14 |      .54 |         .48 |   20 |   25 |  4 |
    | pendulum 3.3                     |  .08 |      .44 |         .35 |   30 |   35 |  5 |
    | arrow 1.4                        |  .02 |      .43 |         .35 |   60 |   30 |  5 |
    | timexy 0.1, on spaCy             |  .05 |      .22 |         .32 |   70 |  610 | 85 |
    | date-spacy 0.0.1, on spaCy       |  .05 |      .20 |         .26 |   65 |  710 | 89 |

Of days, weeks, months and years alone this grammar gets .90 and .93 in the corpora, the best
library .88 and .84. What is missed there is mostly written otherwise than the guideline has it:
"for 15 years" as the years it ended in, "a week ago" as a day. Of the libraries only
recognizers-text writes TIMEX3; it has not been touched since 2019 and wants an emoji package of
that year. The others give a moment without saying how precise it is: no length, repetition, season
or part of the day, and nothing without a day of publication. Asked only about the 51 spans that the
grammar leaves without a value, none of the three best gets more than one of them right. So there is
none beside it, and `datetime` does the reckoning.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find import phrases_in
from annotator.find.shared_words import table
from annotator.parse import clock, durations, periods, points, relative
from annotator.parse.anchors import TOLD, UNTOLD, Anchors
from annotator.parse.base import Context, Parsed, ParserInfo
from annotator.parse.bounds import IN_FRONT, INSIDE, bound_of
from annotator.parse.calendar import first_day
from annotator.parse.date_reading import Answer, Phrase
from annotator.parse.date_tokens import Token, tokens_of
from annotator.parse.tense import CLUES
from annotator.parse.timex import Timex

if TYPE_CHECKING:
    from regex import Pattern

INFO = ParserInfo(
    name="date",
    labels=("date", "time", "datetime", "timex", "timex3", "duration", "when"),
    attributes=("timex_type", "value", "bound", "mod"),
    description="The type and the ISO 8601 value of an expression of time.",
    reads_day=True,
)

_RULES = (
    *durations.SETS,
    *points.RULES,
    *periods.RULES,
    *clock.RULES,
    *relative.RULES,
    *durations.LENGTHS,
)
"""The first that answers counts."""
SLOW: tuple["Pattern[str]", ...] = (
    CLUES,
    IN_FRONT,
    INSIDE,
    *(rule.source for rule in _RULES),
)


def parse(context: Context) -> tuple[Parsed, ...]:
    """Return what the words of a span say.

    >>> context = Context("It fell on Sunday.", Range(11, 17), published="2023-03-06")
    >>> [(item.name, item.value) for item in parse(context)]
    [('timex_type', 'DATE'), ('value', '2023-03-05')]
    """
    anchors = _anchors(context, lambda: _told_before(context))
    ago = _ago(context, anchors)
    timex, rule = ago or _answer(context, anchors)
    if timex.leans:
        rule = f"{rule}, from {timex.leans}"
    values = (("timex_type", timex.type), ("value", timex.value), ("mod", timex.mod))
    found = [Parsed(name, value, *context.place, rule) for name, value in values if value]
    is_bounded = timex.is_point and "/" not in timex.value and not ago
    bound = bound_of(context) if is_bounded else None
    return (*found, bound) if bound else tuple(found)


def _anchors(context: Context, told: Callable[[], Sequence[str]]) -> Anchors:
    before, after = _sentence_around(context)
    article = _ARTICLE.match(context.text, *context.place)
    before += article.group() if article else ""
    return Anchors(context.published, before, after, told, context.language)


_ARTICLE = pattern(r"(?i)the\s")
"""Belongs to what stands before an expression, also where a span holds it."""


def _answer(context: Context, anchors: Anchors) -> Answer:
    """Return what the words of a span say, which may be no more than a type, or nothing."""
    phrase = Phrase(tokens_of(context.words), anchors, _RULES)
    return phrase.read() or _known_part(phrase) or Answer(Timex(_type_of(phrase.tokens)), "words")


_AGO_BEFORE = pattern(r"(?i)(?<!\w)(?:vor|hace|il y a|قبل)\s+$")


def _ago(context: Context, anchors: Anchors) -> Answer | None:
    """Return what a length says that has its "ago" in front, as in "vor zwei Tagen"; else None."""
    ago = _AGO_BEFORE.search(anchors.before)
    if ago is None:
        return None
    return Phrase(tokens_of(f"{ago.group()} {context.words}"), anchors, _RULES).read()


_CLEAR = table("MONTH WEEKDAY YEAR SHIFT SEASON DECADE ISO FEAST UNITS CLOCK")
"""Kinds of words that say something in whatever company."""


def _known_part(phrase: Phrase) -> Answer | None:
    """Return what stands before the words that no rule knows, as in "two decades of war".

    Or behind them if they lead, as in "fateful Sunday", unless they are a name with it.
    """
    is_known = [token.kind != "OTHER" for token in phrase.tokens]
    if all(is_known):
        return None
    first, last = is_known.index(False), len(is_known) - is_known[::-1].index(False)
    if first:
        return phrase.read(0, first) if first > 1 or phrase.tokens[0].kind in _CLEAR else None
    is_name = any(token.text[:1].isupper() for token in phrase.tokens[:last])
    is_clear = last < len(is_known) and phrase.tokens[last].kind in _CLEAR
    return phrase.read(last) if is_clear and not is_name else None


_TELLING = (
    ("TIME", "CLOCK OCLOCK NOON DAYPART DAWN TONIGHT"),
    ("SET", "EACH OFTEN WEEKDAYS"),
    ("DATE", "MONTH WEEKDAY YEAR DECADE SEASON SHIFT ISO HOLIDAY"),
    ("DURATION", "UNITS LONG SPELL"),
    ("DATE", "UNIT VAGUELY TENSE PAST DIRECTION COMPARED TIME"),
)
"""Types, each with the kinds of words that tell it, the more telling first."""


def _type_of(tokens: Sequence[Token]) -> str:
    """Return the type of an expression that no rule reads; "" where no word tells."""
    kinds = {token.kind for token in tokens}
    if kinds & {"DAY", "NUMBER", "VAGUE"} and kinds & {"UNIT", "UNITS", "DAYPARTS"}:
        return "DURATION"
    return next((name for name, telling in _TELLING if kinds & table(telling)), "")


_NEAR = 240
"""Code points before and behind a span in which its sentence is looked for."""
_SENTENCE_END = pattern(r"[.!?…]['\"’”»)]*\s+(?=[\"'“‘«(]?[A-Z])|\n|[.!?…]['\"’”»)]*$")


def _sentence_around(context: Context) -> tuple[str, str]:
    """Return the parts of the span's sentence that stand before and behind it."""
    start, end = context.place
    before = context.text[max(0, start - _NEAR) : start]
    after = context.text[end : end + _NEAR]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    behind = _SENTENCE_END.search(after)
    return before[ends[-1] :] if ends else before, after[: behind.start()] if behind else after


_FARTHEST = 3_000
"""Code points before a span in which a date is looked for that it may refer to."""
_MOST_TOLD = 6
"""How many dates before a span are looked at."""


def _told_before(context: Context) -> Sequence[str]:
    """Return the points in time told before a span, the nearest first.

    Those that are tagged and, in the span's own paragraph, those that are not yet.
    """
    start = context.place.start
    earliest = max(0, start - _FARTHEST)
    tagged = {
        span.place: span.attribute("value")
        for span in context.others(INFO.labels)
        if earliest <= span.start and span.end <= start
    }
    paragraph = context.text.rfind("\n", earliest, start) + 1 or earliest
    found = {
        item.range: ""
        for item in phrases_in(context.text, paragraph, start, INFO.name)
        if item.end <= start and not any(item.range.overlaps(place) for place in tagged)
    }
    places = sorted((found | tagged).items(), reverse=True)[:_MOST_TOLD]
    values = (value or _value_alone(context, place) for place, value in places)
    return tuple(value for value in values if first_day(value))


def _value_alone(context: Context, place: Range) -> str:
    """Return the value of another expression, "" where it refers to one before itself."""
    alone = context._replace(place=place, spans=())
    timex, _ = _answer(alone, _anchors(alone, tuple))
    return "" if timex.leans in (TOLD, UNTOLD) else timex.value
