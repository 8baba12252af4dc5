from typing import Any

import pytest
from pydantic import ValidationError

from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet, RelationType
from annotator.errors import LabelError


def make_label_set(*labels: Label, **values: object) -> LabelSet:
    some = labels or (Label(name="actor"), Label(name="claim"))
    return LabelSet.model_validate({"labels": some} | values)


@pytest.mark.parametrize("name", ["casualty", "CASUALTY", "Casualty"])
def test_a_label_is_found_without_regard_to_case(name: str, label_set: LabelSet) -> None:
    found = label_set.label(name)

    assert found.name == "casualty"
    assert label_set.find(name) is found


def test_an_unknown_label_is_refused_with_those_that_there_are(label_set: LabelSet) -> None:
    assert label_set.find("weapon") is None

    with pytest.raises(LabelError, match="weapon") as refused:
        label_set.label("weapon")

    assert refused.value.hint == "It has actor, claim, casualty, date."


@pytest.mark.parametrize(
    ("labels", "values", "message"),
    [
        ([Label(name="Actor"), Label(name="actor")], {}, "the label 'actor' stands twice"),
        (
            [Label(name="actor", key="A"), Label(name="army", key="a")],
            {},
            "the key 'a' stands twice",
        ),
        (
            [Label(name="actor")],
            {"relations": [RelationType(name=name, heads=(), tails=()) for name in ("x", "X")]},
            "the relation 'x' stands twice",
        ),
        (
            [Label(name="actor")],
            {"relations": [RelationType(name="by", heads=("actor",), tails=("claim",))]},
            "joins unknown label 'claim'",
        ),
    ],
    ids=["name", "key", "relation", "end"],
)
def test_a_label_set_that_contradicts_itself_is_refused(
    labels: list[Label], values: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        make_label_set(*labels, **values)


def test_a_label_set_has_a_label_at_least() -> None:
    with pytest.raises(ValidationError):
        LabelSet(labels=())


def test_labels_without_a_key_do_not_clash() -> None:
    assert len(make_label_set(Label(name="a"), Label(name="b")).labels) == 2


@pytest.mark.parametrize("hue", [-1, 360])
def test_a_hue_is_an_angle(hue: int) -> None:
    with pytest.raises(ValidationError):
        Label(name="actor", hue=hue)


@pytest.mark.parametrize(
    ("name", "title"), [("casualty", "Casualty"), ("KIA", "KIA"), ("armed Group", "armed Group")]
)
def test_a_lower_case_name_is_shown_with_a_capital(name: str, title: str) -> None:
    assert Label(name=name).title == title


def test_added_labels_come_last_each_in_a_hue_of_its_own(label_set: LabelSet) -> None:
    names = tuple(f"label{number}" for number in range(300))

    labels = label_set.with_labels(names).labels

    assert tuple(label.name for label in labels[4:]) == names
    assert len({label.hue for label in labels}) == len(labels)


def test_adding_labels_keeps_the_rest_of_the_set(label_set: LabelSet) -> None:
    digest = label_set.sha256
    wider = label_set.with_labels(("weapon",))

    assert wider.relations == label_set.relations
    assert wider.labels[:4] == label_set.labels
    assert wider.sha256 != digest


def test_more_labels_than_hues_can_be_added() -> None:
    assert len(make_label_set().with_labels(tuple(map(str, range(400)))).labels) == 402


def test_adding_a_label_that_is_there_is_refused(label_set: LabelSet) -> None:
    with pytest.raises(ValueError, match="'actor' stands twice"):
        label_set.with_labels(("Actor",))


def test_equal_sets_have_one_digest_and_other_sets_another() -> None:
    one, same, other = make_label_set(), make_label_set(), make_label_set(version="2")

    assert one.sha256 == same.sha256
    assert one.sha256 != other.sha256


def test_a_new_project_starts_with_four_labels_and_their_keys() -> None:
    keys = {label.name: label.key for label in DEFAULT_LABEL_SET.labels}

    assert keys == {"actor": "A", "claim": "C", "casualty": "K", "date": "D"}


def test_every_label_of_a_new_project_says_what_it_is_for() -> None:
    assert [label.name for label in DEFAULT_LABEL_SET.labels if not label.description] == []


def test_every_choice_of_a_new_project_has_something_to_choose() -> None:
    relations = [relation.attributes for relation in DEFAULT_LABEL_SET.relations]
    declared = [*(label.attributes for label in DEFAULT_LABEL_SET.labels), *relations]
    attributes = [attribute for group in declared for attribute in group]

    assert attributes
    assert [a.name for a in attributes if ("choice" in a.type) != bool(a.choices)] == []


def test_a_label_set_comes_back_from_json_as_it_went(label_set: LabelSet) -> None:
    assert LabelSet.model_validate_json(label_set.model_dump_json()) == label_set
