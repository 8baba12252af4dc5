from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.checking import (
    Sight,
    Switches,
    ignored_in,
    keep_ignored,
    keep_switches,
    look,
    memory_of,
    switches_of,
)
from annotator.app.jobs.checking import check_project
from annotator.checks import CHECKS, EMPTY, check_of
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store
from tests.checks.marked import article
from tests.factories import NOW

PUNCTUATION, MISSING = check_of("punctuation").info, check_of("missing_value").info


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A project of two articles, one of them with a comma tagged."""
    made = [article(text) for text in ("{actor:Baku,} left", "{actor:gunmen} and {actor:gunmen}")]
    with Store.create(
        tmp_path / "p.annotator", name="p", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(
            [
                (
                    document.model_copy(update={"id": f"d{at}"}),
                    (layer.model_copy(update={"document_id": f"d{at}", "revision": 1}),),
                )
                for at, (document, layer) in enumerate(made)
            ],
            at=NOW,
        )
        yield store


def test_checks_are_on_as_they_come_until_a_project_says_otherwise(store: Store) -> None:
    assert switches_of(store).checks == tuple(check for check in CHECKS if check.info.is_on)


def test_a_check_that_was_turned_off_stays_off(store: Store) -> None:
    keep_switches(store, Switches().turned(PUNCTUATION, is_on=False))

    assert not switches_of(store).is_on(PUNCTUATION)
    assert switches_of(store).is_on(MISSING)


def test_turning_a_check_off_and_on_leaves_no_trace() -> None:
    switches = Switches().turned(PUNCTUATION, is_on=False).turned(PUNCTUATION, is_on=True)

    assert switches == Switches()


def test_a_check_that_comes_switched_off_is_turned_on() -> None:
    info = PUNCTUATION.model_copy(update={"is_on": False})

    assert not Switches().is_on(info)
    assert Switches().turned(info, is_on=True).is_on(info)
    assert Switches().turned(info, is_on=True).turned(info, is_on=False) == Switches()


@pytest.mark.parametrize("fact", ["checks", "ignored:d0"])
@pytest.mark.parametrize("value", ["", "no json", "[[1]]", '{"off": 3}', '["x"]'])
def test_what_cannot_be_read_switches_and_ignores_nothing(
    store: Store, fact: str, value: str
) -> None:
    store.set_value(fact, value)

    assert switches_of(store) == Switches()
    assert ignored_in(store, "d0") == frozenset()


def test_what_is_no_problem_in_one_article_is_one_in_another(store: Store) -> None:
    key = ("punctuation", 0, 5, "")
    keep_ignored(store, "d0", [key])

    assert ignored_in(store, "d0") == {key}
    assert ignored_in(store, "d1") == frozenset()


def test_a_look_parts_what_was_ignored_from_the_rest() -> None:
    document, layer = article("{actor:Baku,} and {actor:Karsa,} left")
    checks = (check_of("punctuation"),)
    sight = Sight(
        document, layer, DEFAULT_LABEL_SET, EMPTY, checks, frozenset({("punctuation", 0, 5, "")})
    )

    seen = look(sight)

    assert [f.start for f in seen.findings] == [10]
    assert [f.start for f in seen.ignored] == [0]


def test_a_look_that_is_stopped_says_that_it_is_not_all() -> None:
    document, layer = article("{actor:Baku,} left")
    sight = Sight(document, layer, DEFAULT_LABEL_SET, EMPTY, CHECKS, frozenset())

    assert not look(sight, lambda: True).is_all
    assert look(sight).is_all


def test_the_memory_counts_what_an_author_has_tagged(store: Store) -> None:
    assert memory_of(store, "me").labels_of("gunmen") == {"actor": 2}
    assert memory_of(store, "me").labels_of("Baku,") == {}
    assert memory_of(store, "somebody").labels_of("gunmen") == {}


def test_a_project_is_checked_document_by_document_with_lines_and_columns(store: Store) -> None:
    told: list[tuple[int, int]] = []

    found = list(
        check_project(store, (check_of("punctuation"),), progress=lambda *p: told.append(p))
    )

    assert [(f.finding.document_id, f.author_id, f.line, f.column, f.words) for f in found] == [
        ("d0", "me", 1, 1, "Baku,")
    ]
    assert told[-1] == (2, 2)


def test_a_project_is_checked_by_the_rules_that_it_has_on(store: Store) -> None:
    keep_switches(store, Switches(off=("missing_value", "punctuation")))
    keep_ignored(store, "d1", [])

    assert list(check_project(store)) == []


def test_checking_a_project_stops_when_told(store: Store) -> None:
    assert list(check_project(store, cancelled=lambda: True)) == []
