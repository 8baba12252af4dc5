"""What the label date wants, as the guideline has it: sentences of our own, one rule a test."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes
from annotator.find.date import INFO, phrase_at, phrases
from annotator.find.date_words import FAMILIES, LETTERS, TOKEN, VOCABULARY
from annotator.find.passages import LONGEST
from tests.strategies import any_texts, raw_texts, texts

EXAMPLES = Path(__file__).parents[3] / "shared" / "corpora" / "guideline_examples.jsonl"

examples = pytest.mark.parametrize


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text and where its phrases in [brackets] are."""
    text, found, start = "", [], 0
    for character in example:
        if character == "[":
            start = len(text)
        elif character == "]":
            found.append((start, len(text)))
        else:
            text += character
    return text, found


def pointed(text: str, start: int, end: int) -> set[str]:
    """Return what the key gives from the letters and digits of a stretch."""
    places = (at for at in range(start, end) if text[at].isalnum())
    return {text[slice(*phrase_at(text, at))] for at in places}


def check(example: str) -> None:
    """Assert that the phrases in brackets are just what is found, listed and pointed at."""
    text, wanted = marked(example)
    assert [found.range for found in phrases(text)] == wanted
    for start, end in wanted:
        assert pointed(text, start, end) == {text[start:end]}


def check_key(example: str) -> None:
    """Assert that the key gives each phrase in brackets, be it listed or not."""
    text, wanted = marked(example)
    for start, end in wanted:
        assert pointed(text, start, end) == {text[start:end]}


def test_it_serves_the_label_date():
    assert "date" in INFO.labels


@examples(
    "example",
    [
        "The bridge fell on [Tuesday].",
        "Nobody has crossed the bridge since [2014].",
        "The bridge fell in the [summer of 2014].",
        "Shells hit the port over the [weekend].",
        "The road was shut for the [past two weeks].",
    ],
)
def test_a_date_leaves_its_preposition_and_article_out(example: str):
    check(example)


@examples(
    "example",
    [
        "The truce was signed on [March 5, 2023], in Orsk.",
        "The truce was signed on [5 March 2023].",
        "The truce was signed on the [5th of March].",
        "The truce was signed on [Sunday, March 5, 2023].",
        "The truce was signed on [Sunday 5 March].",
        "The truce was signed on [12 Sept.], officials say.",
        "The truce was signed on [Mon. 5 Sept], officials say.",
        "The truce was signed in [May 2020].",
        "The truce was signed on the [first of May].",
    ],
)
def test_a_calendar_date_is_one_span_with_its_weekday_and_year(example: str):
    check(example)


@examples("date", ["2023-03-05", "2023-03-05T14:30:00Z", "05/03/2023", "5.3.2023"])
def test_a_date_in_figures_is_one_span(date: str):
    check(f"The file is dated [{date}] and signed.")


@examples(
    "example",
    [
        "Guns fell silent between [March 5] and [March 7].",
        "Guns fell silent from [April] to [June 2021].",
        "The curfew holds on [Fridays] and [Sundays].",
        "The law is of the [1970s] and the [late 1980s].",
    ],
)
def test_the_two_ends_of_a_stretch_are_two_spans(example: str):
    check(example)


@examples(
    "example",
    ["The base burned on [5-6 March].", "The base was built in [2014-2016] and lost."],
)
def test_the_two_ends_that_a_hyphen_ties_are_one_span(example: str):
    check(example)


@examples(
    "example",
    [
        "Police came on [Sunday morning].",
        "Police came [late on Tuesday].",
        "Police came [late on Tuesday night].",
        "Police came [early last week].",
        "Police came in the [early hours of Monday].",
        "Police came in [mid-June] and left.",
        "Police came in [early to mid-June] and left.",
        "Police came [later in the day].",
        "Police came [earlier today] and left.",
    ],
)
def test_late_and_early_and_the_part_of_the_day_belong_to_a_date(example: str):
    check(example)


@examples(
    "example",
    [
        "It began at [9 a.m. on 14 June 2022].",
        "It began at [14:30 local time].",
        "It began at [0800 GMT] near Orsk.",
        "It began at [7.30pm on Friday].",
        "It began on [Friday, 21 July 2017 at 10:15 UTC].",
        "It began at [noon on Saturday].",
        "It began at [six o'clock].",
        "It began at [5 in the morning].",
    ],
)
def test_a_clock_time_and_its_day_are_one_span(example: str):
    check(example)


@examples(
    "example",
    [
        "Talks resume [next month].",
        "Talks resumed [that same night].",
        "Talks went on [this week] in Orsk.",
        "Talks went on in [recent weeks].",
        "Talks went on over the [next few days].",
        "Talks ended on the [same day].",
        "Talks ended the [day before].",
        "Talks resume the [day after tomorrow].",
        "Talks resumed in [June of last year].",
        "It was worse than in the [same month a year earlier].",
    ],
)
def test_a_date_may_lean_on_another_day(example: str):
    check(example)


@examples(
    "example",
    [
        "The siege lasted [44 days].",
        "The siege lasted [two and a half years].",
        "The siege lasted [two years and three months].",
        "The siege lasted [24 to 48 hours].",
        "The siege lasted [half an hour].",
        "The siege lasted [a few weeks].",
        "The siege lasted [at least four decades].",
        "The siege is to last [45 minutes].",
        "Nobody came for [hours].",
    ],
)
def test_a_duration_is_the_quantity_with_its_unit(example: str):
    check(example)


@examples(
    "example",
    [
        "The [11-year] war goes on.",
        "A [six - month] truce holds.",
        "A [two-month-long] siege ended.",
        "A [week-long] truce ended.",
        "The [decades-long] feud goes on.",
    ],
)
def test_a_duration_may_stand_before_a_noun(example: str):
    check(example)


@examples(
    "example",
    [
        "She fled [two years ago].",
        "[An hour later] she fled.",
        "[Years later] she fled.",
        "She fled [three days after].",
        "She fled [two days] after the attack.",
        "She fled [a day] before the vote.",
    ],
)
def test_ago_and_later_belong_to_a_duration_but_an_event_does_not(example: str):
    check(example)


@examples(
    "example",
    [
        "They meet [every Friday].",
        "They meet [every two weeks].",
        "They meet [every other day].",
        "They meet [three times a week].",
        "They work [24 hours a day].",
        "They meet on [weekdays].",
    ],
)
def test_a_set_is_one_span(example: str):
    check(example)


@examples(
    "example",
    [
        "Prices fell by the [end of the year].",
        "Prices fell in the [second half of 2023].",
        "Prices fell in the [third quarter of this year].",
        "Prices fell in the [last week of May].",
        "Prices fell by [year-end] in Orsk.",
    ],
)
def test_a_part_of_a_time_is_one_span_with_it(example: str):
    check(example)


@examples("example", ["[Tuesday]'s raid", "[today]’s raid", "[this year]'s raid"])
def test_a_possessive_ending_stays_out(example: str):
    check(example)


@examples(
    "text",
    [
        "A 23-year-old man, aged 45 years, was 60 years old.",
        "They may march on; the fall of Orsk was a second blow.",
        "More than 2000 people and about 1,500 soldiers fled.",
        "He gave $2010 to the water spring.",
        "In her 30s, Nora May lost the house once again.",
        "Good people sat in the sun.",
    ],
)
def test_ages_and_amounts_and_words_that_look_like_dates_are_not_listed(text: str):
    assert phrases(text) == ()


@examples(
    "example",
    [
        "In [May] it rained.",
        "Since [early May] it has rained.",
        "It rained in [March].",
        "It rained in the [spring of 2022].",
    ],
)
def test_a_word_that_may_be_a_month_is_one_where_its_place_says_so(example: str):
    check(example)


def test_a_complementiser_is_not_of_the_date():
    check("He said that [Monday] was quiet and that [next week] would not be.")


@examples(
    "example",
    [
        "[Geçen hafta] sustular.",
        "[Pazar günü] sustular.",
        "[Dün akşam] sustular.",
        "Açıklama [5 Mart 2023]'te geldi.",
        "[İki gün önce] sustular.",
    ],
)
def test_it_knows_turkish_dates_and_leaves_their_suffix_out(example: str):
    check(example)


@examples(
    "example",
    [
        "Это было в [понедельник].",
        "Это было [5 марта 2023 года].",
        "Это было на [прошлой неделе].",
        "Это было [два дня назад].",
    ],
)
def test_it_knows_russian_dates(example: str):
    check(example)


@examples("example", ["وصلوا [يوم الجمعة].", "وصلوا [أمس].", "وصلوا [5 مارس 2023]."])
def test_it_knows_arabic_dates(example: str):
    check(example)


@examples(
    "example",
    [
        "Es war am [Montag, 5. März 2023].",
        "Es war [letzte Woche].",
        "C'était le [mardi 5 mars 2023].",
        "C'était la [semaine dernière].",
        "Fue el [lunes 5 de marzo de 2023].",
        "Fue la [semana pasada].",
    ],
)
def test_it_knows_german_french_and_spanish_dates(example: str):
    check(example)


def test_a_planet_is_not_a_french_month():
    assert phrases("A probe landed on Mars.") == ()


@examples(
    "example",
    [
        "He spoke on [Victory Day] in Orsk.",
        "He spoke on [New Year's Eve] in Orsk.",
        "It was a [very long night] for all.",
        "The vote was moved to a [later date].",
        "He has [recently] left.",
        "It seemed [more recently] to end.",
        "We will see in the [future].",
    ],
)
def test_the_key_also_gives_what_is_a_date_only_because_it_was_pressed(example: str):
    check_key(example)


@examples("word", ["bridge", "Orsk", "мост", "الجسر", "köprü"])
def test_the_key_gives_the_word_where_nothing_is_a_date(word: str):
    check_key(f"It was [{word}].")


def test_an_article_that_is_pointed_at_comes_with_the_phrase_behind_it():
    text = "It rained in the past decade."
    assert pointed(text, text.index("the"), text.index("the") + 3) == {"the past decade"}
    assert pointed(text, text.index("in the"), text.index("in the") + 2) == {"in the past decade"}


def test_the_space_inside_a_phrase_and_the_place_behind_it_give_the_phrase_too():
    text = "It rained in June 2020"
    assert phrase_at(text, text.index(" 2020")) == (13, len(text))
    assert phrase_at(text, len(text)) == (13, len(text))


def test_likelier_rules_score_higher():
    [weekday] = phrases("on Monday")
    [plural] = phrases("for days")
    assert 0 < plural.score < weekday.score < 1


@given(st.one_of(texts(), any_texts(), raw_texts()), st.integers(0, 40))
def test_the_answer_lies_within_any_passage_and_holds_the_place(passage: str, offset: int):
    offset = min(offset, len(passage))
    start, end = phrase_at(passage, offset)
    assert 0 <= start <= offset <= end <= len(passage) or start == end


_PIECES = ("on", "March", "5", ",", "2020", "two", "days", "ago", "-", "the", "'s", "\u0301", "May")


@given(st.one_of(any_texts(), raw_texts(), st.lists(st.sampled_from(_PIECES)).map(" ".join)))
def test_the_phrases_of_any_passage_are_in_order_and_split_no_grapheme(passage: str):
    ranges = [found.range for found in phrases(passage)]
    assert ranges == sorted(ranges)
    assert all(low.end <= high.start for low, high in pairwise(ranges))
    assert all(0 <= found.start < found.end <= len(passage) for found in ranges)
    assert all(snap_to_graphemes(passage, *found) == found for found in ranges)


@given(st.lists(st.sampled_from(_PIECES), min_size=1).map(" ".join))
def test_the_key_gives_what_is_listed_from_wherever_in_it(passage: str):
    for found in phrases(passage):
        for at in range(found.start, found.end):
            if passage[at].isalnum():
                assert phrase_at(passage, at).contains(found.range)


@examples("piece", ["(", "two ", '"', "a", "two-", "last ", "early in the ", "5-", "the day of "])
def test_a_passage_of_one_thing_over_and_over_has_an_answer(piece: str):
    passage = (piece * LONGEST)[:LONGEST]
    middle = LONGEST // 2
    start, end = phrase_at(passage, middle)
    assert start <= middle <= end


def test_every_kind_that_a_family_names_is_known():
    assert set(" ".join(FAMILIES.values()).split()) <= set(LETTERS)


def test_every_word_of_the_vocabulary_is_one_token():
    words = {word for words in VOCABULARY.values() for word in words.split()}
    assert [word for word in words if TOKEN.fullmatch(word) is None] == []


def test_the_dates_of_the_guideline_are_found():
    if not EXAMPLES.is_file():
        pytest.skip(f"{EXAMPLES.name} is not in ../shared/corpora")
    records = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    wanted = [
        (record["text"], span["start"], span["end"])
        for record in records
        for span in record["spans"]
        if span["label"].casefold() == "date"
    ]
    right = [pointed(text, start, end) == {text[start:end]} for text, start, end in wanted]
    assert len(right) >= 16
    assert all(right)
