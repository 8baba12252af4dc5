"""What the actor's key tags: read as the specification of the finder."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.find import actor
from annotator.find.noun_phrases import words_of
from tests.strategies import any_texts, raw_texts, texts

_EXAMPLES = Path(__file__).parents[3] / "shared" / "corpora" / "guideline_examples.jsonl"


def _unmarked(example: str) -> tuple[str, int, int]:
    """Return the text of an example, and where what is in brackets lies in it."""
    start, end = example.index("["), example.index("]") - 1
    return example.replace("[", "").replace("]", ""), start, end


def _wanted(text: str, start: int, end: int) -> set[str]:
    """Return what the key tags for a pointer at each letter of `[start, end)`."""
    places = [at for at in range(start, end) if text[at].isalnum()]
    return {text[slice(*actor.phrase_at(text, at))] for at in places}


def _check(example: str) -> None:
    text, start, end = _unmarked(example)
    assert _wanted(text, start, end) == {text[start:end]}


def _listed(text: str) -> list[str]:
    return [text[found.start : found.end] for found in actor.phrases(text)]


@pytest.mark.parametrize(
    "example",
    [
        "On Friday [Orlonia] signed the text.",
        "They spoke to [Doctors Without Frontiers] again.",
        "He met [Idris al-Karim] in private.",
        "The [U.S. Army] said so.",
        "It was bought by [Arlo & Sons] for less.",
    ],
)
def test_a_name_is_taken_whole(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The [army] withdrew.",
        "A [gunman] fled.",
        "These [villagers] stayed.",
        "Our [soldiers] held the bridge.",
        "At least two [policemen] died.",
        "Dozens of [protesters] were held.",
        "Some 1,200 [residents] fled.",
        "Several other [rebels] surrendered.",
        "It hit innocent [civilians] again.",
    ],
)
def test_articles_and_quantities_in_front_are_left_out(example: str):
    _check(example)


def test_an_article_comes_along_where_the_pointer_is_in_it():
    text = "Then the army withdrew."
    assert text[slice(*actor.phrase_at(text, text.index("the")))] == "the army"


@pytest.mark.parametrize(
    "example",
    [
        "Then [Foreign Minister Ruben Arlo] spoke.",
        "It was [Col. Idris B. Karim] who gave way.",
        "Then [army spokesman Emil Dahl] answered.",
        "[Lt. Gen. Ann Orlo] said no.",
        "Yesterday [Prime Minister\u200e Hana Dahl] resigned.",
    ],
)
def test_a_title_goes_with_the_name(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "It blamed [Orlonian government forces] for the fire.",
        "Two [border police officers] were hurt.",
        "Then [armed men] came.",
        "Yesterday the [ruling party] lost.",
        "Near there a [Larna-led coalition] waited.",
        "The [newly elected government] resigned.",
    ],
)
def test_what_tells_who_is_meant_goes_with_the_head(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The strikes on [Arlo] targets went on.",
        "[Larna] condemns the raid.",
        "Shells hit a [Larna]-held village.",
        "We must defeat [Arlo] now.",
        "The raids helped to rid [Orlonia] of it.",
        "The [UN Security Council] Resolution was ignored.",
    ],
)
def test_a_name_ends_before_what_is_nobody(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "Then [Larna]'s offer lapsed.",
        "Then [Larna]’s offer lapsed.",
        "Then [Larna] 's offer lapsed.",
        "Then the [villagers]' homes burned.",
    ],
)
def test_a_possessive_ending_is_left_out(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "Then [Larna's Defence Ministry] answered.",
        "The [mayor's office] was shut.",
        "Then [Orlo’s regime] fell.",
        "Nobody saw [his Orlonian counterpart] there.",
    ],
)
def test_an_owner_stays_with_the_somebody_it_owns(example: str):
    _check(example)


def test_an_owner_of_nobody_is_alone():
    _check("Then [his] speech began.")


@pytest.mark.parametrize(
    "example",
    [
        "[Rebels of the Eastern Front] came.",
        "Two [members of the Arlo tribe] fled.",
        "The [head of the Larna council] spoke.",
        "A [spokesman for the ministry] declined.",
        "[Militants linked to the Arlo Brigade] came.",
        "The [Ministry of Trade and Industry] closed.",
        "The [men and women of the army] wept.",
        "The [families of the victims] waited.",
    ],
)
def test_what_belongs_to_a_head_is_of_it_wherever_one_points(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "Photos of [villagers] were shown.",
        "The number of [farmers] fell.",
        "It waits for the arrival of [Larna].",
    ],
)
def test_of_ties_nobody_to_what_is_not_somebody(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "Talks between [Larna] and Orlonia failed.",
        "Talks between Larna and [Orlonia] failed.",
        "The [Orlonian] and Arlonian soldiers met.",
        "The Orlonian and [Arlonian soldiers] met.",
        "The [forces of Larna] and Orlonia met.",
        "They met [soldiers], farmers and teachers.",
    ],
)
def test_each_conjunct_is_its_own(example: str):
    _check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The [regional governor], Amina Dahl, left.",
        "The regional governor, [Amina Dahl], left.",
        "The [Arlo Liberation Front] (ALF) left.",
        "The Arlo Liberation Front ([ALF]) left.",
    ],
)
def test_an_apposition_is_its_own(example: str):
    _check(example)


def test_a_nickname_in_quotation_marks_parts_no_name():
    _check('Then Brig. [Dan "Tex" Orlo] left.'.replace("Brig. [", "[Brig. "))


@pytest.mark.parametrize("pronoun", ["she", "they", "them", "everyone"])
def test_a_pronoun_is_never_likely(pronoun: str):
    assert _listed(f"Then {pronoun} left.") == []


def test_a_pronoun_is_taken_where_one_points_at_it():
    _check("Then [they] left.")


@pytest.mark.parametrize(
    "example",
    [
        "Salı günü [Larna]'nın açıklaması geldi, iki kişi öldü.",
        "Dün iki [asker] öldü, üçü yaralandı.",
        "Погибли двое [орлонских военных] у моста.",
        "وصلت [القوات الأرلونية] أمس.",
        "Die Armee tötete gestern [Hans Orlo] am Fluss.",
        "L'[armée] a tué douze civils.",
    ],
)
def test_another_language_gets_the_name_or_the_word_with_its_adjectives(example: str):
    _check(example)


def test_the_likely_phrases_are_those_who_act():
    text = "Rebels of the Arlo Front killed three policemen near Larna, the interior ministry said."
    assert _listed(text) == ["Rebels of the Arlo Front", "policemen", "interior ministry"]


@pytest.mark.parametrize(
    "text", ["It rained in Larna.", "An Orlonian law was passed.", "Both sides agreed."]
)
def test_places_adjectives_and_empty_words_are_not_likely(text: str):
    assert _listed(text) == []


@given(st.one_of(texts(), any_texts(), raw_texts()), st.data())
def test_the_answer_holds_the_pointer_or_is_the_word(text: str, data: st.DataObject):
    offset = data.draw(st.integers(0, len(text)))
    found = actor.phrase_at(text, offset)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.is_empty or found.start <= offset <= found.end


@given(st.one_of(texts(), any_texts(), raw_texts()))
def test_the_likely_phrases_are_in_order_and_apart(text: str):
    found = actor.phrases(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 < item.score <= 1 and item.rule for item in found)


_WORDS = (
    *("the", "a", "of", "and", "rebels", "army", "said", "to", "Orlo", "Larna", "'s", "killed"),
    *("two", ",", ".", "(", "his", "spokesman", "for"),
)


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_a_pointer_at_a_likely_phrase_gets_it(text: str):
    for found in actor.phrases(text):
        assert actor.phrase_at(text, found.end - 1) == found.range


@pytest.mark.parametrize("piece", ["(", "two ", '"', "a", "Orlo ", "rebels of the ", "A, "])
def test_a_long_monotonous_passage_is_read_to_its_end(piece: str):
    text = (piece * 2400)[:2400]
    assert words_of(text) == () or words_of(text)[-1].end <= 2400
    assert actor.phrase_at(text, 1200).length <= 2400


def test_the_worked_examples_of_the_guideline_are_found():
    if not _EXAMPLES.exists():
        pytest.skip(f"{_EXAMPLES} is not there")
    lines = _EXAMPLES.read_text(encoding="utf-8").splitlines()
    hits = [
        _wanted(record["text"], span["start"], span["end"])
        == {record["text"][span["start"] : span["end"]]}
        for record in map(json.loads, lines)
        for span in record["spans"]
        if span["label"].casefold() == "actor"
    ]
    assert sum(hits) >= 0.9 * len(hits)
