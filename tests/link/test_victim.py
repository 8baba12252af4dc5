"""Who is harmed in a casualty: sentences of our own, one rule a test."""

import pytest

from annotator.link import LIKELY
from tests.link.marked import ranked


def check(example: str) -> None:
    """Assert that just the tails are proposed."""
    marked, found = ranked(example, "victim")
    proposed = {target.span_id for target in found if target.score >= LIKELY}
    assert proposed == set(marked.tails)


@pytest.mark.parametrize(
    "example",
    [
        "{*K:Three {+A:guards} were killed} by {A:gunmen}.",
        "{A:Gunmen} {*K:killed three {+A:guards}}.",
        "The {A:army} said {*K:two {+A:soldiers} and a {+A:driver} were missing}.",
        "{*K:No {+A:civilians} were hurt}, the {A:army} said.",
    ],
)
def test_the_actors_named_in_it(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{*K:{+A:Ilan Ruz}, a {A:farmer}, died} in the blast.",
        "{*K:A {+A:soldier} shot by {A:rebels} died} on {D:Sunday}.",
    ],
)
def test_neither_who_only_describes_nor_who_harms(example: str):
    check(example)


def test_whom_its_pronoun_means():
    check("{+A:Ilan Ruz} left {A:Orsk}. {*K:His death} was confirmed on {D:Monday}.")


@pytest.mark.parametrize(
    "example",
    [
        "{*K:At least 12 people were hurt}, the {A:mayor} said.",
        "{*K:Dozens were wounded} when {A:police} opened fire.",
    ],
)
def test_nobody_where_none_is_named(example: str):
    check(example)
