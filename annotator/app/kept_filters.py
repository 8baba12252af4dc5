"""Filters that are kept under a name, in the project: what was typed, in the order kept."""

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from annotator.core.records import Record
from annotator.errors import EditError
from annotator.store.store import Store

_FACT = "filters"
"""What the project's fact is called that holds them."""
LONGEST_NAME = 60


class KeptFilter(Record):
    """A filter as it was typed, and what it is called."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    text: str


_KEPT = TypeAdapter(tuple[KeptFilter, ...])


def kept_filters(store: Store) -> tuple[KeptFilter, ...]:
    """Return the filters that a project keeps; what is no list of filters is none.

    Raises:
        StoreError: The project cannot be read.
    """
    try:
        return _KEPT.validate_json(store.value(_FACT) or "[]")
    except ValidationError:
        return ()


def named(kept: tuple[KeptFilter, ...], name: str) -> KeptFilter | None:
    """Return the filter of a name, whatever its case; None where there is none."""
    wanted = name.strip().casefold()
    return next((other for other in kept if other.name.casefold() == wanted), None)


def keep_filter(store: Store, name: str, text: str) -> KeptFilter:
    """Keep a filter under a name, in the place of one that has it already; else as the last.

    Raises:
        EditError: The name is empty or too long, or nothing is typed.
        StoreError: It could not be written; what was kept still is.
    """
    if not text.strip():
        raise EditError("There is no filter to keep.", hint="Type one first.")
    new = KeptFilter(name=_checked(name), text=text.strip())
    kept = kept_filters(store)
    old = named(kept, name)
    _write(store, tuple(new if other is old else other for other in kept) + (() if old else (new,)))
    return new


def rename_filter(store: Store, name: str, new_name: str) -> None:
    """Call a kept filter otherwise; it stays in its place.

    Raises:
        EditError: The new name is empty, too long, or another filter's.
        StoreError: It could not be written; what was kept still is.
    """
    kept = kept_filters(store)
    old, other = named(kept, name), named(kept, new_name)
    if other is not None and other is not old:
        raise EditError(f"A filter is called “{other.name}” already.", hint="Choose another name.")
    renamed = {"name": _checked(new_name)}
    _write(store, tuple(f.model_copy(update=renamed) if f is old else f for f in kept))


def forget_filter(store: Store, name: str) -> None:
    """Keep a filter no more.

    Raises:
        StoreError: It could not be written; what was kept still is.
    """
    kept = kept_filters(store)
    old = named(kept, name)
    _write(store, tuple(other for other in kept if other is not old))


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise EditError(
            f"The name of a filter has 1 to {LONGEST_NAME} characters.", hint="Choose another name."
        )
    return name


def _write(store: Store, kept: tuple[KeptFilter, ...]) -> None:
    store.set_value(_FACT, _KEPT.dump_json(kept).decode())
