"""What every linker promises, whichever relation it serves and whatever is written."""

import pytest
from hypothesis import given

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Span
from annotator.find.passages import LONGEST
from annotator.link import LINKERS, Target, linker_for, targets
from annotator.link.base import Linker
from tests.newslike import tagged

every_linker = pytest.mark.parametrize("linker", LINKERS, ids=lambda linker: linker.INFO.name)


def relation_of(linker: Linker) -> str:
    """Return a relation that the linker serves."""
    return linker.INFO.relations[0] if linker.INFO.relations else "a relation nobody knows"


def ranked(linker: Linker, text: str, spans: list[Span]) -> tuple[Target, ...]:
    """Return what a relation of the first span may lead to."""
    return targets(text, spans[0], spans, relation_of(linker))


@every_linker
def test_it_says_what_it_is(linker: Linker) -> None:
    assert linker.INFO.name.isidentifier()
    assert linker.INFO.description[:1].isupper()
    assert linker.INFO.description.endswith(".")


@every_linker
def test_it_alone_serves_its_relations_whatever_their_case(linker: Linker) -> None:
    assert all(name == name.casefold().strip() for name in linker.INFO.relations)
    assert all(linker_for(name) is linker for name in linker.INFO.relations)
    assert all(linker_for(name.upper()) is linker for name in linker.INFO.relations)


def test_every_relation_of_the_default_label_set_has_a_linker_of_its_own():
    names = [relation.name for relation in DEFAULT_LABEL_SET.relations]

    assert all(linker_for(name).INFO.relations for name in names)


@every_linker
@given(tagged=tagged())
def test_whatever_is_written_it_ranks_other_spans_each_once(
    linker: Linker, tagged: tuple[str, list[Span]]
) -> None:
    text, spans = tagged
    found = [target.span_id for target in ranked(linker, text, spans)]

    assert len(found) == len(set(found))
    assert set(found) <= {span.id for span in spans[1:]}


@every_linker
@given(tagged=tagged())
def test_the_likeliest_stands_first_and_each_says_why(
    linker: Linker, tagged: tuple[str, list[Span]]
) -> None:
    found = ranked(linker, *tagged)

    scores = [target.score for target in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(target.rule for target in found)


@every_linker
@given(tagged=tagged())
def test_all_of_a_few_spans_can_be_walked_through(
    linker: Linker, tagged: tuple[str, list[Span]]
) -> None:
    text, spans = tagged
    walked = {target.span_id for target in ranked(linker, text, spans)}

    assert walked == {span.id for span in spans[1:]}


@every_linker
@given(tagged=tagged())
def test_attributes_are_those_that_the_relation_declares(
    linker: Linker, tagged: tuple[str, list[Span]]
) -> None:
    declared = {
        (attribute.name, "true")
        for relation in DEFAULT_LABEL_SET.relations
        if relation.name in linker.INFO.relations
        for attribute in relation.attributes
    }

    assert all(set(target.attributes) <= declared for target in ranked(linker, *tagged))


@every_linker
@pytest.mark.parametrize("piece", ["“a,” he said. ", "army, ", "army killed army said ", "army\n"])
def test_a_layer_of_many_spans_in_a_long_text_is_answered(linker: Linker, piece: str) -> None:
    text = (piece * LONGEST)[: 20 * LONGEST]
    starts = range(0, len(text) - 8, 80)
    spans = [
        Span(
            id=f"s{start}", label="actor", start=start, end=start + 4, text=text[start : start + 4]
        )
        for start in starts
    ]
    head = Span(id="head", label="claim", start=LONGEST, end=LONGEST + 90, text="x")

    assert targets(text, head, spans, relation_of(linker))
