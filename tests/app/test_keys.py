import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.app.keys import (
    KeyMap,
    checked_choice,
    clashes,
    is_bare,
    moves_the_caret,
    normalized,
    opens_a_menu,
    without_doubles,
)
from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet
from annotator.errors import SettingsError

USUAL = sorted({key for action in ACTIONS for key in action.keys})


@pytest.mark.parametrize("key", USUAL)
def test_the_table_writes_keys_as_they_are_compared(key: str) -> None:
    assert normalized(key) == key


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("shift+ctrl+z", "Ctrl+Shift+Z"),
        ("Ctrl + K", "Ctrl+K"),
        ("meta+alt+pgup", "Alt+Meta+PgUp"),
        ("+", "+"),
        ("Ctrl++", "Ctrl++"),
        ("f5", "F5"),
        ("ü", "Ü"),
        ("ß", "ß"),
        ("ث", "ث"),
    ],
)
def test_a_key_may_be_written_in_any_case_and_order(written: str, meant: str) -> None:
    assert normalized(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("Shift+?", "?"), ("Alt+Shift+{", "Alt+{"), ("Ctrl+Shift++", "Ctrl++")]
)
def test_shift_is_left_out_before_a_sign(written: str, meant: str) -> None:
    assert normalized(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Num+Enter", "Enter"), ("Ctrl+Num++", "Ctrl++"), ("Alt+Num+Left", "Alt+Left")],
)
def test_a_key_of_the_number_pad_is_the_one_beside_the_letters(written: str, meant: str) -> None:
    assert normalized(written) == meant


@pytest.mark.parametrize("written", ["Backtab", "Shift+Backtab"])
def test_tab_backwards_is_tab_with_shift(written: str) -> None:
    assert normalized(written) == "Shift+Tab"


@pytest.mark.parametrize(
    "written",
    ["", " ", "Ctrl", "Ctrl+", "Ctrl+X+Y", "Hyper+X", "Enterprise", "ab", "Ctrl+ ", "\a", "\u0301"],
)
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match="is not a key"):
        normalized(written)


@given(
    st.text(max_size=3).flatmap(
        lambda sign: st.sampled_from([sign, f"Ctrl+{sign}", f"Shift+{sign}"])
    )
)
def test_a_key_that_is_taken_is_the_same_when_written_again(written: str) -> None:
    try:
        key = normalized(written)
    except SettingsError:
        return

    assert normalized(key) == key


@pytest.mark.parametrize("key", ["E", "Shift+E", "1", "?", "+", "Del", "Tab", "Shift+Tab", "Esc"])
def test_a_key_that_types_or_edits_counts_in_the_article_only(key: str) -> None:
    assert is_bare(key)


@pytest.mark.parametrize("key", ["Ctrl+E", "Ctrl++", "Alt+[", "Meta+X", "F1", "Shift+F9"])
def test_a_key_that_holds_ctrl_or_alt_counts_everywhere(key: str) -> None:
    assert not is_bare(key)


@pytest.mark.parametrize("key", ["Left", "Shift+Down", "PgUp", "Home", "Ctrl+Left", "Ctrl+End"])
def test_no_action_can_have_a_key_that_moves_the_caret(key: str) -> None:
    assert moves_the_caret(key)
    assert KeyMap().clash("widen", key) == f"{key} moves the caret."


@pytest.mark.parametrize("title", MENU_TITLES.values())
def test_no_action_can_have_the_key_that_opens_a_menu(title: str) -> None:
    key = f"Alt+{title[title.index('&') + 1]}"

    assert opens_a_menu(key) == title.replace("&", "")
    assert KeyMap().clash("widen", key).startswith(f"{key} opens the menu")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_have_its_usual_keys(action: Action) -> None:
    assert [KeyMap().clash(action.id, key) for key in action.keys] == [""] * len(action.keys)


def test_a_clash_names_the_other_action() -> None:
    assert KeyMap().clash("export", "R") == "R is the key for “Tag the Same Again”."


def test_a_clash_names_the_label_whose_letter_it_is() -> None:
    key_map = KeyMap(labels=DEFAULT_LABEL_SET)

    assert key_map.clash("export", "C") == "C is the key for “Tag Claim”."


def test_the_letter_of_a_label_tags_with_it_as_its_number_does() -> None:
    key_map = KeyMap(labels=DEFAULT_LABEL_SET)

    assert key_map.keys("tag_3") == ("3", "K")
    assert key_map.action("K") == key_map.action("3") == "tag_3"


def test_the_letter_of_a_label_gives_way_to_an_action() -> None:
    labels = LabelSet(labels=(Label(name="event", key="e"),))

    key_map = KeyMap(labels=labels)

    assert key_map.action("E") == "widen"
    assert key_map.keys("tag_1") == ("1",)


def test_what_a_person_chose_takes_the_place_of_the_usual_keys() -> None:
    key_map = KeyMap({"widen": ("W", "Ctrl+W")})

    assert key_map.keys("widen") == ("W", "Ctrl+W")
    assert (key_map.action("W"), key_map.action("E")) == ("widen", "")


def test_a_letter_that_a_label_lends_is_none_of_the_actions_own_keys() -> None:
    key_map = KeyMap(labels=DEFAULT_LABEL_SET)

    assert key_map.own_keys("tag_1") == ("1",)


def test_an_action_without_keys_has_none() -> None:
    assert KeyMap({"widen": ()}).keys("widen") == ()


@pytest.mark.parametrize("keys", ["W", 5, ["W", 5], {"W": True}, None])
def test_what_is_no_list_of_keys_is_refused(keys: object) -> None:
    with pytest.raises(SettingsError, match="'widen' cannot be"):
        checked_choice("widen", keys)


def test_keys_of_an_action_that_there_is_not_are_refused() -> None:
    with pytest.raises(SettingsError, match="no action 'dance'"):
        checked_choice("dance", ["W"])


def test_each_key_of_an_action_is_taken_once() -> None:
    assert checked_choice("widen", ["W", "w", "Shift+W"]) == ("W", "Shift+W")


def test_of_two_choices_of_one_key_the_later_clashes_first() -> None:
    found = list(clashes({"widen": ("W",), "narrow": ("W",)}))

    assert found == [
        ("narrow", "W is the key for “Widen”."),
        ("widen", "W is the key for “Narrow”."),
    ]


def test_two_actions_may_change_over_their_keys() -> None:
    assert list(clashes({"widen": ("R",), "tag_again": ("E",)})) == []


def test_the_enter_key_goes_without_saying_beside_return() -> None:
    assert without_doubles(("Ctrl+Return", "Ctrl+Enter")) == ("Ctrl+Return",)
    assert without_doubles(("Ctrl+Enter",)) == ("Ctrl+Enter",)
