import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.ranges import Range
from annotator.find.units import narrower, wider
from tests.strategies import texts

TEXT = (
    "The ministry said, in a statement, that two soldiers were killed on Sunday. Talks go on.\n"
    "Nobody answered."
)


def at(part: str) -> Range:
    start = TEXT.index(part)
    return Range(start, start + len(part))


def words(place: Range) -> str:
    return TEXT[place.start : place.end]


def test_a_part_of_a_word_widens_to_the_word() -> None:
    assert words(wider(TEXT, at("oldier"), [])) == "soldiers"


def test_a_word_widens_to_the_phrase_that_a_label_wants() -> None:
    assert words(wider(TEXT, at("soldiers"), [at("two soldiers were killed")])) == (
        "two soldiers were killed"
    )


def test_widening_goes_by_clause_sentence_and_paragraph() -> None:
    place, seen = at("soldiers"), []

    while (new := wider(TEXT, place, [])) != place:
        place = new
        seen.append(words(place))

    first = TEXT.split("\n")[0]
    assert seen == ["two soldiers were killed on Sunday", first[:74], first[:75], first]


def test_a_place_over_two_sentences_widens_to_both_of_them() -> None:
    assert words(wider(TEXT, at("Sunday. Talks"), [])) == TEXT.split("\n")[0]


def test_a_paragraph_is_the_widest() -> None:
    assert wider(TEXT, at("Nobody answered."), []) == at("Nobody answered.")


@pytest.mark.parametrize(
    ("aim", "expected"),
    [("killed", "that two soldiers were killed on Sunday"), ("Talks", "Talks go on.")],
)
def test_narrowing_keeps_what_is_aimed_at(aim: str, expected: str) -> None:
    paragraph = at(TEXT.split("\n")[0])

    narrow = narrower(TEXT, paragraph, at(aim).start, [])

    assert words(at(aim)) in words(narrow)
    assert narrow != paragraph


def test_a_phrase_narrows_to_the_longest_phrase_inside_and_then_to_the_word() -> None:
    phrases = [at("two soldiers were killed"), at("two soldiers")]
    aim = at("soldiers").start

    first = narrower(TEXT, at("two soldiers were killed"), aim, phrases)
    second = narrower(TEXT, first, aim, phrases)

    assert (words(first), words(second)) == ("two soldiers", "soldiers")


def test_a_word_is_the_narrowest() -> None:
    assert narrower(TEXT, at("soldiers"), at("soldiers").start, []) == at("soldiers")


@given(text=texts(min_pieces=1), data=st.data())
def test_widening_only_grows_and_never_splits_a_character(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = snap_to_graphemes(text, start, data.draw(st.integers(start + 1, len(text))))

    for _ in range(6):
        new = wider(text, place, [])
        assert new.contains(place)
        assert new == snap_to_graphemes(text, *new)
        place = new


@given(text=texts(min_pieces=1), data=st.data())
def test_narrowing_stays_inside_and_never_splits_a_character(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = snap_to_graphemes(text, start, data.draw(st.integers(start + 1, len(text))))
    aim = data.draw(st.integers(0, len(text)))

    for _ in range(6):
        new = narrower(text, place, aim, [])
        assert place.contains(new)
        assert not new.is_empty
        assert new == snap_to_graphemes(text, *new)
        place = new
