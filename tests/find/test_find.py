from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes
from annotator.find import FINDERS, finder_for, phrase_at, phrases_in, prepare
from tests.strategies import any_texts, texts

LABELS = ("actor", "claim", "casualty", "date", "weapon")
TEXT = "👩‍💻 Maria said on Sunday, March 5 that two soldiers were killed.\n\nTalks go on."


def taken(label: str, word: str, text: str = TEXT) -> str:
    found = phrase_at(text, text.index(word), label)
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("casualty", "two soldiers were killed"),
        ("claim", "two soldiers were killed"),
        ("actor", "soldiers"),
    ],
)
def test_each_label_wants_its_own_phrase_at_one_place(label: str, expected: str) -> None:
    assert taken(label, "soldiers") == expected


def test_a_label_is_known_by_its_name_whatever_its_case() -> None:
    assert finder_for("Casualty") is finder_for("casualty")


def test_a_label_that_no_finder_knows_takes_names_or_words() -> None:
    assert finder_for("weapon").INFO.name == "words"


def test_every_finder_has_a_name_of_its_own_and_no_label_is_served_twice() -> None:
    names = [finder.INFO.name for finder in FINDERS]
    served = [label for finder in FINDERS for label in finder.INFO.labels]

    assert len(set(names)) == len(names)
    assert len(set(served)) == len(served)


def test_a_paragraph_that_stands_twice_is_found_at_both_places() -> None:
    twice = "Two soldiers were killed on Sunday.\n\n" * 2

    found = phrases_in(twice, 0, len(twice), "date")

    assert [twice[f.start : f.end] for f in found] == ["Sunday", "Sunday"]
    assert found[0].start != found[1].start


def test_only_phrases_that_begin_in_the_stretch_are_returned() -> None:
    start = TEXT.index("Sunday") + 1

    assert phrases_in(TEXT, start, start + 3, "date") == []


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("text", ["", " ", "\n", "🚨", "x", "…", "\u0301"])
def test_where_hardly_anything_is_written_hardly_anything_is_found(text: str, label: str) -> None:
    for offset in range(len(text) + 1):
        found = phrase_at(text, offset, label)
        assert 0 <= found.start <= found.end <= len(text)


def test_behind_the_last_word_the_last_word_is_meant() -> None:
    text = "killed on Sunday"

    assert text[slice(*phrase_at(text, len(text), "date"))] == "Sunday"


@given(text=texts(min_pieces=1), label=st.sampled_from(LABELS), data=st.data())
def test_a_phrase_holds_what_is_pointed_at_and_splits_no_character(
    text: str, label: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))

    found = phrase_at(text, offset, label)

    assert 0 <= found.start <= offset <= found.end <= len(text)
    assert found.is_empty or found == snap_to_graphemes(text, *found)


@given(text=any_texts(), label=st.sampled_from(LABELS))
def test_likely_phrases_are_in_order_in_the_text_and_split_no_character(
    text: str, label: str
) -> None:
    found = phrases_in(text, 0, len(text), label)

    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(f.range == snap_to_graphemes(text, *f.range) and f.range.length for f in found)
    assert all(0 <= f.score <= 1 for f in found)


def test_the_rules_can_be_made_ready_a_step_at_a_time() -> None:
    steps = prepare()

    assert isinstance(steps, Iterator)
    assert len(list(steps)) > len(FINDERS)


def test_pointing_at_a_mark_that_opens_a_quotation_means_the_quotation() -> None:
    text = "He said: “We did not fire first.”"

    found = phrase_at(text, text.index("“"), "claim")

    assert text[slice(*found)] == "“We did not fire first.”"
