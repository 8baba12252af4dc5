"""Some of a few: a field whose menu stays open while one ticks what is chosen."""

from collections.abc import Collection
from functools import cached_property
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from annotator.core.labels import Attribute, spoken
from annotator.core.values import choices_of, text_of_choices
from annotator.ui.panels.around import CLEARING, Around, named_with
from annotator.ui.panels.type_ahead import Spelling, TypeAhead
from annotator.ui.widgets.words_button import WordsButton


class TickMenu(QMenu):
    """A menu of ticks that stays open until one is done with it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        entry = self.actionAt(event.position().toPoint())
        if entry is not None and entry.isEnabled():
            entry.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.activeAction()
        if event.key() == Qt.Key.Key_Space and entry is not None:
            entry.trigger()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


class ChoicesEditor(WordsButton):
    """Shows what is chosen; a click opens the menu, the first letters of a choice tick it."""

    meant: ClassVar[Signal] = Signal(bool)

    def __init__(self, attribute: Attribute, around: Around) -> None:
        super().__init__(edge="field", factor=1.0)
        self._name = attribute.name
        self._choices = attribute.choices
        self._chosen: tuple[str, ...] = ()
        self._unknown = ""
        self._ahead = TypeAhead([spoken(choice) for choice in self._choices])
        self._spelling: Spelling[tuple[str, ...]] = Spelling()
        self.clicked.connect(self._open)
        self._refresh()

    @property
    def typed(self) -> str:
        """What is chosen, as a list that no comma in a choice can confuse."""
        if self._unknown:
            return self._unknown
        return text_of_choices(self._chosen) if self._chosen else ""

    def show_text(self, text: str) -> None:
        """Show a value; what is no list of choices is shown as it is."""
        known = {spoken(choice).casefold(): choice for choice in self._choices}
        parts = choices_of(text) or [part.strip() for part in text.split(",") if part.strip()]
        found = [known.get(spoken(part).casefold()) for part in parts]
        self._unknown = text if None in found else ""
        self._chosen = tuple(choice for choice in self._choices if choice in found)
        self._refresh()

    def _refresh(self) -> None:
        words = ", ".join(spoken(choice) for choice in self._chosen)
        self.show_words(self._unknown or words)
        # The description is for where a value comes from and what is wrong with it.
        self.setAccessibleName(named_with(self._name, self.text()))

    def _toggle(self, choice: str) -> None:
        self._choose(set(self._chosen) ^ {choice})

    def _choose(self, chosen: Collection[str]) -> None:
        self._unknown = ""
        self._chosen = tuple(choice for choice in self._choices if choice in chosen)
        self._refresh()

    # The menu

    @cached_property
    def menu(self) -> TickMenu:
        """The choices to tick; made when it is first opened."""
        menu = TickMenu(self)
        for choice in self._choices:
            entry = menu.addAction(spoken(choice).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setData(choice)
            entry.triggered.connect(lambda *_, choice=choice: self._toggle(choice))
        menu.aboutToHide.connect(lambda: self.meant.emit(False))
        return menu

    def _open(self) -> None:
        for entry in self.menu.actions():
            entry.setChecked(entry.data() in self._chosen)
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    # Keys

    def disregard(self, letters: str) -> None:
        """Pass over these letters where they are typed next."""
        self._spelling.begin(letters, self._chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ahead.forget()
        self._spelling.forget()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A letter that begins a choice may well be meant, also as the second in a row.
        spelt = self._spelling.press(event, letters=3 if self._ahead.begins(event.text()) else 2)
        if spelt is not None:
            self._ahead.forget()
            self._choose(spelt.state)
            return
        found = self._ahead.press(event)
        if found is not None:
            self._type(found.at, is_only=found.is_only)
        elif event.key() in CLEARING:
            self._chosen, self._unknown = (), ""
            self._refresh()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self._open()
        else:
            super().keyPressEvent(event)

    def _type(self, at: int, *, is_only: bool) -> None:
        """Tick the only choice that begins so; of several show the first, to tick it there."""
        if at >= 0 and is_only:
            rest = self._ahead.rest_of(at)
            self._ahead.forget()
            self._toggle(self._choices[at])
            self._spelling.begin(rest, self._chosen)
        elif at >= 0:
            self._open()
            self.menu.setActiveAction(self.menu.actions()[at])
