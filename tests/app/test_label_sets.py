from pathlib import Path

import pytest

from annotator.app.label_sets import (
    change_to,
    faults_in,
    read_file,
    taken_keys,
    undecided,
    use_after,
)
from annotator.app.settings import KeyChoice, Settings
from annotator.core.label_changes import begin, change_label, merge_label
from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet, RelationType
from annotator.errors import LabelError
from annotator.store.label_use import LabelUse, Use

ONE = Use(items=1, documents=1, authors=1)
USE = LabelUse(labels=(("actor", ONE), ("date", ONE)), relations=(("victim", ONE),))
OTHER = LabelSet(
    labels=(Label(name="Actor"), Label(name="when")),
    relations=(RelationType(name="harmed", heads=("Actor",), tails=("Actor",)),),
)


def test_single_keys_of_actions_are_taken_and_numbers_are_not_among_them() -> None:
    taken = taken_keys(Settings())

    assert taken["R"] == "Tag the Same Again"
    assert [key for key in taken if len(key) != 1 or key.isdigit()] == []


def test_a_key_that_a_person_gave_an_action_is_taken() -> None:
    settings = Settings(keys=(KeyChoice(action_id="undo", keys=("Ö",)),))

    taken = taken_keys(settings)

    assert taken["Ö"] == "Undo"
    assert "U" not in taken


def test_the_set_of_a_new_project_has_no_key_that_is_taken() -> None:
    assert faults_in(DEFAULT_LABEL_SET, Settings()) == ()


def test_a_label_with_the_key_of_an_action_is_warned_of() -> None:
    (fault,) = faults_in(LabelSet(labels=(Label(name="actor", key="r"),)), Settings())

    assert (fault.code, fault.severity) == ("key_is_taken", "warning")


def test_a_file_is_read_for_a_person(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text("labels: [{name: actor, key: R}]")

    assert [problem.code for problem in read_file(path, Settings()).problems] == ["key_is_taken"]


def test_only_what_is_gone_and_in_use_has_to_be_decided() -> None:
    open_ = undecided(DEFAULT_LABEL_SET, OTHER, USE)

    assert open_ == (("date",), ("victim",))


def test_another_set_takes_the_place_once_that_is_said() -> None:
    change = change_to(begin(DEFAULT_LABEL_SET), OTHER, USE, {"date": "when", "victim": "harmed"})

    assert change.after == OTHER
    assert change.mapping.label("date") == "when"
    assert change.mapping.label("actor") == "Actor"
    assert change.mapping.relation("victim") == "harmed"


def test_what_is_in_use_may_be_removed() -> None:
    change = change_to(begin(DEFAULT_LABEL_SET), OTHER, USE, {"date": "", "victim": ""})

    assert (change.mapping.label("date"), change.mapping.relation("victim")) == ("", "")


@pytest.mark.parametrize(
    ("becomes", "message"),
    [
        ({}, "“date” is gone from the new labels, but 1 have it"),
        ({"date": "when"}, "“victim” is gone"),
        ({"date": "place"}, "“date” cannot become “place”"),
        ({"weapon": "when"}, "no label or relation “weapon”"),
    ],
    ids=["nothing", "half", "unknown new", "unknown old"],
)
def test_a_change_that_would_leave_spans_without_a_label_is_refused(
    becomes: dict[str, str], message: str
) -> None:
    with pytest.raises(LabelError, match=message):
        change_to(begin(DEFAULT_LABEL_SET), OTHER, USE, becomes)


def test_a_draft_knows_how_many_spans_each_of_its_labels_would_have() -> None:
    change = begin(DEFAULT_LABEL_SET)
    player = change.after.label("actor").model_copy(update={"name": "player"})
    change = merge_label(change_label(change, "actor", player), "date", "player")

    use = use_after(change, USE)

    assert use.of_label("player") == Use(items=2, documents=2, authors=1)
    assert use.of_label("claim") == Use()


def test_another_set_may_take_the_place_of_a_draft() -> None:
    change = begin(DEFAULT_LABEL_SET)
    player = change.after.label("actor").model_copy(update={"name": "player"})
    change = change_label(change, "actor", player)

    decided = {"player": "when", "date": "", "victim": ""}
    mapping = change_to(change, OTHER, USE, decided).mapping

    assert (mapping.label("actor"), mapping.label("date")) == ("when", "")
