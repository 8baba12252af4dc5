from hypothesis import given
from hypothesis import strategies as st

from annotator.checks.phrases import LONGEST, Phrasebook
from annotator.core.search import occurrences
from tests.strategies import texts


def places(text: str, *phrases: str) -> list[tuple[int, int, str]]:
    return [(*place.range, place.phrase) for place in Phrasebook(phrases).places(text)]


def test_the_longest_phrase_that_stands_there_is_taken() -> None:
    assert places(
        "The Northern Front of Karsa fled.", "Northern Front", "Northern Front of Karsa"
    ) == [(4, 27, "Northern Front of Karsa")]


def test_where_the_longest_does_not_stand_a_shorter_one_is_taken() -> None:
    assert places("The Northern Front fled.", "Northern Front of Karsa", "Northern") == [
        (4, 12, "Northern")
    ]


def test_a_longer_phrase_than_what_is_left_of_the_text_is_passed_over() -> None:
    assert places("We saw Front", "Front of Karsa", "Front") == [(7, 12, "Front")]


def test_white_space_and_case_of_longer_phrases_may_differ() -> None:
    assert places("the foreign\nministry", "Foreign Ministry") == [(4, 20, "Foreign Ministry")]


def test_a_single_word_may_begin_a_sentence() -> None:
    assert places("Gunmen and gunmen", "gunmen") == [(0, 6, "gunmen"), (11, 17, "gunmen")]
    assert places("Gunmen and gunmen", "Gunmen") == [(0, 6, "Gunmen")]


def test_a_phrase_with_a_stop_behind_it_takes_the_stop() -> None:
    assert places("the U.S. Army", "U.S.") == [(4, 8, "U.S.")]


def test_a_word_before_an_ending_is_whole_and_a_part_of_a_word_is_not() -> None:
    assert places("Baku's men, Bakü'nün, Bakuriani", "Baku", "Bakü") == [
        (0, 4, "Baku"),
        (12, 16, "Bakü"),
    ]


def test_words_without_spaces_between_are_found() -> None:
    assert places("日本の外務省は", "外務省") == [(3, 6, "外務省")]


def test_an_address_that_no_line_can_hold_has_no_words() -> None:
    address = "https://example.org/" + "Baku-" * 60

    assert places(f"Baku fell, see {address} or Baku.", "Baku") == [
        (0, 4, "Baku"),
        (len(address) + 19, len(address) + 23, "Baku"),
    ]
    assert places("See https://example.org/Baku now.", "Baku") == [(24, 28, "Baku")]


def test_a_phrase_of_very_many_words_is_not_looked_for() -> None:
    sentence = " ".join(["word"] * (LONGEST + 1))

    assert places(sentence, sentence) == []


@given(texts(min_pieces=1), st.lists(texts(min_pieces=1, max_pieces=3), max_size=5))
def test_places_lie_in_the_text_in_order(text: str, phrases: list[str]) -> None:
    found = [place.range for place in Phrasebook(phrases).places(text)]

    assert all(0 <= start < end <= len(text) for start, end in found)
    assert len(found) == len({*found})


@given(st.lists(st.sampled_from(("Baku", "army", "the", "U.S.", "said")), min_size=1, max_size=12))
def test_one_phrase_is_found_where_a_search_for_it_finds_it(words: list[str]) -> None:
    text = " ".join(words) + "."

    assert [place[:2] for place in places(text, "Baku")] == [*map(tuple, occurrences(text, "Baku"))]
