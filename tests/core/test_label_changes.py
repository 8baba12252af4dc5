from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.history import do
from annotator.core.label_changes import (
    LabelChange,
    add_label,
    add_relation,
    begin,
    change_document_attributes,
    change_label,
    change_relation,
    change_set,
    merge_label,
    merge_relation,
    move_label,
    move_relation,
    remove_label,
    remove_relation,
    replace_set,
)
from annotator.core.label_faults import faults_of, is_sound
from annotator.core.label_mapping import NOTHING, Owner, edits_for, mapped, reversed_mapping
from annotator.core.labels import Attribute, Label, LabelSet, RelationType
from annotator.core.records import AttributeValue, Layer
from annotator.errors import LabelError
from tests.factories import make_layer, make_relation, make_span
from tests.label_strategies import changes, label_sets


@pytest.fixture
def change(label_set: LabelSet) -> LabelChange:
    return begin(label_set)


def renamed(change: LabelChange, old: str, new: str) -> LabelChange:
    return change_label(change, old, change.after.label(old).model_copy(update={"name": new}))


def names(change: LabelChange) -> list[str]:
    return [label.name for label in change.after.labels]


# What becomes of names


def test_a_change_that_has_just_begun_changes_nothing(change: LabelChange) -> None:
    assert change.is_empty
    assert change.title == "Change labels"


def test_a_renamed_label_keeps_its_place_and_its_relations(change: LabelChange) -> None:
    new = renamed(change, "actor", "player")

    assert names(new) == ["player", "claim", "casualty", "date"]
    assert new.mapping.labels == (("actor", "player"),)
    assert new.after.relations[0].tails == ("player",)


def test_renaming_twice_counts_as_once(change: LabelChange) -> None:
    new = renamed(renamed(change, "actor", "x"), "x", "player")

    assert new.mapping.labels == (("actor", "player"),)
    assert renamed(new, "player", "actor").is_empty


def test_two_labels_may_change_their_names_with_each_other(change: LabelChange) -> None:
    new = renamed(renamed(renamed(change, "actor", "x"), "claim", "actor"), "x", "claim")

    assert dict(new.mapping.labels) == {"actor": "claim", "claim": "actor"}


def test_merging_gives_the_one_the_attributes_and_choices_of_both(change: LabelChange) -> None:
    kinds = Attribute(name="Type", type="choice", choices=("state", "party"))
    party = Label(name="party", attributes=(kinds, Attribute(name="seats", type="integer")))

    new = merge_label(add_label(change, party), "party", "actor")

    attributes = {attribute.name: attribute for attribute in new.after.label("actor").attributes}
    assert attributes["type"].choices[-2:] == ("other", "party")
    assert "seats" in attributes
    assert "Type" not in attributes


def test_a_merged_label_leaves_its_relations_to_the_other(change: LabelChange) -> None:
    new = merge_label(change, "casualty", "claim")

    heads = {relation.name: relation.heads for relation in new.after.relations}
    assert heads["victim"] == heads["occurred_on"] == ("claim",)


def test_a_removed_label_takes_the_relations_along_that_joined_only_it(
    change: LabelChange,
) -> None:
    new = remove_label(change, "date")

    assert "occurred_on" not in [relation.name for relation in new.after.relations]
    assert dict(new.mapping.relations) == {"occurred_on": NOTHING}


def test_a_relation_that_joins_others_too_outlives_a_removed_label(change: LabelChange) -> None:
    new = remove_label(change, "casualty")

    heads = {relation.name: relation.heads for relation in new.after.relations}
    assert heads["occurred_on"] == ("claim",)
    assert "victim" not in heads


def test_labels_and_relations_can_be_put_elsewhere(change: LabelChange) -> None:
    new = move_relation(move_label(change, "date", 0), "speaker", 2)

    assert names(new) == ["date", "actor", "claim", "casualty"]
    assert [r.name for r in new.after.relations][:3] == ["addressee", "continues", "speaker"]
    assert new.mapping.is_empty


def test_merged_relations_join_what_both_did(change: LabelChange) -> None:
    new = merge_relation(change, "victim", "speaker")

    assert new.after.relations[0].heads == ("claim", "casualty")
    assert new.mapping.relations == (("victim", "speaker"),)


def test_a_removed_relation_is_gone(change: LabelChange) -> None:
    new = remove_relation(change, "victim")

    assert new.mapping.relations == (("victim", NOTHING),)


def test_the_set_can_have_another_name_and_version(change: LabelChange) -> None:
    new = change_set(change, set_id="battles", version="2")

    assert (new.after.id, new.after.version) == ("battles", "2")
    assert change_set(new, version="3").after.id == "battles"


@pytest.mark.parametrize(
    ("make", "title"),
    [
        (lambda c: renamed(c, "actor", "player"), "Rename actor to player"),
        (lambda c: merge_label(c, "date", "claim"), "Merge date into claim"),
        (lambda c: remove_label(c, "date"), "Remove date"),
        (lambda c: remove_relation(c, "victim"), "Remove victim"),
        (lambda c: merge_relation(c, "victim", "speaker"), "Merge victim into speaker"),
        (lambda c: renamed(remove_label(c, "date"), "actor", "player"), "Change labels"),
        (lambda c: move_label(c, "date", 0), "Change labels"),
    ],
    ids=["rename", "merge", "remove", "relation", "relations", "several", "order"],
)
def test_a_change_is_called_after_what_became_of_the_names(
    change: LabelChange, make: Callable[[LabelChange], LabelChange], title: str
) -> None:
    assert make(change).title == title


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda c: add_label(c, Label(name="Actor")), "“Actor” and the label “actor” of the set"),
        (lambda c: renamed(c, "claim", "date"), "Another label of the set is called “date”"),
        (
            lambda c: add_label(c, Label(name="x", key="a")),
            "The key A is that of “actor”",
        ),
        (lambda c: renamed(c, "claim", ""), "“name” is empty"),
        (lambda c: remove_label(c, "weapon"), "The label set has no “weapon”"),
        (
            lambda c: add_relation(c, RelationType(name="x", heads=("y",), tails=("claim",))),
            "goes from “y”, which is no label",
        ),
    ],
    ids=["case", "name", "key", "empty", "unknown", "end"],
)
def test_a_change_after_which_the_set_could_not_be_used_is_refused_in_a_sentence(
    change: LabelChange, make: Callable[[LabelChange], LabelChange], message: str
) -> None:
    with pytest.raises(LabelError, match=message):
        make(change)


def test_the_last_label_cannot_be_removed() -> None:
    with pytest.raises(LabelError, match="has at least one label"):
        remove_label(begin(LabelSet(labels=(Label(name="actor"),))), "actor")


# Attributes


def test_an_attribute_follows_its_label(change: LabelChange) -> None:
    actor = change.after.label("actor")
    kind, *others = actor.attributes
    new = actor.model_copy(
        update={"attributes": (kind.model_copy(update={"name": "kind"}), *others)}
    )

    change = change_label(change, "actor", new, attribute_names=(("type", "kind"),))
    rename = renamed(change, "actor", "player").mapping.attributes

    assert [(r.owner, r.old, r.new) for r in rename] == [(Owner("label", "actor"), "type", "kind")]


def test_an_attribute_that_is_gone_leaves_values_as_they_are(change: LabelChange) -> None:
    actor = change.after.label("actor").model_copy(update={"attributes": ()})

    assert change_label(change, "actor", actor).mapping.is_empty


def test_attributes_of_relations_and_documents_are_renamed_too(label_set: LabelSet) -> None:
    topic = Attribute(name="topic")
    change = begin(label_set.model_copy(update={"attributes": (topic,)}))
    victim = RelationType(name="perpetrator", heads=("casualty",), tails=("actor",))
    said = victim.model_copy(update={"attributes": (Attribute(name="said", type="boolean"),)})

    change = change_relation(change, "perpetrator", said, attribute_names=(("alleged", "said"),))
    change = change_document_attributes(
        change, (Attribute(name="theme"),), attribute_names=(("topic", "theme"),)
    )

    assert {(r.owner.kind, r.old, r.new) for r in change.mapping.attributes} == {
        ("relation", "alleged", "said"),
        ("document", "topic", "theme"),
    }


# Another set in its place


def test_names_that_another_set_has_too_stay_whatever_their_case(change: LabelChange) -> None:
    other = LabelSet(labels=(Label(name="Actor"), Label(name="weapon")))

    mapping = replace_set(change, other, labels={"claim": "weapon"}).mapping

    assert dict(mapping.labels) == {
        "actor": "Actor",
        "claim": "weapon",
        "casualty": NOTHING,
        "date": NOTHING,
    }
    assert all(new == NOTHING for _, new in mapping.relations)


def test_the_same_set_in_its_place_changes_nothing(change: LabelChange) -> None:
    assert replace_set(change, change.before).is_empty


# Layers


def test_spans_and_links_follow_in_the_layer(change: LabelChange) -> None:
    new = merge_label(renamed(change, "actor", "player"), "casualty", "player")

    layer = mapped(make_layer(), new.mapping)

    assert [span.label for span in layer.spans] == ["player", "player"]
    assert len(layer.relations) == 1


def test_links_go_with_the_spans_of_a_removed_label(change: LabelChange) -> None:
    layer = mapped(make_layer(), remove_label(change, "actor").mapping)

    assert [span.label for span in layer.spans] == ["casualty"]
    assert layer.relations == ()


def test_a_value_gives_way_to_one_that_gets_its_name(change: LabelChange) -> None:
    actor = change.after.label("actor")
    kind = Attribute(name="old", type="choice", choices=("x",))
    change = begin(
        change_label(change, "actor", actor.model_copy(update={"attributes": (kind,)})).after
    )
    new = actor.model_copy(update={"attributes": (kind.model_copy(update={"name": "new"}),)})
    values = tuple(AttributeValue(name=name, value=name) for name in ("new", "old"))
    span = make_span("soldiers", id="s2", attributes=values)

    mapping = change_label(change, "actor", new, attribute_names=(("old", "new"),)).mapping
    layer = mapped(make_layer(spans=(span,), relations=()), mapping)

    assert layer.spans[0].attributes == (AttributeValue(name="new", value="old"),)


def test_what_was_merged_comes_back_as_the_first_of_them() -> None:
    old = ("a", "b", "c")
    change = begin(LabelSet(labels=tuple(Label(name=name) for name in old)))
    new = merge_label(renamed(change, "a", "x"), "b", "x")

    assert reversed_mapping(new.mapping, old, ()).labels == (("x", "a"),)


def test_what_was_merged_into_keeps_its_name_in_the_other_direction() -> None:
    old = ("a", "b")
    change = begin(LabelSet(labels=tuple(Label(name=name) for name in old)))

    assert reversed_mapping(merge_label(change, "a", "b").mapping, old, ()).is_empty


# Whatever is changed


@st.composite
def worked(draw: st.DrawFn) -> tuple[LabelChange, Layer]:
    """A change of any set, and a layer whose spans, links and values are of the set before."""
    label_set = draw(label_sets())
    spans = []
    for at in range(draw(st.integers(0, 4))):
        label = draw(st.sampled_from(label_set.labels))
        values = tuple(
            AttributeValue(name=attribute.name, value=str(at)) for attribute in label.attributes
        )
        span = make_span("Baku", id=f"s{at}", label=label.name, attributes=values)
        spans.append(span)
    relations = []
    if spans and label_set.relations:
        for at in range(draw(st.integers(0, 3))):
            relation = draw(st.sampled_from(label_set.relations))
            values = tuple(AttributeValue(name=a.name, value="x") for a in relation.attributes)
            ends = draw(st.sampled_from(spans)).id, draw(st.sampled_from(spans)).id
            made = make_relation(*ends, id=f"r{at}", label=relation.name, attributes=values)
            relations.append(made)
    values = tuple(AttributeValue(name=a.name, value="x") for a in label_set.attributes)
    layer = make_layer(spans=tuple(spans), relations=tuple(relations), attributes=values)
    return draw(changes(label_set)), layer


@given(worked())
def test_no_span_or_link_is_left_without_its_label(work: tuple[LabelChange, Layer]) -> None:
    change, layer = work

    after = mapped(layer, change.mapping)

    assert {span.label for span in after.spans} <= {label.name for label in change.after.labels}
    known = {relation.name for relation in change.after.relations}
    assert {relation.label for relation in after.relations} <= known


@given(worked())
def test_what_follows_can_be_taken_back_exactly(work: tuple[LabelChange, Layer]) -> None:
    change, layer = work

    after, entries = do(layer, edits_for(layer, change.mapping))
    for entry in reversed(entries):
        after = entry.inverse.apply(after)

    assert after == layer


@given(worked())
def test_only_spans_whose_label_was_removed_are_gone(work: tuple[LabelChange, Layer]) -> None:
    change, layer = work

    after = mapped(layer, change.mapping)

    gone = {span.id for span in layer.spans} - {span.id for span in after.spans}
    removed = {old for old, new in change.mapping.labels if new == NOTHING}
    assert gone == {span.id for span in layer.spans if span.label in removed}


@given(label_sets().flatmap(changes))
def test_every_name_has_become_one_of_the_new_set_or_nothing(change: LabelChange) -> None:
    labels = {label.name for label in change.after.labels} | {NOTHING}

    assert [old for old, _ in change.names.labels] == [label.name for label in change.before.labels]
    assert {new for _, new in change.names.labels} <= labels
    assert is_sound(faults_of(change.after.model_dump(mode="json")))


@given(label_sets().flatmap(changes))
def test_a_change_comes_back_from_json_as_it_went(change: LabelChange) -> None:
    assert LabelChange.model_validate_json(change.model_dump_json()) == change
