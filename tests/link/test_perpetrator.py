"""Who harms the people of a casualty: sentences of our own, one rule a test."""

import pytest

from annotator.link import LIKELY
from tests.link.marked import ranked


def check(example: str) -> None:
    """Assert that just the tails are proposed."""
    marked, found = ranked(example, "perpetrator")
    proposed = {target.span_id for target in found if target.score >= LIKELY}
    assert proposed == set(marked.tails)


@pytest.mark.parametrize(
    "example",
    [
        "{+A:Rebels} {*K:killed three {A:guards}} near Orsk.",
        "{+A:Rebels} {K:killed three {A:guards}} and {*K:wounded four others} near Orsk.",
        "{+A:Gunmen} stormed a hotel on {D:Friday}, {*K:killing nine {A:guests}}.",
        "The {+A:Front}, which has fought {A:Orsk} for years, {*K:abducted two {A:engineers}}.",
        "{+A:Police} {*K:arrested 40 {A:protesters}} on {D:Sunday}.",
        "The {A:army} met {+A:rebels}, who {*K:killed two {A:guards}}.",
        "{A:Orsk} accused {+A:Velm} of {*K:killing two {A:fishermen}}.",
        "A suicide bomber from the {+A:Northern Front} {*K:killed 11 {A:recruits}}.",
        "Drones launched by {+A:Orsk} {*K:killed two {A:engineers}} in {A:Velm}.",
    ],
)
def test_the_subject_of_the_verb_that_harms(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{*K:Three {A:guards} were killed} by {+A:rebels of the Northern Front}.",
        "{*K:Three {A:guards} were killed} near Orsk on {D:Monday} by {+A:rebels}.",
        "{*K:Three {A:guards} were killed} in the shelling by the {+A:army}.",
    ],
)
def test_who_stands_behind_by(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{*K:Three {A:guards} were killed} when {+A:gunmen} opened fire on their car.",
        "{*K:Three {A:guards} died} in a {+A:rebel} attack on the post.",
        "{*K:40 {A:residents} were killed} in {+A:government} air strikes last week.",
        "{+A:Velm}'s bombing of the port, which {*K:killed nine {A:sailors}}, goes on.",
    ],
)
def test_whose_attack_it_was(example: str):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{*K:Three {A:guards} were killed} in a flood, the {A:mayor} said.",
        "{*K:Three {A:guards} were killed}, said the {A:army}.",
        "A bomb went off near the {A:ministry}, {*K:killing at least nine people}.",
        "{A:Police} found {*K:the bodies of two {A:monks}}.",
        "{A:Doctors} treated {*K:20 wounded {A:soldiers}}.",
        "{A:Gunmen} fled. {*K:Two {A:guards} were hurt}.",
    ],
)
def test_nobody_where_the_words_do_not_say_it(example: str):
    check(example)


@pytest.mark.parametrize(
    ("example", "is_alleged"),
    [
        ("{+A:Rebels} {*K:killed three {A:guards}}.", False),
        ("The {A:army} said {C:{+A:rebels} had {*K:killed two {A:nurses}}}.", True),
        ("{+A:Rebels} allegedly {*K:killed three {A:guards}}.", True),
        ("{A:Orsk} accused {+A:Velm} of {*K:killing two {A:fishermen}}.", True),
        ("The {A:mayor} said:\n\n{+A:Rebels} {*K:killed three {A:guards}}.", True),
    ],
)
def test_what_somebody_says_or_doubts_is_alleged(example: str, *, is_alleged: bool):
    _, found = ranked(example, "perpetrator")

    assert found[0].attributes == ((("alleged", "true"),) if is_alleged else ())
