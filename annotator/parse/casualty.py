"""How many people, at least and at most, and what became of them.

English is read by `victims` and `effects`, other languages, as far as there are words for them, by
`casualty_foreign`; `counts` reads the numbers of all. What the guideline, section 3, leaves open is
decided so:

* Only the span's own words say how many and what became of them; what stands around it may say that
  it was only feared or meant, and that a number is a running total.
* `modality` is left out where it is "actual", which is what every reader takes it for.
* A singular is one person; "dozens" and a plural without number are open, as is a sum with them.
* `count_text` is the number as printed with its qualifier. A sum has none, for its words do not
  stand together.
* An effect is "unspecified" where a number or a word of harm is there and no word says more.
"""

from collections.abc import Iterator
from json import dumps
from typing import TYPE_CHECKING, NamedTuple

from annotator.parse.base import Context, Parsed, ParserInfo
from annotator.parse.casualty_foreign import foreign_count, foreign_effects_in, language_of
from annotator.parse.casualty_words import EFFECTS
from annotator.parse.clauses import clause_of
from annotator.parse.effects import Effect, denial, effects_in
from annotator.parse.manner import cumulative, modality, words_before
from annotator.parse.numerals import Line, line_of
from annotator.parse.phrases import Sum
from annotator.parse.victims import counted

if TYPE_CHECKING:
    from regex import Pattern

INFO = ParserInfo(
    name="casualty",
    labels=("casualty",),
    attributes=(
        "effect",
        "count_min",
        "count_max",
        "count_text",
        "approximate",
        "negated",
        "modality",
        "cumulative",
    ),
    description="How many people, at least and at most, and what became of them.",
)

SLOW: tuple["Pattern[str]", ...] = ()

_LONGEST = 600
"""How much of a span is read, in code points."""


class _Said(NamedTuple):
    """What a span says, by its words `line`."""

    line: Line
    effects: tuple[Effect, ...]
    total: Sum | None


def parse(context: Context) -> tuple[Parsed, ...]:
    """Return what the words of a span say.

    >>> from annotator.core.ranges import Range
    >>> text = "At least two guards were killed."
    >>> [item[:2] for item in parse(Context(text, Range(0, 31)))][:2]
    [('effect', '["killed"]'), ('count_min', '2')]
    """
    text = context.words[:_LONGEST]
    language = language_of(text, context.language)
    said = _english(text) if language == "en" else _foreign(line_of(text, language))
    found = [*_effect(said), *_count(said, text)]
    if language == "en":
        found += _manner(said, context)
    start = context.place.start
    return tuple(item._replace(start=item.start + start, end=item.end + start) for item in found)


def _english(text: str) -> _Said:
    line = line_of(text)
    clause = clause_of(text, line)
    effects = effects_in(line, clause.describing)
    total = counted(clause)
    if not effects and not clause.names_people:
        return _Said(line, (), None)
    denied_at = denial(line, effects)
    words = range(total.first, total.behind) if total is not None and total.is_number else ()
    if denied_at is not None and denied_at not in words:
        total = Sum(0, 0, denied_at, denied_at + 1)
    return _Said(line, effects, total)


def _foreign(line: Line) -> _Said:
    return _Said(line, foreign_effects_in(line), foreign_count(line))


def _effect(said: _Said) -> Iterator[Parsed]:
    """Yield what became of people; "unspecified" where they are only counted."""
    names = {effect.name for effect in said.effects}
    if names:
        words = (said.effects[0].first, said.effects[-1].behind)
    elif said.total is not None and (said.total.is_number or said.total.low is not None):
        names, words = {"unspecified"}, (said.total.first, said.total.behind)
    else:
        return
    value = dumps([effect for effect in EFFECTS if effect in names])
    yield _parsed(said.line, "effect", value, words, "words of effect")


def _count(said: _Said, text: str) -> Iterator[Parsed]:
    """Yield how many they are, as far as the words say, and whether that is none or about so."""
    total = said.total
    if total is None:
        return
    words = (total.first, total.behind)
    if total.low is not None:
        yield _parsed(said.line, "count_min", str(total.low), words, _rule(total))
    if total.high is not None:
        yield _parsed(said.line, "count_max", str(total.high), words, _rule(total))
    if total.is_number:
        found = _parsed(said.line, "count_text", "", words, _rule(total))
        yield found._replace(value=" ".join(text[found.start : found.end].split()))
    if total.is_about:
        yield _parsed(said.line, "approximate", "true", words, _rule(total))
    if total.high == 0:
        yield _parsed(said.line, "negated", "true", words, _rule(total))


def _rule(total: Sum) -> str:
    if total.is_number:
        return "number"
    if total.high == 0:
        return "denial"
    return "one person" if total[:2] == (1, 1) else "sum of several"


def _manner(said: _Said, context: Context) -> Iterator[Parsed]:
    """Yield whether it is only feared or meant, and whether its number is a running total."""
    start = context.place.start
    before = tuple(word.moved(-start) for word in words_before(context.text, start))
    total = said.total
    number = range(total.first, total.behind) if total is not None and total.is_number else ()
    words = [word for at, word in enumerate(said.line.words) if at not in number]
    doubt = modality(words, before)
    if doubt is not None:
        yield Parsed("modality", doubt[0], *doubt[1], "word of doubt")
    grown = cumulative(said.line.words, before) if number else None
    if grown is not None:
        yield Parsed("cumulative", "true", *grown, "word of growth")


def _parsed(line: Line, name: str, value: str, words: tuple[int, int], rule: str) -> Parsed:
    first, behind = words
    return Parsed(name, value, line.words[first].start, line.words[behind - 1].end, rule)
