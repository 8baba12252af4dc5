"""What the label casualty wants: how many, which victims, and what became of them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.find import casualty
from tests.benchmarks.finders import measure, read
from tests.strategies import any_texts, raw_texts

_EXAMPLES = Path(__file__).parents[3] / "shared/corpora/guideline_examples.jsonl"
_FOUND_OF_EXAMPLES = 0.94
"""The share of the guideline's worked examples that come out just so, as measured, less a slip."""


def _marked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its brackets, and what stood in them."""
    spans = [
        (match.start() - 2 * nth, match.end() - 2 * nth - 2)
        for nth, match in enumerate(re.finditer(r"\[[^]]*\]", marked))
    ]
    return marked.replace("[", "").replace("]", ""), spans


def _assert_found(marked: str) -> None:
    """Whatever letter of a bracketed phrase is pointed at, the phrase is the answer."""
    text, spans = _marked(marked)
    for start, end in spans:
        for at in (at for at in range(start, end) if text[at].isalnum()):
            got = casualty.phrase_at(text, at)
            assert text[slice(*got)] == text[start:end], f"pointed at {text[at - 5 : at + 5]!r}"


def _assert_only(marked: str) -> None:
    text, spans = _marked(marked)
    assert [tuple(found.range) for found in casualty.phrases(text)] == spans


def _cases(*marked: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("marked", marked)


@_cases(
    "On Friday [two soldiers were killed] near the border.",
    "[About 40,000 people have been displaced] by the offensive.",
    "He said [three of its volunteers had been wounded].",
    "[The former minister was later found dead] at home.",
    "[A teacher was struck and killed] by a shell.",
    "[The mayor was shot dead] outside his office.",
    "[Five nurses were taken hostage] in the raid.",
    "[Seven loggers are still missing].",
)
def test_a_passive_runs_from_the_number_or_the_article_to_the_effect(marked: str):
    _assert_found(marked)


@_cases(
    "Rebels have [killed 70 herders] in the north.",
    "The army is said to [kill villagers] there.",
    "A mine [injured a shepherd and his son] on Monday.",
    "The gunmen [abducted two nuns] from a convent.",
    "The fire swept the camp, [killing at least nine].",
    "They [shot and killed a taxi driver] at dawn.",
    "The group [took 15 welders hostage] at the plant.",
    "Raiders [murdered members of the Beni Amer tribe] in May.",
)
def test_an_active_verb_is_taken_with_its_victims_and_without_the_killer(marked: str):
    _assert_found(marked)


@_cases(
    "A lorry [killed four cyclists, including a child], in Perth.",
    "[A guard, two cooks and a gardener died] in the blaze.",
    "[Four hikers, among them two Swedes, were kidnapped] in the hills.",
)
def test_victims_that_are_listed_or_included_are_one_casualty(marked: str):
    _assert_found(marked)


@_cases(
    "The raid [killed three] and [wounded a dozen].",
    "[Two marines were killed] and [five others were injured] in the crash.",
    "[Ten killed], [dozens injured] in market blast",
    "[At least one miner died] and [another is missing].",
    "It left [31 dead] and [40 wounded].",
)
def test_effects_with_numbers_of_their_own_are_two_casualties(marked: str):
    _assert_found(marked)


@_cases(
    "[More than 60 shoppers were killed and injured] there.",
    "Shells [killed or maimed scores of farmers].",
    "[Hundreds have been killed, injured or detained] since.",
)
def test_effects_that_share_a_number_are_one_casualty(marked: str):
    _assert_found(marked)


@_cases(
    "[Two sailors, on Sunday, and a stoker drowned] off the coast.",
    "[Four soldiers from the 3rd Brigade were killed] in an ambush.",
    "[Colonel Ivo Barek, 45, was assassinated] last week.",
    "[General Ada Ruiz, a veteran of three wars, was captured] by rebels.",
    "[Two surgeons in Kano on Monday were abducted].",
)
def test_a_date_a_place_or_an_apposition_in_the_middle_stays_in(marked: str):
    _assert_found(marked)


@_cases(
    "In Herat [five policemen were killed].",
    "In Herat, [five policemen were killed] by a roadside bomb.",
    "On 5 May [six porters were injured] when a bridge fell.",
    "A shell [killed two nurses] in Homs on Tuesday.",
    "In 2015 [nine envoys were expelled and killed].",
)
def test_what_stands_around_it_stays_out(marked: str):
    _assert_found(marked)


@_cases(
    "Among them were [nine porters who later died].",
    "He named [the pilot who was killed] in June.",
    "[Sara Lind, who was kidnapped] in 2012, is free.",
    "We think of [those who were injured] and their kin.",
    "[Those who lost their lives] were young.",
)
def test_a_relative_clause_that_states_the_effect_is_taken(marked: str):
    _assert_found(marked)


@_cases(
    "[No one was hurt] in the fire.",
    "[No gardeners were hurt], the mayor said.",
    "There were [no casualties].",
    "There were [no immediate reports of injuries].",
    "[None of the crew was harmed].",
    "There was [no loss of life].",
)
def test_absence_is_a_casualty_too(marked: str):
    _assert_found(marked)


@_cases(
    "The toll stands at [31 dead].",
    "[The death toll has risen to at least 57], doctors say.",
    "They mourn [the deaths of four rangers].",
    "He condemned [the murder of two cooks] in the city.",
    "The blast caused [heavy civilian casualties].",
    "The war [claimed the lives of 23 medics].",
    "[The number of people killed has reached 120].",
    "We regret [his death].",
    "It led to [casualties among the Harari and Oromo settlers].",
)
def test_nouns_state_casualties_too(marked: str):
    _assert_found(marked)


@_cases(
    "Medics treated [more than 60 wounded porters].",
    "[The two kidnapped journalists] are safe.",
    "[Some of the wounded] were flown out.",
    "[The dead and wounded] lay in the street.",
)
def test_victims_may_be_called_by_what_became_of_them(marked: str):
    _assert_found(marked)


@_cases(
    "Roadside bomb [kills four soldiers] in Mali",
    "[Woman, 34, killed] in shelling of harbour",
    "[13 feared dead] as bridge collapses",
    "[Protester shot dead] as unrest spreads",
    "[Two Miners Still Missing] After Blast",
)
def test_headlines_leave_words_out(marked: str):
    _assert_found(marked)


@_cases(
    "[Dozens could die] if the dam breaks.",
    "He threatened to [kill the hostages].",
)
def test_what_may_happen_is_taken_like_what_did(marked: str):
    _assert_found(marked)


@_cases(
    "Çatışmada [en az üç bekçi yaralandı], [ikisi öldü].",
    "При взрыве [погибли не менее 12 шахтёров].",
    "[Двое военных погибли] в воскресенье.",
    "[أصيب ثلاثة جنود] يوم الاثنين.",
    "Dabei wurden [mindestens zwölf Menschen getötet].",
    "[Au moins 14 personnes ont été tuées] à Lille.",
    "[Al menos tres guardias murieron] en el ataque.",
)
def test_other_languages_need_a_number(marked: str):
    _assert_found(marked)


@_cases(
    "The court sentenced two men to prison on Monday.",
    "Troops captured the town of Larna and seized 12 tanks.",
    "The talks will take three days and be held in May.",
    "He shot a film about the war.",
    "Twelve tanks were captured and three bridges blown up.",
    "Two men were sentenced to death.",
)
def test_what_befalls_things_is_not_listed(marked: str):
    _assert_only(marked)


@_cases(
    "[At least 14 people were killed] and [more than 30 wounded] when a bomb went off in Kabul.",
    "Police said [a cook had died]; [two waiters were hurt].",
)
def test_likely_phrases_come_in_order(marked: str):
    _assert_only(marked)


def test_where_no_rule_holds_the_place_victims_are_joined_with_the_nearest_effect():
    text = "Three of them, in all likelihood, had by noon been secretly killed."
    got = casualty.phrase_at(text, 2)
    assert text[slice(*got)] == "Three of them, in all likelihood, had by noon been secretly killed"


def test_where_nothing_states_an_effect_the_victims_are_the_answer():
    _assert_found("The convoy carried [12 prisoners] to the coast.")


def test_a_word_that_has_nothing_to_do_with_people_is_the_answer_itself():
    _assert_found("It was a [quiet] afternoon.")


def test_an_abbreviation_does_not_end_a_name():
    _assert_found("[Maj. Gen. Otto J. Frey was killed] on Dec. 3.")


def test_the_guideline_s_examples_are_found():
    if not _EXAMPLES.exists():
        pytest.skip(f"{_EXAMPLES} is not there")
    assert measure(read(_EXAMPLES), "casualty").exact >= _FOUND_OF_EXAMPLES


_WORDS = (
    *("two", "At", "least", "men", "killed", "were", "and", ",", "the", "death", "toll", "of"),
    *("who", "died", "wounded", "no", "Ali", "öldü", "погибли", "قُتل", "(", '"', "'s", "e\u0301"),
)
_SENTENCES = st.lists(st.sampled_from(_WORDS), max_size=24).map(" ".join)


@given(st.one_of(any_texts(), raw_texts(), _SENTENCES), st.data())
def test_an_answer_lies_in_the_passage_and_holds_the_place(text: str, data: st.DataObject):
    offset = data.draw(st.integers(0, len(text)))
    found = casualty.phrase_at(text, offset)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.is_empty or found.start <= offset <= found.end


@given(st.one_of(any_texts(), raw_texts(), _SENTENCES))
def test_likely_phrases_lie_in_the_passage_and_do_not_overlap(text: str):
    behind = 0
    for found in casualty.phrases(text):
        assert behind <= found.start < found.end <= len(text)
        assert 0 < found.score <= 1
        behind = found.end
