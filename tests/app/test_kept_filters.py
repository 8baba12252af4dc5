from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.kept_filters import (
    KeptFilter,
    forget_filter,
    keep_filter,
    kept_filters,
    rename_filter,
)
from annotator.errors import EditError, ReadOnlyError
from annotator.store.store import Store


@pytest.fixture
def store(project_path: Path) -> Iterator[Store]:
    with Store.open(project_path) as store:
        yield store


def names(store: Store) -> list[str]:
    return [kept.name for kept in kept_filters(store)]


def test_a_project_keeps_no_filter_at_first(store: Store) -> None:
    assert kept_filters(store) == ()


def test_filters_are_kept_in_the_order_they_were_kept_also_for_the_next_start(
    store: Store, project_path: Path
) -> None:
    keep_filter(store, "Second look", ' text:"cease-fire"  ')
    keep_filter(store, "  Big  ones ", "spans>20")
    store.close()

    with Store.open(project_path) as again:
        assert kept_filters(again) == (
            KeptFilter(name="Second look", text='text:"cease-fire"'),
            KeptFilter(name="Big ones", text="spans>20"),
        )


def test_a_name_that_is_taken_gets_the_new_filter_in_its_place(store: Store) -> None:
    keep_filter(store, "One", "a")
    keep_filter(store, "Two", "b")

    keep_filter(store, "one", "c")

    assert [(kept.name, kept.text) for kept in kept_filters(store)] == [("one", "c"), ("Two", "b")]


def test_a_renamed_filter_stays_in_its_place(store: Store) -> None:
    keep_filter(store, "One", "a")
    keep_filter(store, "Two", "b")

    rename_filter(store, "one", "First")

    assert names(store) == ["First", "Two"]


def test_a_filter_may_be_renamed_in_nothing_but_its_case(store: Store) -> None:
    keep_filter(store, "one", "a")

    rename_filter(store, "one", "One")

    assert names(store) == ["One"]


def test_a_filter_does_not_get_the_name_of_another(store: Store) -> None:
    keep_filter(store, "One", "a")
    keep_filter(store, "Two", "b")

    with pytest.raises(EditError, match="A filter is called “Two” already"):
        rename_filter(store, "One", "two")


def test_a_forgotten_filter_is_gone(store: Store) -> None:
    keep_filter(store, "One", "a")
    keep_filter(store, "Two", "b")

    forget_filter(store, "ONE")

    assert names(store) == ["Two"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_name_has_to_be_one(store: Store, name: str) -> None:
    with pytest.raises(EditError, match="1 to 60 characters"):
        keep_filter(store, name, "bridge")


def test_nothing_typed_is_no_filter_to_keep(store: Store) -> None:
    with pytest.raises(EditError, match="no filter to keep"):
        keep_filter(store, "One", "  ")


def test_what_is_no_list_of_filters_is_none(store: Store) -> None:
    store.set_value("filters", '{"name": 3}')

    assert kept_filters(store) == ()


def test_a_project_that_may_only_be_looked_at_keeps_no_filter(project_path: Path) -> None:
    with Store.open(project_path, read_only=True) as store, pytest.raises(ReadOnlyError):
        keep_filter(store, "One", "a")
