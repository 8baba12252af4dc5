"""The program's tables as Markdown, made from the declarations they describe.

README holds each between `<!-- name -->` and `<!-- /name -->`; `annotator help --write README.md`
writes them again, and a test fails where they differ.
"""

from collections.abc import Callable, Iterable, Mapping

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.app.keys import label_number, without_doubles
from annotator.app.settings import Settings, choice_titles, page_of
from annotator.errors import AnnotatorError

_KEY_NAMES = {"Return": "↵", "Del": "Delete", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_IN_THE_FILE = {
    "keys": (
        'In the file `widen = ["W", "Ctrl+W"]` under `[keys]`; an empty list takes the keys away.'
    ),
}
_DEFAULTS = {"keys": "the usual ones"}


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
    rows = (
        (MENU_TITLES[action.menu].replace("&", ""), *_key_row(action))
        for action in ACTIONS
        if label_number(action.id) <= 1
    )
    return table(("Menu", "Action", "Keys", "What it does"), rows)


def _key_row(action: Action) -> tuple[str, str, str]:
    """Return an action's title, keys and help; one row tells of all that tag with a label."""
    if label_number(action.id):
        return (
            "Tag",
            "`1` … `9`, or the label's letter",
            "Tag the selection or the phrase under the pointer or caret, or relabel the picked"
            " span, with that label of the set.",
        )
    return plain(action.title), shown_keys(without_doubles(action.keys)), action.help


def settings_page() -> str:
    """Every setting with its page, default and meaning."""
    return table(
        ("Page", "Setting", "Name in the file", "Default", "What it does"),
        (
            (
                page_of(name),
                str(field.title),
                f"`{name}`",
                _default(name),
                _description(name),
            )
            for name, field in Settings.model_fields.items()
        ),
    )


def _default(name: str) -> str:
    value = Settings.model_fields[name].default
    if isinstance(value, bool):
        return "on" if value else "off"
    return _DEFAULTS.get(name) or choice_titles(name).get(value) or str(value) or "–"


def _description(name: str) -> str:
    """Return what a setting does, and what the file calls each of a few values."""
    values = ", ".join(f"{title} (`{value}`)" for value, title in choice_titles(name).items())
    parts = (Settings.model_fields[name].description, values and f"{values}.")
    return " ".join(part for part in (*parts, _IN_THE_FILE.get(name)) if part)


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


def filter_page() -> str:
    """Everything that the filter of the document list can ask for."""
    from annotator.core.filters import KEYS

    return table(
        ("Key", "For example", "What it asks for", "Values"),
        (
            (
                f"`{key.name}:`",
                f"`{key.example}`",
                key.help,
                ", ".join(f"`{choice.word}`" for choice in key.choices) or "–",
            )
            for key in KEYS
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
    "filter": filter_page,
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
