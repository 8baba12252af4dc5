import pytest

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.app.conditions import CONDITIONS
from annotator.app.session import Session

by_id = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)


@by_id
def test_every_action_tells_what_it_does_in_a_sentence(action: Action) -> None:
    assert action.help[0].isupper()
    assert action.help.endswith(".")


@by_id
def test_every_action_is_in_a_menu_and_has_known_conditions(action: Action) -> None:
    assert action.menu in MENU_TITLES
    assert action.when in CONDITIONS
    assert not action.checked or action.checked in CONDITIONS


def test_no_two_actions_share_an_id() -> None:
    ids = [action.id for action in ACTIONS]

    assert len(ids) == len(set(ids))


def test_no_key_stands_for_two_actions() -> None:
    keys = [key for action in ACTIONS for key in action.keys]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("menu", MENU_TITLES)
def test_no_two_actions_of_a_menu_share_a_mnemonic(menu: str) -> None:
    titles = [action.title for action in ACTIONS if action.menu == menu and "&" in action.title]
    mnemonics = [title[title.index("&") + 1].lower() for title in titles]

    assert len(mnemonics) == len(set(mnemonics))


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_can_be_asked_of_an_empty_session(name: str) -> None:
    assert CONDITIONS[name](Session()) in (True, False)


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_is_documented(name: str) -> None:
    assert CONDITIONS[name].__doc__
