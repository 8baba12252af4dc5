from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.actions import ACTIONS
from annotator.app.settings import (
    PAGES,
    KeyChoice,
    Settings,
    changed,
    choice_titles,
    load,
    page_of,
    save,
    with_keys,
)
from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet
from annotator.errors import SettingsError

SOME_KEYS = (
    "W",
    "E",
    "R",
    "Shift+E",
    "Ctrl+K",
    "Alt+Shift+X",
    '"',
    "\\",
    "Ü",
    "ث",
    "Del",
    "F5",
    "+",
)


@st.composite
def settings_with_keys(draw: st.DrawFn) -> Settings:
    """Settings after a person has tried to give some keys to some actions."""
    settings = changed(Settings(), author=draw(st.sampled_from(["me", "Zoë"])))
    for _ in range(draw(st.integers(0, 12))):
        action_id = draw(st.sampled_from(ACTIONS[:20] + ACTIONS[-40:])).id
        keys = draw(st.none() | st.lists(st.sampled_from(SOME_KEYS), max_size=3))
        try:
            settings = with_keys(settings, action_id, keys)
        except SettingsError:
            continue
    return settings


def loaded(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    """The settings of a file with this text, and the sentences about what it has wrong."""
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    settings, problems = load(path)
    return settings, [problem.message for problem in problems]


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == (Settings(), ())


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    settings = changed(Settings(), author='Zoë "Z"', font_size_pt=15.5, snap_to_words=False)

    save(settings, tmp_path / "deep" / "settings.toml")

    assert load(tmp_path / "deep" / "settings.toml") == (settings, ())


def test_only_what_differs_from_the_default_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"

    save(changed(Settings(), theme="dark"), path)

    assert path.read_text(encoding="utf-8") == 'theme = "dark"\n'


def test_an_unknown_key_is_told_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('colour = "red"\ntheme = "dark"\n', encoding="utf-8")

    settings, problems = load(path)

    assert settings.theme == "dark"
    assert [problem.message for problem in problems] == ["There is no setting 'colour'."]


def test_a_bad_value_is_told_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('font_size_pt = 900\nauthor = "mk"\n', encoding="utf-8")

    settings, problems = load(path)

    assert settings == Settings(author="mk")
    assert "'font_size_pt' cannot be 900" in problems[0].message


def test_a_file_that_is_no_toml_gives_the_defaults_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("theme = = dark", encoding="utf-8")

    settings, problems = load(path)

    assert settings == Settings()
    assert problems[0].path == str(path)


def test_a_value_outside_its_limits_is_refused() -> None:
    with pytest.raises(SettingsError, match="measure_chars"):
        changed(Settings(), measure_chars=5)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_a_title_a_description_and_a_known_page(name: str) -> None:
    field = Settings.model_fields[name]

    assert field.title
    assert field.description is not None
    assert field.description.endswith(".")
    assert page_of(name) in PAGES


CHOICES = [n for n, f in Settings.model_fields.items() if get_origin(f.annotation) is Literal]


@pytest.mark.parametrize("name", CHOICES)
def test_every_value_of_a_setting_that_is_one_of_a_few_has_a_title(name: str) -> None:
    titles = choice_titles(name)

    assert tuple(titles) == get_args(Settings.model_fields[name].annotation)
    assert len(set(titles.values())) == len(titles)


def test_a_person_gives_an_action_other_keys() -> None:
    settings = with_keys(Settings(), "widen", ("w", "Ctrl+Shift+W"))

    assert settings.key_map().keys("widen") == ("W", "Ctrl+Shift+W")
    assert settings.key_map().action("E") == ""


def test_a_person_takes_the_keys_of_an_action_away() -> None:
    assert with_keys(Settings(), "widen", ()).key_map().keys("widen") == ()


def test_an_action_gets_its_usual_keys_again() -> None:
    settings = with_keys(Settings(), "widen", ("W",))

    assert with_keys(settings, "widen", None) == Settings()


def test_the_usual_keys_are_no_choice() -> None:
    assert with_keys(Settings(), "widen", ("E",)).keys == ()


def test_the_key_of_another_action_is_refused() -> None:
    with pytest.raises(SettingsError, match="R is the key for “Tag the Same Again”"):
        with_keys(Settings(), "widen", ("W", "R"))


def test_usual_keys_that_another_action_has_by_now_are_refused() -> None:
    settings = with_keys(Settings(), "widen", ("W",))
    settings = with_keys(settings, "export", ("E",))

    with pytest.raises(SettingsError, match="E is the key for “Export”"):
        with_keys(settings, "widen", None)


def test_the_letter_of_a_label_is_refused() -> None:
    with pytest.raises(SettingsError, match="A is the key for “Tag Actor”"):
        with_keys(Settings(), "export", ("A",), labels=DEFAULT_LABEL_SET)


def test_an_action_keeps_a_key_that_is_the_letter_of_a_label_too() -> None:
    labels = LabelSet(labels=(Label(name="event", key="E"),))
    settings = with_keys(Settings(), "widen", ("E", "W"), labels=labels)

    assert with_keys(settings, "widen", None, labels=labels) == Settings()


def test_keys_are_written_as_a_table_of_actions_behind_the_rest(tmp_path: Path) -> None:
    settings = with_keys(changed(Settings(), theme="dark"), "widen", ("W", "Ctrl+J"))
    settings = with_keys(settings, "undo", ())

    save(settings, tmp_path / "settings.toml")

    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == (
        'theme = "dark"\n\n[keys]\nwiden = ["W", "Ctrl+J"]\nundo = []\n'
    )


@given(settings_with_keys())
def test_keys_that_were_saved_are_loaded(settings: Settings) -> None:
    with TemporaryDirectory() as folder:
        save(settings, Path(folder, "settings.toml"))

        assert load(Path(folder, "settings.toml")) == (settings, ())


@given(settings_with_keys())
def test_no_key_ever_stands_for_two_actions(settings: Settings) -> None:
    keys = [key for action in ACTIONS for key in settings.key_map().keys(action.id)]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('dance = ["W"]', "There is no action 'dance' to give a key to."),
        ('narrow = ["Hyper+W"]', "'Hyper+W' is not a key."),
        ('narrow = "W"', "The keys of 'narrow' cannot be 'W'."),
        ('narrow = ["W", 3]', "The keys of 'narrow' cannot be ['W', 3]."),
        ('narrow = ["Left"]', "The keys of 'narrow' cannot be used: Left moves the caret."),
        (
            'narrow = ["Ctrl+E"]',
            "The keys of 'narrow' cannot be used: Ctrl+E is the key for “Export”.",
        ),
        ('narrow = ["X"]', "The keys of 'narrow' cannot be used: X is the key for “Widen”."),
    ],
)
def test_keys_of_a_file_that_cannot_be_are_told_and_the_others_count(
    tmp_path: Path, line: str, sentence: str
) -> None:
    text = f'theme = "dark"\n[keys]\nwiden = ["X"]\n{line}\nundo = ["Ctrl+U"]\n'

    settings, sentences = loaded(tmp_path, text)

    assert sentences == [sentence]
    assert settings.chosen_keys == {"widen": ("X",), "undo": ("Ctrl+U",)}
    assert settings.theme == "dark"


def test_usual_keys_that_come_back_are_not_shared_either(tmp_path: Path) -> None:
    # Export takes the key that Widen gives up; but what Widen wants instead is no key of its.
    text = '[keys]\nexport = ["E"]\nwiden = ["Left"]\n'

    settings, sentences = loaded(tmp_path, text)

    assert settings == Settings()
    assert len(sentences) == 2


def test_two_actions_may_change_over_their_keys_in_a_file(tmp_path: Path) -> None:
    settings, sentences = loaded(tmp_path, '[keys]\nwiden = ["R"]\ntag_again = ["E"]\n')

    assert sentences == []
    assert settings.key_map().action("E") == "tag_again"


def test_keys_that_are_no_table_are_told(tmp_path: Path) -> None:
    settings, sentences = loaded(tmp_path, 'keys = "W"\n')

    assert settings == Settings()
    assert sentences == ["The keys cannot be 'W': they are a table of actions."]


@pytest.mark.parametrize(
    "keys",
    [
        {"widen": ("R",)},
        {"widen": ("Hyper+R",)},
        (KeyChoice(action_id="dance", keys=("W",)),),
        (KeyChoice(action_id="widen", keys=("W",)), KeyChoice(action_id="undo", keys=("W",))),
    ],
    ids=["another's key", "no key", "no action", "one key for two"],
)
def test_settings_whose_keys_cannot_be_used_are_not_made(keys: Any) -> None:  # noqa: ANN401
    with pytest.raises(SettingsError):
        Settings(keys=keys)


def test_settings_given_a_table_of_keys_write_them_as_they_are_compared() -> None:
    settings = Settings(keys={"widen": ("ctrl+j",)})  # type: ignore[arg-type]

    assert settings.chosen_keys == {"widen": ("Ctrl+J",)}
