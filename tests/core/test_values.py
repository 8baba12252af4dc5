import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.labels import Attribute
from annotator.core.records import VALUE_PATTERNS, AttributeValue, ValueType
from annotator.core.values import (
    choices_of,
    fault_of,
    is_day,
    text_of_choices,
    text_of_value,
    value_of_text,
)
from annotator.errors import ValueFaultError
from tests.strategies import any_texts, raw_texts, texts

CHOICES = ("state_forces", "Rebel", "person, named", "größe", "[x", "other side")
TYPES: tuple[ValueType, ...] = (
    *("string", "integer", "number", "boolean", "date"),
    *("choice", "choices", "range", "link", "json"),
)
of_every_type = pytest.mark.parametrize("kind", TYPES)


def attribute(kind: ValueType, *choices: str) -> Attribute:
    return Attribute(name="how_many", type=kind, choices=choices or CHOICES)


def read(kind: ValueType, text: str) -> str:
    return value_of_text(attribute(kind), text).value


def answer(kind: ValueType, typed: str) -> tuple[str, AttributeValue | None]:
    """What is said to a text, "" for nothing, and the value that it is."""
    try:
        return "", value_of_text(attribute(kind), typed)
    except ValueFaultError as error:
        return f"{error.message} {error.hint}", None


def fault(kind: ValueType, text: str) -> str:
    with pytest.raises(ValueFaultError) as caught:
        value_of_text(attribute(kind), text)
    return f"{caught.value.message} {caught.value.hint}"


# What is shown can be written back

_DAYS = st.builds(
    lambda day, cut, doubt: day.isoformat()[:cut] + doubt,
    st.dates(),
    st.sampled_from((4, 7, 10)),
    st.sampled_from(("", "?", "~", "%")),
)
_ENDS = st.one_of(_DAYS, st.just(".."))
_BOUNDS = st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 10**6))
VALUES: dict[ValueType, st.SearchStrategy[str]] = {
    "string": any_texts().map(str.strip),
    "integer": st.integers().map(str),
    "number": st.one_of(
        st.integers().map(str), st.floats(allow_nan=False, allow_infinity=False).map(repr)
    ).filter(lambda written: written != "-0.0"),
    "boolean": st.sampled_from(("true", "false")),
    "date": st.tuples(_ENDS, _ENDS).map("/".join).filter(lambda value: value != "../.."),
    "choice": st.sampled_from(CHOICES),
    "choices": st.sets(st.sampled_from(CHOICES)).map(
        lambda chosen: text_of_choices(tuple(c for c in CHOICES if c in chosen))
    ),
    "range": st.one_of(
        _BOUNDS.map(lambda bounds: f"{bounds[0]}..{sum(bounds)}"),
        st.integers().map(lambda low: f"{low}.."),
        st.integers().map(lambda high: f"..{high}"),
    ),
    "link": st.from_regex(r"s[0-9]{1,5}", fullmatch=True),
    "json": st.dictionaries(st.text(max_size=4), st.integers(), max_size=3).map(json.dumps),
}


@of_every_type
@given(data=st.data())
def test_what_is_shown_of_a_value_can_be_written_back(kind: ValueType, data: st.DataObject) -> None:
    value = AttributeValue(name="how_many", type=kind, value=data.draw(VALUES[kind]))

    assert value_of_text(attribute(kind), text_of_value(value)) == value


@of_every_type
@given(data=st.data())
def test_a_value_that_can_be_written_has_no_fault(kind: ValueType, data: st.DataObject) -> None:
    value = AttributeValue(name="how_many", type=kind, value=data.draw(VALUES[kind]))

    assert fault_of(attribute(kind), value) == ""


# Whatever is typed gets an answer

_TYPED = st.one_of(
    raw_texts(),
    texts(),
    st.text(st.sampled_from("0123456789٣५.,-–/… to[]{}\"'¼²−e+_naif~?%"), max_size=24),
    st.sampled_from(("9" * 5000, "[" * 50_000, "1e999", "nan", "-0", "0000-00", "'", "\0")),
)


@of_every_type
@given(typed=_TYPED)
def test_any_text_is_a_value_or_a_sentence(kind: ValueType, typed: str) -> None:
    said, value = answer(kind, typed)

    assert (value is None) == said.endswith(".")
    if value is not None:
        assert text_of_value(value) == text_of_value(
            value_of_text(attribute(kind), text_of_value(value))
        )


@of_every_type
@given(written=st.one_of(raw_texts(), st.sampled_from(("[" * 50_000, "[1", "{}", "../.."))))
def test_any_stored_value_can_be_shown(kind: ValueType, written: str) -> None:
    value = AttributeValue.model_construct(name="how_many", type=kind, value=written)

    assert isinstance(text_of_value(value), str)
    assert isinstance(choices_of(written), tuple)
    if kind not in VALUE_PATTERNS:
        assert isinstance(fault_of(attribute(kind), value), str)


# What people write


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("integer", "1,204", "1204"),
        ("integer", "1 204 000", "1204000"),
        ("integer", "٣٤", "34"),
        ("integer", "−5", "-5"),
        ("integer", "007", "7"),
        ("number", "2,5", "2.5"),
        ("number", "1,204", "1204"),
        ("number", "1,204.5", "1204.5"),
        ("boolean", "Yes", "true"),
        ("boolean", "off", "false"),
        ("date", "2023-03-05", "2023-03-05/2023-03-05"),
        ("date", "2023 / ..", "2023/.."),
        ("date", "٢٠٢٣-٠٣", "2023-03/2023-03"),
        ("choice", "state forces", "state_forces"),
        ("choice", "REBEL", "Rebel"),
        ("choices", "rebel, state forces,", '["state_forces","Rebel"]'),
        ("choices", '["person, named"]', '["person, named"]'),
        ("range", "12 to 15", "12..15"),
        ("range", "12–15", "12..15"),
        ("range", "12", "12..12"),
        ("range", "12..", "12.."),
        ("range", "-5..-3", "-5..-3"),
        ("string", "  the ministry ", "the ministry"),
    ],
)
def test_a_value_is_read_as_people_write_it(kind: ValueType, typed: str, value: str) -> None:
    assert read(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("integer", "two", "“two” does not fit “how many”, which is a whole number. Write it"),
        ("integer", "2.5", "such as 12"),
        ("number", "nan", "such as 2.5"),
        ("boolean", "perhaps", "Write yes or no"),
        ("date", "5 March", "Write 2023-03-05"),
        ("date", "2023-02-29", "Write 2023-03-05"),
        ("date", "..", "Write 2023-03-05"),
        ("choice", "army", "Choose from state_forces, Rebel"),
        ("choices", "Rebel, army", "“army”"),
        ("range", "15..12", "The smaller number comes first"),
        ("range", "many", "Write 12..15"),
        ("json", "{", "It cannot be read"),
    ],
)
def test_a_wrong_text_is_answered_with_what_to_write(
    kind: ValueType, typed: str, said: str
) -> None:
    assert said in fault(kind, typed)


def test_a_long_wrong_text_is_said_again_in_part() -> None:
    assert len(fault("integer", "x" * 10_000)) < 200


def test_an_attribute_without_choices_says_so() -> None:
    with pytest.raises(ValueFaultError) as caught:
        value_of_text(Attribute(name="kind", type="choice"), "army")

    assert caught.value.hint == "The label set gives it no choices."


# What other programs have stored


def test_a_value_of_another_type_is_a_fault() -> None:
    value = AttributeValue(name="how_many", type="string", value="12")

    assert fault_of(attribute("integer"), value) == "“how_many” is a whole number, not text."


def test_a_choice_that_the_label_set_does_not_have_is_a_fault() -> None:
    value = AttributeValue(name="how_many", type="choice", value="army")

    assert "“army”" in fault_of(attribute("choice"), value)


@pytest.mark.parametrize("written", ["army", "{}", "[", '"Rebel"'])
def test_what_is_no_list_of_choices_is_a_fault(written: str) -> None:
    value = AttributeValue(name="how_many", type="choices", value=written)

    assert "is no list of choices" in fault_of(attribute("choices"), value)


def test_no_choices_at_all_are_no_fault() -> None:
    value = AttributeValue(name="how_many", type="choices", value="[]")

    assert fault_of(attribute("choices"), value) == ""


@pytest.mark.parametrize("text", ["0000-02-29", "-0004-02-29", "2024-02-29~", ".."])
def test_a_day_is_one_that_the_calendar_has(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2023-13", "2023-00", "23-1-1", "", "2023-1"])
def test_what_the_calendar_does_not_have_is_no_day(text: str) -> None:
    assert not is_day(text)
