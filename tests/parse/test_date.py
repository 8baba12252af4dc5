"""What the parser of dates answers as a whole: where, by which rule, and when it says nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ranges import Range
from annotator.parse.base import Context
from annotator.parse.date import INFO, parse
from tests.parse.dates import MONDAY, alone, context_of, item, said, value, with_value
from tests.strategies import any_texts, raw_texts, texts

EXAMPLES = Path(__file__).parents[3] / "shared" / "corpora" / "guideline_examples.jsonl"
LISTS = Path(__file__).parents[1] / "data" / "parse"
GOLD = LISTS / "guideline-gold.json"

cases = pytest.mark.parametrize


def test_it_serves_the_label_date():
    assert "date" in INFO.labels


@cases(
    ("words", "kind"),
    [
        ("March 5", "DATE"),
        ("Sunday morning", "TIME"),
        ("44 days", "DURATION"),
        ("every Friday", "SET"),
    ],
)
def test_an_expression_has_one_of_four_types(words: str, kind: str):
    assert alone(words)["timex_type"] == kind


def test_what_the_value_was_counted_from_is_said_in_the_rule():
    found = parse(context_of("The bridge fell on [Sunday]."))

    assert item(found, "value").rule == "weekday, from the publication date"


def test_a_value_is_read_from_the_whole_span():
    context = context_of("The bridge fell on [March 5].")

    assert item(parse(context), "value").place == context.place


def test_a_bound_is_read_from_the_word_in_front():
    found = item(parse(context_of("It is at war since [1991].")), "bound")

    assert "It is at war since 1991."[slice(*found.place)] == "since"


@cases(
    ("example", "bound"),
    [
        ("It is at war since [1991].", "since"),
        ("It was at war from [1991].", "since"),
        ("The curfew holds until [Friday].", "until"),
        ("The curfew holds till [Friday].", "until"),
        ("The road was open before [December 1].", "before"),
        ("They must leave by the [end of May].", "before"),
        ("The toll rose after [Sunday]'s raid.", "after"),
        ("It has been shut since the [summer of 2014].", "since"),
        ("It has been shut since at least [2014].", "since"),
        ("It has been shut [since 2014].", "since"),
    ],
)
def test_the_word_in_front_bounds_a_point_in_time(example: str, bound: str):
    assert said(example).get("bound") == bound


@cases(
    "example",
    [
        "The war lasted from [1991] to 1994.",
        "It has not been seen since the [1991] treaty.",
        "They left after [two days].",
        "The fort dates from the [19th century].",
        "The bridge fell on [Sunday].",
    ],
)
def test_no_other_word_in_front_gives_a_bound(example: str):
    assert "bound" not in said(example)


@cases("words", ["31 February 2020", "February 30", "29 February 2023", "2023-13-01", "32.1.2023"])
def test_a_day_that_does_not_exist_has_a_type_and_no_value(words: str):
    assert alone(words) == {"timex_type": "DATE"}


@cases("words", ["Victory Day", "the opening night", "a while", "third day of the fighting"])
def test_what_no_rule_reads_has_no_value(words: str):
    assert "value" not in alone(words)


@cases("words", ["the bridge", "soldiers", "'Z'", "", " ", "?", "12", "Black Sea"])
def test_what_is_no_time_gets_nothing_at_all(words: str):
    assert parse(Context(f"{words}.", Range(0, len(words)), MONDAY)) == ()


def test_words_behind_an_expression_that_no_rule_knows_do_not_hide_it():
    assert value("It follows [two decades of military conflict].") == "P20Y"


def test_a_name_with_a_weekday_in_it_is_not_read_as_the_weekday():
    assert value("It was called [Black Monday].") == ""


def test_what_is_too_long_for_an_expression_of_time_is_not_read():
    assert alone("early " * 30 + "Sunday") == {}


def test_an_expression_refers_to_the_date_that_was_tagged_before_it():
    context = context_of("On 3 June 2022 he left.\n\nHe fell [that day].", told="3 June 2022")

    assert item(parse(context), "value").value == "2022-06-03"


def test_an_expression_refers_to_an_untagged_date_of_its_own_paragraph():
    assert value("The raid was on 3 June 2022. They left the [following day].") == "2022-06-04"


def test_a_value_that_a_person_gave_counts_for_what_refers_to_it():
    context = context_of("It was Victory Day. They left the [next day].", told="Victory Day")
    spans = [with_value(context.spans[0], "2021-05-09")]

    assert item(parse(context._replace(spans=spans)), "value").value == "2021-05-10"


def test_an_expression_does_not_refer_to_what_refers_to_it():
    example = "On 3 June 2022 he came. The next day he left; [that day] it rained."

    assert value(example) == "2022-06-03"


@cases(
    "published",
    ["", "yesterday", "2023-02-31", "0000-01-01", "0001-01-01", "9999-12-31", "2023", "2023-W10"],
)
def test_a_publication_date_that_says_no_day_is_as_none(published: str):
    assert alone("Sunday", published)["value"] == "XXXX-WXX-7"


def test_a_time_of_publication_is_as_good_as_its_day():
    assert alone("yesterday", "2023-03-06T09:00:00Z")["value"] == "2023-03-05"


@cases(
    ("words", "wanted"),
    [
        ("today", "2017-01-XX"),
        ("Jan. 7", "2017-01-07"),
        ("last year", "2016"),
        ("Sunday", "XXXX-WXX-7"),
    ],
)
def test_of_a_publication_month_what_can_be_known_is(words: str, wanted: str):
    assert alone(words, "2017-01")["value"] == wanted


@given(
    text=st.one_of(texts(), any_texts(), raw_texts()),
    place=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_any_text_is_answered_within_its_bounds(text: str, place: tuple[int, int]):
    start, end = sorted(min(at, len(text)) for at in place)

    for found in parse(Context(text, Range(start, end), MONDAY)):
        assert 0 <= found.start <= found.end <= len(text)


@cases("path", sorted(LISTS.glob("dates-*.jsonl")), ids=lambda path: path.stem)
def test_nine_of_ten_listed_phrases_are_read_right(path: Path):
    lines = path.read_text(encoding="utf-8").splitlines()
    right = 0
    for phrase in map(json.loads, lines):
        start, end = len(phrase["before"]), len(phrase["before"]) + len(phrase["text"])
        text = phrase["before"] + phrase["text"] + phrase["after"]
        found = parse(Context(text, Range(start, end), phrase["published"] or ""))
        answer = {each.name: each.value for each in found}
        wanted = (phrase["timex_type"], phrase["value"])
        right += (answer.get("timex_type"), answer.get("value")) == wanted

    assert right >= 0.92 * len(lines)


@pytest.mark.skipif(
    not (EXAMPLES.exists() and GOLD.exists()), reason="the guideline's examples are not here"
)
def test_the_dates_of_the_guideline_are_read_as_it_says():
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    records = map(json.loads, EXAMPLES.read_text(encoding="utf-8").splitlines())
    for record in records:
        for span in gold.get(record["id"], {"spans": ()})["spans"]:
            if span["label"] == "date":
                place = Range(span["start"], span["end"])
                found = parse(Context(record["text"], place))
                assert {each.name: each.value for each in found} == span["attributes"]
