import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.text.names import Anchor, place_names


def width_of(name: str) -> float:
    return 6.0 * len(name)


def placed(*anchors: Anchor) -> dict[int, tuple[str, float]]:
    names = place_names(anchors, width_of, left_px=0, right_px=700)
    return {name.key: (name.name, name.left) for name in names}


def test_a_name_stands_over_the_beginning_of_its_span() -> None:
    assert placed(Anchor(1, "ACTOR", 100, 200, is_rtl=False)) == {1: ("ACTOR", 100)}


def test_a_name_of_right_to_left_text_ends_where_its_span_begins() -> None:
    assert placed(Anchor(1, "ACTOR", 100, 200, is_rtl=True)) == {1: ("ACTOR", 170)}


def test_the_name_of_a_nested_span_is_pushed_on_and_the_outer_one_stays() -> None:
    outer = Anchor(1, "CLAIM", 100, 400, is_rtl=False)
    inner = Anchor(2, "ACTOR", 100, 200, is_rtl=False)

    assert placed(inner, outer) == {1: ("CLAIM", 100), 2: ("ACTOR", 135)}


def test_a_name_is_pushed_on_to_the_left_in_right_to_left_text() -> None:
    outer = Anchor(1, "CLAIM", 100, 400, is_rtl=True)
    inner = Anchor(2, "ACTOR", 300, 400, is_rtl=True)

    assert placed(inner, outer) == {1: ("CLAIM", 370), 2: ("ACTOR", 335)}


def test_a_name_that_would_reach_over_the_next_span_is_abbreviated() -> None:
    short = Anchor(1, "CASUALTY", 100, 120, is_rtl=False)
    following = Anchor(2, "DATE", 125, 200, is_rtl=False)

    assert placed(short, following) == {1: ("CAS", 100), 2: ("DATE", 125)}


def test_a_name_without_any_room_is_left_out() -> None:
    spans = [Anchor(key, "ACTOR", 100, 110, is_rtl=False) for key in range(3)]

    assert set(placed(*spans)) == {0}


def test_a_name_that_found_no_room_over_the_line_before_takes_what_is_left() -> None:
    own = Anchor(1, "ACTOR", 100, 200, is_rtl=False)
    guest = Anchor(2, "CLAIM", 0, 300, is_rtl=False)
    crowded = Anchor(3, "DATE", 100, 120, is_rtl=False)

    names = place_names([own], width_of, left_px=0, right_px=700, guests=[guest, crowded])

    assert {(name.key, name.left) for name in names} == {(1, 100), (2, 0)}


def test_a_name_at_the_end_of_the_line_stays_on_the_page() -> None:
    (name, left) = placed(Anchor(1, "CASUALTY", 680, 700, is_rtl=False))[1]

    assert left + width_of(name) <= 700


def anchors(draw: st.DrawFn) -> list[Anchor]:
    count = draw(st.integers(0, 12))
    return [
        Anchor(
            key,
            draw(st.sampled_from(["ACTOR", "CLAIM", "CASUALTY", "DATE"])),
            left := draw(st.integers(0, 690)),
            left + draw(st.integers(2, 400)),
            draw(st.booleans()),
        )
        for key in range(count)
    ]


@given(crowd=st.composite(anchors)())
def test_no_name_ever_covers_another(crowd: list[Anchor]) -> None:
    names = place_names(crowd, width_of, left_px=0, right_px=700)

    ends = sorted((name.left, name.left + width_of(name.name)) for name in names)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ends))


def test_a_mark_stands_behind_a_name_also_where_that_is_abbreviated() -> None:
    flagged = Anchor(1, "CASUALTY", 100, 160, is_rtl=False, mark=" ?")
    after = Anchor(2, "DATE", 160, 300, is_rtl=False)

    assert placed(flagged)[1] == ("CASUALTY ?", 100)
    assert placed(flagged, after)[1] == ("CAS ?", 100)


def test_a_name_whose_mark_alone_has_no_room_is_cut_to_a_letter() -> None:
    flagged = Anchor(1, "CASUALTY", 100, 125, is_rtl=False, mark=" ?")
    after = Anchor(2, "DATE", 126, 300, is_rtl=False)

    assert placed(flagged, after)[1][0] == "C ?"
