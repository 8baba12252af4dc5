from pathlib import Path

import pytest

from annotator.formats.base import ReadOptions
from tests.formats.reads import found_in

_DATA = Path(__file__).parents[1] / "data" / "jsonl"
_DAMAGE = sorted((_DATA / "damage").iterdir())
_WARNED = sorted((_DATA / "warned").iterdir())


def _name(path: Path) -> str:
    return path.stem


def _code(path: Path) -> str:
    """The name of each sample is the form of the record, its code, and perhaps which case of it."""
    return path.name.split(".")[1]


@pytest.mark.parametrize("sample", _DAMAGE, ids=_name)
def test_a_damaged_line_is_named_with_what_is_wrong(sample: Path, read_options: ReadOptions):
    _, problems = found_in(sample, read_options)

    assert {(problem.code, problem.line) for problem in problems} == {(_code(sample), 2)}
    assert {(problem.severity, problem.path) for problem in problems} == {("error", str(sample))}


@pytest.mark.parametrize("sample", _DAMAGE, ids=_name)
def test_the_lines_around_a_damaged_one_are_read(sample: Path, read_options: ReadOptions):
    items, _ = found_in(sample, read_options)

    assert [item.line for item in items] == [1, 3]


@pytest.mark.parametrize("sample", _WARNED, ids=_name)
def test_a_line_that_is_taken_with_a_change_is_named(sample: Path, read_options: ReadOptions):
    items, problems = found_in(sample, read_options)

    assert [item.line for item in items] == [1, 2, 3]
    assert [(entry.code, entry.severity, entry.line) for entry in problems] == [
        (_code(sample), "warning", 2)
    ]


@pytest.mark.parametrize("sample", _DAMAGE, ids=_name)
def test_a_fault_is_told_in_one_sentence(sample: Path, read_options: ReadOptions):
    _, problems = found_in(sample, read_options)

    for problem in problems:
        assert problem.message.endswith(".")
        assert not problem.hint or problem.hint.endswith(".")
        assert "\n" not in problem.sentence
