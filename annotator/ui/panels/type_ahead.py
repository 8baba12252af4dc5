"""Choosing by the first letters of what one wants."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtGui import QKeyEvent

from annotator.ui.keyboard import chords, types

T = TypeVar("T")


class Found(NamedTuple):
    """Which of the words a letter has led to, -1 for none, and whether no other is left."""

    at: int
    is_only: bool


class TypeAhead:
    """Finds one of a few words by the letters typed so far; the same letter again goes on.

    A letter that begins no word counts as the one at its place on a US keyboard.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [word.casefold() for word in words]
        self._typed = self._overrun = ""

    def forget(self) -> None:
        """Begin anew with the next letter."""
        self._typed = self._overrun = ""

    def pass_over(self, letters: str) -> None:
        """Begin anew, but pass over these letters where they are what is typed next.

        They are the rest of a word that its first letters had chosen: who types on without a look
        means nothing else by them.
        """
        self._typed, self._overrun = "", letters

    def rest_of(self, at: int) -> str:
        """Return what is left of a word behind the letters typed so far, in small letters."""
        word = self._words[at]
        return word[len(self._typed) :] if word.startswith(self._typed) else ""

    def press(self, event: QKeyEvent) -> Found | None:
        """Return where a press leads; None where it types no letter."""
        if not types(event):
            return None
        if self._overrun and event.text().casefold() == self._overrun[0]:
            self._overrun = self._overrun[1:]
            return Found(-1, is_only=False)
        self._overrun = ""
        letters = [event.text(), *(chord.removeprefix("Shift+") for chord in chords(event))]
        found = (self._after(letter.casefold()) for letter in letters if len(letter) == 1)
        return next((place for place in found if place.at >= 0), Found(-1, is_only=False))

    def _after(self, letter: str) -> Found:
        typed = self._typed + letter
        found = self._beginning_with(typed)
        if not found and set(typed) == {letter} and (same := self._beginning_with(letter)):
            self._typed = typed
            return Found(same[(len(typed) - 1) % len(same)], is_only=len(same) == 1)
        if not found:
            typed, found = letter, self._beginning_with(letter)
        if not found:
            return Found(-1, is_only=False)
        self._typed = typed
        return Found(found[0], is_only=len(found) == 1)

    def _beginning_with(self, typed: str) -> list[int]:
        return [at for at, word in enumerate(self._words) if word.startswith(typed)]


class _Begun(NamedTuple, Generic[T]):
    rest: str
    state: T
    in_a_row: int = 0


class Spelling(Generic[T]):
    """Knows when presses only spell out a word that its first letters had ticked.

    One letter of its rest may as well begin another word ("i" behind the "k" of killed); with the
    second in a row it is known, and what the first one did is to be taken back.
    """

    def __init__(self) -> None:
        self._begun: list[_Begun[T]] = []

    def forget(self) -> None:
        """Take the next letter for the beginning of a word."""
        self._begun = []

    def begin(self, rest: str, state: T) -> None:
        """Say that letters have led to a word of which this is the rest, and to which state."""
        self._begun.append(_Begun(rest, state))

    def press(self, event: QKeyEvent) -> T | None:
        """Return the state to which a word had led that a press goes on to spell, else None."""
        letter = event.text().casefold()
        self._begun = [
            _Begun(rest[1:], state, in_a_row + 1)
            for rest, state, in_a_row in self._begun
            if letter and rest.startswith(letter)
        ]
        known = [begun for begun in self._begun if begun.in_a_row > 1]
        return known[0].state if known else None
