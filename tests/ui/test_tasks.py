import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.errors import StoreError
from annotator.ui.tasks import Handle, InlineTasks, Tasks


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def fail(error: BaseException) -> None:
    raise error


def test_a_job_runs_on_another_thread_and_its_result_comes_back_on_this_one(
    tasks: Tasks, qtbot: QtBot
) -> None:
    came: list[tuple[int, int]] = []

    tasks.run(
        lambda _progress, _cancelled: threading.get_ident(),
        done=lambda ran_on: came.append((ran_on, threading.get_ident())),
        failed=fail,
    )

    qtbot.waitUntil(lambda: bool(came))
    ran_on, came_on = came[0]
    assert ran_on != came_on == threading.get_ident()


def test_an_error_of_a_job_comes_back(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[BaseException] = []

    def job(_progress: object, _cancelled: object) -> None:
        raise StoreError("The disk is full.")

    tasks.run(job, done=lambda _: None, failed=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The disk is full."


def test_a_job_can_ask_whether_it_should_stop(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[str] = []

    def job(_progress: object, cancelled: Callable[[], bool]) -> str:
        while not cancelled():
            pass
        return "stopped"

    handle = tasks.run(job, done=came.append, failed=fail)
    handle.cancel()

    qtbot.waitUntil(lambda: came == ["stopped"])


def test_the_result_of_a_dropped_job_is_not_told(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[str] = []
    may_end = threading.Event()

    def job(_progress: object, _cancelled: object) -> str:
        may_end.wait(10)
        return "old"

    handle = tasks.run(job, done=came.append, failed=fail)
    handle.drop()
    may_end.set()
    tasks.run(lambda _p, _c: "new", done=came.append, failed=fail)

    qtbot.waitUntil(lambda: bool(came))
    assert came == ["new"]


def test_the_last_report_of_progress_is_always_told(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def job(progress: Callable[[int, int], None], _cancelled: object) -> None:
        for done in range(1, 1001):
            progress(done, 1000)

    tasks.run(job, done=lambda _: None, failed=fail, progress=lambda *at: told.append(at))

    qtbot.waitUntil(lambda: bool(told) and told[-1] == (1000, 1000))
    assert len(told) < 1000


def test_python_collects_no_cycles_while_a_job_runs(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[bool] = []

    tasks.run(lambda _p, _c: gc.isenabled(), done=came.append, failed=fail)

    qtbot.waitUntil(lambda: came == [False])
    assert gc.isenabled()


def test_closing_waits_for_jobs_and_drops_what_they_bring(tasks: Tasks) -> None:
    came: list[bool] = []

    def job(_progress: object, cancelled: Callable[[], bool]) -> bool:
        while not cancelled():
            pass
        return True

    tasks.run(job, done=came.append, failed=fail)
    tasks.close()
    QApplication.processEvents()

    assert came == []
    assert gc.isenabled()


def test_an_inline_job_is_over_when_run_returns() -> None:
    came: list[int] = []

    handle = InlineTasks().run(lambda _p, _c: 7, done=came.append, failed=fail)

    assert came == [7]
    assert handle == Handle()
