import os
from pathlib import Path

import pytest

from annotator.core.problems import Problem
from annotator.formats.reading import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files in no particular order of making."""
    for name in ("b.txt", "a.jsonl", "deep/er/C.TXT", "deep/0.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path / "in"


def _found(*paths: Path) -> tuple[list[Path], list[Problem]]:
    found = list(find_files(paths))
    return (
        [entry for entry in found if isinstance(entry, Path)],
        [entry for entry in found if isinstance(entry, Problem)],
    )


def test_a_folder_is_searched_to_the_bottom_in_sorted_order(folder: Path):
    files, problems = _found(folder)

    assert [path.relative_to(folder).as_posix() for path in files] == [
        *("a.jsonl", "b.txt", "deep/0.txt", "deep/er/C.TXT")
    ]
    assert problems == []


def test_a_hidden_file_that_was_named_is_read(folder: Path):
    assert _found(folder / ".hidden.txt") == ([folder / ".hidden.txt"], [])


def test_a_file_is_found_once_however_often_it_was_named(folder: Path):
    files, _ = _found(folder / "b.txt", folder, folder / "deep" / ".." / "b.txt")

    assert [path.name for path in files] == ["b.txt", "a.jsonl", "0.txt", "C.TXT"]


@pytest.mark.parametrize("name", ["picture.png", "README"])
def test_a_named_file_that_no_format_reads_is_an_error(folder: Path, name: str):
    (folder / name).write_text("x", encoding="utf-8")

    files, (problem,) = _found(folder / name)

    assert files == []
    assert (problem.code, problem.severity) == ("unknown_format", "error")
    assert problem.path == str(folder / name)


def test_what_no_format_reads_in_a_folder_is_a_warning(folder: Path):
    (folder / "picture.png").write_text("x", encoding="utf-8")

    files, (problem,) = _found(folder)

    assert len(files) == 4
    assert (problem.code, problem.severity) == ("unknown_format", "warning")


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path):
    files, (problem,) = _found(tmp_path / "gone.txt")

    assert files == []
    assert problem.code == "missing_file"


def test_a_folder_without_any_readable_file_is_an_error(tmp_path: Path):
    files, (problem,) = _found(tmp_path)

    assert files == []
    assert problem.code == "empty_folder"


@pytest.mark.skipif(os.name == "nt", reason="Windows names are Unicode")
def test_a_name_that_is_no_unicode_can_be_told(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.png"))
    path.write_bytes(b"x")

    _, (problem,) = _found(path)

    assert problem.path.endswith("a\ufffd.png")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read here")
def test_a_folder_that_may_not_be_read_is_named(folder: Path):
    (folder / "deep").chmod(0)

    _, problems = _found(folder)

    (folder / "deep").chmod(0o700)
    assert [problem.code for problem in problems] == ["unreadable"]
