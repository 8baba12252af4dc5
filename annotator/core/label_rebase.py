"""Bringing back an older label set with what has happened to the newer one since."""

from collections.abc import Callable, Collection
from typing import Any

from annotator.core.label_parts import joining
from annotator.core.labels import Label, LabelSet, RelationType
from annotator.errors import LabelError

_OF_A_LABEL = ("key", "hue", "description", "guideline", "examples", "attributes")
_OF_A_RELATION = ("description", "attributes")
_OF_THE_SET = ("id", "version", "attributes")


def rebased(
    target: LabelSet,
    *,
    base: LabelSet,
    now: LabelSet,
    label_then: Callable[[str], str],
    relation_then: Callable[[str], str],
    in_use: Collection[str] = (),
    linked: Collection[str] = (),
) -> LabelSet:
    """Return `target` with all that has become of `base` by other means, up to `now`.

    Labels may have been added since, as an import does, and guidelines, colours and attributes
    changed; where both sides say something else, what was said last counts.

    Args:
        target: The set that is to come back.
        base: The set that it was changed into, or from.
        now: The set in use.
        label_then: What a label of `target` is called in `base`.
        relation_then: What a relation of `target` is called in `base`.
        in_use: Labels that spans have. One that `target` lacks is kept, as no span may be without.
        linked: Relations that links have; these are kept likewise.

    Raises:
        LabelError: A name of `base` is gone, so that the two cannot be brought together.
    """
    _need_names(base, now)
    labels: list[Label] = []
    for label in target.labels:
        labels.append(_with_free_key(_label(label, base, now, label_then(label.name)), labels))
    known = {label.name.casefold() for label in labels}
    then = {label_then(label.name) for label in target.labels}
    for label in now.labels:
        is_new = base.find(label.name) is None
        is_kept = label.name in in_use and label.name not in then
        if (is_new or is_kept) and label.name.casefold() not in known:
            labels.append(_with_free_key(label, labels))
    relations = [_relation(r, base, now, relation_then(r.name)) for r in target.relations]
    new = _new_relations(base, now, {relation_then(r.name) for r in target.relations}, linked)
    back = {label_then(label.name): label.name for label in target.labels}
    relations += _among(joining(new, back), labels, relations)
    return LabelSet(
        labels=tuple(labels),
        relations=tuple(relations),
        **{name: _last(target, base, now, name) for name in _OF_THE_SET},
    )


def _need_names(base: LabelSet, now: LabelSet) -> None:
    gone = {label.name for label in base.labels} - {label.name for label in now.labels}
    gone |= {r.name for r in base.relations} - {r.name for r in now.relations}
    if gone:
        raise LabelError(
            f"“{min(gone)}” has been changed or removed since.",
            hint="Take back what was done to the labels later, then this.",
        )


def _label(label: Label, base: LabelSet, now: LabelSet, then: str) -> Label:
    old, new = base.find(then), now.find(then)
    if old is None or new is None:
        return label
    return label.model_copy(update={n: _last(label, old, new, n) for n in _OF_A_LABEL})


def _relation(relation: RelationType, base: LabelSet, now: LabelSet, then: str) -> RelationType:
    old, new = (next((r for r in s.relations if r.name == then), None) for s in (base, now))
    if old is None or new is None:
        return relation
    return relation.model_copy(update={n: _last(relation, old, new, n) for n in _OF_A_RELATION})


def _last(
    target: Label | RelationType | LabelSet,
    base: Label | RelationType | LabelSet,
    now: Label | RelationType | LabelSet,
    name: str,
) -> Any:  # noqa: ANN401 - whatever the field holds
    """Return what was said last: the target's value, unless that of `base` has changed since."""
    was, is_ = getattr(base, name), getattr(now, name)
    return getattr(target, name) if was == is_ else is_


def _with_free_key(label: Label, others: list[Label]) -> Label:
    taken = {other.key.casefold() for other in others}
    return label.model_copy(update={"key": ""}) if label.key.casefold() in taken else label


def _new_relations(
    base: LabelSet, now: LabelSet, then: set[str], linked: Collection[str]
) -> tuple[RelationType, ...]:
    """Return the relations that have come since, and those that links have and nothing brings."""
    known = {relation.name for relation in base.relations}
    return tuple(
        r for r in now.relations if r.name not in known or (r.name in linked and r.name not in then)
    )


def _among(
    new: tuple[RelationType, ...], labels: list[Label], others: list[RelationType]
) -> list[RelationType]:
    """Return those relations that join labels that are there and whose names are free."""
    names = {label.name for label in labels}
    taken = {relation.name.casefold() for relation in others}
    return [r for r in new if {*r.heads, *r.tails} <= names and r.name.casefold() not in taken]
