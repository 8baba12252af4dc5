from hypothesis import given
from hypothesis import strategies as st

from annotator.core.offsets import OffsetMap, display_text
from tests.strategies import any_texts, texts, texts_with_offset


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts_with_offset())
def test_a_utf16_offset_counts_the_units_before_it(case: tuple[str, int]) -> None:
    text, offset = case

    assert OffsetMap(text).to_utf16(offset) == utf16_length(text[:offset])


@given(texts_with_offset())
def test_an_offset_comes_back_from_utf16_as_it_went(case: tuple[str, int]) -> None:
    text, offset = case
    offsets = OffsetMap(text)

    assert offsets.from_utf16(offsets.to_utf16(offset)) == offset


@given(st.one_of(texts(), any_texts()))
def test_every_utf16_offset_belongs_to_the_character_that_holds_the_unit(text: str) -> None:
    offsets = OffsetMap(text)
    units = [at for at, character in enumerate(text) for _ in range(utf16_length(character))]

    assert [offsets.from_utf16(unit) for unit in range(len(units))] == units


@given(st.one_of(texts(), any_texts()))
def test_the_end_is_the_length_in_both_units(text: str) -> None:
    offsets = OffsetMap(text)

    assert offsets.to_utf16(offsets.length) == offsets.length_utf16 == utf16_length(text)
    assert offsets.from_utf16(offsets.length_utf16) == len(text)


def test_inside_a_surrogate_pair_the_pair_begins() -> None:
    assert OffsetMap("a😀b").from_utf16(2) == 1


@given(texts_with_offset())
def test_line_and_column_count_from_one_and_lines_end_with_a_newline(
    case: tuple[str, int],
) -> None:
    text, offset = case
    before = text[:offset].split("\n")

    assert OffsetMap(text).line_and_column(offset) == (len(before), len(before[-1]) + 1)


@given(any_texts())
def test_what_is_displayed_is_as_long_in_both_units(text: str) -> None:
    shown = display_text(text)

    assert len(shown) == len(text)
    assert utf16_length(shown) == utf16_length(text)


def test_what_qt_leaves_alone_is_displayed_as_it_is() -> None:
    text = "a\u00a0b\u2028c\u200dd\u00ad\ufffc\t\n😀"

    assert display_text(text) == text
