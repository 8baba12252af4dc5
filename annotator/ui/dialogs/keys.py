"""The sheet of keyboard shortcuts, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
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
        self._cards: list[tuple[QWidget, list[tuple[str, QWidget]]]] = []
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
        rows: list[tuple[str, QWidget]] = []
        for words, keys in self._entries(name):
            row = _row(words, keys)
            rows.append((f"{words} {' '.join(keys)}".casefold(), row))
            card.add(row)
        layout.addWidget(card)
        self._cards.append((section, rows))
        return section

    def _entries(self, name: str) -> list[tuple[str, tuple[str, ...]]]:
        if name == "mouse":
            return [(what, (how,)) for how, what in _MOUSE]
        actions = [action for action in ACTIONS if action.menu == name]
        return [entry for action in actions if (entry := self._entry(action))[1]]

    def _entry(self, action: Action) -> tuple[str, tuple[str, ...]]:
        number = label_number(action.id)
        if not number:
            return plain(action.title), tuple(key_text(key) for key in action.keys)
        labels = self._label_set.labels
        if number > len(labels):
            return "", ()
        label = labels[number - 1]
        return tr("Tag {label}", label=label.title), tuple(k for k in (str(number), label.key) if k)

    def _choose(self, typed: str) -> None:
        words = typed.casefold().split()
        for section, rows in self._cards:
            shown = [all(word in text for word in words) for text, _ in rows]
            for (_, row), is_shown in zip(rows, shown, strict=True):
                row.setVisible(is_shown)
            section.setVisible(any(shown))


def _row(words: str, keys: tuple[str, ...]) -> QWidget:
    row = QWidget()
    layout = QGridLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(5)
    layout.addWidget(TextLabel(words), 0, 0)
    layout.setColumnStretch(0, 1)
    for column, key in enumerate(keys, 1):
        layout.addWidget(TextLabel(key, role="key", factor=SMALL), 0, column)
    row.setAccessibleName(f"{words}: {', '.join(keys)}")
    return row
