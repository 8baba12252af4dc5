"""What the label date wants: when, how long or how often, without preposition and article.

A passage is first read as letters: each word, number and mark becomes one that says what it does in
an expression of time, after the tables of `date_words`. The grammar below is written in the names
of those kinds and matched against the reading, so that it holds for every language whose words the
tables know.

Where two rules overlap the longer match counts. In the order of how sure they are:

* `clock`, `calendar`: "9 a.m. on 14 June 2022", "Sunday morning", "the summer of 2014"
* `relative`, `pointed`: "earlier today", "last week", "the past few days", "every Friday"
* `part`: "the end of this year", "the night of 5 March", "later in the day"
* `duration`: "two hours", "just over a week", "an hour later", "11-year"
* weak ones, for what is a date less often than not: "for days", "weekly", "in the morning"

Where a person points at something that no rule knows, the looser `_GUESSES` are tried. An article
or a preposition that is itself pointed at comes with the phrase behind it.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.core.boundaries import word_at
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.base import FinderInfo, Found
from annotator.find.date_words import CAPITALISED, FAMILIES, KINDS, LETTERS, SMALL, TOKEN
from annotator.find.places import on_words
from annotator.find.readings import REMEMBERED, Reading, Rule, matches_of

if TYPE_CHECKING:
    from regex import Pattern

INFO = FinderInfo(
    name="date",
    labels=("date", "time", "datetime", "timex", "timex3", "duration", "when"),
    description="An expression of when, how long or how often, without preposition and article.",
)


def _any_of(*parts: str) -> str:
    return f"(?:{'|'.join(parts)})"


def _compiled(grammar: str) -> "Pattern[str]":
    """Return the pattern of a grammar over readings: each name in it becomes a set of letters."""
    return pattern(re.sub(r"[A-Z_]+", _letters, grammar).replace(" ", ""))


def _letters(name: re.Match[str]) -> str:
    kinds = FAMILIES.get(name.group(), name.group()).split()
    return f"[{''.join(LETTERS[kind] for kind in kinds)}]"


# Counts and durations.
_AND_A_HALF = "(?:HYPHEN?AND HYPHEN?A HYPHEN?HALF)"
_NUMBER = (
    "(?<!ANY_MONTH|COUNT HYPHEN|COUNT AND)"
    f"COUNT(?:HYPHEN?CARDINAL|(?:AND|HYPHEN)COUNT){{0,6}}{_AND_A_HALF}?"
)
_QUANTITY = _any_of(
    _NUMBER, "YEAR(?=HYPHEN|UNITS)", "A?FEW OF?", "MANY OF", "SEVERAL OF?", "HALF A", "A HALF"
)
_SPAN = "(?:UNIT|UNITS|ANY_SEASON|PART_OF_DAY)"
_MEASURED = f"{_QUANTITY}HYPHEN?(?:MEASURE HYPHEN?){{0,3}}{_SPAN}"
_ONE = "A MEASURE{0,3}(?:QUARTER?UNIT|SEASON|PART_OF_DAY)(?!HYPHEN)"
_LENGTH = f"(?:{_MEASURED}|{_ONE})(?:AND(?:A HALF|{_MEASURED}|{_ONE}))?"
_RATE = "(?:A|PER|EACH)UNIT"
_SHIFT = f"(?:AGO|EARLIER|(?:BEFORE|ON)(?=CLOSE|$)|SUFFIX OCCASION|ON A ROW|{_RATE})"
_ABOUT = "(?:NEARLY|SEVERAL(?=COUNT)){0,2}"
_DURATION = f"(?<!OLD){_ABOUT}{_LENGTH}(?!HYPHEN?OLD|OF OLD)(?:HYPHEN?LONG|{_SHIFT})?"

# Points in the calendar.
_NUMBERED = "(?:DAY|ORDINAL)(?:HYPHEN(?:DAY|ORDINAL))?"
_MONTHS = "ANY_MONTH(?:SLASH ANY_MONTH)?"
_IN_YEAR = "(?:(?:COMMA|OF)?ANY_YEAR YEAR_WORD?)"
_DAY = _any_of(
    f"{_NUMBERED}STOP?OF?{_MONTHS}{_IN_YEAR}?",
    f"{_MONTHS}THE?{_NUMBERED}(?!{_SPAN}){_IN_YEAR}?",
    f"FIRST OF {_MONTHS}{_IN_YEAR}?",
    "ISO",
)
_WEEKDAY = "DAY_WORD?(?:WEEKDAY|MAYBE_WEEKDAY(?=COMMA?(?:DAY|ANY_MONTH)))DAY_WORD?PART_OF_DAY?"
_MONTH = _any_of(f"{_MONTHS}{_IN_YEAR}", "MONTH", "(?<=LEADS_IN|EARLY|EARLY HYPHEN)MAYBE_MONTH")
_YEAR = _any_of(
    "(?<!MONEY|NEARLY)ANY_YEAR YEAR_WORD?",
    "(?<=ON|PREPOSITION)OLD_YEAR(?=CLOSE|$)",
    "(?:YEAR|COUNT)ERA|ERA YEAR",
    "(?<!POSSESSIVE)DECADE",
    "ANY_SEASON OF?ANY_YEAR",
    "(?<=THE|ON|PREPOSITION)SEASON",
)
_WHICH_YEAR = "(?:OF?THE?(?:LAST|NEXT|THIS|THAT)UNIT)"
_CALENDAR = "(?<!NAME HYPHEN)" + _any_of(
    f"{_WEEKDAY}(?:COMMA?THE?{_DAY}|THE ORDINAL|AFTERMOST)?{_WHICH_YEAR}?",
    f"(?:{_DAY}|{_MONTH}){_WHICH_YEAR}?",
    _YEAR,
)

# Points that lean on the day of writing or on what was told before.
_LEAN = _any_of(
    "NEXT",
    "THIS",
    "EACH",
    "ORDER(?:AND ORDER)?",
    "SAME",
    "(?<=THE|THIS|THAT)FOCUS",
    "THAT(?=(?:SAME|FOCUS)?(?:UNIT|PERIOD|SEASON|PART_OF_DAY))",
    "(?<=THE|POSSESSIVE)FOLLOWING",
    "LAST(?!COUNT|YEAR|SEVERAL|FEW|MANY|UNITS|MEASURE)",
    "(?<=PREPOSITION|ON|OF|THE|POSSESSIVE|THIS)LAST",
)
_NOUN = f"(?:{_SPAN}|QUARTER|PERIOD|ANY_WEEKDAY|ANY_MONTH|HOLIDAY UNIT?)"
_POINTED = (
    f"{_LEAN}{{1,4}}(?:{_QUANTITY})?HYPHEN?(?:MEASURE HYPHEN?){{0,3}}"
    f"{_NOUN}PART_OF_DAY?(?:AND UNITS)?"
    f"|(?:UNIT|ANY_WEEKDAY|ANY_MONTH|ANY_SEASON)AFTERMOST"
)
_EARLY = "(?:(?:EARLY|EARLIER)(?:HYPHEN|AND(?=EARLY))?ON?THE?)"
_RELATIVE = "(?:UNIT BEFORE)?RELATIVE PART_OF_DAY?|UNIT BEFORE LAST"
_POINT = f"{_EARLY}{{0,3}}(?:{_CALENDAR}|{_POINTED}|{_RELATIVE})"

# Clock times and parts of a time.
_ZONE = "(?:ZONE|(?:LOCAL|NAME)?LOCAL?OCCASION)"
_CLOCK = f"(?:(?:CLOCK|COUNT OCLOCK|NOON){_ZONE}?)"
_AT = f"(?:COMMA?ON?NEARLY?{_CLOCK})"
_PIECE = f"(?:ORDER|NEXT|LAST|EARLY){{0,3}}COUNT?(?:ANY_HALF|QUARTER|{_SPAN})"
_PART = f"{_PIECE}OF THE?(?:{_POINT}|UNIT|HOLIDAY)"

_RULES = tuple(
    Rule(name, score, _compiled(grammar))
    for name, score, grammar in (
        ("clock", 0.8, f"{_CLOCK}(?:COMMA?ON?THE?(?:PART_OF_DAY OF|PART_OF_DAY ON)?THE?{_POINT})?"),
        ("clock", 0.8, f"(?:{_CLOCK}|(?<=ON NEARLY?)COUNT)ON THE PART_OF_DAY"),
        ("calendar", 0.85, f"{_EARLY}{{0,3}}(?:{_CALENDAR}){_AT}?"),
        ("relative", 0.9, f"{_EARLY}{{0,3}}(?:{_RELATIVE}){_AT}?"),
        (
            "pointed",
            0.75,
            f"{_EARLY}{{0,3}}(?:{_POINTED})(?:A UNIT(?:AGO|EARLIER)|LAST UNIT|ON A ROW)?",
        ),
        ("part", 0.5, _PART),
        ("part", 0.5, f"{_EARLY}(?:PART_OF_DAY|(?<=THE)UNIT)|(?<!NAME)UNIT(?:SUFFIX|HYPHEN)?PART"),
        ("part", 0.5, "(?<=THE)(?:UNIT|PART_OF_DAY)BEFORE(?=CLOSE|$)"),
        ("duration", 0.65, _DURATION),
        ("rate", 0.5, f"(?:TIMES|(?:COUNT|SEVERAL)TIMES){_RATE}"),
        ("holiday", 0.5, "HOLIDAY(?:UNIT|WEEKDAY)?|HOLY WEEKDAY"),
        ("weekend", 0.6, "(?<=THE|ON)WEEKEND"),
        ("half", 0.35, "(?:ORDER|LAST|NEXT)HALF"),
        (
            "plural",
            0.4,
            "(?<=PREPOSITION|BEFORE|ON)UNITS(?:AND UNITS){0,3}(?:AGO|EARLIER|HYPHEN LONG)?",
        ),
        ("plural", 0.4, "(?:UNITS|UNIT)(?:AGO|EARLIER|HYPHEN LONG)|LENGTHY"),
        ("part of day", 0.3, "(?<=THE|ON)PART_OF_DAY"),
    )
)

_SHADE = "(?:OTHER|FOCUS|MEASURE|EARLIER|EARLY|LONG)"
_GUESSES = tuple(
    Rule("guess", 0.0, _compiled(grammar))
    for grammar in (
        "MAYBE_MONTH|MAYBE_WEEKDAY|MAYBE_SEASON",
        # It begins where a run of names does: from each name on would take long.
        "(?<!(?:NAME|ORDER)SUFFIX?)(?:(?:NAME|ORDER)SUFFIX?)++UNIT(?:SUFFIX(?:PART|UNIT))?",
        f"{_LENGTH}(?:HYPHEN?OLD)?",
        f"(?:{_LEAN}|THAT|{_QUANTITY}){_SHADE}{{0,2}}(?:{_NOUN}|OCCASION)",
        f"(?<=THE|A|POSSESSIVE){_SHADE}{{1,2}}(?:{_NOUN}|OCCASION)",
        "(?:LONG|MEASURE|OTHER)HYPHEN OCCASION|UNIT COUNT|(?:MEASURE|FOCUS)+VAGUE",
        f"{_NOUN}|OCCASION|LAST|VAGUE",
    )
)
"""What only who points at it wants; what is tried first counts."""
_LEADING = _compiled("(?:LEADS_IN|A){1,3}")
"""Articles and prepositions, which come along where they themselves are pointed at."""

SLOW = (TOKEN, *(rule.source for rule in (*_RULES, *_GUESSES)))


def phrases(passage: str) -> tuple[Found, ...]:
    """Return the expressions of time of a passage, in reading order; none overlap."""
    reading = _read(passage)
    return tuple(
        Found(*reading.range_of(first, behind), rule.score, rule.name)
        for first, behind, rule in _matches(reading.letters)
    )


def phrase_at(passage: str, offset: int) -> Range:
    """Return the expression of time that a person means who points at `offset`.

    >>> passage = "Talks ended in the early hours of Monday."
    >>> passage[slice(*phrase_at(passage, passage.index("hours")))]
    'early hours of Monday'
    """
    reading = _read(passage)
    at = reading.index_at(offset)
    is_at_token = at >= 0 and offset <= reading.places[at][1]
    found = _around(reading.letters, at) if is_at_token else None
    if found is None:
        return word_at(passage, offset)
    return on_words(passage, *reading.range_of(*found))


@lru_cache(maxsize=REMEMBERED)
def _read(passage: str) -> Reading:
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for match in TOKEN.finditer(passage):
        letters.append(_kind(match.lastgroup or "", match.group()))
        places.append(match.span())
    return Reading("".join(letters), tuple(places))


def _kind(shape: str, token: str) -> str:
    """Return the letter of a token that has a shape."""
    if shape in ("WORD", "MARK"):
        return _kind_of_word(token)
    if shape == "NUMBER":
        return LETTERS[_kind_of_number(token)]
    return LETTERS[shape]


def _kind_of_word(word: str) -> str:
    folded = word.replace("İ", "i").casefold()
    kind = KINDS.get(folded)
    is_small = word[:1] == folded[:1]
    if kind is None or folded in (CAPITALISED if is_small else SMALL):
        return LETTERS["OTHER" if is_small else "NAME"] if folded[:1].isalpha() else LETTERS["MARK"]
    return kind


def _kind_of_number(figures: str) -> str:
    if not figures.isdecimal():
        return "NUMBER"
    if len(figures) == 4:
        return "YEAR" if 1800 <= int(figures) < 2060 else "OLD_YEAR"
    return "DAY" if len(figures) <= 2 and 1 <= int(figures) <= 31 else "NUMBER"


@lru_cache(maxsize=REMEMBERED)
def _matches(letters: str) -> tuple[tuple[int, int, Rule], ...]:
    """Return what the rules match, in letters; of those that overlap the first and longest."""
    found = [(*match.span(), rule) for rule, match in matches_of(_RULES, letters)]
    found.sort(key=lambda item: (item[0], -item[1]))
    kept: list[tuple[int, int, Rule]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return tuple(kept)


@lru_cache(maxsize=REMEMBERED)
def _guesses(letters: str) -> tuple[tuple[int, int], ...]:
    """Return what might be meant beside the matches, in letters, the likelier first."""
    return tuple(match.span() for _, match in matches_of(_GUESSES, letters))


def _around(letters: str, at: int) -> tuple[int, int] | None:
    """Return the phrase that holds a token, or that the token leads in, in letters."""
    found = _holding(letters, at)
    if found is None and (leads_in := _LEADING.match(letters, at)):
        behind = _holding(letters, leads_in.end())
        return (at, behind[1]) if behind and behind[0] == leads_in.end() else None
    return found


def _holding(letters: str, at: int) -> tuple[int, int] | None:
    """Return what holds a token, a match rather than a guess; None where neither does."""
    for first, behind, _ in _matches(letters):
        if first <= at < behind:
            return first, behind
    return next((span for span in _guesses(letters) if span[0] <= at < span[1]), None)
