import pytest

from annotator.find.words import phrase_at, phrases

TEXT = "the Bank of England and Ngozi Okonjo-Iweala met in Dar es Salaam today"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Bank", "Bank of England and Ngozi Okonjo-Iweala"),
        ("met", "met"),
        ("Salaam", "Salaam"),
        ("today", "today"),
    ],
)
def test_the_name_that_is_pointed_at_is_taken_or_else_the_word(word: str, expected: str) -> None:
    found = phrase_at(TEXT, TEXT.index(word))

    assert TEXT[found.start : found.end] == expected


def test_a_single_capitalised_word_is_not_worth_stopping_at() -> None:
    assert phrases("He met Maria on Monday.") == ()


def test_names_in_any_script_that_has_capitals_are_found() -> None:
    text = "Сказал Владимир Петров вчера, und Jürgen Müller auch"

    assert [text[f.start : f.end] for f in phrases(text)] == [
        "Сказал Владимир Петров",
        "Jürgen Müller",
    ]


@pytest.mark.parametrize("text", ["قال المتحدث", "東京で", "नमस्ते दुनिया"])
def test_where_there_are_no_capitals_the_word_is_taken(text: str) -> None:
    found = phrase_at(text, 0)

    assert found.start == 0
    assert not found.is_empty


def test_nothing_is_at_white_space() -> None:
    assert phrase_at("a   b", 2).is_empty
