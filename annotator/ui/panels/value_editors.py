"""What a value is changed with: an editor for each type of attribute, one table of them.

All of them hold a value as the text that `core.values` shows and reads. To add one for a type:
write a class as `editing.Editor` says, made from an attribute and `Around`, and name it in
`EDITORS`.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.labels import Attribute, spoken
from annotator.core.records import ValueType
from annotator.ui.keyboard import types
from annotator.ui.panels.around import CLEARING, ROLE, Around, named_with, titled
from annotator.ui.panels.choices_editor import ChoicesEditor
from annotator.ui.panels.line_editor import LineEditor
from annotator.ui.panels.type_ahead import Found, Spelling, TypeAhead
from annotator.ui.widgets.choice_box import ChoiceBox
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import tr

_LETTERS = 3


class ChoiceEditor(ChoiceBox):
    """One of a few, or none; typing the first letters of the only one left also goes on."""

    meant: ClassVar[Signal] = Signal(bool)

    def __init__(self, attribute: Attribute, around: Around) -> None:
        super().__init__(letters=_LETTERS)
        self.setProperty("role", ROLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        titles = _titles(attribute)
        self.addItem("", "")
        for choice, title in titles.items():
            self.addItem(title, choice)
        self._ahead = TypeAhead(list(titles.values()))
        self._spelling: Spelling[int] = Spelling()
        self._waits = False
        self._is_by_key = self._has_foreign = False
        self.activated.connect(self._on_activated)

    @property
    def typed(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def show_text(self, text: str) -> None:
        """Show a value; one that is no choice is shown behind the others."""
        if self._has_foreign:
            self.removeItem(self.count() - 1)
        self._has_foreign = self.findData(text) < 0
        if self._has_foreign:
            self.addItem(text, text)
        self.setCurrentIndex(self.findData(text))

    def disregard(self, letters: str) -> None:
        """Pass over these letters where they are typed next."""
        self._spelling.begin(letters, self.currentIndex())

    def _on_activated(self, _row: int) -> None:
        # What keys choose counts when the person goes on: on the way there others are passed.
        if not self._is_by_key:
            self.meant.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ahead.forget()
        self._spelling.forget()
        self._waits = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spelt = self._spelling.press(event, letters=2)
        if spelt is not None:
            self._ahead.forget()
            self._waits = False
            self.setCurrentIndex(spelt.state)
        elif self._waits and types(event):
            # The letter before was meant, and this one is for the next field.
            following = self._go_on("")
            if following is not None:
                QApplication.sendEvent(following, event)
        elif (found := self._ahead.press(event)) is not None:
            self._take(found)
        elif event.key() in CLEARING:
            self.setCurrentIndex(0)
        else:
            self._is_by_key = True
            super().keyPressEvent(event)
            self._is_by_key = False

    def _take(self, found: Found) -> None:
        if found.at >= 0:
            self.setCurrentIndex(found.at + 1)
        # A letter that may be of the choice before is known to be meant with the next one.
        self._waits = found.is_only and self._spelling.is_begun
        if found.is_only and not self._waits:
            self._go_on(self._ahead.rest_of(found.at))

    def _go_on(self, rest: str) -> QWidget | None:
        """Go to the next field, which does not take for its own what is left of this choice."""
        self.focusNextChild()
        following = QApplication.focusWidget()
        if isinstance(following, LineEditor | ChoiceEditor | ChoicesEditor):
            following.disregard(rest)
        return following


def _titles(attribute: Attribute) -> dict[str, str]:
    """Return what may be chosen, as it is written and as it is shown."""
    if attribute.type == "boolean":
        return {"yes": tr("yes"), "no": tr("no")}
    return {choice: spoken(choice) for choice in attribute.choices}


class SpanEditor(WordsButton):
    """A span that a click in the article chooses; Del takes it away."""

    meant: ClassVar[Signal] = Signal(bool)

    def __init__(self, attribute: Attribute, around: Around) -> None:
        super().__init__(edge="field", factor=1.0)
        self._name = attribute.name
        self._around = around
        self._span_id = ""
        self.clicked.connect(lambda: around.choose(attribute.name, self._take))
        self.show_text("")

    @property
    def typed(self) -> str:
        """The id of the span."""
        return self._span_id

    def show_text(self, text: str) -> None:
        """Show the words of a span by its id."""
        self._span_id = text
        gone = tr("A span that is gone")
        words = (self._around.words_of(text) or gone) if text else tr("Choose by a click…")
        self.show_words(words, is_faint=not text)
        self.setAccessibleName(named_with(self._name, words if text else ""))

    def _take(self, span_id: str) -> None:
        self.show_text(span_id)
        self.meant.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLEARING:
            self._take("")
        else:
            super().keyPressEvent(event)


ValueEditor = LineEditor | ChoiceEditor | ChoicesEditor | SpanEditor

EDITORS: dict[ValueType, Callable[[Attribute, Around], ValueEditor]] = {
    "string": LineEditor,
    "integer": LineEditor,
    "number": LineEditor,
    "boolean": ChoiceEditor,
    "date": LineEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
    "range": LineEditor,
    "link": SpanEditor,
    "json": LineEditor,
}


def editor_for(attribute: Attribute, around: Around) -> ValueEditor:
    """Return an editor for an attribute by its type, named for screen readers."""
    editor = EDITORS[attribute.type](attribute, around)
    if not editor.accessibleName():
        editor.setAccessibleName(titled(attribute.name))
    return editor
