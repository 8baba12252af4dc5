import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.spanning import dragged, nudged, span_range
from annotator.core.boundaries import snap_to_graphemes, trim
from annotator.core.ranges import Range
from tests.strategies import texts

TEXT = "The army said 👩‍💻 two men died. "

offsets = st.integers(min_value=0, max_value=len(TEXT))


@given(start=offsets, end=offsets, snaps=st.booleans())
def test_a_tagged_range_has_no_white_space_at_its_ends(start: int, end: int, snaps: bool) -> None:
    low, high = span_range(TEXT, Range(min(start, end), max(start, end)), snaps=snaps)

    assert TEXT[low:high] == TEXT[low:high].strip()


def test_a_range_never_splits_what_is_seen_as_one_character() -> None:
    inside = TEXT.index("\u200d")

    low, high = span_range(TEXT, Range(inside, inside + 1), snaps=False)

    assert TEXT[low:high] == "👩‍💻"


@given(start=offsets, end=offsets, to=offsets, side=st.sampled_from(["start", "end"]))
def test_a_dragged_edge_never_leaves_the_span_empty(
    start: int, end: int, to: int, side: str
) -> None:
    old = span_range(TEXT, Range(min(start, end), max(start, end)), snaps=True)
    if old.is_empty:
        return

    new = dragged(TEXT, old, side, to, snaps=True)  # type: ignore[arg-type]

    assert not new.is_empty


@pytest.mark.parametrize("side", ["start", "end"])
@pytest.mark.parametrize("direction", [-1, 1])
def test_an_edge_nudged_for_ever_stops_within_the_text(side: str, direction: int) -> None:
    span = Range(4, 8)

    for _ in range(40):
        span = nudged(TEXT, span, side, direction)  # type: ignore[arg-type]

    assert 0 <= span.start < span.end <= len(TEXT)


def place_of(part: str, text: str = TEXT) -> Range:
    start = text.index(part)
    return Range(start, start + len(part))


@pytest.mark.parametrize(
    ("side", "direction", "expected"),
    [
        ("start", -1, "d 👩‍💻 two"),
        ("start", 1, "two"),
        ("end", -1, "👩‍💻 tw"),
        ("end", 1, "👩‍💻 two m"),
    ],
)
def test_an_edge_steps_by_what_is_seen_and_over_white_space(
    side: str, direction: int, expected: str
) -> None:
    span = place_of("👩‍💻 two")

    new = nudged(TEXT, span, side, direction, "char")  # type: ignore[arg-type]

    assert TEXT[new.start : new.end] == expected


@pytest.mark.parametrize("part", ["🇹🇷", "👍🏽", "1️⃣", "🏳️‍🌈", "e\u0301", "بِ", "क्ष"])
@pytest.mark.parametrize("side", ["start", "end"])
def test_a_character_of_several_code_points_is_one_step(part: str, side: str) -> None:
    text = f"x{part}y"
    span = Range(1, len(text)) if side == "start" else Range(0, len(text) - 1)

    new = nudged(text, span, side, 1 if side == "start" else -1, "char")  # type: ignore[arg-type]

    assert text[new.start : new.end] == ("y" if side == "start" else "x")


@pytest.mark.parametrize("side", ["start", "end"])
@pytest.mark.parametrize("step", ["char", "word"])
def test_the_last_character_of_a_span_stays_in_it(side: str, step: str) -> None:
    span = place_of("👩‍💻")
    inwards = 1 if side == "start" else -1

    assert nudged(TEXT, span, side, inwards, step) == span  # type: ignore[arg-type]


@pytest.mark.parametrize(("side", "direction"), [("start", -1), ("end", 1)])
@pytest.mark.parametrize("step", ["char", "word"])
def test_an_edge_at_the_end_of_the_text_stays_there(side: str, direction: int, step: str) -> None:
    span = Range(0, len("x.y"))

    assert nudged("x.y", span, side, direction, step) == span  # type: ignore[arg-type]


@given(
    text=texts(min_pieces=2),
    steps=st.lists(
        st.tuples(
            st.sampled_from(["start", "end"]),
            st.sampled_from([-1, 1]),
            st.sampled_from(["char", "word"]),
        ),
        max_size=12,
    ),
    data=st.data(),
)
def test_no_edge_ever_splits_a_character_or_takes_white_space_in(
    text: str, steps: list[tuple[str, int, str]], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = span_range(text, Range(start, end), snaps=data.draw(st.booleans()))
    if span.is_empty:
        return

    for step in steps:
        span = nudged(text, span, *step)  # type: ignore[arg-type]

        assert not span.is_empty
        assert span == snap_to_graphemes(text, *span) == trim(text, *span)
