"""When a casualty happened or a claim was made: sentences of our own, one rule a test."""

import pytest

from annotator.link import LIKELY
from tests.link.marked import ranked


def check(example: str) -> None:
    """Assert that just the tails are proposed."""
    marked, found = ranked(example, "occurred_on")
    proposed = {target.span_id for target in found if target.score >= LIKELY}
    assert proposed == set(marked.tails)


@pytest.mark.parametrize(
    "example",
    [
        "{*K:Three {A:guards} were killed} on {+D:Monday}.",
        "On {+D:Monday}, {*K:three {A:guards} were killed} near Orsk.",
        "{*K:Three {A:guards} were killed} on the road to Orsk {+D:late on Sunday}.",
        "{*K:Two {A:guards}, on {+D:Sunday}, and a {A:nurse} died}.",
        "In {+D:March}, {A:rebels} {*K:killed nine {A:farmers}} in the valley.",
        "The flood of {+D:2009}, in which {*K:40 people died}, is remembered still.",
        "{*K:More than 60 {A:villagers} have been displaced} since {+D:1 May}.",
        "{A:Rebels} stormed the post {+D:yesterday}, {*K:killing two {A:guards}}.",
        "{+D:Yesterday}'s attack on the post, which {*K:killed two {A:guards}}, was the third.",
        "{*K:{A:Spc. Ilan Ruz} died} {+D:Jan. 7} in Orsk.",
        "In the early hours of {+D:Sunday}, {A:rebels} attacked a post and {*K:killed six}.",
    ],
)
def test_of_a_casualty_the_date_in_it_or_beside_it(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The {A:army} said on {D:Tuesday} that {*K:three {A:guards} were killed}.",
        "The {A:army} said on {D:Tuesday} that {*K:three {A:guards} were killed} on {+D:Monday}.",
        "{*K:Three {A:guards} were killed}, the {A:army} said on {D:Tuesday}.",
        "In {D:March} the {A:rebels} left, but {*K:nine {A:farmers} were killed} in {+D:April}.",
    ],
)
def test_the_date_of_the_report_or_of_another_event_is_not_its_own(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The {A:army} said on {+D:Tuesday} that {*C:the road was open}.",
        "On {+D:Tuesday} the {A:army} announced {*C:a ceasefire}.",
        "{A:Orsk} on {+D:Friday} denied {*C:it had shelled the port}.",
        "{*C:The road is open}, the {A:army} said in a statement on {+D:Tuesday}.",
        "{*C:The road is open}, according to a report issued {+D:yesterday}.",
        "{A:Bell} told {A:Radio Velm} late {+D:Tuesday} {*C:the talks had failed}.",
    ],
)
def test_of_a_claim_the_date_on_which_it_was_said(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The {A:army} said {*C:the road would open on {D:Tuesday}}.",
        "{*C:“We are safe,”} {A:Ilan Ruz} said. He left on {D:Tuesday}.",
        "{C:“We are safe,”} {A:Ruz} said on {D:Tuesday}. {*C:“The river has not risen.”}",
    ],
)
def test_not_the_date_in_what_is_said_or_of_another_sentence(example: str):
    check(example)
