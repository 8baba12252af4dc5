from typing import get_args

from annotator.core.statuses import STATUS_TITLES, STATUSES, Status


def test_every_status_has_a_title_of_its_own() -> None:
    assert set(STATUS_TITLES) == set(get_args(Status))
    assert len({*STATUS_TITLES.values()}) == len(STATUSES)


def test_people_meet_the_statuses_in_the_order_of_the_work() -> None:
    assert STATUSES[:3] == ("todo", "in_progress", "done")
