"""The time in which letters lie over the text and keys spell one of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from annotator.app.hints import LETTERS, Hint, Hints, Kind, hints_for
from annotator.app.tagging import Tagging
from annotator.core import boundaries
from annotator.ui.keyboard import chords
from annotator.ui.text.view import TextView

_AGAIN = "F"
_EXTENDS = "Shift+"


class Hinting:
    """Shows hints in a view, takes keys while they are shown, and goes where they lead.

    Args:
        view: Where they are laid over the text; it loses them with its focus, by a press of the
            mouse, and where something else is shown. Scrolled, it gets others.
        tagging: Knows the likely phrases and what a selection becomes while a label sticks.
        run: Calls what may raise a known error.
    """

    def __init__(
        self, view: TextView, tagging: Tagging, run: Callable[[Callable[[], object]], bool]
    ) -> None:
        self._view = view
        self._tagging = tagging
        self._run = run
        self.hints = Hints()
        view.left.connect(self.end)
        view.interrupted.connect(self.end)
        view.scrolled.connect(self._on_scrolled)

    @property
    def is_active(self) -> bool:
        """Whether hints are shown."""
        return bool(self.hints.hints)

    def begin(self, kind: Kind = "phrases") -> None:
        """Show hints for what is in view; words, where no phrase is likely."""
        session = self._tagging.session
        visible = self._view.visible
        if kind == "phrases":
            places = [(p.start, p.end, p.label) for p in self._tagging.phrasing.likely(*visible)]
        else:
            words = boundaries.words(session.text, *visible)
            places = [(w.start, w.end, "") for w in words if w.start >= visible.start]
        if not places and kind == "phrases":
            self.begin("words")
        else:
            self._show(hints_for(places, session.caret, kind))
            session.tell(_SAID[kind] if places else "There is no word in view.")

    def _on_scrolled(self) -> None:
        if self.is_active:
            # Later: the page may be about to be set anew.
            QTimer.singleShot(0, self._view, self._lay_again)

    def _lay_again(self) -> None:
        """Show hints of the same kind for what has come into view."""
        if self.is_active:
            self.begin(self.hints.kind)

    def end(self) -> None:
        """Take the hints away."""
        if self.is_active:
            self._show(Hints())
            self._tagging.session.tell("")

    def _show(self, hints: Hints) -> None:
        self.hints = hints
        self._view.show_hints(hints)

    def take(self, event: QKeyEvent) -> None:
        """Do what a key means while hints are shown: spell one, or take them away."""
        pressed = [chord.removeprefix(_EXTENDS) for chord in chords(event)]
        spelt = next((letter for letter in pressed if letter in LETTERS), "")
        if _AGAIN in chords(event):
            self.begin("words" if self.hints.kind == "phrases" else "phrases")
        elif event.key() == Qt.Key.Key_Backspace and self.hints.typed:
            self._show(self.hints.before())
        elif spelt:
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._spell(spelt, extends=is_shifted)
        elif event.key() not in _HELD:
            self.end()

    def _spell(self, letter: str, *, extends: bool) -> None:
        hints = self.hints.after(letter)
        self._show(hints)
        if hints.chosen is not None:
            self.end()
            if extends:
                self._extend_to(hints.chosen)
            else:
                self._go_to(hints.chosen, hints.kind)

    def _extend_to(self, hint: Hint) -> None:
        """Select from where the selection or the caret began to a place, that with it."""
        session = self._tagging.session
        anchor = session.anchor
        session.select(anchor, hint.end if hint.start >= anchor else hint.start)
        self._run(self._tagging.finish_selection)

    def _go_to(self, hint: Hint, kind: Kind) -> None:
        """Select a phrase, which a label that sticks tags at once; put the caret at a word."""
        session, tagging = self._tagging.session, self._tagging
        if kind == "phrases":
            session.select(hint.start, hint.end)
            self._run(tagging.finish_selection)
        elif session.sticky_label:
            self._run(lambda: tagging.click(hint.start))
        else:
            session.select(hint.start, hint.start)


_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_SAID: dict[Kind, str] = {
    "phrases": "Type the letters of a phrase to select it; F again for every word.",
    "words": "Type the letters of a word to go there, with Shift to select as far as it.",
}
