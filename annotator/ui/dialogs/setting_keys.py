"""The page of the settings where every action's keys can be changed."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFocusEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.app.keys import KeyMap, label_number, normalized, without_doubles
from annotator.app.session import Session
from annotator.app.settings import KeyChoice, with_keys
from annotator.errors import SettingsError
from annotator.ui.actions import key_text
from annotator.ui.dialogs.key_button import MARGIN_PX, KeyButton
from annotator.ui.dialogs.setting_editors import Told
from annotator.ui.icons import icon
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, show_if
from annotator.ui.wording import tr


class KeysPage(QWidget):
    """Every action by menu with its keys; pressing a row records the next key as its.

    The rows are one stop of Tab; Up and Down go from row to row. They are made when the page is
    first looked at, as there are many.

    Args:
        session: Whose keys are shown, and whose labels give actions their names.
        told: Called with the keys that the person has chosen.
        see: Brings a row that has the focus into view.
    """

    def __init__(self, session: Session, told: Told, see: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._session = session
        self._told = told
        self._see = see
        self._before: tuple[KeyChoice, ...] = ()
        self._sections: list[tuple[QWidget, list[KeyRow]]] = []
        self.rows: dict[str, KeyRow] = {}
        self._current: KeyRow | None = None
        self.reset = QPushButton()
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._give_all_back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        words = tr(
            "Press an action and then the key it shall have. A letter or sign alone counts in"
            " the article, as does one with Shift; typing elsewhere is typing."
        )
        self._words = TextLabel(words, role="faint", wraps=True)
        self._column.addWidget(self._words)
        self._column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def make_rows(self) -> None:
        """Make the rows, unless they are there."""
        if self.rows:
            return
        key_map = self._key_map
        for menu, title in MENU_TITLES.items():
            actions = [a for a in ACTIONS if a.menu == menu and self._has_label(a)]
            self._column.addWidget(self._section(title.replace("&", ""), actions, key_map))
        self.refresh()

    def _has_label(self, action: Action) -> bool:
        number = label_number(action.id)
        return number <= len(self._session.label_set.labels)

    def _section(self, title: str, actions: Sequence[Action], key_map: KeyMap) -> QWidget:
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        caption = Caption(title)
        caption.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 4)
        layout.addWidget(caption)
        rows: list[KeyRow] = []
        for action in actions:
            row = self._row(action, title, key_map)
            layout.addWidget(row)
            rows.append(row)
        self._sections.append((section, rows))
        return section

    def _row(self, action: Action, menu: str, key_map: KeyMap) -> "KeyRow":
        row = KeyRow(action, key_map.title(action.id), menu=menu)
        row.setObjectName(f"keys_{action.id}")
        row.wanted.connect(lambda keys: self._on_wanted(action.id, keys))
        row.button.focus_changed.connect(lambda: self._on_focus(row))
        row.button.stepped.connect(lambda step: self._step(row, step))
        self.rows[action.id] = row
        return row

    @property
    def _key_map(self) -> KeyMap:
        return self._session.settings.key_map(self._session.label_set)

    # Drawn from the settings

    def refresh(self) -> None:
        """Show the keys as they are set."""
        chosen, key_map = self._session.settings.chosen_keys, self._key_map
        for action_id, row in self.rows.items():
            row.show_keys(
                key_map.keys(action_id), key_map.own_keys(action_id), is_chosen=action_id in chosen
            )
        has_before = bool(self._before) and not chosen
        words = tr("Take my keys back") if has_before else tr("Give all their usual keys")
        self.reset.setText(words)
        self.reset.setEnabled(bool(chosen) or has_before)

    def choose(self, typed: str) -> bool:
        """Show the actions that have all the words that are searched for; return if any has."""
        self.make_rows()
        show_if(self._words, not typed)
        show_if(self.reset, not typed)
        for section, rows in self._sections:
            for row in rows:
                show_if(row, row.holds(typed))
            show_if(section, any(not row.isHidden() for row in rows))
        shown = self._shown
        if shown and self._current not in shown:
            self._make_current(shown[0])
        return bool(shown)

    @property
    def _shown(self) -> "list[KeyRow]":
        return [row for row in self.rows.values() if not row.isHidden()]

    def refuse(self, reason: str) -> None:
        """Say, beneath the row that the person was at, why its keys were not taken."""
        if self._current is not None:
            self._current.refuse(reason)

    def focus_current(self) -> None:
        """Go to the row where Tab stops."""
        if self._current is not None:
            self._current.button.setFocus(Qt.FocusReason.TabFocusReason)

    # What the person does

    def _on_wanted(self, action_id: str, keys: tuple[str, ...] | None) -> None:
        session, row = self._session, self.rows[action_id]
        try:
            new = with_keys(session.settings, action_id, keys, labels=session.label_set)
        except SettingsError as error:
            row.refuse(error.message)
            return
        row.button.stop()
        self._told(new.keys)

    def _give_all_back(self) -> None:
        now = self._session.settings.keys
        wanted = () if now else self._before
        self._before = now
        self._told(wanted)

    def _on_focus(self, row: "KeyRow") -> None:
        if row.button.hasFocus():
            self._make_current(row)
            self._see(row)

    def _make_current(self, row: "KeyRow") -> None:
        """Let Tab stop at one row alone: the one that had the focus last."""
        if self._current is not None:
            self._current.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = row
        row.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _step(self, row: "KeyRow", step: int) -> None:
        shown = self._shown
        at = shown.index(row) + step
        if 0 <= at < len(shown):
            shown[at].button.setFocus(Qt.FocusReason.TabFocusReason)


class KeyRow(QWidget):
    """One action with its keys, and beneath it what is to say about a key.

    `wanted` carries the keys that the person wants for it, None for its usual ones.
    """

    wanted = Signal(object)

    def __init__(self, action: Action, title: str, *, menu: str) -> None:
        super().__init__()
        self._words = f"{title} {menu} {action.help}"
        self._own: tuple[str, ...] = ()
        self._is_chosen = False
        self._said: TextLabel | None = None
        self.button = KeyButton(title, action.help)
        self.button.key_pressed.connect(self._on_key_pressed)
        self.button.emptied.connect(lambda: self.wanted.emit(()))
        self.button.recording_changed.connect(self._on_recording_changed)
        self.add = _Tool("mdi6.plus", tr("Another key for {action}", action=title))
        self.add.clicked.connect(lambda: self.button.record(is_adding=True))
        keys = ", ".join(key_text(key) for key in without_doubles(action.keys)) or tr("none")
        words = tr("The usual keys of {action} again: {keys}", action=title, keys=keys)
        self.reset = _Tool("mdi6.restore", words)
        self.reset.clicked.connect(self._on_reset)
        self._build()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.button, 1)
        for tool in (self.add, self.reset):
            line.addWidget(tool)
            tool.focus_changed.connect(self._show_tools)
        self.button.focus_changed.connect(self._show_tools)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(line)

    @property
    def sentence(self) -> str:
        """What is said beneath the row just now."""
        return self._said.text() if self._said else ""

    def holds(self, typed: str) -> bool:
        """Whether it has all words that are searched for, in its title, help, menu or keys."""
        keys = " ".join(f"{key} {key_text(key)}" for key in self.button.keys)
        text = f"{self._words} {keys}".casefold()
        return all(word in text for word in typed.casefold().split())

    def show_keys(self, keys: tuple[str, ...], own: tuple[str, ...], *, is_chosen: bool) -> None:
        """Show an action's keys, of which `own` are without a label's letter."""
        self._own = own
        self._is_chosen = is_chosen
        self.button.show_keys(without_doubles(keys))
        self._show_tools()
        if not self.button.is_recording:
            self._say("")

    def refuse(self, reason: str) -> None:
        """Say why it cannot have the key; another may be pressed at once."""
        if self.button.is_recording:
            reason = f"{reason} {tr('Press another key, or Esc.')}"
        self._say(reason, role="error")

    def _on_key_pressed(self, typed: str) -> None:
        key = ""
        with suppress(SettingsError):
            key = normalized(typed)
        if not key:
            self.refuse(tr("That key cannot be an action's."))
        else:
            self.wanted.emit((*self._own, key) if self.button.is_adding else (key,))

    def _on_reset(self) -> None:
        # The tool goes with what it does; the person stays at the row.
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(None)

    def _on_recording_changed(self) -> None:
        words = tr("Esc leaves the keys as they are, Backspace takes them away.")
        self._say(words if self.button.is_recording else "")
        self._show_tools()

    def _say(self, words: str, *, role: str = "faint") -> None:
        if self._said is not None:
            self._said.hide()
            self._said.deleteLater()
            self._said = None
        if words:
            self._said = TextLabel(words, role=role, factor=SMALL, wraps=True)
            self._said.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 4)
            self._column.addWidget(self._said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.button, words))

    def _show_tools(self) -> None:
        """Show what can be done with the row that is pointed at or has the focus."""
        is_near = self.underMouse() or any(
            w.hasFocus() for w in (self.button, self.add, self.reset)
        )
        show_if(self.add, is_near and bool(self._own) and not self.button.is_recording)
        show_if(self.reset, self._is_chosen)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_tools()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_tools()


class _Tool(QToolButton):
    """A small button that keeps its room while it is hidden, so that nothing moves."""

    focus_changed = Signal()

    def __init__(self, glyph: str, words: str) -> None:
        super().__init__()
        self.setIcon(icon(glyph))
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.setToolTip(words)
        self.setAccessibleName(words)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
