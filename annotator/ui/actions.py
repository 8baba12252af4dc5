"""The table of actions as Qt's: menus, keys, and what is possible or checked just now."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.app.actions import ACTIONS, MENU_TITLES, Action, Menu
from annotator.app.conditions import CONDITIONS
from annotator.app.help import plain
from annotator.app.keys import is_bare
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.icons import icon
from annotator.ui.wording import tr

_LOOKED_AT = Changes.ALL & ~Changes.NOTICE & ~Changes.AIM
_KEYED = Changes.SETTINGS | Changes.PROJECT | Changes.LABELS


class ActionSet(QObject):
    """One `QAction` for each line of the table.

    Args:
        bridge: Tells when to look again at what is possible.
        trigger: Called with an action's id when the person triggers it.
        article: Has the focus while `text_only` keys count.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        trigger: Callable[[str], None],
        *,
        window: QWidget,
        article: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = bridge.session
        self._trigger = trigger
        self._actions = {action.id: self._made(action, window, article) for action in ACTIONS}
        bridge.watch(lambda _changes: self._title_labels(), Changes.PROJECT | Changes.LABELS)
        bridge.watch(lambda _changes: self._give_keys(), _KEYED)
        bridge.watch(lambda _changes: self.refresh(), _LOOKED_AT)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def _made(self, action: Action, window: QWidget, article: QWidget) -> QAction:
        made = QAction(action.title, window)
        made.setObjectName(action.id)
        made.setStatusTip(action.help)
        made.setCheckable(bool(action.checked))
        made.triggered.connect(lambda *_: self._on_triggered(action.id))
        if action.text_only:
            # Not with children: the menu bar, in whose menu it is too, has a field in its corner.
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            article.addAction(made)
        else:
            window.addAction(made)
        return made

    def _give_keys(self) -> None:
        """Give every action its keys; what types something is left to the article to take."""
        key_map = self._session.settings.key_map(self._session.label_set)
        for action in ACTIONS:
            made, keys = self._actions[action.id], key_map.keys(action.id)
            shown = keys if action.text_only else [key for key in keys if not is_bare(key)]
            made.setShortcuts([QKeySequence(key) for key in shown])
            made.setToolTip(tip(action.title, action.help, keys))

    def _on_triggered(self, action_id: str) -> None:
        self._trigger(action_id)
        # Qt has turned the check round by itself; whether it is checked is for the session to say.
        self.refresh()

    def refresh(self) -> None:
        """Enable, check and name every action as the session is now."""
        session = self._session
        for action in ACTIONS:
            made = self._actions[action.id]
            made.setEnabled(CONDITIONS[action.when](session))
            if action.checked:
                made.setChecked(CONDITIONS[action.checked](session))
        self._name("undo", tr("&Undo"), session.undo_title)
        self._name("redo", tr("&Redo"), session.redo_title)

    def _name(self, action_id: str, title: str, what: str) -> None:
        self._actions[action_id].setText(f"{title} {_literal(what)}".rstrip())

    def _title_labels(self) -> None:
        """Name `tag_1` … after the labels of the set."""
        labels = self._session.label_set.labels
        for number in range(1, 10):
            made = self._actions[f"tag_{number}"]
            label = labels[number - 1] if number <= len(labels) else None
            made.setVisible(label is not None)
            if label is not None:
                made.setText(tr("Tag {label}", label=_literal(label.title)))
                made.setStatusTip(label.description)

    def load_icons(self) -> None:
        """Give the actions their icons; apart from the rest because it takes a moment."""
        for action in ACTIONS:
            made = self._actions[action.id]
            if action.icon:
                made.setIcon(icon(action.icon))
            # A menu shows either an icon or a check in that column.
            made.setIconVisibleInMenu(not action.checked)


def fill_menu_bar(bar: QMenuBar, actions: ActionSet) -> None:
    """Put a menu for each group of the table into `bar`."""
    for name, title in MENU_TITLES.items():
        fill_menu(bar.addMenu(title), name, actions)


def fill_menu(menu: QMenu, name: Menu, actions: ActionSet) -> None:
    """Put the actions of one menu into `menu`, a line between groups."""
    last_group = 0
    for action in ACTIONS:
        if action.menu == name:
            if action.group != last_group:
                menu.addSeparator()
            last_group = action.group
            menu.addAction(actions[action.id])


def _literal(words: str) -> str:
    """Return words as a menu shows them, in which one "&" would mark a letter."""
    return words.replace("&", "&&")


def tip(title: str, help_: str, keys: tuple[str, ...]) -> str:
    """Return what stands by the pointer: what it is, its key, what it does."""
    key = f" ({key_text(keys[0])})" if keys else ""
    return f"{plain(title)}{key}\n{help_}"


def cap_text(key: str) -> str:
    """Return a portable key as short as a key cap has it: "Ctrl ↵"."""
    return key_text(key).replace("Return", "↵").replace("+", "\u2002")


def key_text(key: str) -> str:
    """Return a portable key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
