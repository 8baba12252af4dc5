"""The sheet of keyboard shortcuts: the person's own keys, made from the table of actions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app.actions import ACTIONS, MENU_TITLES
from annotator.app.keys import label_number, without_doubles
from annotator.app.session import Session
from annotator.ui.actions import key_text
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, show_if
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr

_MOUSE = "mouse"
_COLUMN_CHARS = 54
"""The width, in characters, from which on a column may stand beside another."""

_MOST_COLUMNS = 3
_SIZE = QSize(1240, 760)
_ROW_GAP_PX = 3
_CAPTION_ROWS = 2
"""What a section takes besides its rows, in rows: its caption and the edges of its card."""


class KeysDialog(QDialog):
    """Every action that has a key, by menu, with a field to search them.

    Args:
        session: Whose keys are shown, and whose labels have keys.
        change: Called where the person wants to change keys; None offers no such button.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        change: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._change = change
        self.search = SearchField(tr("Search actions and keys"))
        self.search.textEdited.connect(self._choose)
        self._sections = [_Section(self._title(name), self._entries(name)) for name in _SECTIONS]
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 8, 0)
        self._columns.setSpacing(18)
        self._count = 0
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.setAccessibleName(tr("Actions and their keys"))
        self.search.left_downwards.connect(self.area.setFocus)
        words = tr(
            "For a sign that your keyboard lacks, press the key in its place on a US keyboard:"
            " on a German one ü for [."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(18)
        foot.addWidget(TextLabel(words, role="faint", factor=SMALL, wraps=True), 1)
        foot.addWidget(closing_buttons(self, *self._others()))
        layout.addLayout(foot)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))
        self._arrange()

    def _others(self) -> list[QPushButton]:
        if self._change is None:
            return []
        button = QPushButton(tr("Change keys…"))
        button.clicked.connect(self._on_change_wanted)
        return [button]

    def _on_change_wanted(self) -> None:
        assert self._change is not None
        self.close()
        self._change()

    def _title(self, name: str) -> str:
        return tr("Mouse") if name == _MOUSE else _MENUS[name].replace("&", "")

    def _entries(self, name: str) -> "list[_Entry]":
        if name == _MOUSE:
            return [_Entry("", what, (how,)) for how, what in mouse_ways()]
        labels = self._session.label_set.labels
        key_map = self._session.settings.key_map(self._session.label_set)
        return [
            _Entry(
                action.id,
                key_map.title(action.id),
                [key_text(key) for key in without_doubles(keys)],
            )
            for action in ACTIONS
            if action.menu == name
            and label_number(action.id) <= len(labels)
            and (keys := key_map.keys(action.id))
        ]

    # Columns

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The titles of the sections, column by column."""
        return tuple(tuple(section.title for section in column) for column in self._shared_out)

    @property
    def _shared_out(self) -> "list[list[_Section]]":
        """The sections that are shown, column by column."""
        shown = [section for section in self._sections if section.is_found]
        shares = columns_of([section.size_rows for section in shown], self._count)
        return [[shown[at] for at in share] for share in shares]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the sections into as many columns as there is room for."""
        widest = _COLUMN_CHARS * self.fontMetrics().averageCharWidth()
        count = max(1, min(_MOST_COLUMNS, self.width() // widest))
        if count != self._count:
            self._count = count
            self._fill_columns()

    def _fill_columns(self) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            if (column := item.layout()) is not None:
                column.deleteLater()
        for sections in self._shared_out:
            box = QVBoxLayout()
            box.setSpacing(10)
            for section in sections:
                box.addWidget(section)
            box.addStretch(1)
            self._columns.addLayout(box, 1)

    # Searching

    @property
    def action_ids(self) -> tuple[str, ...]:
        """The actions on the sheet."""
        return tuple(entry.action_id for entry in self._every if entry.action_id)

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The actions that the search leaves."""
        return tuple(e.action_id for e in self._every if e.action_id and not e.isHidden())

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action as the sheet shows them."""
        return next(entry.keys for entry in self._every if entry.action_id == action_id)

    @property
    def _every(self) -> "list[_Entry]":
        return [entry for section in self._sections for entry in section.entries]

    def _choose(self, typed: str) -> None:
        before = self.columns
        for section in self._sections:
            section.choose(typed)
        if before != self.columns:
            # Else what is found might stand at the right, beside nothing.
            self._fill_columns()


_MENUS: dict[str, str] = {**MENU_TITLES}
_SECTIONS = (*_MENUS, _MOUSE)


def mouse_ways() -> tuple[tuple[str, str], ...]:
    """Return what can be done with the mouse: how, and what it does."""
    ctrl = key_text("Ctrl+A").removesuffix("A").rstrip("+")
    return (
        (tr("Point + label key"), tr("Tag the phrase there")),
        (tr("{ctrl} + click", ctrl=ctrl), tr("Tag the phrase with the label used last")),
        (tr("Click with a sticky label"), tr("Tag the phrase")),
        (tr("Hover with {ctrl}", ctrl=ctrl), tr("Outline what a click would tag")),
        (tr("Drag"), tr("Select; Alt takes single characters")),
        (tr("Double-click"), tr("Select a word")),
        (tr("Triple-click"), tr("Select a sentence")),
        (tr("Click a span"), tr("Pick it; again for the one around it")),
        (tr("Drag an end"), tr("Move the end of the picked span")),
        (tr("{ctrl} + wheel", ctrl=ctrl), tr("Zoom")),
    )


def columns_of(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Share things of these sizes out over columns about as long; return their positions.

    The largest goes first, each into the column that is shortest so far. Within a column they keep
    their order, and the columns that of their first; those that get nothing come last.

    >>> columns_of([3, 9, 4, 5], 2)
    [[0, 2, 3], [1]]
    """
    columns: list[list[int]] = [[] for _ in range(count)]
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        shortest = min(columns, key=lambda column: sum(sizes[n] for n in column))
        shortest.append(at)
    return sorted(map(sorted, columns), key=lambda column: column or [len(sizes)])


def _caps(keys: tuple[str, ...]) -> list[str]:
    return [key_text(key) for key in without_doubles(keys)]


class _Section(QWidget):
    """The actions of one menu under its title."""

    def __init__(self, title: str, entries: "list[_Entry]") -> None:
        super().__init__()
        self.title = title
        self.entries = entries
        self.is_found = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(Caption(title))
        card = Card()
        if (rows := card.layout()) is not None:
            rows.setSpacing(_ROW_GAP_PX)
        for entry in entries:
            card.add(entry)
        layout.addWidget(card)

    @property
    def size_rows(self) -> int:
        return len(self.entries) + _CAPTION_ROWS

    def choose(self, typed: str) -> None:
        """Show the entries that have the words that are searched for."""
        for entry in self.entries:
            show_if(entry, entry.holds(typed))
        self.is_found = any(not entry.isHidden() for entry in self.entries)
        show_if(self, self.is_found)


class _Entry(QWidget):
    """An action or a movement of the mouse, and its keys as caps."""

    def __init__(self, action_id: str, words: str, keys: Sequence[str]) -> None:
        super().__init__()
        self.action_id = action_id
        self.keys = tuple(keys)
        self._text = f"{words} {' '.join(keys)}".casefold()
        self.setAccessibleName(f"{words}: {', '.join(keys)}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(TextLabel(words, wraps=True), 1)
        for key in keys:
            layout.addWidget(TextLabel(key, role="key", factor=SMALL))

    def holds(self, typed: str) -> bool:
        """Whether it has all words that are searched for."""
        return all(word in self._text for word in typed.casefold().split())
