from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.ranges import Range
from annotator.core.search import fold, longest_part, occurrences
from tests.strategies import filled_ranges, texts


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("baku", "BAKU"),
        ("strasse", "Straße"),
        ("office", "oﬃce"),
        ("abc", "ＡＢＣ"),
        ("ΠΌΛΗΣ", "πόλης"),
        ("istanbul", "İSTANBUL"),
        ("ISTANBUL", "İstanbul"),
        ("diyarbakir", "DİYARBAKIR"),
        ("ısparta", "Isparta"),
        ("Jose\u0301", "JOSÉ"),
    ],
)
def test_what_is_typed_finds_a_title_written_another_way(typed: str, title: str) -> None:
    assert fold(typed) == fold(title)


@pytest.mark.parametrize(("typed", "title"), [("a b", "ab"), ("José", "Jose"), ("علي", "علی")])
def test_other_words_stay_other_words(typed: str, title: str) -> None:
    assert fold(typed) != fold(title)


@pytest.mark.parametrize("text", ["Straße", "İSTANBUL", "ﬃ ＡＢ", "ıI"])
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def found(text: str, words: str) -> list[str]:
    """The places as they are written."""
    return [text[start:end] for start, end in occurrences(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "starts"),
    [
        ("Baku, in Baku. Bakuriani, TransBaku, BAKU", "Baku", [0, 9]),
        ("(Baku) “Baku” Baku-born", "Baku", [1, 8, 14]),
        ("Baku's and Baku’nun, not Baku'x or Sana'a", "Baku", [0, 11]),
        ("Sana'a, Sana’s", "Sana", [8]),
        ("l'armée, l’armée, armée", "armée", [2, 11, 18]),
        ("O'Brien, Brien", "Brien", [9]),
        ("U.S. and U.S.A.", "U.S.", [0]),
        ("the U.S.'s envoy", "U.S.", [4]),
        ("3 of 3,000 or 3.5, not 13. Then 3.", "3", [0, 32]),
        ("cafe\u0301, cafe", "cafe", [7]),
        ("والسلام، السلام", "السلام", [9]),
        ("정부, 정부는", "정부", [0]),
    ],
)
def test_only_whole_words_are_found(text: str, words: str, starts: list[int]) -> None:
    assert [place.start for place in occurrences(text, words)] == starts


@pytest.mark.parametrize(
    ("text", "words", "starts"),
    [
        ("東京都は東京", "東京", [0, 4]),
        ("今日ロシアが", "ロシア", [2]),
        ("关于NATO的NATO", "NATO", [2, 7]),
        ("ไทยกับไทย", "ไทย", [0, 6]),
    ],
)
def test_in_scripts_without_spaces_words_are_found_side_by_side(
    text: str, words: str, starts: list[int]
) -> None:
    assert [place.start for place in occurrences(text, words)] == starts


@pytest.mark.parametrize(
    ("text", "words"), [("น้ำ", "น"), ("🇹🇷🇺🇦", "🇷🇺"), ("👩‍💻", "👩"), ("क्षि", "क्ष"), ("❤️", "❤")]
)
def test_what_is_seen_as_one_character_is_never_split(text: str, words: str) -> None:
    assert occurrences(text, words) == []


def test_white_space_is_any_white_space() -> None:
    text = "two soldiers, two\u00a0\n soldiers, twosoldiers"

    assert found(text, "two\tsoldiers") == ["two soldiers", "two\u00a0\n soldiers"]


@pytest.mark.parametrize("words", ["", " \n", "(.*)", "[a--z]", "a|b"])
def test_signs_of_patterns_stand_for_themselves(words: str) -> None:
    assert found(f"ab {words} ab", words) == ([words] if words.strip() else [])


def test_what_begins_inside_the_last_place_is_not_found_again() -> None:
    assert [place.start for place in occurrences("on and on and on and on", "on and on")] == [0, 14]


def test_a_place_that_is_no_whole_word_hides_none_that_begins_in_it() -> None:
    assert found("aa aaa aa aa", "aa aa") == ["aa aa"]


_PARTS = ("a", "Baku", "Baku's", "O'", "l’", "3", ",", "東京", "ไทย", "น้ำ", "e\u0301", "🇹🇷", "“")
_GAPS = ("", " ", "  ", "\n", "\u00a0", "-", ".")


@st.composite
def texts_with_words(draw: st.DrawFn) -> tuple[str, str]:
    """A text of few pieces, and words of which some are in it."""
    pieces = st.sampled_from(_PARTS), st.sampled_from(_GAPS)
    text = "".join(draw(st.lists(st.tuples(*pieces).map("".join), min_size=1, max_size=16)))
    start, end = draw(filled_ranges(len(text)))
    return text, text[start:end]


@given(texts_with_words())
def test_each_place_holds_the_words_whole_and_none_overlaps_the_next(case: tuple[str, str]) -> None:
    text, words = case
    places = occurrences(text, words)

    assert all(text[start:end].split() == words.split() for start, end in places)
    assert all(snap_to_graphemes(text, *place) == place for place in places)
    assert all(before.end <= after.start for before, after in pairwise(places))


@given(st.lists(st.sampled_from(("Baku", "aBaku", "Bakua", "Baku1", "to", "B")), max_size=12))
def test_every_whole_word_is_found_and_no_part_of_another(pieces: list[str]) -> None:
    text = " ".join(pieces)
    starts = accumulate((len(piece) + 1 for piece in pieces), initial=0)
    wanted = [start for start, piece in zip(starts, pieces, strict=False) if piece == "Baku"]

    assert [place.start for place in occurrences(text, "Baku")] == wanted


@given(texts(), texts())
def test_words_between_spaces_are_found(before: str, after: str) -> None:
    text = f"{before} two soldiers {after}"

    assert Range(len(before) + 1, len(before) + 13) in occurrences(text, "two soldiers")


@given(texts(min_pieces=1), texts(min_pieces=1))
def test_a_text_with_the_words_has_their_longest_part(text: str, words: str) -> None:
    assert not occurrences(text, words) or longest_part(words) in text
