import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.guideline_draft import Draft, DraftExample
from annotator.core.label_guidelines import Guideline
from annotator.core.labels import Example

OLD = Guideline(
    description="Who acts.",
    text="**Who** acts.",
    examples=(Example(text="{A} b."), Example(text="{C} d.", is_right=False, note="no")),
)


def written(**parts: object) -> Draft:
    return Draft.of("actor", OLD).model_copy(update=parts)


def examples(*sentences: str) -> tuple[DraftExample, ...]:
    return tuple(DraftExample(text=sentence) for sentence in sentences)


def test_a_draft_says_at_first_what_the_guideline_says() -> None:
    draft = Draft.of("actor", OLD)

    assert draft.guideline == OLD
    assert not draft.is_changed


@pytest.mark.parametrize(
    "parts",
    [{"description": ""}, {"text": "Else."}, {"examples": ()}, {"examples": examples("{A")}],
    ids=["description", "text", "examples", "fault"],
)
def test_a_draft_that_says_something_else_would_be_lost(parts: dict[str, object]) -> None:
    assert written(**parts).is_changed


def test_an_example_without_a_word_counts_for_nothing() -> None:
    draft = Draft.of("actor", OLD)
    wider = draft.model_copy(update={"examples": (*draft.examples, DraftExample(text=" "))})

    assert not wider.is_changed
    assert wider.faults == ()
    assert wider.guideline == OLD


def test_what_is_wrong_is_told_with_its_place() -> None:
    noted = DraftExample(note="why")

    faults = written(examples=(*examples("{A} b", "c {d", "e} f"), noted)).faults

    assert [(fault.row, fault.offset) for fault in faults] == [(1, 2), (2, 1), (3, 0)]
    assert faults[2].message == "The sentence is missing."


def test_an_example_that_was_stored_with_a_fault_is_no_change() -> None:
    broken = OLD.model_copy(update={"examples": (Example(text="{A"),)})

    draft = Draft.of("actor", broken)

    assert len(draft.faults) == 1
    assert not draft.is_changed


# Others write meanwhile

NEW = Guideline(
    description="Who acts, or is harmed.",
    text="**Who** acts.",
    examples=(Example(text="{A} b."), Example(text="{E} f.")),
)


def test_what_was_not_touched_becomes_what_others_wrote() -> None:
    assert Draft.of("actor", OLD).rebased(NEW).guideline == NEW


def test_what_was_written_stays_beside_what_others_wrote() -> None:
    draft = written(text="Mine.", examples=examples("{A} b.", "{C} changed."))

    after = draft.rebased(NEW)

    assert (after.description, after.text) == (NEW.description, "Mine.")
    assert [e.text for e in after.examples] == ["{A} b.", "{C} changed.", "{E} f."]


def test_what_others_removed_goes_unless_it_was_written_at() -> None:
    fewer = OLD.model_copy(update={"examples": ()})
    draft = written(examples=(DraftExample(text="{A} mine."), *Draft.of("x", OLD).examples[1:]))

    assert [e.text for e in draft.rebased(fewer).examples] == ["{A} mine."]


@pytest.mark.parametrize(
    ("mine", "is_contested"),
    [("Who acts.", False), ("Mine.", True), ("Who acts, or is harmed.", False)],
    ids=["untouched", "written", "the same"],
)
def test_a_text_is_contested_where_both_wrote_at_it(mine: str, *, is_contested: bool) -> None:
    assert written(description=mine).contests(NEW) == is_contested


guidelines = st.builds(
    Guideline,
    description=st.sampled_from("abc"),
    text=st.sampled_from("abc"),
    examples=st.lists(st.sampled_from("abc"), unique=True, max_size=3).map(
        lambda texts: tuple(Example(text=text) for text in texts)
    ),
)


@given(guidelines, guidelines, guidelines)
def test_nothing_that_one_of_both_has_written_is_lost(
    base: Guideline, mine: Guideline, now: Guideline
) -> None:
    draft = Draft.of("x", base).model_copy(update={"examples": Draft.of("x", mine).examples})

    after = {example.text for example in draft.rebased(now).examples}

    assert {e.text for e in mine.examples} - {e.text for e in base.examples} <= after
    assert {e.text for e in now.examples} - {e.text for e in base.examples} <= after
