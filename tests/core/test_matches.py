from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.matches import matches
from tests.strategies import any_texts, texts


def found(text: str, wanted: str) -> list[str]:
    return [text[place.start : place.end] for place in matches(text, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peace Talks", "peace talks"),
        ("STRASSE", "straße"),
        ("peace\n  talks", "peace talks"),
        ("peace\u00a0talks", "peace talks"),
        ("Baku’s", "baku's"),
        ("Baku's", "baku’s"),
        ("“talks”", '"talks"'),
        ("„talks“", '"talks"'),
        ("cease‑fire", "cease-fire"),
        ("1991–2020", "1991-2020"),
        ("(a+b)*[c]", "(A+B)*[C]"),
        ("ΑΘΗΝΑΣ", "αθηνας"),
        ("قال المتحدث", "المتحدث"),
    ],
)
def test_what_a_reader_would_call_the_same_is_found(text: str, wanted: str) -> None:
    assert len(found(text, wanted)) == 1


@pytest.mark.parametrize("wanted", ["", " ", "\t\n", "\u00a0"])
def test_nothing_is_looked_for_where_nothing_is_typed(wanted: str) -> None:
    assert matches("a b c", wanted) == []


def test_nothing_is_in_an_empty_text() -> None:
    assert matches("", "a") == []


def test_every_place_is_found_in_order_and_none_twice() -> None:
    assert [tuple(place) for place in matches("aaaa", "aa")] == [(0, 2), (2, 4)]


def test_white_space_around_what_is_typed_does_not_count() -> None:
    assert found("the talks end", "  talks ") == ["talks"]


def test_a_letter_is_found_with_the_mark_that_it_carries() -> None:
    assert found("cafe\u0301", "cafe") == ["cafe\u0301"]


def test_a_part_of_an_emoji_finds_the_whole_of_it() -> None:
    assert found("a 👩‍💻 b", "💻") == ["👩‍💻"]


@given(text=texts(min_pieces=1), data=st.data())
def test_a_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    wanted = text[start : data.draw(st.integers(start + 1, len(text)))].strip()

    places = matches(text, wanted)

    assert bool(places) == bool(wanted.strip())


@given(text=any_texts(), wanted=st.text(max_size=4))
def test_places_are_whole_characters_in_order_that_do_not_overlap(text: str, wanted: str) -> None:
    places = matches(text, wanted)

    assert all(place == snap_to_graphemes(text, *place) for place in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
