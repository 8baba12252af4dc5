import pytest

from annotator.core.direction import runs_right_to_left


@pytest.mark.parametrize(
    ("opening", "is_right_to_left"),
    [("", False), ("Baku", False), ("12 وزارة", True), ("שלום a", True), ("a שלום", False)],
)
def test_the_first_letter_says_which_way_a_paragraph_runs(
    opening: str, is_right_to_left: bool
) -> None:
    assert runs_right_to_left(opening) == is_right_to_left
