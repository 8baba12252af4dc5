"""Numbers in figures and in words, and the runs of words of a vocabulary."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.find.shared_words import table
from annotator.parse.counts_foreign_words import (
    ARABIC,
    FRENCH,
    GERMAN,
    RUSSIAN,
    SPANISH,
    TURKISH,
)
from annotator.parse.counts_words import ENGLISH, FIGURES_ONLY, Role, Vocabulary

_VOCABULARIES = {
    **{"en": ENGLISH, "tr": TURKISH, "ru": RUSSIAN, "ar": ARABIC},
    **{"de": GERMAN, "fr": FRENCH, "es": SPANISH},
}
"""By the first part of a BCP 47 tag."""


class Word(NamedTuple):
    """A word, a figure or a mark in small letters, and where it is, in code points."""

    text: str
    start: int
    end: int

    def moved(self, by: int) -> "Word":
        """Return the word so many code points further on."""
        return Word(self.text, self.start + by, self.end + by)


class Line(NamedTuple):
    """The words of a phrase, and the language by whose vocabulary they are read."""

    words: tuple[Word, ...]
    language: str

    def text(self, at: int) -> str:
        """Return the word at `at`, "" behind the last and before the first."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def is_joined(self, at: int) -> bool:
        """Whether no space is between the word at `at` and the one before it."""
        return 0 < at < len(self.words) and self.words[at - 1].end == self.words[at].start


def line_of(text: str, language: str = "en") -> Line:
    """Return the words of a phrase; languages without a vocabulary have figures only.

    >>> [word.text for word in line_of("At least 1,200 (34 of them boys)").words][:4]
    ['at', 'least', '1,200', '(']
    """
    words = (
        Word(_folded(match.group(), language), *match.span()) for match in _WORD.finditer(text)
    )
    if language == "ar":
        words = (part for word in words for part in _without_and(word))
    return Line(tuple(words), language)


def _folded(word: str, language: str) -> str:
    """Return a word as vocabularies have it: in small letters, in Arabic without vowel signs."""
    if language == "ar":
        return _SIGNS.sub("", word)
    return (word.replace("İ", "i") if language == "tr" else word).lower()


def _without_and(word: Word) -> tuple[Word, ...]:
    """Return an Arabic number and the "and" that is written together with it as two words."""
    text, rest = word.text, word.text[1:]
    if text[:1] != "و" or text in ARABIC.numbers:
        return (word,)
    if rest not in ARABIC.numbers and rest not in ARABIC.scales and not rest[:1].isdecimal():
        return (word,)
    middle = word.start + 1
    return Word("و", word.start, middle), Word(rest, middle, word.end)


class Number(NamedTuple):
    """A number, of which parts are left as long as no scale stands behind it: 1.5 million."""

    value: Fraction
    behind: int
    """The word that it ends before."""
    scale: int = 1
    """What it was multiplied by last, for "two to three hundred"."""


_WORD = pattern(
    r"\p{Nd}++(?:[:/]\p{Nd}++)++"
    r"|\p{Nd}{1,3}+(?:[.,’'\u00a0\u202f\u2009 ]\p{Nd}{3})++(?!\p{Nd}|[.,]\p{Nd})"
    r"|\p{Nd}++(?:[.,]\p{Nd}++)*+"
    r"|\p{L}[\p{L}\p{M}\p{N}]*+(?:['’]\p{L}++)*+|['’]\p{L}++|\S"
)
_GROUPS = pattern(r"\p{Nd}{1,3}+(?:[.,’'\u00a0\u202f\u2009 ]\p{Nd}{3})++")
_DECIMAL = pattern(r"\p{Nd}++(?:[.,]\p{Nd}++)?+")
_SIGNS = pattern(r"[\p{M}ـ]++")
"""Vowel signs, and the stroke that lengthens a word."""
_NO_DIGIT = pattern(r"\P{Nd}++")
_MOST_DIGITS = 15
"""More are no number of people, and slow to read."""
_LARGEST = 10**12
_CURRENCIES = "$€£¥₺₽"


def number_at(line: Line, at: int) -> Number | None:
    """Return the number that begins at a word, in figures, in words or in both."""
    return _figures(line, at) or _part(line, at) or _spelled(line, at)


def _figures(line: Line, at: int) -> Number | None:
    """Return "1,200", "1.4m" or "2.5 million"; nothing for "T-72", "10th" and "$5"."""
    text = line.text(at)
    if not text[:1].isdecimal() or _is_of_a_name(line, at):
        return None
    behind = at + 1
    scale = 1
    if line.is_joined(behind) and line.text(behind)[:1].isalpha():
        scale = vocabulary_of(line).attached.get(line.text(behind), 0)
        behind += 1
    if not scale or line.text(behind) == "%":
        return None
    value = _value(text, is_decimal=line.text(behind) in vocabulary_of(line).scales)
    return None if value is None else _scaled(line, Number(value * scale, behind, scale))


def _is_of_a_name(line: Line, at: int) -> bool:
    """Whether figures belong to what stands right before them: "T-72", "$5"."""
    if not line.is_joined(at):
        return False
    if line.text(at - 1) == "-":
        return line.is_joined(at - 1) and line.text(at - 2)[:1].isalpha()
    return line.text(at - 1) in _CURRENCIES


def _value(figures: str, *, is_decimal: bool) -> Fraction | None:
    """Return what figures mean; "1.200" is a decimal where a scale stands behind them."""
    digits = _NO_DIGIT.sub("", figures)
    if len(digits) > _MOST_DIGITS:
        return None
    groups = _NO_DIGIT.split(figures)
    if _GROUPS.fullmatch(figures) and not (is_decimal and len(groups) == 2):
        return Fraction(int(digits))
    if not _DECIMAL.fullmatch(figures):
        return None
    return Fraction(int(digits), 10 ** (len(groups[1]) if len(groups) > 1 else 0))


def _part(line: Line, at: int) -> Number | None:
    """Return "half a dozen" or "a quarter of a million"."""
    behind = run_at(line, at, "part")
    if not behind:
        return None
    behind += line.text(behind) == "-"
    scale = vocabulary_of(line).scales.get(line.text(behind), 0)
    parts = 4 if any(line.text(word).startswith("quarter") for word in range(at, behind)) else 2
    times = vocabulary_of(line).numbers.get(line.text(at), 1)
    return Number(Fraction(scale * times, parts), behind + 1, scale) if scale else None


def _scaled(line: Line, number: Number) -> Number:
    """Return a number with the scales that stand behind it."""
    scales = vocabulary_of(line).scales
    while (scale := scales.get(line.text(number.behind))) and number.scale < _LARGEST:
        number = Number(number.value * scale, number.behind + 1, number.scale * scale)
    return number


class _Sum(NamedTuple):
    """A number in words as far as it was read: what is settled, and the part below a thousand."""

    settled: int = 0
    group: int = 0
    scale: int = 1
    limit: int = _LARGEST
    """The next thousand or million must be smaller."""


def _spelled(line: Line, at: int) -> Number | None:
    """Return a number in words, "two thousand three hundred and five" or "a dozen"."""
    vocabulary = vocabulary_of(line)
    one = run_at(line, at, "a")
    first = behind = one if one and line.text(one) in vocabulary.scales else at
    if first == at and line.text(at) in vocabulary.scales and line.text(at) not in _bare(line):
        return None
    word, found = first, _Sum()
    while further := _added(found, line.text(word), vocabulary, is_joined=word > behind):
        found, behind = further, word + 1
        word = _next_part(line, behind, found)
    if behind == first:
        return None
    half = run_at(line, behind, "and a half")
    scale = vocabulary.scales.get(line.text(half), 0) if half else 0
    if scale:
        return Number((found.group + Fraction(1, 2)) * scale, half + 1, scale)
    if half and found.scale > 1:
        return Number(found.settled + found.group + Fraction(found.scale, 2), half, found.scale)
    return Number(Fraction(found.settled + found.group), behind, found.scale)


def _bare(line: Line) -> frozenset[str]:
    return table(vocabulary_of(line).bare)


def _next_part(line: Line, at: int, found: _Sum) -> int:
    """Return where the next part of a number may begin: behind a hyphen or "and" if one is."""
    if line.text(at) == "-" and line.is_joined(at):
        return at + 1
    is_open = found.group >= 100 or found.settled > 0 or vocabulary_of(line).joins_tens
    return (run_at(line, at, "and") or at) if is_open else at


def _added(found: _Sum, word: str, vocabulary: Vocabulary, *, is_joined: bool) -> _Sum | None:
    """Return a number with one more word; None where the word is no part of it."""
    value = vocabulary.numbers.get(word)
    if value is not None:
        is_reversed = vocabulary.units_first and (is_joined or value == 10)
        fits = _fits(found.group, value, is_reversed=is_reversed)
        return found._replace(group=found.group + value, scale=1) if fits else None
    scale = vocabulary.scales.get(word)
    if scale is None or (scale < 1000 <= found.group * 10) or scale >= found.limit:
        return None
    value = (found.group or 1) * scale
    if scale < 1000:
        return found._replace(group=value, scale=scale)
    return _Sum(found.settled + value, 0, scale, scale)


def _fits(group: int, value: int, *, is_reversed: bool) -> bool:
    """Whether a value can follow what a number has below a thousand: 5 behind 120, not 105."""
    rest = group % 100
    if value >= 100:
        return group == 0
    if rest == 0:
        return True
    return rest < 10 <= value if is_reversed else value < 10 <= rest and rest % 10 == 0


def run_at(line: Line, at: int, *roles: Role) -> int:
    """Return where the longest run of words with one of these roles ends; 0 where none begins."""
    for role, behind in runs_at(line, at):
        if role in roles:
            return behind
    return 0


def runs_at(line: Line, at: int) -> Sequence[tuple[Role, int]]:
    """Return the roles of the runs of words that begin at a word, the longest first."""
    runs = _runs(line.language).get(line.text(at))
    if runs is None:
        return ()
    second = line.text(at + 1)
    return [
        (role, at + len(rest) + 1)
        for rest, role in runs
        if not rest or (rest[0] == second and _follows(line, at + 1, rest))
    ]


def _follows(line: Line, at: int, words: tuple[str, ...]) -> bool:
    return all(line.text(at + nth) == word for nth, word in enumerate(words))


def vocabulary_of(line: Line) -> Vocabulary:
    """Return the vocabulary of a line's language; one without words where there is none."""
    return _VOCABULARIES.get(line.language, FIGURES_ONLY)


@cache
def _runs(language: str) -> Mapping[str, list[tuple[tuple[str, ...], Role]]]:
    """Return what follows on the first word of each run of a language, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for role, runs in _VOCABULARIES.get(language, FIGURES_ONLY).roles.items():
        for run in runs.split(";"):
            first, *rest = run.split()
            found.setdefault(first, []).append((tuple(rest), role))
    for runs_alike in found.values():
        runs_alike.sort(key=lambda run: -len(run[0]))
    return found
