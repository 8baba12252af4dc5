from collections.abc import Callable

import pytest

from annotator.core.label_changes import (
    LabelChange,
    add_label,
    begin,
    change_label,
    change_set,
    merge_label,
)
from annotator.core.label_guidelines import (
    Guideline,
    StoredLabels,
    guideline_of,
    guideline_versions,
    with_guideline,
)
from annotator.core.labels import Example, Label, LabelSet

NEW = Guideline(description="Who acts.", text="**Who** acts.", examples=(Example(text="{A} b."),))


def changed(label_set: LabelSet, name: str, /, **parts: object) -> LabelChange:
    label = label_set.label(name).model_copy(update=parts)
    return change_label(begin(label_set), name, label)


def test_a_label_says_what_its_guideline_was_made_to_say(label_set: LabelSet) -> None:
    label = with_guideline(label_set.label("actor"), NEW)

    assert guideline_of(label) == NEW
    assert label.attributes == label_set.label("actor").attributes


# What undo calls it


def test_a_change_of_a_guideline_is_named_after_its_label(label_set: LabelSet) -> None:
    assert changed(label_set, "actor", guideline="New.").title == "Change the guideline of actor"


def test_one_example_more_is_named_so(label_set: LabelSet) -> None:
    examples = (*label_set.label("actor").examples, Example(text="{A} b."))

    change = change_set(changed(label_set, "actor", examples=examples), version="2")

    assert change.title == "Add an example of actor"


@pytest.mark.parametrize(
    "make",
    [
        lambda s: changed(s, "actor", guideline="New.", hue=7),
        lambda s: add_label(changed(s, "actor", guideline="New."), Label(name="weapon")),
        lambda s: change_set(changed(s, "actor", guideline="New."), set_id="other"),
        lambda s: change_set(begin(s), version="2"),
    ],
    ids=["colour", "label", "set", "version"],
)
def test_what_changes_more_than_a_guideline_is_not_named_so(
    label_set: LabelSet, make: Callable[[LabelSet], LabelChange]
) -> None:
    assert make(label_set).title == "Change labels"


def test_two_guidelines_at_once_are_a_change_of_labels(label_set: LabelSet) -> None:
    first = changed(label_set, "actor", guideline="New.")
    claim = first.after.label("claim").model_copy(update={"guideline": "New."})

    assert change_label(first, "claim", claim).title == "Change labels"


# Versions


def told(*sets: LabelSet, names: tuple[LabelChange | None, ...] = ()) -> tuple[StoredLabels, ...]:
    mappings = [change.mapping if change else None for change in names]
    mappings += [None] * (len(sets) - len(mappings))
    return tuple(
        StoredLabels(label_set=s, at="", by="mk", **({"mapping": m} if m else {}))
        for s, m in zip(sets, mappings, strict=True)
    )


def test_versions_are_those_that_changed_this_label(label_set: LabelSet) -> None:
    second = change_set(changed(label_set, "date", guideline="Else."), version="2").after
    third = change_set(
        changed(second, "actor", guideline="New.", description="So."), version="3"
    ).after

    versions = guideline_versions("actor", told(label_set, second, third))

    assert [(v.version, v.changed) for v in versions] == [("3", ("description", "text")), ("1", ())]
    assert versions[1].guideline == guideline_of(label_set.label("actor"))


def test_versions_are_followed_through_another_name(label_set: LabelSet) -> None:
    rename = changed(label_set, "actor", name="player", guideline="New.")

    versions = guideline_versions("player", told(label_set, rename.after, names=(None, rename)))

    assert [v.guideline.text == "New." for v in versions] == [True, False]


def test_the_versions_of_a_label_begin_with_it(label_set: LabelSet) -> None:
    wider = add_label(begin(label_set), Label(name="weapon", guideline="First.")).after

    versions = guideline_versions("weapon", told(label_set, wider))

    assert [(v.guideline.text, v.changed) for v in versions] == [("First.", ())]


def test_of_labels_that_were_merged_the_one_that_stayed_is_followed(label_set: LabelSet) -> None:
    merge = merge_label(begin(label_set), "claim", "date")

    versions = guideline_versions("date", told(label_set, merge.after, names=(None, merge)))

    assert [v.guideline for v in versions] == [guideline_of(label_set.label("date"))]


def test_a_label_that_there_is_not_has_no_versions(label_set: LabelSet) -> None:
    assert guideline_versions("weapon", told(label_set)) == ()
