"""To whom a claim is said: sentences of our own, one rule a test."""

import pytest

from annotator.link import LIKELY
from tests.link.marked import ranked


def check(example: str) -> None:
    """Assert that just the tails are proposed."""
    marked, found = ranked(example, "addressee")
    proposed = {target.span_id for target in found if target.score >= LIKELY}
    assert proposed == set(marked.tails)


@pytest.mark.parametrize(
    "example",
    [
        "{A:Orsk} called on {+A:Velm} {*C:to withdraw its troops}.",
        "{A:Orsk} on {D:Monday} urged {+A:Velm} and {+A:Tarn} {*C:to talk}.",
        "The {A:mayor} told the {+A:council} that {*C:the wall would hold}.",
        "The {A:army} ordered {+A:residents} {*C:to leave the valley}.",
        "{A:Velm} warned {+A:Orsk} against {*C:sending more troops}.",
        "{*C:“The truce is broken,”} {A:Nora Bell} told the {+A:Security Council}.",
    ],
)
def test_who_stands_behind_a_verb_of_telling(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{A:Nora Bell} said to the {+A:Security Council} that {*C:the truce was broken}.",
        "{A:Nora Bell}, in remarks to {+A:Radio Velm}, said {*C:the truce was broken}.",
    ],
)
def test_who_stands_behind_to(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "The {A:mayor} told reporters that {*C:the wall would hold}.",
        "The {A:army} said {*C:the {A:residents} had left}.",
        "{*C:The bridge is open}, said the {A:mayor of Orsk}.",
        "The {A:army} left. {*C:The bridge is open}.",
    ],
)
def test_nobody_where_no_actor_is_spoken_to(example: str):
    check(example)
