"""What the names of a label set have become on the way to another."""

from collections.abc import Callable, Mapping, Sequence
from typing import Self

from annotator.core.label_mapping import (
    DOCUMENT,
    NOTHING,
    AttributeRename,
    LabelMapping,
    Owner,
    Renames,
    mapping_of,
)
from annotator.core.labels import Attribute, LabelSet
from annotator.core.records import Record

Become = Callable[[str], str]


class NameChange(Record):
    """Every name of the first set, with what it is called now or `NOTHING` where it is gone.

    Of attributes, which go by their owner's name in the first set, those that are gone are merely
    not declared any more: values keep their names.
    """

    labels: Renames
    relations: Renames
    attributes: tuple[AttributeRename, ...]

    @property
    def mapping(self) -> LabelMapping:
        """What spans and relations have to follow."""
        declared = (rename for rename in self.attributes if rename.new != NOTHING)
        return mapping_of(self.labels, self.relations, declared)

    def label_origins(self, label: str) -> tuple[str, ...]:
        """Return what a label was called in the first set: several names where it was merged."""
        return tuple(old for old, new in self.labels if new == label)

    def relation_origins(self, relation: str) -> tuple[str, ...]:
        """Return what a relation was called in the first set."""
        return tuple(old for old, new in self.relations if new == relation)

    def owner(self, owner: Owner) -> Owner:
        """Return what an owner of attributes in the first set is called now."""
        names = {"label": self.labels, "relation": self.relations, "document": ()}[owner.kind]
        return Owner(owner.kind, dict(names).get(owner.name, owner.name))

    def label(self, name: str, new: str) -> Self:
        """Return the change once the label that is called `name` now is called `new`."""
        return self.model_copy(update={"labels": _renamed(self.labels, name, new)})

    def relation(self, name: str, new: str) -> Self:
        """Return the change once the relation that is called `name` now is called `new`."""
        return self.model_copy(update={"relations": _renamed(self.relations, name, new)})

    def followed(self, owner: Owner, attributes: Sequence[Attribute], renames: Renames) -> Self:
        """Return the change once an owner, as it is called now, has these attributes."""
        new, declared = dict(renames), {attribute.name for attribute in attributes}

        def become(name: str) -> str:
            return found if (found := new.get(name, name)) in declared else NOTHING

        return self._attributes_of(owner, become)

    def united(self, owner: Owner, attributes: Sequence[Attribute]) -> Self:
        """Return the change once an owner's attributes are among these, whatever their case."""
        names = [attribute.name for attribute in attributes]
        return self._attributes_of(owner, becoming(names))

    def _attributes_of(self, owner: Owner, become: Become) -> Self:
        attributes = tuple(
            rename.model_copy(update={"new": become(rename.new)})
            if self.owner(rename.owner) == owner and rename.new != NOTHING
            else rename
            for rename in self.attributes
        )
        return self.model_copy(update={"attributes": attributes})

    def replaced(
        self, label_set: LabelSet, labels: Mapping[str, str], relations: Mapping[str, str]
    ) -> Self:
        """Return the change once another set is in the place of the one now."""
        become = {
            "label": becoming([label.name for label in label_set.labels], labels),
            "relation": becoming([relation.name for relation in label_set.relations], relations),
            "document": becoming([DOCUMENT.name]),
        }
        declared = dict(_declared(label_set))

        def renamed(rename: AttributeRename) -> AttributeRename:
            kind, name = self.owner(rename.owner)
            names = [a.name for a in declared.get(Owner(kind, become[kind](name)), ())]
            return rename.model_copy(update={"new": becoming(names)(rename.new)})

        return self.model_copy(
            update={
                "labels": tuple((old, become["label"](new)) for old, new in self.labels),
                "relations": tuple((old, become["relation"](new)) for old, new in self.relations),
                "attributes": tuple(map(renamed, self.attributes)),
            }
        )


def begin(label_set: LabelSet) -> NameChange:
    """Return the change in which every name is what it was."""
    return NameChange(
        labels=tuple((label.name, label.name) for label in label_set.labels),
        relations=tuple((relation.name, relation.name) for relation in label_set.relations),
        attributes=tuple(
            AttributeRename(owner=owner, old=attribute.name, new=attribute.name)
            for owner, attributes in _declared(label_set)
            for attribute in attributes
        ),
    )


def becoming(names: Sequence[str], chosen: Mapping[str, str] | None = None) -> Become:
    """Return what gives each name the one of `names` that is like it, whatever its case.

    What none is like becomes what was chosen for it, or `NOTHING`.
    """
    alike = {name.casefold(): name for name in names}
    return lambda name: alike.get(name.casefold()) or (chosen or {}).get(name, NOTHING)


def _renamed(renames: Renames, name: str, new: str) -> Renames:
    return tuple((old, new if now == name else now) for old, now in renames)


def _declared(label_set: LabelSet) -> list[tuple[Owner, tuple[Attribute, ...]]]:
    return [
        *((Owner("label", label.name), label.attributes) for label in label_set.labels),
        *((Owner("relation", r.name), r.attributes) for r in label_set.relations),
        (DOCUMENT, label_set.attributes),
    ]
