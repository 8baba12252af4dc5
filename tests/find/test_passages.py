import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.find.passages import LONGEST, passage_at, passages_in, tokens
from tests.strategies import any_texts, texts

WRAPPED = (
    "The ministry said on Sunday that two soldiers were killed when\n"
    "forces opened fire on a convoy near the northern crossing.\n"
    "The other side denied it.\n"
)
NO_STOP = "alpha beta gamma delta some words go on and on without any stop at all here "


@pytest.fixture(scope="module")
def long_wrapped() -> str:
    """A text cut to a column in which no sentence ends for tens of thousands of characters."""
    return "\n".join(textwrap.wrap(NO_STOP * 200, 72))


def test_a_passage_is_the_paragraph_without_its_break() -> None:
    text = "First one.\n\nSecond one.\nThird."

    assert passage_at(text, text.index("one.\nThird")) == (12, "Second one.")


def test_lines_cut_to_a_column_are_joined_to_their_sentence() -> None:
    passage = passage_at(WRAPPED, WRAPPED.index("convoy"))

    assert passage.text == WRAPPED[: WRAPPED.index("The other") - 1].replace("\n", " ")


def test_a_short_line_such_as_a_headline_is_not_joined() -> None:
    text = "Two soldiers killed\nforces on both sides blame each other for what happened."

    assert passage_at(text, 0).text == "Two soldiers killed"


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = "This is a sentence of some words. " * 200

    passage = passage_at(text, 3000)

    assert len(passage.text) <= LONGEST
    assert passage.text.startswith("This is")


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " \n ", "x"])
def test_a_text_of_hardly_anything_has_passages_too(text: str) -> None:
    for offset in range(len(text) + 1):
        passage = passage_at(text, offset)
        assert passage.start <= offset <= passage.end


@pytest.mark.parametrize("offset", [-5, 999])
def test_an_offset_outside_the_text_counts_as_its_end(offset: int) -> None:
    assert passage_at("one word", offset).text == "one word"


@given(text=texts(max_pieces=60), data=st.data())
def test_a_passage_is_as_long_as_its_stretch_and_holds_no_break(
    text: str, data: st.DataObject
) -> None:
    passage = passage_at(text, data.draw(st.integers(0, len(text))))

    stretch = text[passage.start : passage.end]
    assert len(stretch) == len(passage.text)
    assert len(passage.text.splitlines()) <= 1
    assert all(a == b or b == " " for a, b in zip(stretch, passage.text, strict=True))


@given(text=any_texts(), data=st.data())
def test_a_passage_is_the_same_from_wherever_in_it_one_looks(
    text: str, data: st.DataObject
) -> None:
    passage = passage_at(text, data.draw(st.integers(0, len(text))))

    for offset in {
        passage.start,
        (passage.start + passage.end) // 2,
        max(passage.start, passage.end - 1),
    }:
        assert passage_at(text, offset) == passage


@pytest.mark.parametrize("offset", [0, 1999, 2000, 2399, 2400, 4801, 9000, 15_000])
def test_a_passage_of_a_long_text_is_the_same_from_its_ends(long_wrapped: str, offset: int) -> None:
    for text in (long_wrapped, long_wrapped.replace("\n", " "), long_wrapped.replace(" ", "-")):
        passage = passage_at(text, offset)

        assert passage_at(text, passage.start) == passage
        assert passage_at(text, passage.end - 1) == passage
        assert len(passage.text) <= LONGEST


def test_passages_of_a_long_text_do_not_overlap(long_wrapped: str) -> None:
    found = passages_in(long_wrapped, 0, len(long_wrapped))

    assert all(one.end < two.start for one, two in pairwise(found))
    assert len(found) < 2 * len(long_wrapped) / LONGEST


def test_passages_of_a_stretch_leave_out_blank_lines() -> None:
    assert [p.text for p in passages_in("One.\n\n \nTwo.", 0, 12)] == ["One.", "Two."]


def test_no_passage_lies_in_an_empty_stretch() -> None:
    assert passages_in("One. Two.", 4, 4) == []


def test_a_token_takes_suffixes_and_hyphened_parts_along() -> None:
    passage = "Baku's U.S. envoy, 1,200-strong: l’armée"

    assert [passage[start:end] for start, end in tokens(passage)] == [
        "Baku's",
        "U.S.",
        "envoy",
        "1,200-strong",
        "l’armée",
    ]
