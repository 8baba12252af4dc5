import pytest

from annotator.errors import AnnotatorError
from annotator.resources import resource_path


def test_a_file_that_ships_with_the_program_is_found() -> None:
    assert resource_path("assets").is_dir()


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(AnnotatorError, match=r"assets/nothing\.svg is missing") as missing:
        resource_path("assets", "nothing.svg")

    assert missing.value.hint == "Install annotator again."
