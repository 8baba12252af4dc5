import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET, Label
from annotator.core.marked import MarkError, read_marked, write_marked
from annotator.core.ranges import Range
from tests.strategies import texts


def test_a_span_stands_between_braces() -> None:
    assert read_marked("No {villagers} fled.") == ("No villagers fled.", (Range(3, 12),))


def test_spans_may_stand_in_one_another() -> None:
    assert read_marked("{No {villagers} fled}.")[1] == (Range(0, 17), Range(3, 12))


def test_a_brace_behind_a_backslash_is_part_of_the_sentence() -> None:
    assert read_marked(r"\{a\} {b} \\{c}") == (r"{a} b \c", (Range(4, 5), Range(7, 8)))


def test_a_backslash_before_anything_else_stands_for_itself() -> None:
    assert read_marked(r"C:\news {x}\\")[0] == "C:\\news x\\"


def test_spans_in_one_another_may_begin_and_end_together() -> None:
    places = (Range(0, 9), Range(0, 3), Range(4, 9))

    assert write_marked("abc defgh", places) == "{{abc} {defgh}}"
    assert read_marked("{{abc} {defgh}}") == ("abc defgh", places)


@pytest.mark.parametrize(
    ("written", "offset"), [("a {b", 2), ("a} b", 1), ("a {} b", 3)], ids=["open", "close", "empty"]
)
def test_braces_that_do_not_fit_are_told_with_their_place(written: str, offset: int) -> None:
    with pytest.raises(MarkError) as caught:
        read_marked(written)

    assert caught.value.offset == offset


@given(texts(min_pieces=1), st.data())
def test_what_was_marked_is_read_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    outer = Range(start, data.draw(st.integers(start + 1, len(text))))
    inner = Range(start, data.draw(st.integers(start + 1, outer.end)))

    assert read_marked(write_marked(text, (outer, inner))) == (text, (outer, inner))


@given(st.text("ab{}\\", min_size=2, max_size=12), st.data())
def test_marks_beside_braces_and_backslashes_are_read_back(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(1, len(text)))
    start = data.draw(st.integers(0, end - 1))

    written = write_marked(text, (Range(start, end),))

    assert read_marked(written) == (text, (Range(start, end),))


@given(st.text("ab{}\\ ", max_size=12))
def test_anything_is_read_or_told_to_be_wrong(written: str) -> None:
    try:
        text, places = read_marked(written)
    except MarkError as fault:
        text, places = written, (Range(fault.offset, fault.offset + 1),)

    assert all(0 <= place.start < place.end <= len(text) for place in places)


@pytest.mark.parametrize("label", DEFAULT_LABEL_SET.labels, ids=lambda label: label.name)
def test_every_label_begins_with_right_and_wrong_examples(label: Label) -> None:
    assert {example.is_right for example in label.examples} == {True, False}
    assert all(read_marked(example.text)[1] for example in label.examples)
