"""What a person can set, declared once: dialog, file, checks and README read it.

The file is sparse TOML: only what differs from the default stands in it. A key that is unknown or
has a bad value becomes a `Problem` and the default; the rest of the file still counts.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from annotator.core.problems import Problem
from annotator.core.records import Record
from annotator.errors import SettingsError

ThemeChoice = Literal["system", "light", "dark", "contrast"]


def _field(title: str, description: str, *, page: str, **limits: Any) -> Any:  # noqa: ANN401
    return Field(title=title, description=description, json_schema_extra={"page": page}, **limits)


class Settings(Record):
    """One person's settings on one machine. Window sizes are no settings and live elsewhere."""

    author: Annotated[
        str,
        _field(
            "Your name",
            "What your spans are signed with, in the project and in exports.",
            page="General",
            min_length=1,
            max_length=80,
        ),
    ] = "me"
    theme: Annotated[
        ThemeChoice,
        _field("Theme", "Follow the system, or always the same.", page="General"),
    ] = "system"
    reopen_last: Annotated[
        bool,
        _field("Open the last project", "At the start, unless another is named.", page="General"),
    ] = True
    font_family: Annotated[
        str,
        _field(
            "Reading face",
            "The article's typeface; empty takes a good one that the system has.",
            page="Reading",
            max_length=100,
        ),
    ] = ""
    font_size_pt: Annotated[
        float,
        _field("Text size", "The article's text, in points.", page="Reading", ge=7, le=60),
    ] = 13.0
    measure_chars: Annotated[
        int,
        _field("Line length", "The column's width in characters.", page="Reading", ge=30, le=160),
    ] = 70
    line_spacing: Annotated[
        float,
        _field(
            "Line spacing",
            "From line to line, as a multiple of the face's own. Label names stand in the gap.",
            page="Reading",
            ge=1.5,
            le=3.0,
        ),
    ] = 1.8
    show_names: Annotated[
        bool,
        _field("Label names", "Show a label's name above its spans.", page="Reading"),
    ] = True
    snap_to_words: Annotated[
        bool,
        _field("Snap to words", "A selection takes whole words.", page="Tagging"),
    ] = True


PAGES: tuple[str, ...] = ("General", "Reading", "Tagging")


def page_of(name: str) -> str:
    """Return the page that the setting `name` stands on."""
    extra: Any = Settings.model_fields[name].json_schema_extra
    return str(extra["page"])


def changed(settings: Settings, **values: object) -> Settings:
    """Return the settings with other values.

    Raises:
        SettingsError: A value is outside its limits.
    """
    try:
        return Settings.model_validate(settings.model_dump() | values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        raise SettingsError(
            f"The setting {name!r} cannot be {values.get(name)!r}: {first['msg']}."
        ) from None


def load(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a file, and what in it could not be used.

    A missing file gives the defaults and no problem.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(), (_problem(path, f"The settings could not be read: {error}."),)
    settings = Settings()
    problems: list[Problem] = []
    for name, value in data.items():
        try:
            settings = _with_value(settings, name, value)
        except SettingsError as error:
            problems.append(_problem(path, error.message))
    return settings, tuple(problems)


def _with_value(settings: Settings, name: str, value: object) -> Settings:
    if name not in Settings.model_fields:
        raise SettingsError(f"There is no setting {name!r}.")
    return changed(settings, **{name: value})


def save(settings: Settings, path: Path) -> None:
    """Write what differs from the defaults, whole or not at all.

    Raises:
        SettingsError: The file cannot be written.
    """
    lines = [
        f"{name} = {_toml(value)}"
        for name, value in settings
        if value != Settings.model_fields[name].default
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise SettingsError(
            f"The settings could not be written: {error.strerror}.", path=path
        ) from None


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        import json

        # A TOML basic string escapes what JSON does; DEL, which JSON leaves, it escapes too.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


def _problem(path: Path, message: str) -> Problem:
    return Problem(
        code="bad_setting",
        message=message,
        severity="warning",
        path=str(path),
        hint="The default is used instead.",
    )


def settings_path() -> Path:
    """Return where this person's settings are kept."""
    from platformdirs import user_config_path

    return user_config_path("annotator", appauthor=False) / "settings.toml"
