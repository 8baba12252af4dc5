"""Casualties in languages of which no grammar is known here: numbers and words of effect.

The first number counts, and those that "and" or a comma joins to it; dates, ages and durations do
not.
"""

from collections.abc import Mapping
from functools import cache

from annotator.core.patterns import pattern
from annotator.find.date_words import VOCABULARY
from annotator.find.shared_words import table
from annotator.parse.casualty_foreign_words import AGES, DENIALS, JOINING, SINGLES, STEMS
from annotator.parse.counts import Count, counts_in
from annotator.parse.effects import Effect, effects_in
from annotator.parse.numerals import Line, line_of
from annotator.parse.phrases import Sum, stated
from annotator.parse.victims import added

_ARABIC = pattern(r"\p{Arabic}")
_CYRILLIC = pattern(r"\p{Cyrillic}")
_UNTOLD = ("", "und", "en")
"""Tags that say less of a phrase than its letters do."""


def language_of(text: str, tag: str) -> str:
    """Return the language of a phrase: by its BCP 47 tag, or by its letters and words.

    A tag for English, or for no language, says less than what is written.

    >>> language_of("en az iki asker öldü", "und"), language_of("two dead", "und")
    ('tr', 'en')
    """
    told = tag.partition("-")[0].lower()
    if told not in _UNTOLD:
        return told
    if _ARABIC.search(text):
        return "ar"
    if _CYRILLIC.search(text):
        return "ru"
    if effects_in(line_of(text)):
        return "en"
    others = ("tr", "de", "fr", "es")
    return next((each for each in others if foreign_effects_in(line_of(text, each))), "en")


def foreign_effects_in(line: Line) -> tuple[Effect, ...]:
    """Return the words of effect of a phrase, those of the line's language, in reading order."""
    found: list[Effect] = []
    at = 0
    while at < len(line.words):
        effect = _effect_at(line, at)
        if effect is not None:
            found.append(effect)
        at = effect.behind if effect else at + 1
    sure = tuple(effect for effect in found if effect.name != "unspecified")
    return sure or tuple(found)


def foreign_count(line: Line) -> Sum | None:
    """Return how many a phrase counts; None where it says no number."""
    counts = tuple(count for count in counts_in(line) if not _is_of_time(line, count))
    if not counts:
        return _without_number(line)
    kept = [counts[0]]
    for count in counts[1:]:
        if line.text(count.first - 1) not in JOINING:
            break
        kept.append(count)
    return added([stated(count) for count in kept])


def _effect_at(line: Line, at: int) -> Effect | None:
    for run, name in _stems(line.language).get(line.text(at)[:2], ()):
        behind = at + len(run)
        if all(
            line.text(word).startswith(stem)
            for word, stem in zip(range(at, behind), run, strict=True)
        ):
            return Effect(name, at, behind)
    return None


@cache
def _stems(language: str) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Return the runs of stems of a language by two letters, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for effect, runs in STEMS.get(language, {}).items():
        for run in runs.split(";"):
            stems = tuple(run.split())
            found.setdefault(stems[0][:2], []).append((stems, effect))
    for stems in found.values():
        stems.sort(key=lambda item: [-len(stem) for stem in item[0]])
    return found


def _is_of_time(line: Line, count: Count) -> bool:
    """Whether a number is an age, a date, a duration or a part of a word with a hyphen."""
    behind, before = line.text(count.behind), line.text(count.first - 1)
    is_hyphened = behind == "-" and line.is_joined(count.behind)
    is_time = behind in _TIMES or before in _MONTHS or behind.startswith(AGES)
    return is_hyphened or is_time or behind in ("%", ".")


_MONTHS = table(VOCABULARY["MONTH"])
_TIMES = _MONTHS | table(f"{VOCABULARY['UNITS']} {VOCABULARY['SINGLE_UNIT']}")


def _without_number(line: Line) -> Sum | None:
    """Return nobody or one person where a word says so."""
    words = ((at, line.text(at)) for at in range(len(line.words)))
    told = dict.fromkeys(DENIALS.get(line.language, ()), 0)
    told |= dict.fromkeys(SINGLES.get(line.language, ()), 1)
    return min(
        (Sum(told[word], told[word], at, at + 1) for at, word in words if word in told),
        default=None,
    )
