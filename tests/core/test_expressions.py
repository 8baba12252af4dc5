import pytest

from annotator.core.expressions import ExpressionFinder
from annotator.errors import SearchError


def found(source: str, text: str, **how: bool) -> list[str]:
    finder = ExpressionFinder(source, **how)
    return [text[start:end] for start, end in finder.places(text)]


@pytest.mark.parametrize(
    ("source", "text", "places"),
    [
        (r"\d+ soldiers", "12 Soldiers, 3 soldiers", ["12 Soldiers", "3 soldiers"]),
        ("^the", "The one\nthe other, the third", ["The", "the"]),
        (r"\p{Cyrillic}+", "Baku Баку", ["Баку"]),
        ("a*", "aab", ["aa"]),
        ("👩", "x 👩‍💻", ["👩‍💻"]),
        ("(?i)BAKU|ganja", "Baku, Ganja", ["Baku", "Ganja"]),
    ],
)
def test_an_expression_is_found_whatever_the_case(
    source: str, text: str, places: list[str]
) -> None:
    assert found(source, text) == places


def test_case_counts_where_it_is_to() -> None:
    assert found("baku", "Baku baku", matches_case=True) == ["baku"]


def test_letters_beside_it_count_where_words_are_to_be_whole() -> None:
    assert found("kill|sold", "skilled kill; sold, soldiers", is_whole=True) == ["kill", "sold"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("two (soldiers", "The expression cannot be read (at 14): missing )."),
        ("*a", "The expression cannot be read (at 1): nothing to repeat."),
        ("[a", "The expression cannot be read (at 3): unterminated character set."),
        ("a" * 501, "The expression has more than 500 signs."),
        ("((a{100}){100}){100}", "The expression repeats too many times (at 16)."),
        ("a{99999999}", "The expression repeats too many times (at 2)."),
        (
            "(?a)(?u)b",
            "The expression cannot be read: ASCII, LOCALE and UNICODE flags are mutually"
            " incompatible.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(source: str, message: str) -> None:
    for is_whole in (False, True):
        with pytest.raises(SearchError) as refusal:
            ExpressionFinder(source, is_whole=is_whole)

        assert refusal.value.message == message
        assert refusal.value.hint


def test_an_expression_that_never_ends_is_given_up() -> None:
    finder = ExpressionFinder("(?:a|aa)+$x", longest_s=0.01)

    with pytest.raises(SearchError, match="takes too long"):
        list(finder.places("a" * 90))


def test_whether_it_is_in_a_text_does_not_ask_for_all_places() -> None:
    finder = ExpressionFinder("b|(?:a|aa)+$x", longest_s=0.01)

    assert finder.is_in("b" + "a" * 90)
    assert not finder.is_in("")
