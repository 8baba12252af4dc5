"""Keys as the tables and settings write them, and which action each stands for.

A key is written as Qt writes it portably: modifiers in the order Ctrl, Alt, Shift, Meta and then
one key, as in "Ctrl+Shift+Z", "Alt+[", "Del", "?". A letter is a capital; a sign that takes Shift
on some keyboards is written as the sign alone, as which of them do differs between layouts.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from annotator.app.actions import ACTIONS, MENU_TITLES, Action, by_id
from annotator.core.labels import LabelSet
from annotator.errors import SettingsError

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_HELD = {
    **{modifier.casefold(): modifier for modifier in _MODIFIERS},
    # A key of the number pad counts as the one beside the letters.
    "num": "",
}
_NAMED = {
    name.casefold(): name
    for name in (
        *("Esc", "Tab", "Backspace", "Return", "Enter", "Ins", "Del", "Space", "Menu"),
        *("Home", "End", "Left", "Up", "Right", "Down", "PgUp", "PgDown"),
        *(f"F{number}" for number in range(1, 36)),
    )
}
_MOVES = {"Home", "End", "Left", "Up", "Right", "Down", "PgUp", "PgDown"}
_MOVES_WITH_CTRL = {"Home", "End", "Left", "Right"}
_TAG = "tag_"


def normalized(key: str) -> str:
    """Return a key as it is compared.

    Raises:
        SettingsError: It is not one key with modifiers.

    >>> normalized("shift+ctrl+z"), normalized("Ctrl++"), normalized("Shift+?")
    ('Ctrl+Shift+Z', 'Ctrl++', '?')
    """
    held, name = _parted(key.strip())
    modifiers = {_HELD.get(part.strip().casefold(), part) for part in held}
    name = _named(name.strip())
    if name == "Backtab":
        modifiers, name = modifiers | {"Shift"}, "Tab"
    if not name or not modifiers <= {*_MODIFIERS, ""}:
        raise SettingsError(
            f"{key!r} is not a key.", hint="Write keys as in Ctrl+Shift+Z, Alt+[ or F5."
        )
    if len(name) == 1 and not name.isalnum():
        modifiers -= {"Shift"}
    return "+".join([m for m in _MODIFIERS if m in modifiers] + [name])


def _parted(key: str) -> tuple[list[str], str]:
    """Return what is held and the key itself, which may be the plus that parts them."""
    if key == "+" or key.endswith("++"):
        return key[:-2].split("+") if key[:-2] else [], "+"
    *held, name = key.split("+")
    return held, name


def _named(name: str) -> str:
    """Return a key's name, or the one sign that it types; "" where it is neither."""
    if name.casefold() == "backtab":
        return "Backtab"
    if len(name) != 1:
        return _NAMED.get(name.casefold(), "")
    # A mark sits on another letter, so that no key types it alone.
    if not name.isprintable() or unicodedata.category(name).startswith("M"):
        return ""
    capital = name.upper()
    return capital if len(capital) == 1 else name


def is_bare(key: str) -> bool:
    """Return whether a key types something elsewhere, so that it counts in the article only.

    >>> is_bare("E"), is_bare("Shift+E"), is_bare("Ctrl++"), is_bare("F1")
    (True, True, False, False)
    """
    held, name = _parted(key)
    is_held = any(modifier in held for modifier in ("Ctrl", "Alt", "Meta"))
    return not is_held and not (name.startswith("F") and name[1:].isdecimal())


def moves_the_caret(key: str) -> bool:
    """Return whether a key has a meaning in every text that nothing may take from it.

    >>> moves_the_caret("Shift+Up"), moves_the_caret("Ctrl+Left"), moves_the_caret("Ctrl+Up")
    (True, True, False)
    """
    held, name = _parted(key)
    if "Alt" in held or "Meta" in held:
        return False
    return name in (_MOVES_WITH_CTRL if "Ctrl" in held else _MOVES)


def opens_a_menu(key: str) -> str:
    """Return the title of the menu that a key opens, "" for none.

    >>> opens_a_menu("Alt+F"), opens_a_menu("Alt+Q")
    ('File', '')
    """
    for title in MENU_TITLES.values():
        if key == f"Alt+{title[title.index('&') + 1].upper()}":
            return title.replace("&", "")
    return ""


def without_doubles(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys worth telling: the second Enter key goes without saying after Return.

    >>> without_doubles(("Ctrl+Return", "Ctrl+Enter", "F5"))
    ('Ctrl+Return', 'F5')
    """
    every = tuple(keys)
    return tuple(
        key
        for key in every
        if not key.endswith("Enter") or f"{key.removesuffix('Enter')}Return" not in every
    )


def label_number(action_id: str) -> int:
    """Return which label of the set, from 1, an action tags with; 0 for other actions."""
    number = action_id.removeprefix(_TAG)
    return int(number) if action_id.startswith(_TAG) and number.isdecimal() else 0


class KeyMap:
    """Which keys stand for which action: a person's choices over the table's, and the labels'.

    A label's letter tags with it as its number does, unless the letter is an action's.
    """

    def __init__(
        self, chosen: Mapping[str, tuple[str, ...]] | None = None, labels: LabelSet | None = None
    ) -> None:
        self._chosen = dict(chosen or {})
        self._labels = labels

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action, the one that menus show first."""
        return self._keys[action_id]

    def own_keys(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action without the letter that a label lends it."""
        return self._own[action_id]

    def action(self, key: str) -> str:
        """Return the action that a key stands for, "" for none."""
        return self._actions.get(key, "")

    def clash(self, action_id: str, key: str) -> str:
        """Return why an action cannot have a key, "" where it can."""
        menu = opens_a_menu(key)
        if menu:
            return f"{key} opens the menu “{menu}”."
        if moves_the_caret(key):
            return f"{key} moves the caret."
        for other, keys in self._keys.items():
            if other != action_id and key in keys:
                return f"{key} is the key for “{self.title(other)}”."
        return ""

    def title(self, action_id: str) -> str:
        """Return what an action is called; those that tag, after the label they tag with."""
        number = label_number(action_id)
        if self._labels is not None and 0 < number <= len(self._labels.labels):
            return f"Tag {self._labels.labels[number - 1].title}"
        return by_id(action_id).title.replace("&", "").removesuffix("…")

    @cached_property
    def _own(self) -> dict[str, tuple[str, ...]]:
        return {action.id: self._chosen.get(action.id, action.keys) for action in ACTIONS}

    @cached_property
    def _keys(self) -> dict[str, tuple[str, ...]]:
        taken = {key for keys in self._own.values() for key in keys}
        return {
            action.id: (*self._own[action.id], *self._letter(action, taken)) for action in ACTIONS
        }

    def _letter(self, action: Action, taken: set[str]) -> Iterable[str]:
        number = label_number(action.id)
        if self._labels is None or not 0 < number <= len(self._labels.labels):
            return ()
        letter = self._labels.labels[number - 1].key.upper()
        return (letter,) if letter and letter not in taken else ()

    @cached_property
    def _actions(self) -> dict[str, str]:
        return {key: action_id for action_id, keys in self._keys.items() for key in keys}


def checked_choice(action_id: str, keys: object) -> tuple[str, ...]:
    """Return the keys that a settings file gives to an action, normalized, each once.

    Raises:
        SettingsError: There is no such action, or one of them is not a key.
    """
    if all(action.id != action_id for action in ACTIONS):
        raise SettingsError(f"There is no action {action_id!r} to give a key to.")
    texts = _texts(keys)
    if texts is None:
        raise SettingsError(
            f"The keys of {action_id!r} cannot be {keys!r}.", hint='Write a list: ["Ctrl+K"].'
        )
    return tuple(dict.fromkeys(normalized(key) for key in texts))


def _texts(keys: object) -> list[str] | None:
    """Return what is a list of texts as one, None for everything else."""
    if not isinstance(keys, list | tuple):
        return None
    every: list[object] = list(keys)  # pyright: ignore[reportUnknownArgumentType]
    texts = [key for key in every if isinstance(key, str)]
    return texts if len(texts) == len(every) else None


def clashes(chosen: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Give each action whose chosen keys cannot all be its, and why, the last chosen first.

    Of two choices for one key both are given; a choice of another action's usual key alone.
    """
    key_map = KeyMap(chosen)
    for action_id in reversed(list(chosen)):
        reasons = (key_map.clash(action_id, key) for key in chosen[action_id])
        reason = next(filter(None, reasons), "")
        if reason:
            yield action_id, reason
