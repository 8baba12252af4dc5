import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.filters import asked_statuses, parse_filter, with_statuses, without_order
from annotator.core.statuses import STATUSES, Status
from tests.core.filters.test_reading import typed_texts


@pytest.mark.parametrize(
    ("typed", "statuses", "new"),
    [
        ("", {"todo"}, "status:todo"),
        ("bridge", {"flagged", "todo"}, "status:todo,flagged bridge"),
        ("a status:todo b is:done", {"done"}, "a status:done b"),
        ("-status:todo bridge", set(), "bridge"),
        ("status:tood", {"todo"}, "status:todo"),
        ('note:"ask ', {"done"}, 'status:done note:"ask '),
    ],
)
def test_statuses_are_put_where_others_were_and_else_in_front(
    typed: str, statuses: set[Status], new: str
) -> None:
    assert with_statuses(typed, frozenset(statuses)) == new


@given(typed_texts, st.frozensets(st.sampled_from(STATUSES), min_size=1))
def test_any_filter_can_be_made_to_ask_for_statuses(
    typed: str, statuses: frozenset[Status]
) -> None:
    before = [term for term in parse_filter(typed).filter.terms if term.key != "status"]

    new = parse_filter(with_statuses(typed, statuses)).filter

    assert asked_statuses(new) == statuses
    assert [term for term in new.terms if term.key != "status"] == before


@given(typed_texts)
def test_the_order_can_be_taken_out_of_any_filter(typed: str) -> None:
    new = parse_filter(without_order(typed)).filter

    assert new == parse_filter(typed).filter.model_copy(update={"order": None})
