import re
from pathlib import Path

import pytest

from annotator.app.actions import ACTIONS
from annotator.app.keys import KeyMap
from annotator.app.manual import matching, pages, with_keys
from annotator.core.filters import parse_filter
from annotator.resources import resource_path

_WRITTEN = sorted(resource_path("assets", "help").glob("*.md"))
_IDS = {action.id for action in ACTIONS}


@pytest.mark.parametrize("path", _WRITTEN, ids=lambda path: path.stem)
def test_a_page_begins_with_its_title(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", _WRITTEN, ids=lambda path: path.stem)
def test_a_page_names_actions_that_there_are(path: Path) -> None:
    named = re.findall(r"\{([a-z_0-9]+)\}", path.read_text(encoding="utf-8"))

    assert set(named) <= _IDS


def test_a_page_has_the_keys_that_a_person_has_chosen() -> None:
    own = KeyMap({"confirm_link": ("Ctrl+Y",), "redo": ("Ctrl+Shift+Z",)})

    assert with_keys("Press {confirm_link}.", own) == "Press `Ctrl`+`Y`."


def test_an_action_without_keys_is_named() -> None:
    assert with_keys("{tour}", KeyMap()) == "*Tour*"


def test_every_table_is_a_page_too() -> None:
    ids = [page.id for page in pages(KeyMap())]

    assert {"keys", "settings", "formats", "filter"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_pages_are_found_by_words_in_them() -> None:
    found = matching(pages(KeyMap()), "speaker CLAIM")

    assert "links" in [page.id for page in found]
    assert matching(found, "xyzzy") == ()


def test_the_filter_that_the_manual_shows_can_be_read() -> None:
    page = next(page for page in pages(KeyMap()) if page.id == "queue")
    example = next(line for line in page.text.splitlines() if line.startswith("    "))

    assert parse_filter(example.strip()).faults == ()
