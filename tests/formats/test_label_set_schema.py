import json
from copy import deepcopy
from typing import Any

import orjson
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.core.label_shape import faults_of_shape
from annotator.core.labels import (
    DEFAULT_LABEL_SET,
    Attribute,
    Example,
    Label,
    LabelSet,
    RelationType,
)
from annotator.formats import label_set_file
from annotator.formats.label_set_file import to_text
from annotator.formats.label_set_schema import LABEL_SET_SCHEMA_FILE, label_set_schema
from annotator.formats.schema import schema_json
from annotator.resources import resource_path
from tests.label_strategies import label_sets

_SCHEMA = Draft202012Validator(label_set_schema())
_RECORDS = (Attribute, Example, Label, LabelSet, RelationType)


def test_the_published_schema_is_the_one_of_the_records() -> None:
    path = resource_path("schemas", LABEL_SET_SCHEMA_FILE)

    assert path.read_bytes() == schema_json(label_set_schema()), (
        "run: python -m annotator.formats.schema"
    )


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(label_set_schema())


@given(label_sets())
def test_what_is_written_fits_the_schema(label_set: LabelSet) -> None:
    assert _SCHEMA.is_valid(orjson.loads(to_text(label_set, ".json")))


@given(label_sets())
def test_any_reader_of_yaml_finds_what_stands_in_the_json(label_set: LabelSet) -> None:
    assert yaml.safe_load(to_text(label_set, ".yaml")) == json.loads(to_text(label_set, ".json"))


def _places(data: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    if isinstance(data, dict):
        keys = list(data)
    else:
        keys = list(range(len(data))) if isinstance(data, list) else []
    return [place, *(p for key in keys for p in _places(data[key], (*place, key)))]


_SET = LabelSet(
    labels=DEFAULT_LABEL_SET.labels[:1],
    relations=(RelationType(name="knows", heads=("actor",), tails=("actor",)),),
    attributes=(Attribute(name="topic"),),
).model_dump(mode="json")
_VALUES = (None, True, 7, -1, 360, 1.5, "", "x", "xy", "y" * 201, [], ["x"], {}, {"name": "x"})


@settings(max_examples=600)
@given(st.sampled_from(_places(_SET)[1:]), st.sampled_from(_VALUES))
def test_schema_and_records_agree_on_a_set_with_another_value(
    place: tuple[str | int, ...], value: object
) -> None:
    data = deepcopy(_SET)
    owner: Any = data
    for part in place[:-1]:
        owner = owner[part]
    owner[place[-1]] = value

    assert _SCHEMA.is_valid(data) == (faults_of_shape(data) == ())


@pytest.mark.parametrize("place", _places(_SET)[1:], ids=str)
def test_schema_and_records_agree_on_a_set_without_a_property(
    place: tuple[str | int, ...],
) -> None:
    data = deepcopy(_SET)
    owner: Any = data
    for part in place[:-1]:
        owner = owner[part]
    del owner[place[-1]]

    assert _SCHEMA.is_valid(data) == (faults_of_shape(data) == ())


def test_properties_that_are_no_text_are_read_as_what_they_are_in_yaml() -> None:
    fields = [(n, field.annotation) for r in _RECORDS for n, field in r.model_fields.items()]

    numbers = {name for name, kind in fields if kind is int}
    switches = {name for name, kind in fields if kind is bool}
    text = "labels:\n- name: a\n" + "".join(f"  {name}: 7\n" for name in numbers)
    found = label_set_file.parse(text, ".yaml").label_set
    assert found is not None
    assert [getattr(found.labels[0], name) for name in numbers] == [7]
    assert switches == {"is_core", "is_right"}
