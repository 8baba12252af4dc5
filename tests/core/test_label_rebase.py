import pytest

from annotator.core.label_changes import (
    LabelChange,
    begin,
    change_label,
    change_relation,
    remove_label,
)
from annotator.core.label_rebase import rebased
from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet
from annotator.errors import LabelError


@pytest.fixture
def change() -> LabelChange:
    """The actor is called player, and dates are gone."""
    actor = DEFAULT_LABEL_SET.label("actor").model_copy(update={"name": "player"})
    return remove_label(change_label(begin(DEFAULT_LABEL_SET), "actor", actor), "date")


def undone(change: LabelChange, now: LabelSet, **values: tuple[str, ...]) -> LabelSet:
    """The set before a change, with what has become of the one after it."""
    return rebased(
        change.before,
        base=change.after,
        now=now,
        label_then=change.mapping.label,
        relation_then=change.mapping.relation,
        **values,
    )


def with_label(label_set: LabelSet, old: str, **values: object) -> LabelSet:
    label = label_set.label(old).model_copy(update=values)
    return change_label(begin(label_set), old, label).after


def test_without_anything_since_it_is_the_set_before(change: LabelChange) -> None:
    assert undone(change, change.after) == change.before


def test_what_was_said_last_counts(change: LabelChange) -> None:
    now = with_label(change.after, "player", guideline="# Who", hue=7)

    actor = undone(change, now).label("actor")

    assert (actor.guideline, actor.hue) == ("# Who", 7)
    assert actor.description == change.before.label("actor").description


def test_labels_that_came_since_are_kept_at_the_end(change: LabelChange) -> None:
    now = change.after.with_labels(("place", "Date"))

    names = [label.name for label in undone(change, now).labels]

    assert names == ["actor", "claim", "casualty", "date", "place"]


def test_a_key_that_came_back_is_left_to_who_had_it(change: LabelChange) -> None:
    other = Label(name="day", key="d")
    now = change.after.model_copy(update={"labels": (*change.after.labels, other)})

    back = undone(change, now)

    assert (back.label("date").key, back.label("day").key) == ("D", "")


def test_a_relation_that_was_described_since_keeps_that(change: LabelChange) -> None:
    victim = next(r for r in change.after.relations if r.name == "victim")
    now = change_relation(
        begin(change.after), "victim", victim.model_copy(update={"description": "Who is harmed."})
    ).after

    back = {r.name: r for r in undone(change, now).relations}

    assert back["victim"].description == "Who is harmed."
    assert back["victim"].tails == ("actor",)


def test_a_name_that_is_gone_meanwhile_cannot_be_brought_together(change: LabelChange) -> None:
    now = with_label(change.after, "player", name="agent")

    with pytest.raises(LabelError, match="“player” has been changed or removed since") as refused:
        undone(change, now)

    assert refused.value.hint
