from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ranges import Range, RangeIndex
from tests.strategies import filled_ranges

Pairs = list[tuple[int, int]]

sorted_ranges = st.lists(filled_ranges(30), max_size=14).map(sorted)
queries = st.tuples(st.integers(0, 32), st.integers(0, 32)).map(sorted).map(tuple)
pairs_of_ranges = st.tuples(filled_ranges(12), filled_ranges(12))


def share(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return bool(set(range(*one)) & set(range(*other)))


@given(pairs_of_ranges)
def test_ranges_overlap_where_they_share_a_code_point(pair: tuple[Range, Range]) -> None:
    one, other = (Range(*ends) for ends in pair)

    assert one.overlaps(other) == share(one, other)


@given(pairs_of_ranges)
def test_a_range_contains_another_where_nothing_of_it_lies_outside(
    pair: tuple[Range, Range],
) -> None:
    one, other = (Range(*ends) for ends in pair)

    assert one.contains(other) == (set(range(*other)) <= set(range(*one)))


@given(pairs_of_ranges)
def test_ranges_cross_where_each_has_what_both_and_what_only_it_has(
    pair: tuple[Range, Range],
) -> None:
    one, other = (Range(*ends) for ends in pair)
    first, second = set(range(*one)), set(range(*other))

    assert one.crosses(other) == bool(first & second and first - second and second - first)


@given(filled_ranges(12))
def test_a_range_has_the_length_of_what_lies_in_it(ends: tuple[int, int]) -> None:
    assert Range(*ends).length == len(range(*ends))


def test_a_caret_is_an_empty_range() -> None:
    assert Range(3, 3).is_empty
    assert not Range(3, 4).is_empty


@given(sorted_ranges, queries.filter(lambda query: query[0] < query[1]))
def test_the_index_finds_what_trying_each_range_finds(
    ranges: Pairs, query: tuple[int, int]
) -> None:
    expected = [index for index, ends in enumerate(ranges) if share(ends, query)]

    assert RangeIndex(ranges).overlapping(*query) == expected


@given(sorted_ranges, st.integers(0, 32))
def test_the_index_finds_what_holds_a_code_point(ranges: Pairs, offset: int) -> None:
    expected = [index for index, (start, end) in enumerate(ranges) if start <= offset < end]

    assert RangeIndex(ranges).at(offset) == expected


def test_nothing_is_found_where_there_is_no_range() -> None:
    assert RangeIndex([]).overlapping(0, 100) == []
    assert RangeIndex([]).cluster(0, 100) == []


@given(sorted_ranges, queries.filter(lambda query: query[0] < query[1]))
def test_a_cluster_is_what_hangs_together_with_the_stretch(
    ranges: Pairs, query: tuple[int, int]
) -> None:
    connected = {index for index, ends in enumerate(ranges) if share(ends, query)}
    while more := {
        index
        for index, ends in enumerate(ranges)
        if index not in connected and any(share(ends, ranges[other]) for other in connected)
    }:
        connected |= more

    assert RangeIndex(ranges).cluster(*query) == sorted(connected)
