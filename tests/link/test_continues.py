"""Which claim a quotation goes on with: sentences of our own, one rule a test."""

import pytest

from annotator.link import LIKELY
from tests.link.marked import ranked


@pytest.mark.parametrize(
    "example",
    [
        "{+C:“We are safe,”} {A:Ilan Ruz} said. {*C:“The river has not risen.”}",
        "{+C:“We are safe,”} {A:Ilan Ruz} said, {*C:“and the river has not risen.”}",
        "{+C:“If they come,”} {A:Ilan Ruz} told {A:Radio Velm}, {*C:“we will fight.”}",
    ],
)
def test_a_quotation_goes_on_behind_its_cue(example: str):
    marked, found = ranked(example, "continues")

    assert {found[0].span_id} == set(marked.tails)
    assert found[0].score >= LIKELY


@pytest.mark.parametrize(
    "example",
    [
        "{C:“We are safe,”} {A:Ruz} said. {A:Bell} said, {*C:“The river has not risen.”}",
        "{C:“We are safe,”} {A:Ruz} said. {*C:“The river has not risen,”} {A:Bell} said.",
        "{C:“We are safe,”} {A:Ruz} said.\n\n{*C:“Nobody helps us,”} said {A:Bell}.",
        "The {A:army} said {C:it had left}. {A:Orsk} said {*C:it had not}.",
        "{*C:“We are safe,”} {A:Ruz} said. {C:“The river has not risen.”}",
    ],
)
def test_another_cue_or_paragraph_begins_anew(example: str):
    _, found = ranked(example, "continues")

    assert all(target.score < LIKELY for target in found)
