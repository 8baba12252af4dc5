"""The program's tables as Markdown, made from the declarations they describe.

README holds each between `<!-- name -->` and `<!-- /name -->`; `annotator help --write README.md`
writes them again, and a test fails where they differ.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from annotator.app.actions import ACTIONS, MENU_TITLES
from annotator.app.settings import Settings, page_of
from annotator.errors import AnnotatorError

_KEY_NAMES = {"Return": "↵", "Del": "Delete", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def plain(title: str) -> str:
    """Return a menu title without its mnemonic and dots."""
    return title.replace("&", "").removesuffix("…")


def shown_keys(keys: Iterable[str]) -> str:
    """Return keys as a person reads them: `Ctrl`+`Return`, alternatives with "or"."""
    return " or ".join(_shown_key(key) for key in keys)


def _shown_key(key: str) -> str:
    # "Ctrl++" ends in the plus key itself.
    parts = [*key[:-1].rstrip("+").split("+"), "+"] if key.endswith("+") else key.split("+")
    return "+".join(f"`{_KEY_NAMES.get(part, part)}`" for part in parts if part)


def keys_page() -> str:
    """Every action with its keys, by menu."""
    shown = [action for action in ACTIONS if not _is_later_number(action.id)]
    rows = (
        (MENU_TITLES[action.menu].replace("&", ""), *_key_row(action.id, action.title), action.help)
        for action in shown
    )
    return table(("Menu", "Action", "Keys", "What it does"), rows)


def _is_later_number(action_id: str) -> bool:
    """Whether it is one of `tag_2` … `tag_9`, which one row with `tag_1` tells of."""
    return bool(re.fullmatch(r"tag_[2-9]", action_id))


def _key_row(action_id: str, title: str) -> tuple[str, str]:
    if action_id == "tag_1":
        return "Tag", "`1` … `9`, or the label's letter"
    keys = next(action.keys for action in ACTIONS if action.id == action_id)
    return plain(title), shown_keys(keys)


def settings_page() -> str:
    """Every setting with its page, default and meaning."""
    return table(
        ("Page", "Setting", "Name in the file", "Default", "What it does"),
        (
            (
                page_of(name),
                str(field.title),
                f"`{name}`",
                _default(field.default),
                field.description,
            )
            for name, field in Settings.model_fields.items()
        ),
    )


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value) or "–"


def formats_page() -> str:
    """Every format with what it reads and writes."""
    from annotator.formats import FORMATS

    return table(
        ("Format", "Files", "Reads", "Writes", "What it holds"),
        (
            (
                module.INFO.title,
                ", ".join(f"`{suffix}`" for suffix in module.INFO.suffixes),
                "yes" if module.INFO.can_read else "–",
                "yes" if module.INFO.can_write else "–",
                module.INFO.description,
            )
            for module in FORMATS
        ),
    )


def packages_page() -> str:
    """The one line that installs what a bare Debian or Ubuntu lacks for the window."""
    from annotator.app.display import ALL_PACKAGES

    return f"```sh\nsudo apt-get install -y {' '.join(ALL_PACKAGES)}\n```"


PAGES: dict[str, Callable[[], str]] = {
    "keys": keys_page,
    "settings": settings_page,
    "formats": formats_page,
    "packages": packages_page,
}


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def filled(text: str, pages: Mapping[str, Callable[[], str]]) -> str:
    """Return `text` with each of these pages between its markers made anew.

    Raises:
        AnnotatorError: A marker is opened and never closed.
    """
    for name, page in pages.items():
        opened, closed = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, is_open, rest = text.partition(opened)
        if not is_open:
            continue
        _, is_closed, after = rest.partition(closed)
        if not is_closed:
            raise AnnotatorError(f"The marker {opened.strip()} is never closed.")
        text = f"{before}{opened}{page()}\n{closed}{after}"
    return text
