import pytest

from annotator.app.label_draft import LabelDraft
from annotator.app.settings import Settings
from annotator.core.label_changes import change_label, remove_label
from annotator.core.label_mapping import Owner
from annotator.core.labels import DEFAULT_LABEL_SET, Attribute
from annotator.errors import LabelError
from annotator.store.label_use import LabelUse, Use

USE = LabelUse(
    labels=(("actor", Use(items=3, documents=2, authors=1)),),
    relations=(("speaker", Use(items=2, documents=1, authors=1)),),
)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def draft(asked: list[str]) -> LabelDraft:
    def values(owner: Owner, attribute: str) -> Use:
        asked.append(attribute)
        return Use(items=1, documents=1, authors=1)

    return LabelDraft(DEFAULT_LABEL_SET, Settings(), values)


def rename(draft: LabelDraft, old: str, new: str) -> None:
    label = draft.label_set.label(old).model_copy(update={"name": new})
    draft.perform(lambda change: change_label(change, old, label))


def test_a_draft_is_applied_only_once_it_is_known_what_has_each_label(draft: LabelDraft) -> None:
    rename(draft, "actor", "player")
    assert not draft.can_be_applied

    draft.count(USE)

    assert draft.can_be_applied
    assert draft.use.of_label("player").items == 3


def test_a_draft_that_changes_nothing_cannot_be_applied(draft: LabelDraft) -> None:
    draft.count(USE)

    assert not draft.can_be_applied
    assert draft.effects == ()


def test_a_draft_that_contradicts_itself_cannot_be_applied(draft: LabelDraft) -> None:
    draft.count(USE)
    kind = Attribute(name="kind", type="choice")
    label = draft.label_set.label("actor").model_copy(update={"attributes": (kind,)})

    draft.perform(lambda change: change_label(change, "actor", label))

    assert [fault.code for fault in draft.faults] == ["no_choices"]
    assert not draft.can_be_applied


def test_errors_come_before_warnings(draft: LabelDraft) -> None:
    for name, key in (("actor", "R"), ("claim", "7")):
        label = draft.label_set.label(name).model_copy(update={"key": key})
        draft.perform(lambda change, n=name, x=label: change_label(change, n, x))

    assert [fault.severity for fault in draft.faults] == ["error", "warning"]


def test_what_is_refused_leaves_the_draft_as_it_was(draft: LabelDraft) -> None:
    with pytest.raises(LabelError):
        rename(draft, "actor", "claim")

    assert draft.change.is_empty
    assert not draft.can_take_back


def test_each_change_can_be_taken_back(draft: LabelDraft) -> None:
    rename(draft, "actor", "player")
    rename(draft, "player", "agent")

    draft.take_back()
    assert draft.label_set.labels[0].name == "player"
    draft.take_back()
    draft.take_back()
    assert draft.change.is_empty


def test_new_labels_and_relations_have_names_that_are_free(draft: LabelDraft) -> None:
    assert [draft.add_label(), draft.add_label()] == ["label 1", "label 2"]
    assert [draft.add_relation(), draft.add_relation()] == ["relation 1", "relation 2"]
    assert draft.faults == ()


def test_what_has_to_follow_is_counted(draft: LabelDraft) -> None:
    draft.count(USE)
    assert draft.affected == 0

    draft.perform(lambda change: remove_label(change, "claim"))
    rename(draft, "actor", "player")

    assert draft.affected == 5


def test_values_are_counted_once(draft: LabelDraft, asked: list[str]) -> None:
    label = draft.label_set.label("actor").model_copy(update={"attributes": ()})
    draft.perform(lambda change: change_label(change, "actor", label))

    assert len(draft.effects) == len(draft.effects) == 5
    assert sorted(asked) == ["canonical", "code", "country", "type"]
