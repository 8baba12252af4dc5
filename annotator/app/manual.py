"""The manual: pages of Markdown, with the person's own keys in them.

A page lies in `assets/help/NN-name.md`; its first line is its title. `{action_id}` in it stands for
the keys of that action, whatever a person has made of them. The pages of tables (`app.help`) come
behind them.
"""

import re
from collections.abc import Callable

from annotator.app.help import PAGES, plain, shown_keys
from annotator.app.keys import KeyMap, without_doubles
from annotator.core.records import Record
from annotator.resources import resource_path

_PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")
_TABLES = {
    "filter": "Filters",
    "keys": "Keys",
    "settings": "Settings",
    "formats": "Formats",
}


class ManualPage(Record):
    """One page: its title and its text in Markdown."""

    id: str
    title: str
    text: str


def pages(key_map: KeyMap) -> tuple[ManualPage, ...]:
    """Return all pages in order, with these keys.

    Raises:
        AnnotatorError: The program's own files are not all there.
    """
    folder = resource_path("assets", "help")
    written = [
        _page(path.stem[3:], path.read_text(encoding="utf-8"), key_map)
        for path in sorted(folder.glob("*.md"))
    ]
    tables = [
        ManualPage(id=name, title=title, text=f"# {title}\n\n{PAGES[name]()}\n")
        for name, title in _TABLES.items()
    ]
    return (*written, *tables)


def _page(page_id: str, text: str, key_map: KeyMap) -> ManualPage:
    title = text.partition("\n")[0].removeprefix("# ")
    return ManualPage(id=page_id, title=title, text=with_keys(text, key_map))


def with_keys(text: str, key_map: KeyMap) -> str:
    """Return a text with the first key of each action that it names, or the action's title."""
    return _PLACEHOLDER.sub(_keys_of(key_map), text)


def _keys_of(key_map: KeyMap) -> Callable[[re.Match[str]], str]:
    def keys(match: re.Match[str]) -> str:
        action_id = match.group(1)
        own = without_doubles(key_map.keys(action_id))[:1]
        return shown_keys(own) if own else f"*{plain(key_map.title(action_id))}*"

    return keys


def matching(found: tuple[ManualPage, ...], words: str) -> tuple[ManualPage, ...]:
    """Return the pages that have every one of some words, whatever their case."""
    wanted = words.casefold().split()
    return tuple(page for page in found if all(word in page.text.casefold() for word in wanted))
