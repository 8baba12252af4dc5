"""What kind of actor a name or a description means: examples of our own, one rule a test."""

import pytest

from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.parse.actor import parse
from annotator.parse.base import Context


def type_of(name: str, *others: str) -> str:
    """Return the type of an actor in a layer that holds others, "" where there is none."""
    text = "; ".join((name, *others))
    spans: list[Span] = []
    for number, part in enumerate(others):
        start = text.index(part, len(name))
        place = {"start": start, "end": start + len(part), "text": part}
        spans.append(Span.model_validate({"id": f"s{number}", "label": "actor", **place}))
    found = parse(Context(text, Range(0, len(name)), "", spans))
    return found[0].value if found else ""


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("state", "Azerbaijan|Baku|U.S.|South Korea|Armenian|Russian Federation"),
        ("state", "interior ministry|Baku's Defense Ministry|government|mayor's office"),
        ("state", "Ministry of Health|Saudi officials|Department of Defense|regime in Damascus"),
        ("state_forces", "army|police|soldiers|border guards|Azerbaijani soldiers|navy|troops"),
        ("state_forces", "Government troops|air force|commanders of the army|local police"),
        ("rebel", "rebels|rebels of the Northern Front|separatists|Militants linked to the camp"),
        ("rebel", "rebel leaders|rebel forces|opposition fighters|ISIL's committee"),
        ("militia", "militia fighters|tribal militia|paramilitaries|cartel"),
        ("external_forces", "peacekeepers|coalition|foreign troops|alliance|UN peacekeepers"),
        ("civilian", "villagers|children|protesters|families of the victims|aid workers|Syrians"),
        ("civilian", "driver|two nurses|Kurdish villagers|people of Orsk"),
        ("organisation", "United Nations|EU|aid agency|Doctors Without Borders|university"),
        ("organisation", "Orsk News|UN Security Council|opposition party|human rights group"),
        ("person", "Gen. Orlo Tanne|Foreign Minister Nora Bell|Nora Bell|Abu Karim al-Orski"),
        ("person", "regional governor|spokeswoman|mayor of Orsk|his Turkish counterpart"),
        ("person", "cellist Nora Tanne|army spokesman|rebel commander|Dr. Bell|Ilan M. Ruz"),
    ],
)
def test_words_and_names_tell_what_kind_of_actor_is_meant(kind: str, names: str):
    assert {name: type_of(name) for name in names.split("|")} == dict.fromkeys(
        names.split("|"), kind
    )


@pytest.mark.parametrize(
    "name", ["Orsk", "Tanne", "NPF", "gunmen", "armed group", "Northern Front", "fighters", "!"]
)
def test_where_the_words_do_not_tell_nothing_is_said(name: str):
    assert type_of(name) == ""


def test_articles_and_possessives_at_the_ends_make_no_difference():
    assert type_of("the army") == type_of("army's") == "state_forces"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("asker", "state_forces"),
        ("азербайджанских военных", "state_forces"),
        ("Минобороны", "state"),
        ("جنديين أذربيجانيين", "state_forces"),
        ("Bakü", "state"),
        ("мирных жителей", "civilian"),
    ],
)
def test_a_few_words_of_other_languages_are_known(name: str, kind: str):
    assert type_of(name) == kind


def test_a_surname_means_whom_the_layer_has_by_the_whole_name():
    assert type_of("Tanne", "Gen. Orlo Tanne") == "person"


def test_initials_mean_what_the_layer_has_by_the_whole_name():
    assert type_of("NPA", "Northern People's Army") == "state_forces"


def test_a_part_of_another_name_tells_nothing():
    assert type_of("Orsk", "police of Orsk") == ""


def test_a_name_that_ends_as_words_for_people_do_is_no_civilian():
    assert type_of("Carter") == type_of("Baker") == ""
