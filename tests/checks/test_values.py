import pytest

from annotator.core.labels import DEFAULT_LABEL_SET, Attribute, Label, LabelSet, RelationType
from annotator.core.records import AttributeValue
from tests.checks.marked import article, found, linked, mended, saying, value

KILLED = value("effect", '["killed"]', "choices")
DEAD = "{casualty:two died}"


def about(marked: str, *values: AttributeValue) -> list[tuple[str, ...]]:
    return [f.about for f in found("missing_value", saying(article(marked), s0=values))]


def test_a_casualty_without_effect_and_count_is_found() -> None:
    (finding,) = found("missing_value", DEAD)

    assert finding.message == "“two died” has no effect and no count."
    assert finding.about == ("effect", "count_min", "count_max")


def test_a_casualty_with_effect_and_one_end_of_its_count_is_complete() -> None:
    assert about(DEAD, KILLED, value("count_min", "2", "integer")) == []
    assert about(DEAD, KILLED, value("count_max", "40", "integer")) == []


def test_dozens_is_count_enough() -> None:
    assert about("{casualty:Dozens died}", KILLED, value("count_text", "dozens")) == []


def test_words_for_a_count_are_no_effect() -> None:
    assert about("{casualty:Dozens died}", value("count_text", "dozens")) == [("effect",)]


def test_an_empty_value_is_none() -> None:
    assert about(DEAD, value("effect", "[]", "choices"), value("count_text", "two")) == [
        ("effect",)
    ]


def test_a_date_without_value_is_found() -> None:
    assert about("{date:Sunday}", value("timex_type", "DATE", "choice")) == [("value",)]


def test_a_name_is_missed_only_where_some_actor_has_one() -> None:
    kind = value("type", "state", "choice")
    made = saying(article("{actor:Baku} and {actor:Yerevan}"), s0=(kind,), s1=(kind,))

    assert found("missing_value", made) == []

    named = saying(made, s0=(kind, value("canonical", "state:AZE")))

    assert [f.about for f in found("missing_value", named)] == [("canonical",)]


def test_a_label_of_ones_own_is_looked_at_by_what_it_declares() -> None:
    weapon = Label(name="weapon", attributes=(Attribute(name="calibre", is_core=True),))
    labels = LabelSet(labels=(weapon,))

    assert [f.about for f in found("missing_value", "{weapon:mortar}", label_set=labels)] == [
        ("calibre",)
    ]
    assert found("missing_value", "{weapon:mortar}") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (value("effect", "killed"), '["killed"]'),
        (value("effect", '["kiled"]', "choices"), '["killed"]'),
        (value("count_min", "1,204"), "1204"),
        (value("negated", "yes"), "true"),
    ],
)
def test_a_value_that_nearly_fits_is_written_as_it_should_be(
    wrong: AttributeValue, right: str
) -> None:
    made = saying(article(DEAD), s0=(wrong,))
    (finding,) = found("unfit_value", made)

    (new,) = mended(made, finding.mends[0]).spans[0].attributes

    assert new.value == right
    assert found("unfit_value", saying(made, s0=(new,))) == []


def test_a_value_that_nobody_can_read_is_removed() -> None:
    made = saying(article(DEAD), s0=(KILLED, value("count_min", "a few")))
    (finding,) = found("unfit_value", made)

    assert [mend.title for mend in finding.mends] == ["Remove count a few"]
    assert mended(made, finding.mends[0]).spans[0].attributes == (KILLED,)


def test_a_value_that_fits_is_left_alone() -> None:
    assert found("unfit_value", saying(article(DEAD), s0=(KILLED,))) == []


def test_a_number_that_is_at_least_more_than_at_most_is_found_and_may_be_turned_round() -> None:
    least, most = value("count_min", "12", "integer"), value("count_max", "3", "integer")
    made = saying(article(DEAD), s0=(KILLED, least, most))
    (finding,) = found("unfit_value", made)

    _, new_least, new_most = mended(made, finding.mends[0]).spans[0].attributes

    assert finding.message == "“count” is at least 12, but at most 3."
    assert (new_least.value, new_most.value) == ("3", "12")


@pytest.mark.parametrize(("least", "most"), [("3", "12"), ("3", "3")])
def test_a_number_within_its_ends_is_left_alone(least: str, most: str) -> None:
    values = (KILLED, value("count_min", least, "integer"), value("count_max", most, "integer"))

    assert found("unfit_value", saying(article(DEAD), s0=values)) == []


def test_a_link_as_value_must_lead_to_a_span() -> None:
    event = Label(name="event", attributes=(Attribute(name="cause", type="link"),))
    labels = LabelSet(labels=(event,))
    made = article("{event:blast} and {event:fire}")
    right = saying(made, s1=(value("cause", "s0", "link"),))
    wrong = saying(made, s1=(value("cause", "s9", "link"),))

    assert found("unfit_value", right, label_set=labels) == []
    assert len(found("unfit_value", wrong, label_set=labels)) == 1


def test_a_value_that_is_not_declared_is_found_and_may_be_called_by_its_right_name() -> None:
    made = saying(article("{actor:Baku}"), s0=(value("cannonical", "state:AZE"),))
    (finding,) = found("undeclared_value", made)

    (new,) = mended(made, finding.mends[0]).spans[0].attributes

    assert finding.message.endswith(" for “actor”.")
    assert (new.name, new.value) == ("canonical", "state:AZE")


def test_a_flag_needs_no_declaration() -> None:
    flag = value("uncertain", "true", "boolean")

    assert found("undeclared_value", saying(article("{actor:Baku}"), s0=(flag,))) == []


def test_values_of_a_link_are_looked_at_as_well() -> None:
    document, layer = linked(
        article("{casualty:two {actor:men} died}"), ("perpetrator", "s0", "s1")
    )
    said = (value("alleged", "perhaps"), value("colour", "red"))
    (relation,) = layer.relations
    made = (
        document,
        layer.model_copy(update={"relations": (relation.model_copy(update={"attributes": said}),)}),
    )

    (unfit,), (undeclared,) = found("unfit_value", made), found("undeclared_value", made)

    assert unfit.about == ("alleged", "perhaps")
    assert undeclared.span_ids == ("s0", "s1")
    assert mended(made, undeclared.mends[-1]).relations[0].attributes == said[:1]


def test_a_relation_of_an_unknown_kind_has_no_values_to_look_at() -> None:
    kinds = LabelSet(
        labels=DEFAULT_LABEL_SET.labels,
        relations=(RelationType(name="ally", heads=("actor",), tails=("actor",)),),
    )
    made = linked(article("{actor:Baku} and {actor:Yerevan}"), ("foe", "s0", "s1"))

    assert found("undeclared_value", made, label_set=kinds) == []
