"""A project whose rows were changed behind the program's back: a sentence, never a traceback."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

damages = pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE label_sets SET content = '{\"labels\": ['", "Invalid JSON"),
        (
            """UPDATE label_sets SET content = '{"labels": [{"name": "A"}, {"name": "a"}]}'""",
            "the label 'a' stands twice",
        ),
        ("DELETE FROM label_sets", "a row that every project has is missing"),
        ("DELETE FROM project", "a row that every project has is missing"),
        ("DELETE FROM authors", "spans of an author who is not in it"),
        ("UPDATE authors SET kind = 'x'", "kind: Input should be"),
        ("UPDATE spans SET attributes = '[{bad'", "Invalid JSON"),
        ("UPDATE spans SET attributes = '[1]'", "0: Input should be"),
        ("UPDATE texts SET attributes = '{}'", "Input should be a valid array"),
        ("UPDATE texts SET source = '['", "Invalid JSON"),
        ("UPDATE layers SET attributes = ''", "Invalid JSON"),
    ],
)


def damage(project: Path, statement: str) -> None:
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount > 0


@damages
def test_an_export_says_what_is_wrong_with_the_project_and_writes_nothing(
    run: Run, project: Path, tmp_path: Path, statement: str, said: str
) -> None:
    damage(project, statement)

    answer = run("export", project, "-o", "out.jsonl")

    assert answer.stderr.startswith(f"annotator: {project}: The project is damaged: ")
    assert said in answer.stderr
    assert (answer.returncode, sorted(tmp_path.glob("*out*"))) == (1, [])


@damages
def test_a_check_tells_it_in_words(run: Run, project: Path, statement: str, said: str) -> None:
    damage(project, statement)

    answer = run("check", project)

    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
