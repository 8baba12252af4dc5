import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.gestures import (
    Edge,
    Gestures,
    LetGo,
    MoveEdge,
    PickSpan,
    Press,
    SelectionMade,
    SelectRange,
    TagAt,
)

TEXT = "The army said two men died. Nobody else was hurt on Monday."
ARMY = Edge("s1", "end", TEXT.index("army"), TEXT.index("army") + 4)


@pytest.fixture
def gestures() -> Gestures:
    return Gestures(TEXT)


def at(part: str) -> int:
    return TEXT.index(part)


def behind(part: str) -> int:
    return TEXT.index(part) + len(part)


def press(part: str, **how: object) -> Press:
    return Press(at(part), at(part), **how)  # type: ignore[arg-type]


def test_a_press_on_plain_text_puts_the_caret(gestures: Gestures) -> None:
    assert gestures.press(press("said")) == (SelectRange(at("said"), at("said"), "char"),)


def test_a_click_on_a_span_picks_at_the_code_point_under_the_pointer(gestures: Gestures) -> None:
    gestures.press(Press(offset=at("army") + 4, under=at("army") + 3, is_on_span=True))

    assert gestures.release() == (PickSpan(at("army") + 3),)


def test_a_press_on_a_span_means_nothing_before_the_button_is_up(gestures: Gestures) -> None:
    assert gestures.press(press("army", is_on_span=True)) == ()


def test_a_drag_selects_words(gestures: Gestures) -> None:
    gestures.press(press("army"))

    assert gestures.move(behind("said")) == (SelectRange(at("army"), behind("said"), "word"),)


def test_a_drag_that_begins_on_a_span_selects_and_does_not_pick(gestures: Gestures) -> None:
    gestures.press(press("army", is_on_span=True))
    gestures.move(behind("said"))

    assert gestures.release() == (SelectionMade(),)


def test_alt_takes_characters_while_it_is_held(gestures: Gestures) -> None:
    gestures.press(press("army"))

    (with_alt,) = gestures.move(behind("sa"), alt=True)
    (without,) = gestures.move(behind("sa"))

    assert (with_alt, without) == (
        SelectRange(at("army"), behind("sa"), "char"),
        SelectRange(at("army"), behind("sa"), "word"),
    )


def test_a_drag_takes_characters_where_snapping_is_off() -> None:
    gestures = Gestures(TEXT, snaps=False)
    gestures.press(press("army"))

    assert gestures.move(behind("sa")) == (SelectRange(at("army"), behind("sa"), "char"),)


def test_a_mouse_that_moves_within_one_offset_says_nothing_new(gestures: Gestures) -> None:
    gestures.press(press("army"))
    gestures.move(behind("said"))

    assert gestures.move(behind("said")) == ()


def test_a_drag_back_to_its_beginning_leaves_the_caret_there(gestures: Gestures) -> None:
    gestures.press(press("army"))
    gestures.move(behind("said"))
    back = gestures.move(at("army"))

    assert back == (SelectRange(at("army"), at("army"), "char"),)
    assert gestures.release() == ()


def test_shift_and_a_click_extend_from_where_the_selection_began(gestures: Gestures) -> None:
    intents = gestures.press(press("two", shift=True, anchor=at("army")))

    assert intents == (SelectRange(at("army"), at("two"), "word"),)


def test_a_double_click_selects_the_word(gestures: Gestures) -> None:
    inside = Press(at("army") + 2, at("army") + 2, clicks=2)

    assert gestures.press(inside) == (SelectRange(at("army"), behind("army"), "word"),)


@pytest.mark.parametrize(
    ("to", "anchor", "caret"),
    [("men", "two", "men"), ("army", "two", "army")],
    ids=["forwards", "backwards"],
)
def test_a_drag_after_a_double_click_grows_by_words_and_keeps_the_first(
    gestures: Gestures, to: str, anchor: str, caret: str
) -> None:
    gestures.press(Press(at("two") + 1, at("two") + 1, clicks=2))

    (grown,) = gestures.move(at(to) + 1)

    forwards = SelectRange(at(anchor), behind(caret), "word")
    backwards = SelectRange(behind(anchor), at(caret), "word")
    assert grown == (forwards if to == "men" else backwards)


def test_a_triple_click_selects_the_sentence(gestures: Gestures) -> None:
    inside = Press(at("else"), at("else"), clicks=3)

    assert gestures.press(inside) == (SelectRange(at("Nobody"), len(TEXT), "sentence"),)


def test_a_drag_after_a_triple_click_grows_by_sentences(gestures: Gestures) -> None:
    gestures.press(Press(at("else"), at("else"), clicks=3))

    assert gestures.move(at("two")) == (SelectRange(len(TEXT), 0, "sentence"),)


def test_a_click_makes_no_selection(gestures: Gestures) -> None:
    gestures.press(press("said"))

    assert gestures.release() == ()


def test_a_dragged_edge_moves_when_the_button_comes_up(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY))
    said_before = gestures.move(behind("sa"))

    assert said_before == ()
    assert gestures.release() == (MoveEdge("s1", "end", behind("said")),)


def test_a_dragged_edge_shows_the_snapped_range_it_would_get(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY))
    gestures.move(behind("sa"))

    assert gestures.preview == ("s1", (at("army"), behind("said")))


def test_alt_moves_an_edge_by_characters(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY))
    gestures.move(behind("sa"), alt=True)

    assert gestures.release() == (MoveEdge("s1", "end", behind("sa")),)


def test_an_edge_stays_on_its_side_of_the_other_one(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY))
    gestures.move(0)

    assert gestures.release() == ()


def test_an_edge_that_is_let_go_where_it_was_moves_nothing(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY))
    gestures.move(behind("said"))
    gestures.move(behind("army"))

    assert gestures.release() == ()


def test_escape_takes_a_dragged_edge_back(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY))
    gestures.move(behind("said"))

    assert (gestures.cancel(), gestures.preview, gestures.release()) == ((), None, ())


def test_escape_takes_a_selection_back_to_where_it_began(gestures: Gestures) -> None:
    gestures.press(press("army"))
    gestures.move(behind("said"))

    assert gestures.cancel() == (SelectRange(at("army"), at("army"), "char"),)


def test_escape_lets_go_where_nothing_is_being_dragged(gestures: Gestures) -> None:
    assert gestures.cancel() == (LetGo(),)


def test_a_move_without_a_button_means_nothing(gestures: Gestures) -> None:
    assert gestures.move(5) == ()


def test_a_click_that_tags_means_the_code_point_under_the_pointer(gestures: Gestures) -> None:
    gestures.press(Press(offset=at("army") + 4, under=at("army") + 3, tags=True))

    assert gestures.release() == (TagAt(at("army") + 3),)


def test_a_click_that_tags_comes_before_picking(gestures: Gestures) -> None:
    gestures.press(press("army", is_on_span=True, tags=True))

    assert gestures.release() == (TagAt(at("army")),)


def test_a_press_that_tags_moves_no_caret_before_the_button_is_up(gestures: Gestures) -> None:
    assert gestures.press(press("army", tags=True)) == ()


def test_a_drag_where_a_click_would_tag_selects(gestures: Gestures) -> None:
    gestures.press(press("army", tags=True))
    (selected,) = gestures.move(behind("said"))

    assert selected == SelectRange(at("army"), behind("said"), "word")
    assert gestures.release() == (SelectionMade(),)


@pytest.mark.parametrize("clicks", [2, 3], ids=["double", "triple"])
def test_a_click_again_where_clicks_tag_tags_what_it_selected(
    gestures: Gestures, clicks: int
) -> None:
    gestures.press(press("army", clicks=clicks, tags=True))

    assert gestures.release() == (TagAt(at("army")),)


def test_a_drag_after_a_double_click_makes_a_selection_where_clicks_tag(
    gestures: Gestures,
) -> None:
    gestures.press(press("army", clicks=2, tags=True))
    gestures.move(behind("said"))

    assert gestures.release() == (SelectionMade(),)


def test_an_end_is_dragged_even_where_a_click_would_tag(gestures: Gestures) -> None:
    gestures.press(press("army", edge=ARMY, tags=True))
    gestures.move(behind("said"))

    assert gestures.release() == (MoveEdge("s1", "end", behind("said")),)


def test_shift_and_a_click_extend_where_a_click_would_tag(gestures: Gestures) -> None:
    gestures.press(press("two", shift=True, anchor=at("army"), tags=True))

    assert gestures.release() == (SelectionMade(),)


def test_escape_takes_a_click_that_would_tag_back(gestures: Gestures) -> None:
    gestures.press(press("army", tags=True))

    assert (gestures.cancel(), gestures.release()) == ((), ())


@given(
    start=st.integers(0, len(TEXT)),
    clicks=st.integers(1, 3),
    moves=st.lists(st.integers(0, len(TEXT)), max_size=6),
)
def test_no_gesture_leads_out_of_the_text(start: int, clicks: int, moves: list[int]) -> None:
    gestures = Gestures(TEXT)
    intents = list(gestures.press(Press(start, start, clicks=clicks)))

    for offset in moves:
        intents.extend(gestures.move(offset))

    told = [end for intent in intents if isinstance(intent, SelectRange) for end in intent[:2]]
    assert all(0 <= end <= len(TEXT) for end in told)


@given(moves=st.lists(st.integers(0, len(TEXT)), max_size=6))
def test_no_gesture_outlives_its_button(moves: list[int]) -> None:
    gestures = Gestures(TEXT)
    gestures.press(press("army"))
    for offset in moves:
        gestures.move(offset)

    gestures.release()

    assert not gestures.is_busy
