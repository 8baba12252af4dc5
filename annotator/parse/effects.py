"""What became of people: the words of effect in a phrase, and whether it is denied."""

from collections.abc import Container, Mapping
from functools import cache
from typing import NamedTuple

from annotator.parse.casualty_words import (
    CAPTIVE,
    NEGATIONS,
    NOT_DENIED_BEHIND,
    STRONG_EFFECTS,
    TAKING,
    UNHARMED,
    WEAK_EFFECTS,
)
from annotator.parse.numerals import Line


class Effect(NamedTuple):
    """What the words `[first, behind)` say became of people; a weak one if no other is there."""

    name: str
    first: int
    behind: int
    is_weak: bool = False


_REACH = 4
"""How many words may stand between "not" and what it denies."""
_FARTHEST_TAKEN = 8


def effects_in(line: Line, describing: Container[int] = ()) -> tuple[Effect, ...]:
    """Return what the words of an English phrase say became of people, in reading order.

    Words in `describing` only say which people, as in "two kidnapped nurses were killed"; they
    count where nothing else says what became of them.
    """
    read = (_taken(line, effect) for effect in _read(line) if effect.name)
    found = tuple(read)
    strong = tuple(effect for effect in found if not effect.is_weak)
    stated = tuple(effect for effect in strong if effect.first not in describing)
    sure = tuple(effect for effect in found if effect.name != "unspecified")
    return stated or strong or sure or found


def _taken(line: Line, effect: Effect) -> Effect:
    """Return "hostage" as what became of people where somebody took them."""
    ahead = range(max(0, effect.first - _FARTHEST_TAKEN), effect.first)
    is_taken = line.text(effect.first) in CAPTIVE and any(line.text(at) in TAKING for at in ahead)
    return effect._replace(is_weak=effect.is_weak and not is_taken)


def denial(line: Line, effects: tuple[Effect, ...]) -> int | None:
    """Return the word that denies what became of people, as "not" or "unhurt", or None."""
    if not effects:
        return None
    first = effects[0]
    if line.text(first.first) in UNHARMED:
        return first.first
    ahead = range(max(0, first.first - _REACH), first.first)
    return next((at for at in ahead if _denies(line, at)), None)


def _denies(line: Line, at: int) -> bool:
    is_whole = line.text(at - 1) == "if" or line.text(at + 1) in NOT_DENIED_BEHIND
    return line.text(at) in NEGATIONS and not is_whole


def _read(line: Line) -> list[Effect]:
    """Return the runs of words of effect one after another, those of no effect as well."""
    found: list[Effect] = []
    at = 0
    while at < len(line.words):
        effect = _longest(line, at)
        if effect is not None:
            found.append(effect)
        at = effect.behind if effect else at + 1
    return found


def _longest(line: Line, at: int) -> Effect | None:
    for run, effect, is_weak in _by_first_word().get(line.text(at), ()):
        behind = at + len(run)
        if tuple(line.text(word) for word in range(at, behind)) == run:
            return Effect(effect, at, behind, is_weak)
    return None


@cache
def _by_first_word() -> Mapping[str, list[tuple[tuple[str, ...], str, bool]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for effects, is_weak in ((STRONG_EFFECTS, False), (WEAK_EFFECTS, True)):
        for run, effect in effects.items():
            found.setdefault(run[0], []).append((run, effect, is_weak))
    for runs in found.values():
        runs.sort(key=lambda run: -len(run[0]))
    return found
