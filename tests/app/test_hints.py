import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.hints import LETTERS, Hints, codes, hints_for

PLACES = [(0, 4, "actor"), (10, 14, "date"), (20, 30, "claim"), (20, 24, "actor")]


@given(st.integers(0, 700))
def test_no_code_is_the_beginning_of_another(count: int) -> None:
    found = codes(count)

    assert len(set(found)) == count
    assert not any(a != b and b.startswith(a) for a in found for b in found)


@pytest.mark.parametrize(("count", "longest"), [(1, 1), (25, 1), (26, 2), (625, 2), (626, 3)])
def test_codes_are_as_short_as_can_be(count: int, longest: int) -> None:
    assert max(map(len, codes(count))) == longest


def test_the_shortest_codes_come_first() -> None:
    lengths = [len(code) for code in codes(300)]

    assert lengths == sorted(lengths)


def test_no_code_has_the_letter_that_asks_for_the_other_hints() -> None:
    assert "F" not in LETTERS
    assert len(set(LETTERS)) == 25


def test_hints_stand_in_reading_order_the_longest_first() -> None:
    hints = hints_for(PLACES, 0, "phrases").hints

    assert [(hint.start, hint.end) for hint in hints] == [(0, 4), (10, 14), (20, 30), (20, 24)]


def test_what_comes_next_behind_the_caret_has_the_first_letters() -> None:
    hints = hints_for(PLACES, 15, "phrases").hints

    assert {hint.start: hint.code for hint in hints if hint.end != 24} == {20: "A", 10: "D", 0: "G"}


def test_typing_leaves_those_that_it_may_still_lead_to() -> None:
    hints = hints_for([(n, n + 1, "") for n in range(40)], 0, "words")
    long = next(hint for hint in hints.hints if len(hint.code) == 2)

    typed = hints.after(long.code[0])

    assert long in typed.left
    assert len(typed.left) < len(hints.left)
    assert typed.chosen is None


def test_a_code_that_is_typed_whole_chooses_its_place() -> None:
    hints = hints_for(PLACES, 0, "phrases").after("S")

    assert hints.chosen is not None
    assert hints.chosen.range == (10, 14)


def test_a_letter_that_leads_nowhere_changes_nothing() -> None:
    hints = hints_for(PLACES, 0, "phrases")

    assert hints.after("M") == hints


def test_a_letter_can_be_taken_back() -> None:
    hints = hints_for([(n, n + 1, "") for n in range(40)], 0, "words")
    first = max(hint.code for hint in hints.hints if len(hint.code) == 2)[0]

    assert hints.after(first).before() == hints


def test_where_no_place_is_there_are_no_hints() -> None:
    assert hints_for([], 0, "words") == Hints(kind="words")
