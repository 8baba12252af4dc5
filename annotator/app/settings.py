"""What a person can set, declared once: dialog, file, checks and README read it.

The file is sparse TOML: only what differs from the default stands in it. A key that is unknown or
has a bad value becomes a `Problem` and the default; the rest of the file still counts. So it is
with each action's keys: those that cannot be leave that action its usual ones.

Settings that exist can be used: the model refuses keys that are none or that two actions share,
however it is made. Only a label's letter may be an action's key too, as letters differ between
projects; the letter then gives way.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator

from annotator.app.actions import by_id
from annotator.app.keys import KeyMap, checked_choice, clashes
from annotator.core.labels import LabelSet
from annotator.core.problems import Problem
from annotator.core.records import Record
from annotator.errors import SettingsError

ThemeChoice = Literal["system", "light", "dark", "contrast"]
Palette = Literal["project", "colour_blind"]


class KeyChoice(Record):
    """The keys that a person has given an action instead of the table's; none takes them away."""

    action_id: str
    keys: tuple[str, ...]


def _field(
    title: str,
    description: str,
    *,
    page: str,
    choices: dict[str, str] | None = None,
    **limits: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    extra: dict[str, Any] = {"page": page, "choices": choices or {}}
    return Field(title=title, description=description, json_schema_extra=extra, **limits)


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
        _field(
            "Theme",
            "Follow the system, or always the same.",
            page="General",
            choices={
                "system": "As the system",
                "light": "Light",
                "dark": "Dark",
                "contrast": "High contrast",
            },
        ),
    ] = "system"
    label_palette: Annotated[
        Palette,
        _field(
            "Label colours",
            "Those of the project, or ones that are told apart with any kind of colour blindness.",
            page="General",
            choices={"project": "The project's own", "colour_blind": "Safe for colour blindness"},
        ),
    ] = "project"
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
    point_and_press: Annotated[
        bool,
        _field(
            "Point and press",
            "With nothing selected, a label's key tags the phrase under the pointer or the caret.",
            page="Tagging",
        ),
    ] = True
    show_outline: Annotated[
        bool,
        _field(
            "Outline the phrase",
            "Show what a label would take under the pointer, while one sticks or Ctrl is held.",
            page="Tagging",
        ),
    ] = True
    keep_time: Annotated[
        bool,
        _field(
            "Measure active time",
            "Seconds, keys and clicks an article, kept in the project and nowhere else.",
            page="Tagging",
        ),
    ] = True
    keys: Annotated[
        tuple[KeyChoice, ...],
        _field("Keys", "The keys of each action, where they are not the usual ones.", page="Keys"),
    ] = ()

    @field_validator("keys", mode="before")
    @classmethod
    def _keys_from_a_table(cls, value: object) -> object:
        if isinstance(value, dict):
            table: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
            return tuple({"action_id": name, "keys": keys} for name, keys in table.items())
        return value

    @field_validator("keys")
    @classmethod
    def _keys_can_be_used(cls, choices: tuple[KeyChoice, ...]) -> tuple[KeyChoice, ...]:
        chosen = {c.action_id: checked_choice(c.action_id, c.keys) for c in choices}
        for _, reason in clashes(chosen):
            raise SettingsError(reason)
        return _choices(chosen)

    @property
    def chosen_keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that a person has chosen, by action."""
        return {choice.action_id: choice.keys for choice in self.keys}

    def key_map(self, labels: LabelSet | None = None) -> KeyMap:
        """Return which key stands for which action, in a project with these labels."""
        return KeyMap(self.chosen_keys, labels)


def _choices(chosen: Mapping[str, tuple[str, ...]]) -> tuple[KeyChoice, ...]:
    """Return choices by action; what an action has anyway is no choice."""
    return tuple(
        KeyChoice(action_id=action_id, keys=keys)
        for action_id, keys in chosen.items()
        if keys != by_id(action_id).keys
    )


PAGES: tuple[str, ...] = ("General", "Reading", "Tagging", "Keys")


def page_of(name: str) -> str:
    """Return the page that the setting `name` stands on."""
    extra: Any = Settings.model_fields[name].json_schema_extra
    return str(extra["page"])


def choice_titles(name: str) -> dict[str, str]:
    """Return what each value of a setting that is one of a few is called; else nothing."""
    extra: Any = Settings.model_fields[name].json_schema_extra
    return dict(extra["choices"])


def changed(settings: Settings, **values: object) -> Settings:
    """Return the settings with other values.

    Raises:
        SettingsError: A value is outside its limits, or keys cannot be used.
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
            usable, faults = _usable_keys(value) if name == "keys" else (value, [])
            problems += [_problem(path, fault) for fault in faults]
            settings = _with_value(settings, name, usable)
        except SettingsError as error:
            problems.append(_problem(path, error.message))
    return settings, tuple(problems)


def _usable_keys(value: object) -> tuple[object, list[str]]:
    """Return the keys of a file that can be used together, and what is wrong with the others.

    They are looked at together, as two actions may have changed over their keys. An action whose
    choice is dropped has its usual keys again, which may then be what another has chosen.
    """
    if not isinstance(value, dict):
        raise SettingsError(f"The keys cannot be {value!r}: they are a table of actions.")
    table: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
    chosen: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for action_id, keys in table.items():
        try:
            chosen[action_id] = checked_choice(action_id, keys)
        except SettingsError as error:
            faults.append(error.message)
    while clash := next(iter(clashes(chosen)), None):
        action_id, reason = clash
        del chosen[action_id]
        faults.append(f"The keys of {action_id!r} cannot be used: {reason}")
    return chosen, faults


def with_keys(
    settings: Settings,
    action_id: str,
    keys: Iterable[str] | None,
    *,
    labels: LabelSet | None = None,
) -> Settings:
    """Return the settings with other keys for an action; None gives it the usual ones.

    Raises:
        SettingsError: A key is none, or another action's, or the letter of one of these `labels`.
    """
    key_map = settings.key_map(labels)
    if keys is None:
        wanted = by_id(action_id).keys
    else:
        wanted = checked_choice(action_id, tuple(keys))
        for key in set(wanted).difference(key_map.own_keys(action_id)):
            if reason := key_map.clash(action_id, key):
                raise SettingsError(reason)
    others = {name: given for name, given in settings.chosen_keys.items() if name != action_id}
    return changed(settings, keys={**others, action_id: wanted})


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
        if name != "keys" and value != Settings.model_fields[name].default
    ]
    # A table takes in every line that follows, so that it has to be the last.
    if settings.keys:
        lines += ["", "[keys]"] if lines else ["[keys]"]
        lines += [f"{c.action_id} = [{', '.join(map(_toml, c.keys))}]" for c in settings.keys]
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
