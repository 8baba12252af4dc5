import pytest

from annotator.app.session import Session
from annotator.app.timing import Timing


class Watch:
    """Seconds that pass when a test says so, and the day they pass on."""

    def __init__(self) -> None:
        self.now, self.day = 100.0, "2026-03-09"

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def timing(session: Session, watch: Watch) -> Timing:
    """Measures a session in whose project the first article is in view."""
    timing = Timing(session, clock=watch, today=lambda: watch.day)
    timing.look()
    return timing


def passes(timing: Timing, watch: Watch, *gaps_s: float) -> None:
    """Keys that are pressed after so many seconds each."""
    for gap in gaps_s:
        watch.now += gap
        timing.press()


def test_the_time_between_keys_counts(timing: Timing, watch: Watch) -> None:
    passes(timing, watch, 2, 30, 60)

    assert (timing.here.seconds, timing.here.keys) == (92, 3)


def test_idle_for_longer_than_a_minute_does_not_count(timing: Timing, watch: Watch) -> None:
    passes(timing, watch, 5, 60.5, 5)

    assert timing.here.seconds == 10


def test_clicks_and_keys_are_counted_apart(timing: Timing) -> None:
    timing.click()
    timing.press()
    timing.press()
    timing.look()

    assert (timing.here.clicks, timing.here.keys) == (1, 2)


def test_each_article_has_its_own_time(session: Session, timing: Timing, watch: Watch) -> None:
    passes(timing, watch, 7)
    session.show(1)
    passes(timing, watch, 3)

    assert timing.here.seconds == 3
    session.show(0)
    assert timing.here.seconds == 7


def tag_sunday(session: Session) -> None:
    start = session.text.index("Sunday")
    session.select(start, start + 6)
    session.tag("date")


def test_a_span_that_is_undone_and_made_anew_is_counted_once(
    session: Session, timing: Timing
) -> None:
    tag_sunday(session)
    session.undo()
    assert timing.here.spans == 0

    tag_sunday(session)
    assert timing.here.spans == 1


def test_a_span_that_is_removed_was_made_all_the_same(session: Session, timing: Timing) -> None:
    tag_sunday(session)
    session.remove_picked()

    assert timing.here.spans == 1


def test_a_removal_that_is_undone_and_done_again_makes_no_span(
    session: Session, timing: Timing
) -> None:
    tag_sunday(session)
    session.remove_picked()

    for _ in range(3):
        session.undo()
        session.redo()

    assert timing.here.spans == 1


def test_a_span_that_was_kept_is_counted_once_though_undone_and_done_again(
    session: Session, timing: Timing
) -> None:
    tag_sunday(session)
    timing.keep()

    session.undo()
    session.redo()

    assert timing.here.spans == 1


def test_undo_of_what_was_made_before_takes_nothing_from_what_was_made_since(
    session: Session, timing: Timing
) -> None:
    tag_sunday(session)
    timing.keep()
    session.undo()

    assert timing.here.spans == 1


def test_what_was_measured_is_there_after_closing(
    session: Session, timing: Timing, watch: Watch
) -> None:
    passes(timing, watch, 12)
    path = session.path
    assert path is not None
    session.close()
    session.open(path)

    (day,) = timing.days()
    assert (day.day, day.work.seconds, day.documents) == ("2026-03-09", 12, 1)


def test_days_are_told_apart(timing: Timing, watch: Watch) -> None:
    passes(timing, watch, 10)
    timing.keep()
    watch.day = "2026-03-10"
    passes(timing, watch, 20)
    timing.keep()

    assert [(day.day, day.work.seconds) for day in timing.days()] == [
        ("2026-03-09", 10),
        ("2026-03-10", 20),
    ]


def test_nothing_is_measured_where_the_person_does_not_want_it(
    session: Session, timing: Timing, watch: Watch
) -> None:
    session.change_settings(keep_time=False)
    passes(timing, watch, 10)
    timing.keep()

    assert timing.here.seconds == 0
    assert timing.days() == ()


def test_what_is_measured_while_a_job_writes_is_kept_afterwards(
    session: Session, timing: Timing, watch: Watch
) -> None:
    session.set_busy(is_busy=True)
    passes(timing, watch, 10)
    timing.keep()
    session.set_busy(is_busy=False)
    timing.keep()

    assert timing.days()[0].work.seconds == 10


def test_the_time_goes_into_the_export(session: Session, timing: Timing, watch: Watch) -> None:
    start = session.text.index("Sunday")
    session.select(start, start + 6)
    session.tag("date")
    passes(timing, watch, 41)
    timing.keep()
    assert session.store is not None

    (_, (layer,)), *_ = session.store.export_items()
    assert layer.seconds == 41
