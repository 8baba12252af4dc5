"""What a change of labels will do, in sentences: shown before it is done."""

from collections.abc import Callable, Iterator
from typing import Literal

from annotator.core.label_changes import LabelChange
from annotator.core.label_mapping import NOTHING, AttributeRename, Owner
from annotator.core.labels import Attribute, Label, RelationType
from annotator.core.records import Record
from annotator.store.label_use import LabelUse, Use

Values = Callable[[Owner, str], Use]
"""Counts what has a value of an owner's attribute."""

Kind = Literal["add", "rename", "merge", "remove", "change", "order"]

_LABEL_PARTS = {
    "key": "key",
    "hue": "colour",
    "description": "description",
    "guideline": "guideline",
    "examples": "examples",
    "rules": "how it is found and read",
    "attributes": "attributes",
}
_RELATION_PARTS = {
    "heads": "labels that it goes from",
    "tails": "labels that it goes to",
    "description": "description",
    "rules": "how it is proposed",
    "attributes": "attributes",
}


class Effect(Record):
    """One thing that a change does. `loses` says that spans, links or values go with it."""

    kind: Kind
    sentence: str
    loses: bool = False


def effects_of(change: LabelChange, use: LabelUse, values: Values) -> tuple[Effect, ...]:
    """Return what a change does, the names that spans follow first."""
    return (
        *_names(change, use),
        *_relation_names(change, use),
        *_attributes(change, values),
        *_parts(change),
        *_set(change),
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def told(use: Use, one: str = "span", many: str = "spans") -> str:
    """Return a use in words: "1,234 spans in 210 articles by 2 authors".

    >>> told(Use(items=1, documents=1, authors=1)), told(Use())
    ('1 span in 1 article', 'no spans')
    """
    if not use.items:
        return f"no {many}"
    articles = _counted(use.documents, "article", "articles")
    by = f" by {use.authors:,} authors" if use.authors > 1 else ""
    return f"{_counted(use.items, one, many)} in {articles}{by}"


def _names(change: LabelChange, use: LabelUse) -> Iterator[Effect]:
    for old, new in change.mapping.labels:
        has = told(use.of_label(old))
        if new == NOTHING:
            yield _removal(old, use.of_label(old), has, ", links and all")
        elif len(change.names.label_origins(new)) > 1:
            yield Effect(kind="merge", sentence=f"Merge {old} into {new}: {has}.")
        else:
            yield Effect(kind="rename", sentence=f"Rename {old} to {new}: {has}.")
    known = {new for _, new in change.names.labels}
    for label in change.after.labels:
        if label.name not in known:
            yield Effect(kind="add", sentence=f"Add {label.name}.")


def _removal(name: str, use: Use, has: str, with_what: str) -> Effect:
    if not use.items:
        return Effect(kind="remove", sentence=f"Remove {name}: {has}.")
    verb = "is" if use.items == 1 else "are"
    sentence = f"Remove {name}: {has} {verb} removed{with_what}."
    return Effect(kind="remove", sentence=sentence, loses=True)


def _relation_names(change: LabelChange, use: LabelUse) -> Iterator[Effect]:
    for old, new in change.mapping.relations:
        has = told(use.of_relation(old), "link", "links")
        if new == NOTHING:
            yield _removal(f"the relation {old}", use.of_relation(old), has, "")
        elif len(change.names.relation_origins(new)) > 1:
            yield Effect(kind="merge", sentence=f"Merge the relation {old} into {new}: {has}.")
        else:
            yield Effect(kind="rename", sentence=f"Rename the relation {old} to {new}: {has}.")
    known = {new for _, new in change.names.relations}
    for relation in change.after.relations:
        if relation.name not in known:
            yield Effect(kind="add", sentence=f"Add the relation {relation.name}.")


def _attributes(change: LabelChange, values: Values) -> Iterator[Effect]:
    for rename in change.names.attributes:
        owner = change.names.owner(rename.owner)
        if rename.old == rename.new or (owner.name == NOTHING and owner.kind != "document"):
            continue
        number = values(rename.owner, rename.old).items
        has = _counted(number, "value", "values") if number else "no values"
        if rename.new == NOTHING:
            stay = {0: "", 1: " stays as it is"}.get(number, " stay as they are")
            sentence = f"Declare {_attribute(rename)} no longer: {has}{stay}."
            yield Effect(kind="change", sentence=sentence)
        else:
            sentence = f"Rename {_attribute(rename)} to {rename.new}: {has}."
            yield Effect(kind="rename", sentence=sentence)


def _attribute(rename: AttributeRename) -> str:
    of = f" of {rename.owner.name}" if rename.owner.name else " of articles"
    return f"the attribute {rename.old}{of}"


def _parts(change: LabelChange) -> Iterator[Effect]:
    for label in change.after.labels:
        origins = change.names.label_origins(label.name)
        old = change.before.find(label.name if label.name in origins else next(iter(origins), ""))
        if old is not None and origins:
            yield from _changed(old, label, _LABEL_PARTS, label.name)
    before = {relation.name: relation for relation in change.before.relations}
    for relation in change.after.relations:
        origins = change.names.relation_origins(relation.name)
        name = relation.name if relation.name in origins else next(iter(origins), "")
        if name in before:
            old_ends = _renamed_ends(before[name], change)
            yield from _changed(
                old_ends, relation, _RELATION_PARTS, f"the relation {relation.name}"
            )


def _renamed_ends(relation: RelationType, change: LabelChange) -> RelationType:
    """Return a relation between its labels as they are called now: that is no change of it."""

    def now(names: tuple[str, ...]) -> tuple[str, ...]:
        new = (change.mapping.label(name) for name in names)
        return tuple(dict.fromkeys(name for name in new if name != NOTHING))

    return relation.model_copy(update={"heads": now(relation.heads), "tails": now(relation.tails)})


def _changed(
    old: Label | RelationType, new: Label | RelationType, parts: dict[str, str], name: str
) -> Iterator[Effect]:
    changed = [words for part, words in parts.items() if _part(old, part) != _part(new, part)]
    if changed:
        yield Effect(kind="change", sentence=f"Change of {name}: {', '.join(changed)}.")


def _part(owner: Label | RelationType, part: str) -> object:
    """Return what is compared.

    Attributes are, without their names, which are told by themselves; and rules are as they are
    in force, so that a new name that keeps the rules of the old one changes nothing about them.
    """
    if part == "rules":
        return (owner.rules or owner.name).casefold()
    return _unnamed(owner.attributes) if part == "attributes" else getattr(owner, part)


def _unnamed(attributes: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    return tuple(attribute.model_copy(update={"name": "x"}) for attribute in attributes)


def _set(change: LabelChange) -> Iterator[Effect]:
    before, after = change.before, change.after
    names = [label.name for label in after.labels]
    kept = list(dict.fromkeys(new for _, new in change.names.labels if new != NOTHING))
    if kept != [name for name in names if name in kept]:
        yield Effect(kind="order", sentence=f"Order the labels: {', '.join(names)}.")
    if _unnamed(before.attributes) != _unnamed(after.attributes):
        yield Effect(kind="change", sentence="Change the attributes of articles.")
    if (before.id, before.version) != (after.id, after.version):
        yield Effect(kind="change", sentence=f"Call the set {after.id}, version {after.version}.")
