"""What the label claim wants, as the guideline has it: examples of our own, one rule a test."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.boundaries import snap_to_graphemes, snap_to_words, word_at
from annotator.find.claim import INFO, phrase_at, phrases
from tests.strategies import any_texts, raw_texts, texts

EXAMPLES = Path(__file__).parents[3] / "shared" / "corpora" / "guideline_examples.jsonl"


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text and where its phrases in ⟦brackets⟧ are."""
    text, found, start = "", [], 0
    for character in example:
        if character == "⟦":
            start = len(text)
        elif character == "⟧":
            found.append((start, len(text)))
        else:
            text += character
    return text, found


def check(example: str) -> None:
    """Assert that the key gives each bracketed phrase, wherever inside it the pointer is."""
    text, wanted = marked(example)
    for start, end in wanted:
        got = {phrase_at(text, at) for at in range(start, end) if text[at].isalnum()}
        assert {text[slice(*found)] for found in got} == {text[start:end]}
    listed = {found.range for found in phrases(text)}
    assert listed >= set(wanted)


def test_it_serves_the_label_claim():
    assert "claim" in INFO.labels


@pytest.mark.parametrize(
    "example",
    [
        "The ministry said that ⟦two drones had been shot down⟧.",
        "The ministry said ⟦two drones had been shot down⟧.",
        "Officials say ⟦at least 12 soldiers were killed⟧.",
        "The envoy told reporters in Orsk on Monday that ⟦the talks had failed⟧.",
        "The mayor told the Daily Post ⟦the village was empty⟧.",
        "The aid agency warned that ⟦the camp would run out of water⟧.",
        "The agency quoted him as saying that ⟦the city was empty⟧.",
    ],
)
def test_what_is_said_begins_behind_that_and_leaves_the_stop_out(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The ministry said on Sunday ⟦two drones had been shot down⟧.",
        "The ministry said in a statement ⟦its forces had repelled the attack⟧.",
        "The ministry said in a statement on Friday that ⟦its forces were ready⟧.",
    ],
)
def test_the_hour_and_the_medium_are_left_out(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "Orsk called on Velm ⟦to withdraw its troops at once⟧.",
        "The president urged both sides ⟦to show restraint⟧.",
        "The general ordered the garrison ⟦to hold the bridge⟧.",
        "The group threatened ⟦to attack the capital⟧.",
        "The president vowed ⟦to rebuild the town⟧.",
    ],
)
def test_a_demand_or_threat_keeps_its_to_and_leaves_the_addressee_out(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The rebels accused the army of ⟦shelling a hospital⟧, a charge the army rejects.",
        "Each side blamed the other for ⟦the attack⟧.",
        "The council condemned ⟦the killing of two aid workers⟧.",
        "The army denied ⟦any involvement in the raid⟧.",
        "We call for ⟦an end to the siege⟧.",
        "The group claimed ⟦responsibility for the raid⟧.",
        "The hospital put ⟦the number of dead at 31⟧.",
    ],
)
def test_an_act_of_speech_leaves_whom_it_is_about_out(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "⟦The bridge was blown up overnight⟧, the governor said.",
        "⟦The bridge was blown up overnight⟧, said the governor.",
        "⟦The bridge was blown up overnight⟧, the governor, Amina Sow, said on Monday.",
        "⟦The bridge was blown up overnight⟧, local officials say",
    ],
)
def test_what_stands_before_its_cue_ends_at_the_comma(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "According to the police, ⟦five men were arrested⟧.",
        "According to the mayor, Oto Brun, ⟦five men were arrested⟧.",
        "⟦Five men were arrested⟧, according to the police.",
        "⟦Five men were arrested⟧ according to a report by the police.",
        "As the mayor told local radio, ⟦the village was empty⟧.",
    ],
)
def test_according_to_stands_on_either_side(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "⟦“We will not leave,”⟧ said the mayor. ⟦“This is our town.”⟧",
        '⟦"We will not leave,"⟧ he said, ⟦"because this is our town."⟧',
        "She added: ⟦“Nobody came to help us. We were alone.”⟧",
        "⟦«Nobody came to help us,»⟧ she said.",
        "⟦„Nobody came to help us,“⟧ she said.",
        "⟦‘We’re not leaving,’⟧ the mayor said.",
        "⟦'We don't know them,'⟧ the mayor said.",
        "⟦“He told me ‘go away’ and left,”⟧ she said.",
    ],
)
def test_a_quotation_comes_with_its_marks_and_all_between(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "⟦“Nobody came to help us. We were alone.⟧",
        "⟦We were alone for a week.”⟧ The mayor left.",
    ],
)
def test_a_quotation_may_lack_a_mark_where_another_paragraph_has_it(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The alliance said ⟦it was “not aware of any such strike”⟧.",
        "The mayor said ⟦the attackers “came from the north” and burned houses⟧.",
        "The army said ⟦the “bandits” had fled⟧.",
    ],
)
def test_a_quotation_inside_what_is_reported_does_not_cut_it(example: str):
    check(example)


def test_words_held_at_a_distance_are_not_listed():
    text = "A convoy of “humanitarian goods” crossed the border at night."
    assert phrases(text) == ()


def test_a_name_between_marks_is_not_listed():
    assert phrases("They named their boat “The Free Sailor,” and left.") == ()


@pytest.mark.parametrize(
    "example",
    [
        "Orsk urged Velm ⟦to ease tensions in the valley⟧, where shots were fired.",
        "He warned that ⟦the truce could fail⟧, but the rebels said ⟦they would hold their fire⟧.",
        "She urged both sides ⟦to show restraint⟧ and said ⟦the talks would go on⟧.",
        "He vowed that ⟦his country would respond⟧, adding that ⟦it was ready for talks⟧.",
        "One ministry said ⟦nine had died⟧; the other said ⟦it was four⟧.",
    ],
)
def test_what_is_said_ends_where_the_journalist_or_another_speaks(example: str):
    check(example)


def test_who_points_behind_that_end_gets_it_all():
    text = "Orsk urged Velm to ease tensions in the valley, where shots were fired."
    found = phrase_at(text, text.index("shots"))
    assert text[slice(*found)] == "to ease tensions in the valley, where shots were fired"


@pytest.mark.parametrize(
    "example",
    [
        "⟦I am appalled by the raid. We stand with the town.⟧",
        "⟦Our aim has not changed.⟧",
    ],
)
def test_a_paragraph_of_a_statement_is_one_claim_with_its_stop(example: str):
    check(example)


def test_a_sentence_without_a_cue_is_the_claim_where_the_paragraph_has_one():
    text = "The school stood empty. The army said it had left the town."
    assert text[slice(*phrase_at(text, 5))] == "The school stood empty"


def test_the_stop_of_an_abbreviation_stays():
    check("He said ⟦the envoy was from the U.S.⟧")


@pytest.mark.parametrize(
    "example",
    [
        "The claims were old and the reports of the raid came late.",
        "The United States sent two ships.",
        "The alleged raid took place at night.",
    ],
)
def test_nouns_and_names_are_no_cues(example: str):
    assert phrases(example) == ()


@pytest.mark.parametrize(
    "example",
    [
        "Il a déclaré que ⟦la ville était vide⟧.",
        "Er sagte, dass ⟦die Stadt leer sei⟧.",
        "El alcalde dijo que ⟦la ciudad estaba vacía⟧.",
        "Министр заявил, что ⟦город пуст⟧.",
        "⟦Ночью в городе были взрывы⟧, сообщило ведомство.",
        "وقال المتحدث إن ⟦المدينة خالية⟧.",
        "Bakanlık, ⟦iki askerin öldüğünü⟧ açıkladı.",
        "⟦“Şehir boş,”⟧ dedi.",
    ],
)
def test_cues_of_some_other_languages_are_known(example: str):
    check(example)


@given(st.data())
def test_any_text_has_an_answer_around_the_pointer(data: st.DataObject):
    text = data.draw(texts() | any_texts() | raw_texts() | claimlike())
    offset = data.draw(st.integers(0, len(text)))
    found = phrase_at(text, offset)
    word = word_at(text, offset)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.is_empty == word.is_empty
    assert found.is_empty or found.start <= min(max(offset, word.start), word.end - 1) < found.end


@given(texts() | any_texts() | raw_texts() | st.deferred(lambda: claimlike()))
def test_phrases_lie_in_the_passage_in_reading_order(text: str):
    found = phrases(text)
    assert list(found) == sorted(found)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(0.25 <= item.score <= 1 for item in found)
    assert all(snap_to_graphemes(text, *item[:2]) == item[:2] for item in found)


@given(st.deferred(lambda: claimlike()))
def test_no_phrase_cuts_a_word_but_at_its_stem(text: str):
    for item in phrases(text):
        assert snap_to_words(text, *item[:2]).length <= item.end - item.start


def claimlike() -> st.SearchStrategy[str]:
    """Texts of cues and marks in any order, spaced in any way."""
    pieces = (
        *("said", "that", "told", "urged", "to", "according to", "put", "at 3", "accused", "of"),
        *('"', "“", "”", "'", "’", "‘", "«", "»", "``", "''", ",", ".", ":", ";", "The", "x", "إن"),
        *("U.S.", "сообщило", "açıkladı", "e\u0301", "👩‍💻", "\0", "claims", "called", "for", "As"),
    )
    spaced = st.tuples(st.sampled_from(pieces), st.sampled_from((" ", " ", "")))
    return st.lists(spaced, max_size=24).map(lambda found: "".join(map("".join, found)))


@pytest.mark.skipif(not EXAMPLES.exists(), reason=f"{EXAMPLES} is not here")
def test_the_examples_of_the_guideline_are_found():
    records = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    wanted = [
        (record["text"], span["start"], span["end"])
        for record in records
        for span in record["spans"]
        if span["label"] == "CLAIM"
    ]
    right = [phrase_at(text, (start + end) // 2) == (start, end) for text, start, end in wanted]
    listed = [(start, end) in {f.range for f in phrases(text)} for text, start, end in wanted]
    assert sum(right) >= 0.9 * len(wanted)
    assert sum(listed) >= 0.9 * len(wanted)
