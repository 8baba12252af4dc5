"""What a casualty says, as the guideline has it: examples of our own, one rule a test."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ranges import Range
from annotator.parse.base import Context, Parsed
from annotator.parse.casualty import parse
from tests.benchmarks.parsers_counts import LISTS, cases, measure
from tests.strategies import any_texts, raw_texts

_RIGHT = 0.95
"""The share of listed phrases, at least, that are read right."""


def read(example: str, language: str = "und") -> dict[str, Parsed]:
    """Return the values of the casualty that stands in ⟦brackets⟧, or is all of the text."""
    start, end = (
        (example.index("⟦"), example.index("⟧") - 1) if "⟦" in example else (0, len(example))
    )
    text = example.replace("⟦", "").replace("⟧", "")
    found = parse(Context(text, Range(start, end), language=language))
    return {item.name: item for item in found}


def values(example: str, language: str = "und") -> dict[str, str]:
    """Return the values alone."""
    return {name: item.value for name, item in read(example, language).items()}


def ends(example: str, language: str = "und") -> tuple[str | None, str | None]:
    """Return the least and the most of a casualty."""
    found = values(example, language)
    return found.get("count_min"), found.get("count_max")


def effects(example: str, language: str = "und") -> list[str]:
    """Return what became of people."""
    return json.loads(values(example, language).get("effect", "[]"))


def _numbered(number: int | str, *examples: str) -> list[tuple[str, str]]:
    return [(example, str(number)) for example in examples]


@pytest.mark.parametrize(
    ("example", "number"),
    [
        *_numbered(3, "three guards were killed", "killed three guards", "three dead"),
        *_numbered(12, "12 guards who later died", "the deaths of 12 guards", "claimed 12 lives"),
        *_numbered(31, "the toll rose from 12 to 31", "the toll rose to 31 from 12"),
        *_numbered(46, "put the number of missing at 46", "a death toll of 46"),
    ],
)
def test_the_number_of_victims_is_the_least_and_the_most(example: str, number: str):
    assert ends(example) == (number, number)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("at least two guards were killed", ("2", None)),
        ("more than 60 wounded nurses", ("61", None)),
        ("up to 40 nurses were hurt", (None, "40")),
        ("fewer than ten nurses were hurt", (None, "9")),
        ("between 12 and 15 nurses were hurt", ("12", "15")),
    ],
)
def test_a_qualified_number_opens_an_end(example: str, expected: tuple[str | None, str | None]):
    assert ends(example) == expected


@pytest.mark.parametrize(
    "example",
    [
        *("dozens of nurses were hurt", "several dead", "heavy casualties", "nurses were hurt"),
        *("a crowd was attacked", "police were injured", "the wounded", "their deaths"),
        *("a third of the passengers died", "20 percent of residents fled", "those killed"),
    ],
)
def test_without_a_number_both_ends_stay_open(example: str):
    assert ends(example) == (None, None)


@pytest.mark.parametrize(
    "example",
    [
        *("a guard was killed", "the mayor was shot dead", "killed Capt. Ada Orlo", "his death"),
        *("Ada Torres died", "the second nurse to be killed", "another nurse was hurt"),
        *("one of its cooks has died", "Nurse, 34, killed", "the death of a cook"),
        *("a mother of three was killed", "he was wounded", "who was killed", "a third was hurt"),
        "Sgt. Ada Orlo, 42, of Velm, a father of two, died",
    ],
)
def test_a_singular_is_one_person(example: str):
    assert ends(example) == ("1", "1")


@pytest.mark.parametrize(
    ("example", "number"),
    [
        *_numbered(
            3, "a guard and two cooks were killed", "two guards, on Sunday, and a cook died"
        ),
        *_numbered(
            4, "the mayor, his wife and two guards died", "a cook and her three sons drowned"
        ),
        *_numbered(2, "Ada Orlo, 12, and Ben Velm, 15, were killed", "both pilots died"),
        *_numbered(5, "killed himself and four others", "killed two and wounded three"),
        *_numbered(5, "two guards along with three cooks were killed"),
    ],
)
def test_what_and_joins_is_added_up(example: str, number: str):
    assert ends(example) == (number, number)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("at least four guards and two cooks were hurt", ("6", None)),
        ("a nurse and more than ten patients died", ("12", None)),
        ("a nurse and several patients died", (None, None)),
    ],
)
def test_an_open_end_of_one_is_an_open_end_of_the_sum(
    example: str, expected: tuple[str | None, str | None]
):
    assert ends(example) == expected


@pytest.mark.parametrize(
    ("example", "number"),
    [
        *_numbered(
            3, "three of the nine sailors died", "a family of three", "three men in two cars"
        ),
        *_numbered(12, "12 people, five of them nurses, were hurt", "12 dead (3 nurses)"),
        *_numbered(12, "12 people, including two cooks, died", "12 hurt, three critically"),
        *_numbered(12, "12 people, a cook and eleven guards, were hurt", "12 were hit by two men"),
        *_numbered(4, "the four-man patrol was captured", "all but two of the six climbers died"),
        *_numbered(6, "a cook was among six dead", "a bus with 40 aboard was hit, killing six"),
    ],
)
def test_parts_and_wholes_are_counted_once(example: str, number: str):
    assert ends(example) == (number, number)


@pytest.mark.parametrize(
    ("example", "number"),
    [
        *_numbered(1, "a 34-year-old nurse was hurt", "a cook aged 34 was hurt"),
        *_numbered(2, "two boys, aged 12 and 14, drowned", "two boys, 12 and 14, drowned"),
        *_numbered(2, "two guards of the 25th Brigade died", "two men in their 20s were hurt"),
        *_numbered(
            7, "seven died on 5 March 2023", "On March 5, seven men died", "in 2014 seven died"
        ),
        *_numbered(
            7, "seven died in three days", "two bombs killed seven", "seven at 10:30 p.m. died"
        ),
    ],
)
def test_ages_dates_times_units_and_things_are_no_people(example: str, number: str):
    assert ends(example) == (number, number)


@pytest.mark.parametrize(
    "example",
    [
        *("no casualties", "nobody was hurt", "none of the nine nurses was hurt", "zero deaths"),
        *("No guards or nurses died", "not a single guard was hurt", "neither guard was hurt"),
        *("without casualties", "did not kill anyone", "the nurse was not injured", "0 dead"),
        *("no reports of injuries", "the crew escaped unharmed", "wasn’t hurt"),
    ],
)
def test_absence_is_none_and_negated(example: str):
    found = values(example)

    assert (found["count_min"], found["count_max"], found["negated"]) == ("0", "0", "true")


@pytest.mark.parametrize("example", ["no fewer than two died", "two died", "not only two died"])
def test_a_no_that_denies_nothing_is_not_negated(example: str):
    assert "negated" not in values(example)


def test_about_is_approximate_and_a_part_that_is_makes_the_sum_so():
    assert values("about 20 guards died")["approximate"] == "true"
    assert values("about 20 guards and two cooks died")["approximate"] == "true"
    assert "approximate" not in values("20 guards died")


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("two guards were killed", ["killed"]),
        ("60 were killed and injured", ["killed", "injured"]),
        ("12 dead or missing", ["killed", "missing"]),
        ("eight sailors are unaccounted for", ["missing"]),
        ("40 guards were taken prisoner", ["captured"]),
        ("took 40 guards hostage", ["captured"]),
        ("forced 3,000 people to flee", ["displaced"]),
        ("treated 12 people for burns", ["injured"]),
        ("No guards died", ["killed"]),
        ("12 casualties", ["unspecified"]),
        ("half a dozen guards", ["unspecified"]),
    ],
)
def test_the_words_say_what_became_of_people(example: str, expected: list[str]):
    assert effects(example) == expected


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("killed 14 prisoners of war", ["killed"]),
        ("two kidnapped nurses were killed", ["killed"]),
        ("12 of the wounded died", ["killed"]),
        ("a guard was mortally wounded", ["killed"]),
        ("two guards died of their wounds", ["killed"]),
        ("three guards were shot and wounded", ["injured"]),
        ("a suicide bomber wounded three", ["injured"]),
        ("12 wounded refugees", ["injured"]),
        ("12 refugees", ["displaced"]),
    ],
)
def test_words_that_only_say_who_or_how_count_where_no_other_does(
    example: str, expected: list[str]
):
    assert effects(example) == expected


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("hundreds could die", "possible"),
        ("13 feared dead", "possible"),
        ("A strike may have ⟦killed 12⟧.", "possible"),
        ("it would have killed dozens", "hypothetical"),
        ("They threatened to ⟦kill the hostages⟧.", "hypothetical"),
        ("They want to avoid ⟦civilian casualties⟧.", "hypothetical"),
    ],
)
def test_what_is_feared_or_meant_has_not_happened(example: str, expected: str):
    assert values(example)["modality"] == expected


@pytest.mark.parametrize(
    "example",
    ["possibly as many as 12 died", "12 could not be found", "Some may stay. ⟦Two died⟧."],
)
def test_what_happened_has_no_modality(example: str):
    assert "modality" not in values(example)


@pytest.mark.parametrize(
    "example",
    [
        "the toll rose to 31",
        "It hit at noon, bringing the toll to ⟦31 dead⟧.",
        "31 have died so far",
        "the number of dead has reached 31",
    ],
)
def test_a_running_total_is_cumulative(example: str):
    assert values(example)["cumulative"] == "true"


def test_a_toll_that_does_not_grow_is_not_cumulative():
    assert "cumulative" not in values("The ministry put the toll at ⟦31 dead⟧.")


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("At least two guards died", "At least two"),
        ("Between 12 and 15 guards died", "Between 12 and 15"),
        ("dozens of guards died", "dozens"),
        ("No guards died", "No"),
        ("the death of a guard", "a"),
        ("more\nthan 60 guards died", "more than 60"),
        ("twenty-five guards died", "twenty-five"),
    ],
)
def test_the_number_is_kept_as_printed(example: str, expected: str):
    assert values(example)["count_text"] == expected


def test_a_sum_has_no_number_as_printed():
    assert "count_text" not in values("a guard and two cooks died")


def test_each_value_has_the_place_of_its_words_in_the_document():
    example = "He said, bringing the toll to ⟦at least 31 dead⟧."
    text = example.replace("⟦", "").replace("⟧", "")

    found = {name: text[slice(*item.place)] for name, item in read(example).items()}

    assert found == {
        "effect": "dead",
        "count_min": "at least 31",
        "count_text": "at least 31",
        "cumulative": "bringing",
    }


def test_what_stands_around_a_span_adds_no_number_and_no_effect():
    assert values("Two died and ⟦others⟧ were hurt.") == {}


def test_words_that_have_nothing_to_do_with_people_get_no_values():
    assert values("a quiet afternoon") == {}


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("en az iki asker öldü", (["killed"], "2", None)),
        ("üçü yaralandı", (["injured"], "3", "3")),
        ("60'tan fazla kişi kaçırıldı", (["captured"], "61", None)),
        ("kimse yaralanmadı", (["injured"], "0", "0")),
        ("погибли по меньшей мере двое военных", (["killed"], "2", None)),
        ("5 марта погибли 12 человек", (["killed"], "12", "12")),
        ("погибла медсестра", (["killed"], "1", "1")),
        ("двое погибли и трое ранены", (["killed", "injured"], "5", "5")),
        ("никто не пострадал", (["injured"], "0", "0")),
        ("قُتل ما لا يقل عن جنديين", (["killed"], "2", None)),
        ("إصابة خمسة عشر شخصا", (["injured"], "15", "15")),
        ("mindestens zwölf Menschen wurden getötet", (["killed"], "12", None)),
        ("au moins 14 personnes ont été blessées", (["injured"], "14", None)),
        ("tres guardias murieron", (["killed"], "3", "3")),
    ],
)
def test_other_languages_are_read_by_numbers_and_words_of_effect(
    example: str, expected: tuple[list[str], str | None, str | None]
):
    assert (effects(example), *ends(example)) == expected


def test_a_language_without_words_has_its_figures():
    assert ends("almeno 12 persone", "it") == ("12", "12")


@pytest.mark.parametrize("path", sorted(LISTS.glob("counts-*.jsonl")), ids=lambda path: path.stem)
def test_the_listed_phrases_are_read(path: Path):
    tally = measure(dict(cases())[path.stem])

    assert min(tally[1:5]) >= _RIGHT


@pytest.mark.parametrize("name", ["guideline-gold", "demo-gold"])
def test_the_worked_examples_are_read(name: str):
    found = dict(cases()).get(name)
    if found is None:
        pytest.skip(f"the texts of {name} are not there")
    assert measure(found)[1:6] == (1, 1, 1, 1, 1)


_WORDS = (
    *("two", "At", "least", "men", "killed", "were", "and", ",", "the", "death", "toll", "of"),
    *("who", "died", "wounded", "no", "Ali", "(", ")", "'s", "a", "dozen", "between", "12", "-"),
    *("one", "hundred", "rose", "from", "to", "more", "than", "not", "aged", "including", "15,000"),
    *("en az", "iki", "öldü", "погибли", "не менее", "قتل", "و", "ما لا يقل عن", "e\u0301", "%"),
)
_PHRASES = st.lists(st.sampled_from(_WORDS), max_size=24).map(" ".join)


@given(st.one_of(any_texts(), raw_texts(), _PHRASES), st.data())
def test_the_least_is_never_more_than_the_most(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    language = data.draw(st.sampled_from(("und", "en", "tr", "ru", "ar", "it")))

    found = {item.name: item for item in parse(Context(text, Range(start, end), language=language))}

    low, high = found.get("count_min"), found.get("count_max")
    assert low is None or high is None or 0 <= int(low.value) <= int(high.value)
    assert all(0 <= item.start <= item.end <= len(text) for item in found.values())
