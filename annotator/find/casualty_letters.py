"""How the casualty finder reads a passage as letters, one for each word and mark.

The letters are explained in `casualty_words`. English passages are read by what their words mean
and how they are spelt; other languages, of which no grammar is known here, by numbers and effects.
"""

from functools import lru_cache

from annotator.find.casualty_words import (
    FOREIGN_EFFECTS,
    FOREIGN_LETTERS,
    LETTERS,
    MARKS,
    MONTH_NAMES,
    NAMED,
    NUMBERS,
    PEOPLE_ENDINGS,
    PERSON_ENDINGS,
    REWRITES,
    RUNS,
)
from annotator.find.passages import is_abbreviation, tokens
from annotator.find.readings import REMEMBERED, Reading


@lru_cache(maxsize=REMEMBERED)
def read(passage: str) -> Reading:
    """Return an English passage as letters.

    >>> read("At least two guards were killed.").letters
    'qqnHbk/'
    """
    places, words = _split(passage)
    lower = [word.lower() for word in words]
    letters = ""
    while len(letters) < len(words):
        at = len(letters)
        letters += _run_at(lower, at) or _letter(words, lower, at)
    return Reading(_rewritten(letters), places)


@lru_cache(maxsize=REMEMBERED)
def read_foreign(passage: str) -> Reading | None:
    """Return a passage of another language as letters; nothing where it states no effect.

    >>> letters = read_foreign("En az iki asker öldü.")
    >>> letters and letters.letters
    'pAnwe/'
    """
    places, words = _split(passage)
    lower = [word.lower() for word in words]
    if FOREIGN_EFFECTS.isdisjoint(lower):
        return None
    letters = (FOREIGN_LETTERS.get(word) or MARKS.get(word) or _shape(word) for word in lower)
    return Reading("".join(letters), places)


def _split(passage: str) -> tuple[tuple[tuple[int, int], ...], list[str]]:
    """Return the words and the telling marks of a passage, and where they are."""
    places: list[tuple[int, int]] = []
    behind = 0
    for start, end in tokens(passage):
        places += _marks(passage, behind, start)
        behind = end
        if passage[end : end + 1] == "." and is_abbreviation(passage[start:end]):
            behind = end + 1
        places.append((start, behind))
    places += _marks(passage, behind, len(passage))
    return tuple(places), [passage[start:end] for start, end in places]


def _marks(passage: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the telling marks are between two words."""
    gap = passage[start:end]
    if gap in ("", " "):
        return []
    return [(start + at, start + at + 1) for at, mark in enumerate(gap) if mark in MARKS]


def _run_at(lower: list[str], at: int) -> str:
    """Return the letters of the run of words that begins at `at`; none where none does."""
    for run, letters in _RUNS_BY_FIRST.get(lower[at], ()):
        if lower[at : at + len(run)] == run:
            return letters
    return ""


def _letter(words: list[str], lower: list[str], at: int) -> str:
    """Return the letter of one word or mark."""
    word, low = words[at], lower[at].rstrip(".")
    if low in MONTH_NAMES and word[0].isupper():
        return "M"
    letter = LETTERS.get(low) or MARKS.get(word)
    if letter is None:
        return _guess(word, low)
    if letter == "P" and word.isupper() and len(word) > 1:
        return "C"
    is_named = letter in NAMED and word[0].isupper() and _goes_on(words, at)
    return "C" if is_named else letter


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a capitalised word stands in mid-sentence, next to words in lower case."""
    if at == 0 or words[at - 1] in MARKS:
        return False
    near = [word for word in words[max(0, at - 6) : at + 7] if len(word) > 3]
    return sum(word[0].isupper() for word in near) * 2 <= len(near) + 2


def _guess(word: str, low: str) -> str:
    """Return the letter of a word that no table knows, by how it is written."""
    if low.endswith(("'s", "’s")):
        return "s"
    if low.endswith(PERSON_ENDINGS):
        return "h"
    if low.endswith(PEOPLE_ENDINGS):
        return "H"
    if low[0].isdigit() or low.rpartition("-")[0] in NUMBERS:
        shape = _shape(low)
        return "C" if shape == "w" and low.isalnum() else shape
    if any(letter.isupper() for letter in word):
        return "C"
    if low.endswith("ly"):
        return "r"
    return {"ed": "j", "ng": "I"}.get(low[-2:], "w") if len(low) > 4 else "w"


def _shape(word: str) -> str:
    """Return the letter of what may be a figure."""
    if all(part in NUMBERS for part in word.split("-")):
        return "n"
    if not word.translate(_FIGURES):
        return "Y" if len(word) == 4 and word.startswith(("19", "20")) else "n"
    return "t" if ":" in word and word[0].isdigit() else "w"


def _rewritten(letters: str) -> str:
    """Return the letters as their neighbours make them, just as many."""
    for source, letter in REWRITES:
        letters = source.sub(lambda match, letter=letter: letter * len(match.group()), letters)
    return letters


_FIGURES = str.maketrans("", "", "0123456789٠١٢٣٤٥٦٧٨٩.,-–‑")
"""Leaves nothing of a number in figures."""
_RUNS_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _run, _together in RUNS:
    _RUNS_BY_FIRST.setdefault(_run.split()[0], []).append((_run.split(), _together))
