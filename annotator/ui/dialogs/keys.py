"""The sheet of keyboard shortcuts, made from the table of actions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.app.help import plain
from annotator.core.labels import LabelSet
from annotator.ui.actions import key_text, label_number
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr

_ALIASES = ("Backtab", "Ctrl+Enter")
"""Names of keys that say the same as the one before them."""

_MOUSE = (
    (tr("Drag"), tr("Select; Alt takes single characters")),
    (tr("Double-click"), tr("Select a word")),
    (tr("Triple-click"), tr("Select a sentence")),
    (tr("Click a span"), tr("Pick it; again for the one around it")),
    (tr("Drag an end"), tr("Move the end of the picked span")),
    (tr("Ctrl + wheel"), tr("Zoom")),
)


class KeysDialog(QDialog):
    """Every action that has a key, by menu, with a field to search them."""

    def __init__(self, label_set: LabelSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._label_set = label_set
        self.search = SearchField(tr("Search actions"))
        self.search.textEdited.connect(self._choose)
        self._sections: list[tuple[QWidget, list[_Entry]]] = []
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(18)
        for menus in (("file", "edit", "view", "help"), ("document", "spans", "mouse")):
            column = QVBoxLayout()
            column.setSpacing(16)
            for name in menus:
                column.addWidget(self._section(name))
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(14)
        layout.addWidget(self.search)
        layout.addWidget(scroll, 1)
        layout.addWidget(closing_buttons(self))
        self.resize(880, 640)

    def _section(self, name: str) -> QWidget:
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        title = MENU_TITLES[name].replace("&", "") if name in MENU_TITLES else tr("Mouse")
        layout.addWidget(Caption(title))
        card = Card()
        entries = self._entries(name)
        for entry in entries:
            card.add(entry)
        layout.addWidget(card)
        self._sections.append((section, entries))
        return section

    def _entries(self, name: str) -> "list[_Entry]":
        if name == "mouse":
            return [_Entry("", what, (how,)) for how, what in _MOUSE]
        actions = [action for action in ACTIONS if action.menu == name]
        return [entry for action in actions if (entry := self._entry(action)) is not None]

    def _entry(self, action: Action) -> "_Entry | None":
        number, labels = label_number(action.id), self._label_set.labels
        if not action.keys or number > len(labels):
            return None
        if not number:
            keys = [key_text(key) for key in action.keys if key not in _ALIASES]
            return _Entry(action.id, plain(action.title), keys)
        label = labels[number - 1]
        keys = [key for key in (str(number), label.key) if key]
        return _Entry(action.id, tr("Tag {label}", label=label.title), keys)

    @property
    def action_ids(self) -> tuple[str, ...]:
        """The actions on the sheet."""
        return tuple(entry.action_id for entry in self._all if entry.action_id)

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The actions that the search leaves."""
        return tuple(e.action_id for e in self._all if e.action_id and not e.isHidden())

    @property
    def _all(self) -> "list[_Entry]":
        return [entry for _, entries in self._sections for entry in entries]

    def _choose(self, typed: str) -> None:
        for section, entries in self._sections:
            for entry in entries:
                entry.setVisible(entry.holds(typed))
            section.setVisible(any(not entry.isHidden() for entry in entries))


class _Entry(QWidget):
    """An action or a movement of the mouse, and its keys as caps."""

    def __init__(self, action_id: str, words: str, keys: Sequence[str]) -> None:
        super().__init__()
        self.action_id = action_id
        self._text = f"{words} {' '.join(keys)}".casefold()
        self.setAccessibleName(f"{words}: {', '.join(keys)}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(TextLabel(words), 1)
        for key in keys:
            layout.addWidget(TextLabel(key, role="key", factor=SMALL))

    def holds(self, typed: str) -> bool:
        """Whether it has all words that are searched for."""
        return all(word in self._text for word in typed.casefold().split())
