import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.spanning import dragged, nudged, span_range
from annotator.core.ranges import Range

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
