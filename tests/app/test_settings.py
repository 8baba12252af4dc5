from pathlib import Path

import pytest

from annotator.app.settings import PAGES, Settings, changed, load, page_of, save
from annotator.errors import SettingsError


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
