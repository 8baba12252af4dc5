import pytest

from annotator.core.problems import Problem


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ({}, "The line is not JSON."),
        ({"path": "a.jsonl"}, "a.jsonl: The line is not JSON."),
        ({"line": 3}, "line 3: The line is not JSON."),
        ({"path": "a.jsonl", "line": 3}, "a.jsonl, line 3: The line is not JSON."),
        ({"line": 3, "hint": "Mend it."}, "line 3: The line is not JSON. Mend it."),
    ],
    ids=["nowhere", "file", "line", "file and line", "hint"],
)
def test_a_problem_says_where_what_and_what_to_do(
    place: dict[str, str | int], sentence: str
) -> None:
    problem = Problem.model_validate(
        {"code": "not_json", "message": "The line is not JSON."} | place
    )

    assert problem.sentence == sentence


def test_a_problem_is_an_error_unless_it_is_said_to_be_a_warning() -> None:
    assert Problem(code="c", message="m").severity == "error"
