from pathlib import Path

import pytest

from annotator.core.label_changes import LabelChange, begin, change_label
from annotator.core.label_guidelines import guideline_versions
from annotator.core.label_versions import with_next_version
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.records import Author
from annotator.store.store import Store
from tests.factories import NOW

LATER = "2026-03-09T11:00:00.000Z"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(
        tmp_path / "news.annotator",
        name="news",
        label_set=DEFAULT_LABEL_SET,
        project_id="p1",
        now=NOW,
    )
    store.add_author(Author(id="mk"))
    return store


def change(store: Store, name: str, /, **parts: object) -> None:
    label_set = store.label_set()
    label = label_set.label(name).model_copy(update=parts)
    new = with_next_version(
        change_label(begin(label_set), name, label), store.labels.used_versions()
    )
    store.labels.change("mk", new, at=LATER)


def versions(store: Store, name: str) -> list[tuple[str, str, str]]:
    found = guideline_versions(name, store.labels.history())
    return [(version.version, version.at, version.by) for version in found]


def test_a_new_project_has_used_one_set(store: Store) -> None:
    with store:
        assert [stored.label_set for stored in store.labels.history()] == [DEFAULT_LABEL_SET]
        assert store.labels.used_versions() == {"1"}


def test_a_change_is_told_with_its_author_and_time(store: Store) -> None:
    with store:
        change(store, "actor", guideline="New.")

        assert versions(store, "actor") == [("2", LATER, "mk"), ("1", NOW, "")]


def test_a_guideline_is_followed_through_a_renaming(store: Store) -> None:
    with store:
        change(store, "actor", guideline="New.")
        change(store, "actor", name="player")
        change(store, "player", guideline="Newer.")

        assert [version for version, _, _ in versions(store, "player")] == ["4", "2", "1"]


def test_taking_a_change_back_is_a_version_too_and_its_number_is_never_used_again(
    store: Store,
) -> None:
    with store:
        change(store, "actor", guideline="New.")
        store.labels.walk("mk", "undo", at=LATER)
        change(store, "actor", guideline="Newer.")

        assert [version for version, _, _ in versions(store, "actor")] == ["3", "1", "2", "1"]


def test_a_set_that_was_added_without_a_step_is_nobodys(store: Store) -> None:
    with store:
        wider: LabelSet = store.label_set().with_labels(("weapon",))
        store.save_label_set(wider, now=LATER)

        assert store.labels.history()[-1].by == ""
        assert versions(store, "weapon") == [("1", LATER, "")]


def test_a_change_of_nothing_keeps_the_version(store: Store) -> None:
    with store:
        same: LabelChange = with_next_version(begin(store.label_set()))

        assert same.after.version == "1"
