"""Labels, relations and attributes with one of them replaced, moved, merged or gone."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from annotator.core.labels import Attribute, Label, RelationType
from annotator.errors import LabelError

Named = TypeVar("Named", Label, RelationType)


def one(items: Sequence[Named], name: str) -> Named:
    """Return the one of that name.

    Raises:
        LabelError: There is none; the other functions raise it then too.
    """
    found = next((item for item in items if item.name == name), None)
    if found is None:
        raise LabelError(f"The label set has no “{name}”.")
    return found


def replaced(items: tuple[Named, ...], name: str, new: Named) -> tuple[Named, ...]:
    """Return the items with `new` in the place of the one called `name`."""
    one(items, name)
    return tuple(new if item.name == name else item for item in items)


def keeping_rules(old: Named, new: Named) -> Named:
    """Return `new`, which was `old` until now, with its rules where it was given no others."""
    chosen = new.rules
    if new.name != old.name and chosen == old.rules:
        chosen = old.rules or old.name
    if chosen.casefold() == new.name.casefold():
        chosen = ""
    return new.model_copy(update={"rules": chosen})


def without(items: tuple[Named, ...], name: str) -> tuple[Named, ...]:
    """Return the items less the one called `name`."""
    one(items, name)
    return tuple(item for item in items if item.name != name)


def moved(items: tuple[Named, ...], name: str, place: int) -> tuple[Named, ...]:
    """Return the items with one of them at a place from 0."""
    others = without(items, name)
    return (*others[:place], one(items, name), *others[place:])


def joining(
    relations: tuple[RelationType, ...], names: Mapping[str, str]
) -> tuple[RelationType, ...]:
    """Return the relations where labels have other names, or none at all as they are gone.

    Those that would begin or end nowhere are left out.
    """
    pairs = ((relation, _with_ends(relation, names)) for relation in relations)
    return tuple(
        new for old, new in pairs if (new.heads or not old.heads) and (new.tails or not old.tails)
    )


def _with_ends(relation: RelationType, names: Mapping[str, str]) -> RelationType:
    def ends(labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (names.get(label, label) for label in labels))))

    heads, tails = ends(relation.heads), ends(relation.tails)
    return relation.model_copy(update={"heads": heads, "tails": tails})


def united(ours: tuple[Attribute, ...], others: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    """Return attributes with those of others that they lack, and with the others' choices."""
    by_name = {attribute.name.casefold(): attribute for attribute in others}
    widened = tuple(_with_choices(a, by_name.get(a.name.casefold())) for a in ours)
    known = {attribute.name.casefold() for attribute in ours}
    return (*widened, *(a for a in others if a.name.casefold() not in known))


def _with_choices(attribute: Attribute, other: Attribute | None) -> Attribute:
    if other is None or other.type != attribute.type:
        return attribute
    choices = tuple(dict.fromkeys((*attribute.choices, *other.choices)))
    return attribute.model_copy(update={"choices": choices})
