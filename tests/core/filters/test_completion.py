import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.filters import Known, known_names, offered, parse_filter
from annotator.core.labels import DEFAULT_LABEL_SET
from tests.core.filters.test_reading import typed_texts

KNOWN = known_names(DEFAULT_LABEL_SET, ("me", "Ada L"), "me")


def words(typed: str, known: Known = KNOWN) -> list[str]:
    return [choice.word for choice in offered(typed, len(typed), known).choices]


def completed(typed: str, caret: int | None = None) -> str:
    """What is typed with the first thing offered at the caret."""
    offer = offered(typed, len(typed) if caret is None else caret, KNOWN)
    return typed[: offer.start] + offer.choices[0].word + typed[offer.end :]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sta", ["status:"]),
        ("bridge S", ["status:", "spans>", "sort:"]),
        ("-ha", ["has:"]),
        ("bridge", []),
        ("", []),
        ("bridge ", []),
        ('"sta', []),
    ],
)
def test_keys_are_offered_for_their_beginnings(typed: str, found: list[str]) -> None:
    assert words(typed) == found


def test_all_keys_are_offered_where_they_are_asked_for() -> None:
    offer = offered("bridge ", 7, KNOWN, is_asked=True)

    assert (offer.start, offer.end) == (7, 7)
    assert "status:" in [choice.word for choice in offer.choices]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("status:", ["todo", "in_progress", "done", "flagged", "skipped", "rejected"]),
        ("status:todo,D", ["done"]),
        ("label:c", ["claim", "casualty"]),
        ("author:", ["me", '"Ada L"']),
        ("attr:count_", ["count_min", "count_max", "count_text"]),
        ("attr:quote=", ["direct", "mixed", "indirect"]),
        ("sort:-l", ["-length"]),
        ("status:done", []),
        ("spans>", []),
        ("xyzzy:", []),
    ],
)
def test_the_values_of_a_key_are_offered(typed: str, found: list[str]) -> None:
    assert words(typed) == found


def test_what_is_typed_at_the_caret_is_completed_and_the_rest_stays() -> None:
    assert completed("sta bridge", 3) == "status: bridge"
    assert completed("status:do bridge", 9) == "status:done bridge"
    assert completed("status:do,todo", 9) == "status:done,todo"


def test_a_name_with_a_space_is_completed_in_quotes() -> None:
    assert completed("author:a") == 'author:"Ada L"'


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("a staus:todo", "a status:todo"),
        ("-span>3", "-spans>3"),
        ("status:done,tood", "status:done,todo"),
        ("author:dal", 'author:"Ada L"'),
        ("sort:-lenght", "sort:-length"),
    ],
)
def test_for_a_typo_what_was_meant_is_offered(typed: str, new: str) -> None:
    assert completed(typed) == new


@given(typed_texts, st.data())
def test_what_is_offered_replaces_a_stretch_before_or_at_the_caret(
    typed: str, data: st.DataObject
) -> None:
    caret = data.draw(st.integers(0, len(typed)))
    offer = offered(typed, caret, KNOWN, is_asked=data.draw(st.booleans()))

    if offer.choices:
        assert 0 <= offer.start <= caret
        assert offer.start <= offer.end <= len(typed)


@given(typed_texts, st.data())
def test_a_value_that_was_offered_is_no_fault(typed: str, data: st.DataObject) -> None:
    offer = offered(typed, len(typed), KNOWN)
    if offer.choices and offer.ends_term:
        new = typed[: offer.start] + data.draw(st.sampled_from(offer.choices)).word

        faults = parse_filter(new, KNOWN).faults

        assert [fault for fault in faults if fault.start >= offer.start] == []
