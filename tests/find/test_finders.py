"""What every finder promises, whichever label it serves and whatever is written."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes, word_at
from annotator.core.ranges import Range
from annotator.find import FINDERS, finder_for, phrase_at, phrases_in
from annotator.find.base import Finder
from annotator.find.passages import LONGEST
from tests.strategies import any_texts, raw_texts, texts

every_finder = pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.INFO.name)

_TELLING = (
    *("the", "Rebels", "of", "Orlo", "army", "'s", "his", "U.S.", "Gen.", "killed", "two", "dead"),
    *(
        "said",
        "that",
        "told",
        "according to",
        "on",
        "Sunday",
        "March",
        "5",
        "9 a.m.",
        "last",
        "week",
    ),
    *(
        "погибли",
        "двое",
        "قال",
        "القوات",
        "öldü",
        "军方",
        "٥",
        "５",
        "x-",
        "a.b",
        "e\u0301",
        "\u0301",
    ),
)
"""Words that some finder makes something of, in several scripts."""
_MARKS = (
    *" \n",
    "\r\n",
    "  ",
    *",.:;-'’‘“”\"«»()[]…—_",
    "",
    "\0",
    "\u202e",
    "\u2067",
    "\u200d",
    "👩‍💻",
)


def newslike() -> st.SearchStrategy[str]:
    """Texts of telling words and of marks in any order, mostly with spaces between."""
    between = st.sampled_from((*" " * 2 * len(_MARKS), *_MARKS))
    pieces = st.lists(st.tuples(st.sampled_from(_TELLING), between), max_size=30)
    return pieces.map(lambda found: "".join(word + mark for word, mark in found))


def anything() -> st.SearchStrategy[str]:
    """Texts like news, and such as break programs."""
    return st.one_of(newslike(), texts(), any_texts(), raw_texts())


def label_of(finder: Finder) -> str:
    """Return a label that the finder serves."""
    return finder.INFO.labels[0] if finder.INFO.labels else "a label that nobody knows"


def cuts_a_word(text: str, place: Range) -> bool:
    """Whether letters or figures of a word lie on both sides of an end of a place."""
    first, last = word_at(text, place.start), word_at(text, place.end - 1)
    left = text[first.start : place.start] if place.start < first.end else ""
    right = text[place.end : last.end] if last.start < place.end else ""
    return any(map(str.isalnum, left + right))


@every_finder
def test_it_says_what_it_is(finder: Finder) -> None:
    assert finder.INFO.name.isidentifier()
    assert finder.INFO.description[:1].isupper()
    assert finder.INFO.description.endswith(".")


@every_finder
def test_it_alone_serves_its_labels_whatever_their_case(finder: Finder) -> None:
    assert all(label == label.casefold().strip() for label in finder.INFO.labels)
    assert all(finder_for(label) is finder for label in finder.INFO.labels)
    assert all(finder_for(label.upper()) is finder for label in finder.INFO.labels)


@every_finder
@given(text=anything())
def test_its_phrases_lie_in_the_passage_in_reading_order(finder: Finder, text: str) -> None:
    found = finder.phrases(text)

    assert [item.start for item in found] == sorted(item.start for item in found)
    assert all(0 <= item.start < item.end <= len(text) for item in found)


@every_finder
@given(text=anything())
def test_each_phrase_says_how_likely_it_is_and_by_which_rule(finder: Finder, text: str) -> None:
    found = finder.phrases(text)

    assert all(0 < item.score <= 1 for item in found)
    assert all(item.rule for item in found)


@every_finder
@given(text=anything(), data=st.data())
@example(text="", data=None)
def test_its_answer_holds_the_place_and_is_empty_only_where_no_word_is(
    finder: Finder, text: str, data: st.DataObject | None
) -> None:
    offset = data.draw(st.integers(0, len(text))) if data else 0

    found = finder.phrase_at(text, offset)

    assert 0 <= found.start <= offset <= found.end <= len(text)
    assert not found.is_empty or word_at(text, offset).is_empty


@every_finder
@given(text=anything(), data=st.data())
def test_its_answer_begins_and_ends_at_words(
    finder: Finder, text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))

    found = phrase_at(text, offset, label_of(finder))

    assert found.is_empty or not cuts_a_word(text, found)


@every_finder
@given(text=anything(), data=st.data())
def test_no_character_is_split_in_a_text_of_many_lines(
    finder: Finder, text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))

    found = phrase_at(text, offset, label_of(finder))
    listed = phrases_in(text, 0, len(text), label_of(finder))

    assert found.is_empty or found == snap_to_graphemes(text, *found)
    assert all(item.range == snap_to_graphemes(text, *item.range) for item in listed)


@every_finder
@given(text=anything())
def test_the_same_passage_gets_the_same_answer_again(finder: Finder, text: str) -> None:
    assert finder.phrases(text) == finder.phrases(text)
    assert finder.phrase_at(text, len(text) // 2) == finder.phrase_at(text, len(text) // 2)


_SECONDS = 0.3
"""Of processor time; ten times what the slowest of these takes, so that only a runaway is told."""


@every_finder
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "(",
            "“",
            '"',
            "'",
            "«(",
            "a",
            "a\u0301",
            "👩‍💻",
            "\0",
            "\u202e",
            "军",
            "ก",
            "5",
            "٥",
            "-",
        ),
        *("I ", "two ", "two-", "said ", "“a,” he said. ", "killed ", "men and ", "no ", "Baku's "),
        *(
            "rebels of the ",
            "A, ",
            "2014-",
            "'90s",
            "last ",
            "? ",
            "according to ",
            "قتل ",
            "said قتل ",
        ),
    ],
)
def test_a_passage_of_one_thing_over_and_over_is_soon_read(finder: Finder, piece: str) -> None:
    passage = (piece * LONGEST)[:LONGEST]
    began = process_time()

    found = finder.phrase_at(passage, LONGEST // 2)
    listed = finder.phrases(passage)

    assert process_time() - began < _SECONDS
    assert found.start <= LONGEST // 2 <= found.end
    assert all(item.end <= LONGEST for item in listed)


@every_finder
@pytest.mark.parametrize("piece", ["x", "(", "two ", "He said Orlo fell on Sunday. "])
def test_a_line_of_a_million_characters_takes_no_longer(finder: Finder, piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000]
    began = process_time()

    found = phrase_at(text, 500_000, label_of(finder))
    phrases_in(text, 500_000, 500_000 + LONGEST, label_of(finder))

    assert process_time() - began < _SECONDS
    assert found.start <= 500_000 <= found.end
