from hypothesis import given
from hypothesis import strategies as st

from annotator.core.excerpts import marked_sentence
from annotator.core.marked import read_marked
from annotator.core.ranges import Range
from tests.strategies import texts

TEXT = "Rebels fled. Three guards died near\nthe old bridge. Nobody {else} was hurt."


def place(words: str, text: str = TEXT) -> Range:
    start = text.index(words)
    return Range(start, start + len(words))


def test_a_span_stands_in_its_sentence() -> None:
    assert marked_sentence(TEXT, place("Rebels")) == "{Rebels} fled."


def test_others_in_the_sentence_are_marked_too() -> None:
    others = (place("guards"), place("Rebels"))

    assert marked_sentence(TEXT, place("Three"), others) == "{Three} {guards} died near"


def test_what_crosses_the_span_or_is_the_same_is_not_marked() -> None:
    others = (place("guards died"), place("Three guards"))

    assert marked_sentence(TEXT, place("Three guards"), others) == "{Three guards} died near"


def test_a_span_over_several_sentences_brings_all_of_them() -> None:
    written = marked_sentence(TEXT, place("guards died near\nthe old bridge"))

    assert written == "Three {guards died near the old bridge}."


def test_braces_of_the_text_are_no_marks() -> None:
    assert marked_sentence(TEXT, place("Nobody")) == r"{Nobody} \{else\} was hurt."


def test_of_a_very_long_sentence_only_what_is_near_is_taken() -> None:
    text = "word " * 200 + "Three guards" + " word" * 200

    written = marked_sentence(text, place("Three guards", text))

    assert written.startswith("… word")
    assert written.endswith("word …")
    assert len(written) < 520


@given(texts(min_pieces=2), st.data())
def test_a_span_anywhere_is_read_back_with_its_words(text: str, data: st.DataObject) -> None:
    def drawn() -> Range:
        start = data.draw(st.integers(0, len(text) - 1))
        return Range(start, data.draw(st.integers(start + 1, len(text))))

    span = drawn()
    sentence, places = read_marked(marked_sentence(text, span, [drawn(), drawn()]))

    words = text[slice(*span)].replace("\n", " ").replace("\r", " ")
    assert words in [sentence[slice(*place)] for place in places]
