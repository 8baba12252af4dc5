import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from annotator.core.label_faults import LabelFault, faults_of, is_sound
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from tests.label_strategies import label_sets

TAKEN = {"R": "Tag the same again"}


def label(name: str = "actor", **values: object) -> dict[str, Any]:
    return {"name": name} | values


def relation(name: str = "speaker", **values: object) -> dict[str, Any]:
    return {"name": name, "heads": ["actor"], "tails": ["actor"]} | values


def label_set(*labels: object, **values: object) -> dict[str, Any]:
    return {"labels": list(labels or (label(),))} | values


def told(data: object) -> list[tuple[str, str]]:
    return [(fault.where, fault.code) for fault in faults_of(data, TAKEN)]


def test_the_set_of_a_new_project_has_no_fault() -> None:
    assert faults_of(DEFAULT_LABEL_SET.model_dump(mode="json")) == ()


@pytest.mark.parametrize(
    ("data", "where", "code"),
    [
        (label_set(label(" ")), "labels[0].name", "name_empty"),
        (label_set(label("actor ")), "labels[0].name", "name_spaced"),
        (label_set(label("two\nlines")), "labels[0].name", "name_unprintable"),
        (label_set(label("a"), label("b"), label("A")), "labels[2].name", "doubled_label"),
        (label_set(relations=[relation(), relation()]), "relations[1].name", "doubled_relation"),
        (
            label_set(label(attributes=[{"name": "type"}, {"name": "Type"}])),
            "labels[0].attributes[1].name",
            "doubled_attribute",
        ),
        (label_set(label(key="7")), "labels[0].key", "key_is_number"),
        (label_set(label(key="\u00a0")), "labels[0].key", "key_unprintable"),
        (label_set(label("a", key="K"), label("b", key="k")), "labels[1].key", "doubled_key"),
        (label_set(label(key="r")), "labels[0].key", "key_is_taken"),
        (
            label_set(label(attributes=[{"name": "type", "type": "choice"}])),
            "labels[0].attributes[0].choices",
            "no_choices",
        ),
        (
            label_set(label(attributes=[{"name": "count", "type": "integer", "choices": ["1"]}])),
            "labels[0].attributes[0].choices",
            "choices_unused",
        ),
        (
            label_set(attributes=[{"name": "t", "type": "choices", "choices": ["a", "b", "a"]}]),
            "attributes[0].choices[2]",
            "doubled_choice",
        ),
        (
            label_set(attributes=[{"name": "t", "type": "choice", "choices": ["a", " "]}]),
            "attributes[0].choices[1]",
            "choice_empty",
        ),
        (
            label_set(attributes=[{"name": "same", "type": "link"}]),
            "attributes[0].type",
            "link_elsewhere",
        ),
        (
            label_set(relations=[relation(attributes=[{"name": "to", "type": "link"}])]),
            "relations[0].attributes[0].type",
            "link_elsewhere",
        ),
        (label_set(relations=[relation(heads=[])]), "relations[0].heads", "relation_without_end"),
        (
            label_set(relations=[relation(tails=["actor", "place"])]),
            "relations[0].tails[1]",
            "unknown_label",
        ),
        (
            label_set(relations=[relation(tails=["actor", "actor"])]),
            "relations[0].tails[1]",
            "doubled_end",
        ),
        (label_set(label(hue=360)), "labels[0].hue", "bad_hue"),
        (label_set(label(hue="12")), "labels[0].hue", "bad_value"),
        (label_set(label(color="red")), "labels[0].color", "unknown_property"),
        (label_set({"key": "A"}), "labels[0]", "no_name"),
        (label_set("actor"), "labels[0]", "not_an_object"),
        (
            label_set(label(attributes=[{"name": "x", "type": "text"}])),
            "labels[0].attributes[0].type",
            "bad_type",
        ),
        (label_set(label(description="\ud83d")), "labels[0].description", "surrogate"),
        ({"labels": []}, "labels", "bad_value"),
        ({}, "", "no_labels"),
        ([], "", "not_an_object"),
        (None, "", "not_an_object"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_is_told_with_its_place(data: object, where: str, code: str) -> None:
    assert told(data) == [(where, code)]


def test_all_faults_are_told_together_in_the_order_of_the_set() -> None:
    data = label_set(
        label("a", key="1", hue=-4),
        label("A", attributes=[{"name": "x", "type": "choice"}, {"name": "X"}]),
        relations=[relation(heads=["b"]), {"name": "speaker"}],
        attributes=[{"nam": "topic"}],
    )

    assert [where for where, _ in told(data)] == [
        "labels[0].key",
        "labels[0].hue",
        "labels[1].name",
        "labels[1].attributes[0].choices",
        "labels[1].attributes[1].name",
        "relations[0].heads[0]",
        "relations[0].tails[0]",
        "relations[1]",
        "relations[1]",
        "relations[1].name",
        "attributes[0]",
        "attributes[0].nam",
    ]


def test_a_fault_says_what_to_do() -> None:
    (fault,) = faults_of(label_set(relations=[relation(heads=["Actor"])]))

    assert fault.problem("labels.yaml", 7).sentence == (
        "labels.yaml, line 7: relations[0].heads[0]:"
        " The relation “speaker” goes from “Actor”, which is no label. Write “actor”."
    )


def test_a_key_that_is_an_actions_is_no_reason_to_refuse_a_set() -> None:
    faults = faults_of(label_set(label(key="R")), TAKEN)

    assert [fault.severity for fault in faults] == ["warning"]
    assert is_sound(faults)
    assert not is_sound((*faults, LabelFault((), "x", "y")))


def test_names_of_two_labels_may_differ_in_marks() -> None:
    assert faults_of(label_set(label("e"), label("é"), label("e\u0301"))) == ()


def test_what_is_too_deep_is_a_fault_and_no_accident() -> None:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]

    assert ("labels[0][0]", "too_deep") in told({"labels": deep})


@given(label_sets())
def test_a_sound_set_has_no_fault(sound: LabelSet) -> None:
    assert faults_of(sound.model_dump(mode="json")) == ()


_NAMES = st.sampled_from(
    ["id", "labels", "relations", "attributes", "name", "key", "hue", "type", "choices", "heads"]
)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_NAMES, _VALUES, max_size=4))
def test_data_of_any_shape_is_either_a_set_or_told_to_be_none(data: dict[str, Any]) -> None:
    faults = faults_of(data)

    assert all(fault.message.endswith(".") for fault in faults)
    if is_sound(faults):
        LabelSet.model_validate_json(json.dumps(data))
    else:
        assert faults


@given(label_sets(), st.data())
def test_what_the_records_refuse_is_always_told(sound: LabelSet, data: st.DataObject) -> None:
    broken = sound.model_dump(mode="json")
    owner = data.draw(st.sampled_from([broken, *broken["labels"], *broken["relations"]]))
    name = data.draw(st.sampled_from(sorted(owner)))
    owner[name] = data.draw(st.sampled_from((None, 7, "", [], {}, ["x", "x"], "a", [None])))

    try:
        LabelSet.model_validate_json(json.dumps(broken), strict=True)
    except ValidationError:
        assert not is_sound(faults_of(broken))
