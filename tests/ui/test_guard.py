import pytest

from annotator.app.ask import ScriptedAsk
from annotator.app.session import Session
from annotator.errors import EditError, ReadOnlyError, StoreError
from annotator.ui.guard import Guard


def fails(error: BaseException) -> None:
    raise error


@pytest.fixture
def guard(session: Session, ask: ScriptedAsk) -> Guard:
    return Guard(session, ask)


def test_what_went_well_is_not_told(guard: Guard, session: Session) -> None:
    assert guard.run(lambda: None)
    assert session.notice == ""


def test_a_known_error_becomes_a_sentence_with_what_to_do(
    guard: Guard, session: Session, ask: ScriptedAsk
) -> None:
    assert not guard.run(lambda: fails(EditError("That cannot be.", hint="Do this.")))

    assert session.notice == "That cannot be. Do this."
    assert ask.told == []


def test_an_error_of_the_project_is_told_in_a_dialog(guard: Guard, ask: ScriptedAsk) -> None:
    guard.run(lambda: fails(StoreError("The disk is full.", hint="Free some space.")))

    assert ask.told == ["The disk is full. Free some space."]


def test_a_project_that_is_only_read_needs_no_dialog(guard: Guard, ask: ScriptedAsk) -> None:
    guard.run(lambda: fails(ReadOnlyError("It is open for reading only.")))

    assert ask.told == []


def test_a_change_that_is_not_on_disk_is_a_fault_until_one_is(
    guard: Guard, session: Session, project_path: object
) -> None:
    session.open(project_path)

    guard.run(lambda: fails(StoreError("The disk is full.")))
    assert guard.fault == "The disk is full."

    guard.set_fault("")
    assert guard.fault == ""


def test_a_bug_passes(guard: Guard) -> None:
    with pytest.raises(ZeroDivisionError):
        guard.run(lambda: 1 // 0)
