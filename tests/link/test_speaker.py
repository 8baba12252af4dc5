"""Who says what a claim holds: sentences of our own, one rule a test."""

import pytest

from annotator.link import LIKELY
from tests.link.marked import ranked


def check(example: str) -> None:
    """Assert that just the tails are proposed, one of them first."""
    marked, found = ranked(example, "speaker")
    proposed = {target.span_id for target in found if target.score >= LIKELY}
    assert proposed == set(marked.tails)


@pytest.mark.parametrize(
    "example",
    [
        "The {+A:army} said {*C:two drones had been shot down}.",
        "{*C:Two drones had been shot down}, the {+A:army} said on {D:Monday}.",
        "{*C:The bridge is open}, said the {+A:mayor of Orsk}.",
        "{*C:The bridge is open}, according to the {+A:regional governor}.",
        "According to {+A:Velm's interior ministry}, {*C:the road to the north is closed}.",
        "In a statement, the {+A:Northern Front} accused {A:Orsk} of {*C:shelling the market}.",
        "{+A:Rebel leaders} have repeatedly threatened {*C:to attack the port}.",
        "{+A:Orsk} on {D:Monday} called on {A:Velm} {*C:to withdraw}.",
        "{*C:{A:Orsk} will not talk}, its {+A:foreign minister} told the {A:Security Council}.",
        "It was announced by the {+A:mayor} that {*C:the truce was agreed}.",
        "{*C:Погибли двое}, сообщило {+A:министерство}.",
        "{+A:Bakanlık}, {*C:iki askerin öldüğünü} açıkladı.",
        "The dam, said {+A:engineer Tom Varr}, {*C:would not hold another week}.",
        "قال {+A:الوزير} إن {*C:الطريق مفتوح}.",
    ],
)
def test_the_subject_of_the_cue_on_whichever_side_it_stands(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{+A:Orsk} and {+A:Velm} announced {*C:a ceasefire}.",
        "{*C:They saw it}, according to {+A:Orlo Tanne} and {+A:Nora Bell}.",
    ],
)
def test_both_of_whom_and_joins(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{+A:Gen. Orlo Tanne}, {A:commander of the army}, said on {D:Friday} {*C:it was over}.",
        "{+A:Nora Bell}, who met {A:Gen. Orlo Tanne} on {D:Monday}, warned {*C:they might fail}.",
        "{+A:Nora Bell}, speaking to {A:Radio Velm}, called it {*C:“a gift to the enemy”}.",
        "{+A:Bell}, 54, a former teacher, told the {A:court} {*C:she had never met the men}.",
        "The {+A:mayor}, a critic of the {A:government}, has long warned of {*C:a flood}.",
    ],
)
def test_what_stands_between_commas_is_passed_over(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{+A:Nora Bell} met {A:Gen. Orlo Tanne} in Velm and urged him {*C:to hold his fire}.",
        "The {+A:ministry} on {D:Friday} summoned the {A:envoy of Velm} and demanded {*C:more}.",
        "The {+A:army} denied {C:the report}, calling it {*C:“pure invention”}.",
    ],
)
def test_a_second_verb_shares_the_subject_of_the_first(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{+A:Nora Bell} arrived in {A:Velm} on {D:Monday}. She said {*C:the road was safe}.",
        "The {+A:army} left {A:Velm}. It said {*C:the road was safe}.",
        "The {+A:rebels} fled. They said {*C:the road was safe}.",
        "The {A:army} met the {+A:rebels}, who said {*C:the road was safe}.",
        "“I think {*C:the road is safe},” said {+A:Nora Bell}.",
    ],
)
def test_a_pronoun_means_whom_it_may_stand_for(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{C:“We will not leave,”} {+A:Ilan Ruz} said. {*C:“This is our land.”}",
        "The {+A:governor} said:\n\n{*C:Our people are safe. The river has not risen.}",
        "The {+A:governor} said:\n\n{C:Our people are safe.}\n\n{*C:The river has not risen.}",
    ],
)
def test_what_goes_on_is_said_by_whoever_began(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The statement by the {+A:foreign ministry} said {*C:the envoy would return}.",
        "A {+A:ministry} news release said {*C:the envoy would return}.",
    ],
)
def test_a_paper_speaks_for_whom_it_is_from(example: str):
    check(example)


def test_a_claim_in_a_claim_is_said_by_the_actor_in_the_outer_one():
    check("{A:Nora Bell} said {C:{+A:Velm} had promised {*C:to return the prisoners}}.")


@pytest.mark.parametrize(
    "example",
    [
        "Witnesses on the road said {*C:the {A:rebels} had left}.",
        "The report says {*C:{A:children} were among the dead}.",
        "It was reported that {*C:the {A:president} had fled}.",
        "A letter seen by the {A:Daily Post} says {*C:the dam is unsafe}.",
        "The {A:army} fled. {*C:The dam is unsafe}.",
    ],
)
def test_nobody_is_proposed_where_who_says_it_is_not_tagged(example: str):
    check(example)


def test_the_nearest_are_walked_through_where_nobody_is_proposed():
    marked, found = ranked("{A:Ruz} met {+A:Bell}. {*C:The dam is unsafe}.", "speaker")

    assert found[0].span_id in marked.tails
    assert len(found) == 2
