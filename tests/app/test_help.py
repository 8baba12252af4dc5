import pytest

from annotator.app.actions import ACTIONS, MENU_TITLES
from annotator.app.help import filter_page, keys_page, settings_page, shown_keys
from annotator.app.settings import Settings, choice_titles
from annotator.core.filters import KEYS, Key


def row_of(page: str, cell: str) -> str:
    """The line of a table that has a cell with this text."""
    return next(line for line in page.splitlines() if f"| {cell} |" in line)


@pytest.mark.parametrize("menu", MENU_TITLES.values())
def test_actions_of_every_menu_are_told(menu: str) -> None:
    assert f"| {menu.replace('&', '')} |" in keys_page()


def test_all_that_tag_with_a_label_share_a_line() -> None:
    page = keys_page()

    assert "| `1` … `9`, or the label's letter |" in row_of(page, "Tag")
    assert len(page.splitlines()) == 2 + len(ACTIONS) - 8


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("Ctrl++",), "`Ctrl`+`+`"),
        (("+",), "`+`"),
        (("Del", "Backspace"), "`Delete` or `Backspace`"),
        (("Alt+Shift+Left",), "`Alt`+`Shift`+`←`"),
    ],
)
def test_each_key_of_a_chord_is_set_apart(keys: tuple[str, ...], shown: str) -> None:
    assert shown_keys(keys) == shown


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_told_with_its_name_in_the_file(name: str) -> None:
    assert row_of(settings_page(), f"`{name}`")


@pytest.mark.parametrize("name", ["theme", "label_palette"])
def test_a_setting_that_is_one_of_a_few_is_told_with_each_title_and_value(name: str) -> None:
    line = row_of(settings_page(), f"`{name}`")

    assert all(f"{title} (`{value}`)" in line for value, title in choice_titles(name).items())


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_of_a_filter_is_told_with_an_example(key: Key) -> None:
    line = row_of(filter_page(), f"`{key.name}:`")

    assert f"`{key.example}`" in line
    assert key.help in line


def test_it_is_told_how_keys_are_written_in_the_file() -> None:
    line = row_of(settings_page(), "`keys`")

    assert "| the usual ones |" in line
    assert '`widen = ["W", "Ctrl+W"]` under `[keys]`' in line
