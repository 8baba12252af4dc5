from hypothesis import given

from annotator.app.context import context_of
from annotator.core.ranges import Range
from tests.strategies import texts_with_range


def test_a_place_stands_on_one_line_with_what_is_around_it() -> None:
    text = "First line.\n\n  Second one\tis here.\nThird."

    context = context_of(text, Range(15, 21), before=8, behind=8)

    assert context == ("ine. ", "Second", " one is ")


@given(texts_with_range())
def test_the_parts_hold_the_words_of_the_text_in_order(
    drawn: tuple[str, tuple[int, int]],
) -> None:
    text, place = drawn
    context = context_of(text, Range(*place), before=1000, behind=1000)

    assert "".join("".join(context).split()) == "".join(text.split())
