"""What an action is, and the menus that actions stand in."""

from typing import Literal

from annotator.core.records import Record

Menu = Literal["file", "edit", "document", "go", "spans", "links", "view", "help"]

MENU_TITLES: dict[Menu, str] = {
    "file": "&File",
    "edit": "&Edit",
    "document": "&Document",
    "go": "&Go",
    "spans": "&Spans",
    "links": "&Links",
    "view": "&View",
    "help": "&Help",
}


class Action(Record):
    """One thing a person can trigger.

    `when` names a function in `conditions`; `icon` a glyph of the icon font; `keys` are
    alternatives, the first of which menus show. `checked` names a condition that is its state.
    `text_only` keys work while the article has the focus, so that typing elsewhere is typing; so
    does every key that would type something (`keys.is_bare`).
    """

    id: str
    title: str
    help: str
    menu: Menu
    keys: tuple[str, ...] = ()
    when: str = "always"
    icon: str = ""
    checked: str = ""
    text_only: bool = False
    group: int = 0
    """Actions of one menu with different numbers are parted by a line."""
