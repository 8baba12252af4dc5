"""Choosing by the first letters of what one wants."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtGui import QKeyEvent

from annotator.ui.keyboard import chords, is_silent, types

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
        self._typed = ""

    def forget(self) -> None:
        """Begin anew with the next letter."""
        self._typed = ""

    def begins(self, letter: str) -> bool:
        """Return whether a word begins with a letter."""
        return bool(letter) and bool(self._beginning_with(letter.casefold()))

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


class Spelt(NamedTuple, Generic[T]):
    """The rest of a word that its first letters chose, and what is chosen without the rest.

    `in_a_row` letters of it have been pressed since.
    """

    rest: str
    state: T
    in_a_row: int = 0


class Spelling(Generic[T]):
    """Tells when presses only spell out a word that its first letters had chosen.

    Who types on without a look means nothing else by them. But one letter of the rest may as well
    begin another word ("i" behind the "k" of killed), so that it counts; with more of them in a row
    it is known, and what they did is to be taken back.
    """

    def __init__(self) -> None:
        self._begun: list[Spelt[T]] = []

    def forget(self) -> None:
        """Take the next letter for the beginning of a word."""
        self._begun = []

    def begin(self, rest: str, state: T) -> None:
        """Say of which word this is the rest, and what is chosen without the letters of it."""
        self._begun.append(Spelt(rest, state))

    @property
    def is_begun(self) -> bool:
        """Whether what was pressed last goes on with a word."""
        return any(word.in_a_row for word in self._begun)

    def press(self, event: QKeyEvent, *, letters: int) -> Spelt[T] | None:
        """Return the word that a press goes on to spell; None where that is not known.

        Args:
            event: The press; a space may be of a word, too.
            letters: With how many in a row it is known.
        """
        if is_silent(event):
            return None
        letter = event.text().casefold()
        self._begun = [
            Spelt(word.rest[1:], word.state, word.in_a_row + 1)
            for word in self._begun
            if letter and word.rest.startswith(letter)
        ]
        least = 1 if letter == " " else letters
        return next((word for word in self._begun if word.in_a_row >= least), None)
