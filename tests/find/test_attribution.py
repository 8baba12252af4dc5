"""Which words say whose a claim is: sentences of our own, one rule a test."""

import pytest
from hypothesis import given

from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find.attribution import Attribution, attribution_of
from tests.newslike import tagged


def found(example: str) -> tuple[Attribution | None, str]:
    """Return what is found of the claim in ⟦brackets⟧, and the text."""
    start, end = example.index("⟦"), example.index("⟧") - 1
    text = example.replace("⟦", "").replace("⟧", "")
    return attribution_of(text, Range(start, end)), text


@pytest.mark.parametrize(
    ("example", "rule"),
    [
        ("The mayor said ⟦the road was open⟧.", "before"),
        ("⟦The road was open⟧, the mayor said.", "behind"),
        ("⟦The road reportedly reopened⟧.", "reportedly"),
        ("“It is open,” she said. ⟦“Drive on.”⟧", "carried on"),
        ("The mayor said:\n\n⟦The road is open.⟧", "introduced"),
        ("The mayor said:\n\nThe road is open.\n\n⟦Drive on.⟧", "stated"),
    ],
)
def test_it_says_where_the_cue_is(example: str, rule: str):
    attribution, _ = found(example)

    assert attribution
    assert attribution.rule == rule


@pytest.mark.parametrize(
    ("example", "speaker"),
    [
        ("The mayor said ⟦the road was open⟧.", "The mayor "),
        ("⟦The road was open⟧, the mayor said.", ", the mayor "),
        ("⟦The road was open⟧, said the mayor.", " the mayor."),
        ("It was announced by the mayor that ⟦the road was open⟧.", "the mayor that "),
        ("The road, said the mayor, ⟦was open⟧.", " the mayor, "),
    ],
)
def test_it_says_where_the_speaker_is_named(example: str, speaker: str):
    attribution, text = found(example)

    assert attribution
    assert text[slice(*attribution.speaker)] == speaker


def test_a_claim_of_several_paragraphs_may_have_its_cue_behind_the_last():
    attribution, text = found("⟦“The road is open.\n\n“Drive on,”⟧ said the mayor.")

    assert attribution
    assert text[slice(*attribution.cue)] == "said"


@pytest.mark.parametrize("example", ["⟦The road was open⟧.", "She left. ⟦The road was open⟧."])
def test_nothing_is_found_where_nobody_says_it(example: str):
    assert found(example)[0] is None


@given(tagged=tagged())
def test_whatever_is_written_its_places_lie_in_the_text_and_outside_the_claim(
    tagged: tuple[str, list[Span]],
):
    text, spans = tagged
    claim = Range(spans[0].start, spans[0].end)

    attribution = attribution_of(text, claim)

    if attribution:
        for place in (attribution.cue, attribution.speaker, attribution.hearer):
            assert 0 <= place.start <= place.end <= len(text)
        assert attribution.cue.length > 0
        assert 0 <= attribution.sure <= 1
        assert attribution.kind == "adverb" or not claim.contains(attribution.cue)
