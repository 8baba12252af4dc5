"""What every parser promises, whichever label it serves and whatever is written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET, Attribute
from annotator.core.ranges import Range
from annotator.core.records import AttributeValue, Span
from annotator.find.passages import LONGEST
from annotator.parse import PARSERS, parse, parser_for, prepare
from annotator.parse.base import Context, Parsed, Parser
from tests.newslike import tagged

every_parser = pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.INFO.name)
published = st.sampled_from(("", "2023-03-06", "2024-02-29", "1000-01-01", "9999-12-31"))


def attribute_of(parser: Parser, name: str) -> Attribute:
    """Return the attribute as the default label set declares it."""
    label = DEFAULT_LABEL_SET.label(parser.INFO.labels[0])
    return next(attribute for attribute in label.attributes if attribute.name == name)


def fits(value: str, attribute: Attribute) -> bool:
    """Whether a value is one of the attribute's choices, where it has any."""
    if attribute.type == "choices":
        return set(json.loads(value)) <= set(attribute.choices)
    return attribute.type != "choice" or value in attribute.choices


def parsed(parser: Parser, text: str, spans: list[Span], day: str) -> tuple[Parsed, ...]:
    """Return what a parser makes of the first of the spans."""
    first, *others = spans
    return parser.parse(Context(text, Range(first.start, first.end), day, others))


@every_parser
def test_it_says_what_it_is(parser: Parser) -> None:
    assert parser.INFO.name.isidentifier()
    assert parser.INFO.description[:1].isupper()
    assert parser.INFO.description.endswith(".")


@every_parser
def test_it_alone_serves_its_labels_whatever_their_case(parser: Parser) -> None:
    assert all(label == label.casefold().strip() for label in parser.INFO.labels)
    assert all(parser_for(label) is parser for label in parser.INFO.labels)
    assert all(parser_for(label.upper()) is parser for label in parser.INFO.labels)


@every_parser
def test_it_fills_attributes_that_the_default_label_set_declares(parser: Parser) -> None:
    declared = {item.name for item in DEFAULT_LABEL_SET.label(parser.INFO.labels[0]).attributes}

    assert set(parser.INFO.attributes) <= declared


@every_parser
@given(tagged=tagged(), day=published)
def test_whatever_is_written_it_answers_each_of_its_attributes_at_most_once(
    parser: Parser, tagged: tuple[str, list[Span]], day: str
) -> None:
    names = [item.name for item in parsed(parser, *tagged, day)]

    assert len(names) == len(set(names))
    assert set(names) <= set(parser.INFO.attributes)


@every_parser
@given(tagged=tagged(), day=published)
def test_its_values_fit_the_types_and_choices_of_the_default_label_set(
    parser: Parser, tagged: tuple[str, list[Span]], day: str
) -> None:
    for item in parsed(parser, *tagged, day):
        attribute = attribute_of(parser, item.name)

        assert AttributeValue(name=item.name, type=attribute.type, value=item.value)
        assert fits(item.value, attribute)


@every_parser
@given(tagged=tagged(), day=published)
def test_it_says_where_in_the_text_a_value_was_read_and_by_which_rule(
    parser: Parser, tagged: tuple[str, list[Span]], day: str
) -> None:
    for item in parsed(parser, *tagged, day):
        assert 0 <= item.start <= item.end <= len(tagged[0])
        assert item.rule


@every_parser
@given(tagged=tagged(), day=published)
def test_the_same_span_gets_the_same_values_again(
    parser: Parser, tagged: tuple[str, list[Span]], day: str
) -> None:
    assert parsed(parser, *tagged, day) == parsed(parser, *tagged, day)


@every_parser
@pytest.mark.parametrize(
    "piece", ["“a,” ", '"', "a, ", "said that ", "of the ", "two ", "’s ", "\n", "(", "قال "]
)
def test_a_long_text_of_one_thing_over_and_over_is_answered(parser: Parser, piece: str) -> None:
    text = (piece * LONGEST)[: 3 * LONGEST]
    middle = Range(LONGEST, 2 * LONGEST)

    for place in (middle, Range(LONGEST, LONGEST + 9), Range(0, len(text))):
        assert isinstance(parser.parse(Context(text, place)), tuple)


def test_a_label_that_no_parser_knows_gets_no_values():
    assert parse(Context("two dead", Range(0, 3)), "weapon") == ()


def test_what_parsers_wait_for_is_made_ready_in_steps():
    assert sum(1 for _ in prepare()) == sum(len(parser.SLOW) for parser in PARSERS)
