from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.label_effects import Effect, effects_of, told
from annotator.core.label_changes import (
    LabelChange,
    add_label,
    add_relation,
    begin,
    change_document_attributes,
    change_label,
    change_relation,
    change_set,
    merge_label,
    merge_relation,
    move_label,
    remove_label,
    remove_relation,
)
from annotator.core.label_mapping import Owner
from annotator.core.labels import DEFAULT_LABEL_SET, Attribute, Label, RelationType
from annotator.store.label_use import LabelUse, Use
from tests.label_strategies import changes, label_sets

Make = Callable[[LabelChange], LabelChange]
USE = LabelUse(
    labels=(
        ("actor", Use(items=1234, documents=210, authors=1)),
        ("claim", Use(items=1, documents=1, authors=1)),
        ("date", Use(items=30, documents=9, authors=2)),
    ),
    relations=(("victim", Use(items=12, documents=3, authors=1)),),
)


def values(owner: Owner, attribute: str) -> Use:
    items = {"type": 90, "canonical": 1}.get(attribute, 0)
    return Use(items=items, documents=min(items, 8), authors=1) if items else Use()


def sentences(make: Make) -> list[str]:
    return [e.sentence for e in effects_of(make(begin(DEFAULT_LABEL_SET)), USE, values)]


def _actor(**values: object) -> Make:
    actor = DEFAULT_LABEL_SET.label("actor").model_copy(update=values)
    return lambda change: change_label(change, "actor", actor)


def _kind(change: LabelChange) -> LabelChange:
    actor = change.after.label("actor")
    kind = actor.attributes[0].model_copy(update={"name": "kind"})
    new = actor.model_copy(update={"attributes": (kind, *actor.attributes[1:])})
    return change_label(change, "actor", new, attribute_names=(("type", "kind"),))


def _victim(change: LabelChange) -> LabelChange:
    victim = next(r for r in change.after.relations if r.name == "victim")
    return change_relation(change, "victim", victim.model_copy(update={"heads": ("claim",)}))


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (_actor(name="player"), ["Rename actor to player: 1,234 spans in 210 articles."]),
        (
            lambda c: merge_label(c, "date", "claim"),
            ["Merge date into claim: 30 spans in 9 articles by 2 authors.", "Change of claim: "],
        ),
        (
            lambda c: remove_label(c, "claim"),
            [
                "Remove claim: 1 span in 1 article is removed, links and all.",
                "Remove the relation speaker: no links.",
                "Remove the relation addressee: no links.",
                "Remove the relation continues: no links.",
            ],
        ),
        (lambda c: remove_label(c, "casualty"), ["Remove casualty: no spans."]),
        (
            lambda c: remove_relation(c, "victim"),
            ["Remove the relation victim: 12 links in 3 articles are removed."],
        ),
        (
            lambda c: merge_relation(c, "victim", "speaker"),
            [
                "Merge the relation victim into speaker: 12 links in 3 articles.",
                "Change of the relation speaker: labels that it goes from.",
            ],
        ),
        (lambda c: add_label(c, Label(name="weapon")), ["Add weapon."]),
        (
            lambda c: add_relation(c, RelationType(name="uses", heads=("actor",), tails=("date",))),
            ["Add the relation uses."],
        ),
        (_kind, ["Rename the attribute type of actor to kind: 90 values."]),
        (
            _actor(attributes=()),
            [
                "Declare the attribute type of actor no longer: 90 values stay as they are.",
                "Declare the attribute canonical of actor no longer: 1 value stays as it is.",
                "Declare the attribute country of actor no longer: no values.",
            ],
        ),
        (_actor(hue=12, key="X"), ["Change of actor: key, colour."]),
        (_actor(rules="words"), ["Change of actor: how it is found and read."]),
        (_actor(guideline="# Who"), ["Change of actor: guideline."]),
        (_victim, ["Change of the relation victim: labels that it goes from."]),
        (
            lambda c: move_label(c, "date", 0),
            ["Order the labels: date, actor, claim, casualty."],
        ),
        (
            lambda c: change_document_attributes(c, (Attribute(name="topic"),)),
            ["Change the attributes of articles."],
        ),
        (lambda c: change_set(c, version="2"), ["Call the set conflict-news, version 2."]),
        (lambda c: c, []),
    ],
)
def test_what_a_change_does_is_told_before_it_is_done(make: Make, found: list[str]) -> None:
    said = sentences(make)

    assert [any(one.startswith(words) for one in said) for words in found] == [True] * len(found)
    assert bool(said) == bool(found)


def test_a_renamed_label_that_keeps_its_rules_is_told_as_renamed_alone() -> None:
    assert sentences(_actor(name="player")) == [
        "Rename actor to player: 1,234 spans in 210 articles."
    ]


def test_what_is_lost_is_marked() -> None:
    effects = effects_of(remove_label(begin(DEFAULT_LABEL_SET), "date"), USE, values)

    assert [effect.loses for effect in effects] == [True, False]


def test_the_relations_of_a_renamed_label_are_no_change() -> None:
    assert len(sentences(_actor(name="player"))) == 1


@given(label_sets().flatmap(changes))
def test_whatever_changes_is_told(change: LabelChange) -> None:
    effects = effects_of(change, LabelUse(), lambda owner, attribute: Use())

    assert bool(effects) or change.before == change.after
    assert all(effect.sentence.endswith(".") for effect in effects)


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_a_use_is_told_in_a_few_words(items: int, documents: int, authors: int) -> None:
    said = told(Use(items=items, documents=documents, authors=authors))

    assert ("by" in said) == (authors > 1 and items > 0)


def test_an_effect_is_a_record() -> None:
    assert Effect(kind="add", sentence="Add x.").loses is False
