"""What a claim says of itself, as the guideline has it: examples of our own, one rule a test."""

import pytest

from annotator.core.ranges import Range
from annotator.parse.base import Context
from annotator.parse.claim import parse


def parsed(example: str) -> dict[str, str]:
    """Return the values of the claim that stands in ⟦brackets⟧."""
    start, end = example.index("⟦"), example.index("⟧") - 1
    text = example.replace("⟦", "").replace("⟧", "")
    return {item.name: item.value for item in parse(Context(text, Range(start, end)))}


@pytest.mark.parametrize(
    ("example", "act"),
    [
        ("The army said ⟦the road was open⟧.", "assert"),
        ("⟦The road is open⟧, according to the mayor.", "assert"),
        ("The army denied that ⟦it had shelled the market⟧.", "deny"),
        ("The mayor rejected ⟦the claim⟧.", "deny"),
        ("Orsk accused Velm of ⟦shelling the market⟧.", "accuse"),
        ("The mayor blamed the rebels for ⟦the fire⟧.", "accuse"),
        ("Orsk called on Velm ⟦to withdraw its troops⟧.", "demand"),
        ("The president urged both sides ⟦to show restraint⟧.", "demand"),
        ("The army told residents ⟦to leave the valley⟧.", "demand"),
        ("The rebels threatened ⟦to attack the port⟧.", "threaten"),
        ("The rebels warned that ⟦they would shell the port⟧.", "threaten"),
        ("The agency warned that ⟦the dam might break⟧.", "assess"),
        ("The president vowed ⟦to rebuild the town⟧.", "promise"),
        ("Velm announced ⟦a ceasefire⟧.", "announce"),
        ("The agency estimates that ⟦80 people have fled⟧.", "assess"),
        ("The agency puts ⟦the toll at 31⟧.", "assess"),
        ("The mayor called the plan ⟦“a gift to the enemy”⟧.", "assess"),
        ("The president condemned ⟦the attack on the port⟧.", "assess"),
        ("The group claimed ⟦responsibility for the bombing⟧.", "claim_responsibility"),
        ("The group claimed ⟦two attacks on the port⟧.", "claim_responsibility"),
        ("The army claimed ⟦two attacks had been repelled⟧.", "assert"),
        ("⟦“Please leave the valley,”⟧ the mayor said.", "demand"),
        ("The mayor said:\n\n⟦We will rebuild the bridge.⟧", "promise"),
    ],
)
def test_the_verb_of_saying_tells_the_act_and_what_is_said_tells_it_better(example: str, act: str):
    assert parsed(example)["act"] == act


@pytest.mark.parametrize(
    "example",
    [
        "The mayor asked whether ⟦the road was open⟧.",
        "The mayor said:\n\n⟦The river has not risen.⟧",
        "⟦The road was open⟧.",
    ],
)
def test_no_act_is_better_than_a_wrong_one(example: str):
    assert "act" not in parsed(example)


@pytest.mark.parametrize(
    ("example", "quote"),
    [
        ("The army said ⟦the road was open⟧.", "indirect"),
        ("⟦“The road is open,”⟧ the army said.", "direct"),
        ('The army said: ⟦"The road is open."⟧', "direct"),
        ("The army said “⟦the road is open⟧”.", "direct"),
        ("The army said ⟦“the road is open.⟧", "direct"),
        ("The army said ⟦it was “not aware” of the fire⟧.", "mixed"),
        ("The rebels threatened ⟦to strike “within days”⟧.", "mixed"),
        ("“I think ⟦the road is open⟧,” she said.", "indirect"),
        ("“The road is open. ⟦The bridge is not⟧,” she said.", "direct"),
        ("The governor said:\n\n⟦The river has not risen.⟧", "direct"),
    ],
)
def test_quotation_marks_tell_whose_words_they_are(example: str, quote: str):
    assert parsed(example)["quote"] == quote


@pytest.mark.parametrize(
    ("example", "cue"),
    [
        ("⟦The road is open⟧, said the mayor.", "said"),
        ("⟦The road is open⟧, according to the mayor.", "according to"),
        ("According to the mayor, ⟦the road is open⟧.", "According to"),
        ("The army told reporters in Velm on Monday that ⟦the road was open⟧.", "told"),
        ("Orsk called on Velm ⟦to withdraw⟧.", "called on"),
        ("“Why?” she said. “The army denied that ⟦it had left⟧.”", "denied"),
        ("The army denied that it had left, calling the report ⟦“pure invention”⟧.", "calling"),
        ("She said Orsk urged the parties ⟦to talk⟧.", "urged"),
        ("⟦“Where is the army?”⟧ she asked.", "asked"),
        ("Министерство сообщило, что ⟦погибли двое⟧.", "сообщило"),
        ("⟦Погибли двое⟧, сообщило министерство.", "сообщило"),
        ("Bakanlık, ⟦iki askerin öldüğünü⟧ açıkladı.", "açıkladı"),
        ("Der Minister sagte, ⟦die Straße sei offen⟧.", "sagte"),
        ("Le ministre a déclaré que ⟦la route était ouverte⟧.", "déclaré"),
        ("El ministro dijo que ⟦la carretera estaba abierta⟧.", "dijo"),
        ("قال الوزير إن ⟦الطريق مفتوح⟧.", "قال"),
    ],
)
def test_the_cue_is_the_words_of_saying_as_printed(example: str, cue: str):
    assert parsed(example)["cue"] == cue


def test_the_cue_says_where_it_stands():
    text = "The army told reporters that the road was open."
    values = {item.name: item for item in parse(Context(text, Range(29, 46)))}

    assert text[slice(*values["cue"].place)] == "told"


@pytest.mark.parametrize(
    "example",
    [
        "“We are safe,” the mayor said. ⟦“The river has not risen.”⟧",
        "The governor said:\n\nWe are safe.\n\n⟦The river has not risen.⟧",
    ],
)
def test_what_goes_on_with_an_earlier_claim_has_no_cue_of_its_own(example: str):
    assert "cue" not in parsed(example)


@pytest.mark.parametrize(
    ("example", "cue_type"),
    [
        ("The army said ⟦the road was open⟧.", "neutral"),
        ("The army claimed ⟦the road was open⟧.", "distancing"),
        ("⟦The road was allegedly closed⟧ on Monday.", "distancing"),
        ("The army confirmed that ⟦the road was open⟧.", "factive"),
        ("The army acknowledged ⟦the loss of two tanks⟧.", "factive"),
        ("The group claimed ⟦responsibility for the bombing⟧.", "neutral"),
    ],
)
def test_the_cue_tells_how_the_reporter_stands_to_what_is_said(example: str, cue_type: str):
    assert parsed(example)["cue_type"] == cue_type


@pytest.mark.parametrize(
    ("example", "polarity"),
    [
        ("The army did not say that ⟦the road was open⟧.", "negative"),
        ("The army has not yet confirmed ⟦the losses⟧.", "negative"),
        ("The mayor refused to say ⟦who had fired⟧.", "negative"),
        ("The army said ⟦the road was not open⟧.", ""),
        ("The army denied ⟦it⟧.", ""),
    ],
)
def test_only_what_was_not_said_is_negative(example: str, polarity: str):
    assert parsed(example).get("polarity", "") == polarity


@pytest.mark.parametrize(
    ("example", "is_implicit"),
    [
        ("It is said that ⟦the truce was agreed⟧.", True),
        ("It was reported that ⟦the truce was agreed⟧.", True),
        ("Residents were told ⟦to leave⟧.", True),
        ("⟦The army reportedly left⟧ on Monday.", True),
        ("It was announced by the mayor that ⟦the truce was agreed⟧.", False),
        ("Residents are demanding ⟦an inquiry⟧.", False),
        ("The mayor said ⟦the truce was agreed⟧.", False),
    ],
)
def test_a_passive_without_agent_and_an_adverb_name_nobody(example: str, *, is_implicit: bool):
    assert (parsed(example).get("speaker_implicit") == "true") is is_implicit


def test_a_cue_within_what_is_said_or_quoted_is_not_its_own():
    assert "cue" not in parsed("⟦The mayor said the road was open⟧.")
    assert parsed("The army said ⟦the mayor denied the report⟧.")["cue"] == "said"
