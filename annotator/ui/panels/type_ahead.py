"""Choosing by the first letters of what one wants."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QKeyEvent

from annotator.ui.keyboard import chords, types


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
        self._typed = ""

    def forget(self) -> None:
        """Begin anew with the next letter."""
        self._typed = ""

    def rest_of(self, at: int) -> str:
        """Return what is left of a word behind the letters typed so far, in small letters."""
        word = self._words[at]
        return word[len(self._typed) :] if word.startswith(self._typed) else ""

    def press(self, event: QKeyEvent) -> Found | None:
        """Return where a press leads; None where it types no letter."""
        if not types(event):
            return None
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
