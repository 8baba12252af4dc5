from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import AttributeValue, Span
from annotator.ui.text.shown import LONGEST_TINTED, ShownSpans


def span(start: int, end: int, label: str = "actor") -> Span:
    return Span(id=f"s{start}-{end}", label=label, start=start, end=end, text="x" * (end - start))


def shown(*spans: Span, picked: str = "") -> ShownSpans:
    in_order = tuple(sorted(spans, key=lambda one: one.order))
    return ShownSpans(in_order, picked, DEFAULT_LABEL_SET)


def test_spans_are_found_by_any_code_point_that_they_share() -> None:
    spans = shown(span(0, 100), span(10, 20), span(20, 30))

    assert spans.overlapping(19, 20) == [0, 1]


def test_a_stretch_between_spans_has_none() -> None:
    spans = shown(span(0, 10), span(20, 30))

    assert spans.overlapping(10, 20) == []


def test_a_span_that_is_nested_lies_nearer_to_the_text() -> None:
    spans = shown(span(0, 100), span(10, 20))

    assert (spans.row(0).row, spans.row(1).row) == (1, 0)


def test_spans_that_cross_lie_on_rows_of_their_own() -> None:
    spans = shown(span(0, 20), span(10, 30))

    assert {spans.row(0).row, spans.row(1).row} == {0, 1}


def test_only_what_hangs_together_shares_the_room() -> None:
    spans = shown(span(0, 100), span(10, 20), span(200, 210))

    assert (spans.row(0).rows, spans.row(2).rows) == (2, 1)


def test_short_spans_are_tinted_and_long_ones_are_not() -> None:
    spans = shown(span(0, LONGEST_TINTED), span(100, 101 + LONGEST_TINTED))

    assert (spans.is_tinted(0), spans.is_tinted(1)) == (True, False)


def test_every_label_has_an_edge_of_its_own() -> None:
    names = [label.name for label in DEFAULT_LABEL_SET.labels]
    spans = shown(*(span(10 * at, 10 * at + 5, name) for at, name in enumerate(names)))

    assert len({spans.look(at).style for at in range(len(names))}) == len(names)


def test_a_label_that_the_set_does_not_have_keeps_its_name() -> None:
    assert shown(span(0, 5, "weapon")).look(0).name == "weapon"


def test_another_pick_keeps_the_spans() -> None:
    spans = shown(span(0, 5), span(10, 15))

    picked = spans.with_spans(spans.spans, "s10-15", DEFAULT_LABEL_SET).picked

    assert picked == span(10, 15)


def test_a_span_is_flagged_where_its_author_says_so() -> None:
    flag = AttributeValue(name="uncertain", type="boolean", value="true")
    spans = shown(span(0, 10).model_copy(update={"attributes": (flag,)}), span(20, 30))

    assert [spans.is_flagged(index) for index in (0, 1)] == [True, False]
