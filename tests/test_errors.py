import pytest

from annotator import errors
from annotator.errors import AnnotatorError

KNOWN = [
    error
    for error in vars(errors).values()
    if isinstance(error, type) and issubclass(error, AnnotatorError)
]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({}, "It is full."),
        ({"path": "a.jsonl"}, "a.jsonl: It is full."),
        ({"path": "a.jsonl", "line": 3}, "a.jsonl, line 3: It is full."),
        ({"line": 3}, "line 3: It is full."),
        ({"hint": "Make room."}, "It is full. Make room."),
    ],
    ids=["nowhere", "file", "file and line", "line", "hint"],
)
@pytest.mark.parametrize("error", KNOWN)
def test_an_error_says_where_what_and_what_to_do(
    error: type[AnnotatorError], place: dict[str, str], said: str
) -> None:
    assert str(error("It is full.", **place)) == said  # type: ignore[arg-type]


def test_an_error_keeps_its_parts_for_whoever_shows_it() -> None:
    error = AnnotatorError("It is full.", path="a.jsonl", line=3, hint="Make room.")

    assert (error.message, error.path, error.line) == ("It is full.", "a.jsonl", 3)
    assert error.hint == "Make room."


def test_the_tree_in_the_docstring_has_every_error() -> None:
    assert [error.__name__ for error in KNOWN if error.__name__ not in str(errors.__doc__)] == []
