"""A label set as a file that people read and write: YAML or JSON, by its ending.

Version 1.0. The properties are those of `core.labels.LabelSet`; what has its usual value is left
out, and a label without a hue gets one that no other has. YAML is read without its own idea of
types, so that a label may be called `no` or `2024-01-01`.
"""

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, get_args

from annotator.core.label_faults import LabelFault, faults_of, is_sound
from annotator.core.label_shape import as_list, as_object
from annotator.core.labels import LabelSet, free_hues
from annotator.core.problems import Problem
from annotator.core.records import ValueType
from annotator.errors import ExportError, FormatError
from annotator.formats.decoding import decoded
from annotator.formats.faults import Faults, shown_path
from annotator.formats.lines import opened
from annotator.formats.located import NotReadableError
from annotator.formats.located_json import located_json
from annotator.formats.located_yaml import located_yaml

SCHEMA_NAME = "annotator.label_set"
SCHEMA_VERSION = "1.0"
SUFFIXES = (".yaml", ".yml", ".json")
"""Endings of its files; the first is the one for new files."""

_HEAD = """\
# A label set of annotator, format 1.0. Order counts: the first label is that of the key 1.
# hue is an angle on the colour wheel: 0 pink, 40 red, 90 yellow, 145 green, 195 teal, 245 blue,
# 305 purple. An attribute has one of these types, string where none is given:
# {types}.
"""
_MAX_BYTES = 8 * 1024 * 1024
_MARKS = ("$schema", "schema", "schema_version")
"""What a file may say of itself; it is no part of the set."""

_WHOLE_NUMBERS = ("hue",)
_SWITCHES = ("is_core", "is_right")
"""Properties that are no text; in YAML they are written without quotation marks."""

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


class LabelSetFile(NamedTuple):
    """What a file holds: the set, None where it cannot be used, and all that is to say of it."""

    label_set: LabelSet | None
    problems: tuple[Problem, ...]


def read(path: Path, taken: Mapping[str, str] | None = None) -> LabelSetFile:
    """Read a label set; `taken` are the keys of actions, as `faults_of` has them.

    Raises:
        FormatError: The file cannot be read at all, or its ending is none of these.
    """
    need_suffix(path)
    with opened(path) as stream:
        data = stream.read(_MAX_BYTES + 1)
    shown = shown_path(path)
    if len(data) > _MAX_BYTES:
        raise FormatError("The file is too long to be a label set.", path=shown)
    faults = Faults(shown)
    text = decoded(data, "", faults)
    if text is None:
        return LabelSetFile(None, tuple(faults.problems))
    found = parse(text.text.removeprefix("\ufeff"), path.suffix, taken, path=shown)
    return LabelSetFile(found.label_set, (*faults.problems, *found.problems))


def parse(
    text: str, suffix: str, taken: Mapping[str, str] | None = None, *, path: str = ""
) -> LabelSetFile:
    """Return the label set of a text in the language of a file with such an ending."""
    is_json = suffix.lower() == ".json"
    try:
        located = located_json(text) if is_json else located_yaml(text)
    except NotReadableError as fault:
        return LabelSetFile(None, (_syntax_problem(fault, path),))
    data = located.data if is_json else _typed(located.data, "")
    newer = _newer(data)
    content = _without_marks(data)
    said = (LabelFault(*fault) for fault in located.faults)
    faults = (*newer, *said, *faults_of(content, taken))
    problems = tuple(fault.problem(path, located.line(fault.place)) for fault in faults)
    if not is_sound(faults):
        return LabelSetFile(None, problems)
    return LabelSetFile(LabelSet.model_validate_json(json.dumps(_with_hues(content))), problems)


def to_text(label_set: LabelSet, suffix: str) -> str:
    """Return a label set as a file with such an ending has it: equal sets give equal texts."""
    data = _content(label_set)
    if suffix.lower() == ".json":
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    from annotator.formats.written_yaml import yaml_of

    return _HEAD.format(types=", ".join(get_args(ValueType))) + yaml_of(data)


def write(label_set: LabelSet, path: Path, *, replace: bool = False) -> None:
    """Write a label set to a file, whole or not at all.

    Raises:
        ExportError: There is a file already and `replace` is False, or it cannot be written.
        FormatError: The ending is none of these.
    """
    need_suffix(path)
    if os.path.exists(path) and not replace:
        hint = "Choose another name, or say that it may be replaced."
        raise ExportError("The file exists already.", path=shown_path(path), hint=hint)
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_text(to_text(label_set, path.suffix), encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        message = f"The file could not be written: {error.strerror or error}."
        hint = "Nothing that stood there was changed. Choose another folder."
        raise ExportError(message, path=shown_path(path), hint=hint) from None


def need_suffix(path: Path) -> None:
    """See that a path has one of the endings.

    Raises:
        FormatError: It has none of them.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise FormatError(
            f"A label set is not kept in a file that ends in {path.suffix or 'nothing'}.",
            path=shown_path(path),
            hint=f"Give it one of the endings {', '.join(SUFFIXES)}.",
        )


# Reading


def _syntax_problem(fault: NotReadableError, path: str) -> Problem:
    column = f" At column {fault.column}." if fault.column else ""
    return Problem(
        code="not_readable",
        message=f"{fault.message}{column}",
        path=path,
        line=fault.line,
        hint=fault.hint,
    )


def _typed(data: object, name: str) -> object:
    """Return data of texts with whole numbers and switches where a label set has them."""
    if (found := as_object(data)) is not None:
        return {key: _typed(value, key) for key, value in found.items()}
    if not isinstance(data, str):
        return [_typed(value, "") for value in as_list(data)] if data is not None else None
    if name in _WHOLE_NUMBERS and _WHOLE.fullmatch(data):
        return int(data)
    if name in _SWITCHES and data.casefold() in (*_YES, *_NO):
        return data.casefold() in _YES
    return data


def _newer(data: object) -> tuple[LabelFault, ...]:
    """Return what is to say of a file of another kind or a newer version."""
    marks = as_object(data) or {}
    kind, version = marks.get("schema", SCHEMA_NAME), str(marks.get("schema_version", "1.0"))
    if kind != SCHEMA_NAME:
        message = f"The file says that it is {kind}, and no label set."
        return (LabelFault(("schema",), "other_schema", message, "Choose another file."),)
    major, _, _ = version.partition(".")
    place, hint = ("schema_version",), "Use a newer version of the program."
    if major != "1":
        message = f"The file is of the format {version}, which this program does not know."
        return (LabelFault(place, "schema_too_new", message, hint),)
    if version != SCHEMA_VERSION:
        message = f"The file is of the format {version}; what is new in it is not understood."
        return (LabelFault(place, "schema_newer", message, hint, "warning"),)
    return ()


def _without_marks(data: object) -> object:
    found = as_object(data)
    return data if found is None else {k: v for k, v in found.items() if k not in _MARKS}


def _with_hues(data: object) -> object:
    """Return a sound set in which every label has a hue."""
    found = as_object(data) or {}
    labels = [as_object(label) or {} for label in as_list(found.get("labels"))]
    hues = free_hues(label["hue"] for label in labels if "hue" in label)
    hued = [label if "hue" in label else label | {"hue": next(hues)} for label in labels]
    return found | {"labels": hued}


# Writing


def _content(label_set: LabelSet) -> dict[str, Any]:
    """Return what is written: all that is not usual, and of every label its hue."""
    sparse: dict[str, Any] = label_set.model_dump(mode="json", exclude_defaults=True)
    labels = [
        {"name": label.name, "hue": label.hue} | given
        for label, given in zip(label_set.labels, sparse.pop("labels"), strict=True)
    ]
    marks = {"schema": SCHEMA_NAME, "schema_version": SCHEMA_VERSION}
    return marks | {"id": label_set.id, "version": label_set.version, "labels": labels} | sparse
