"""Changes of a label set, each of which knows the way that its names have taken.

A `LabelChange` begins with a set that is in use and ends with another. It knows of every name of
the first what it has become in the second, through any number of renamings and merges, so that
spans can follow in one step. Each function here raises a LabelError where the set would then
contradict itself so that nothing could work with it, or has no such name; what else is wrong with
the set that comes out, `label_faults` says.
"""

from collections.abc import Mapping

from pydantic import ValidationError

from annotator.core import label_names
from annotator.core.label_faults import faults_of
from annotator.core.label_guidelines import guideline_title
from annotator.core.label_mapping import DOCUMENT, NOTHING, LabelMapping, Owner, Renames
from annotator.core.label_names import NameChange
from annotator.core.label_parts import joining, keeping_rules, moved, one, replaced, united, without
from annotator.core.labels import Attribute, Label, LabelSet, RelationType
from annotator.core.records import Record
from annotator.errors import LabelError


class LabelChange(Record):
    """A label set on its way from `before` to `after`, and what its names became meanwhile."""

    before: LabelSet
    after: LabelSet
    names: NameChange

    @property
    def mapping(self) -> LabelMapping:
        """What spans and relations have to follow."""
        return self.names.mapping

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return self.before == self.after and self.mapping.is_empty

    @property
    def title(self) -> str:
        """What undo calls it: what became of a name where that is all, or that labels changed.

        >>> set = LabelSet(labels=(Label(name="actor"),))
        >>> change_label(begin(set), "actor", Label(name="player")).title
        'Rename actor to player'
        """
        labels, relations = self.mapping.labels, self.mapping.relations
        changed = (*labels, *relations)
        if len(labels) == 1 and {new for _, new in changed} == {NOTHING}:
            # What joined that label only went with it.
            changed = labels
        if not changed:
            return guideline_title(self.before, self.after) or "Change labels"
        if len(changed) != 1:
            return "Change labels"
        origins = self.names.label_origins if labels else self.names.relation_origins
        old, new = changed[0]
        if new == NOTHING:
            return f"Remove {old}"
        return f"Merge {old} into {new}" if len(origins(new)) > 1 else f"Rename {old} to {new}"


def begin(label_set: LabelSet) -> LabelChange:
    """Return the change that has changed nothing yet."""
    return LabelChange(before=label_set, after=label_set, names=label_names.begin(label_set))


# Labels


def add_label(change: LabelChange, label: Label) -> LabelChange:
    """Return the change with a label more, the last."""
    return _with(change, labels=(*change.after.labels, label))


def change_label(
    change: LabelChange, name: str, label: Label, *, attribute_names: Renames = ()
) -> LabelChange:
    """Return the change with `label` in the place of the one called `name`, whatever its name.

    What is no new label is found and read by the same rules as before. `attribute_names` are
    attributes that have another name in `label`, as (old, new).
    """
    old = one(change.after.labels, name)
    if change.names.label_origins(name):
        label = keeping_rules(old, label)
    return _with(
        change,
        change.names.followed(Owner("label", name), label.attributes, attribute_names).label(
            name, label.name
        ),
        labels=replaced(change.after.labels, name, label),
        relations=joining(change.after.relations, {name: label.name}),
    )


def move_label(change: LabelChange, name: str, place: int) -> LabelChange:
    """Return the change with a label at a place of the set, from 0."""
    return _with(change, labels=moved(change.after.labels, name, place))


def merge_label(change: LabelChange, name: str, into: str) -> LabelChange:
    """Return the change with a label gone and its spans called `into`.

    That one gets the attributes and choices that it lacks, so that no value is undeclared, and
    the relations of both.
    """
    gone, target = one(change.after.labels, name), one(change.after.labels, into)
    attributes = united(target.attributes, gone.attributes)
    wider = target.model_copy(update={"attributes": attributes})
    return _with(
        change,
        change.names.united(Owner("label", name), attributes).label(name, into),
        labels=replaced(without(change.after.labels, name), into, wider),
        relations=joining(change.after.relations, {name: into}),
    )


def remove_label(change: LabelChange, name: str) -> LabelChange:
    """Return the change with a label, its spans and what joined only it gone."""
    relations = joining(change.after.relations, {name: NOTHING})
    names = change.names.label(name, NOTHING)
    for relation in {r.name for r in change.after.relations} - {r.name for r in relations}:
        names = names.relation(relation, NOTHING)
    return _with(change, names, labels=without(change.after.labels, name), relations=relations)


# Relations


def add_relation(change: LabelChange, relation: RelationType) -> LabelChange:
    """Return the change with a relation more, the last."""
    return _with(change, relations=(*change.after.relations, relation))


def change_relation(
    change: LabelChange, name: str, relation: RelationType, *, attribute_names: Renames = ()
) -> LabelChange:
    """Return the change with `relation` in the place of the one called `name`.

    What is no new relation is proposed by the same rules as before.
    """
    owner = Owner("relation", name)
    old = one(change.after.relations, name)
    if change.names.relation_origins(name):
        relation = keeping_rules(old, relation)
    return _with(
        change,
        change.names.followed(owner, relation.attributes, attribute_names).relation(
            name, relation.name
        ),
        relations=replaced(change.after.relations, name, relation),
    )


def move_relation(change: LabelChange, name: str, place: int) -> LabelChange:
    """Return the change with a relation at a place of the set, from 0."""
    return _with(change, relations=moved(change.after.relations, name, place))


def merge_relation(change: LabelChange, name: str, into: str) -> LabelChange:
    """Return the change with a relation gone and its links called `into`, which joins as both."""
    gone, target = one(change.after.relations, name), one(change.after.relations, into)
    attributes = united(target.attributes, gone.attributes)
    heads = tuple(dict.fromkeys((*target.heads, *gone.heads)))
    tails = tuple(dict.fromkeys((*target.tails, *gone.tails)))
    wider = target.model_copy(update={"heads": heads, "tails": tails, "attributes": attributes})
    return _with(
        change,
        change.names.united(Owner("relation", name), attributes).relation(name, into),
        relations=replaced(without(change.after.relations, name), into, wider),
    )


def remove_relation(change: LabelChange, name: str) -> LabelChange:
    """Return the change with a relation and its links gone."""
    relations = without(change.after.relations, name)
    return _with(change, change.names.relation(name, NOTHING), relations=relations)


# The set as a whole


def change_set(change: LabelChange, *, set_id: str = "", version: str = "") -> LabelChange:
    """Return the change with another id or version of the set, where one is given."""
    after = change.after
    return _with(change, id=set_id or after.id, version=version or after.version)


def change_document_attributes(
    change: LabelChange, attributes: tuple[Attribute, ...], *, attribute_names: Renames = ()
) -> LabelChange:
    """Return the change with other attributes of a document."""
    names = change.names.followed(DOCUMENT, attributes, attribute_names)
    return _with(change, names, attributes=attributes)


def replace_set(
    change: LabelChange,
    label_set: LabelSet,
    *,
    labels: Mapping[str, str] | None = None,
    relations: Mapping[str, str] | None = None,
) -> LabelChange:
    """Return the change that ends with `label_set`; names stay where it has them too.

    Args:
        change: What has been done so far.
        label_set: Another set, as from a file.
        labels: What becomes of labels that it does not have, or nothing.
        relations: What becomes of relations that it does not have, or nothing.
    """
    names = change.names.replaced(label_set, labels or {}, relations or {})
    return change.model_copy(update={"after": label_set, "names": names})


def _with(change: LabelChange, names: NameChange | None = None, /, **parts: object) -> LabelChange:
    """Return the change with other parts of the set, and names that have become others."""
    draft = change.after.model_copy(update=parts)
    try:
        after = LabelSet.model_validate(draft.model_dump())
    except ValidationError as error:
        raise _contradiction(change.after, draft) from error
    return change.model_copy(update={"after": after, "names": names or change.names})


def _contradiction(before: LabelSet, draft: LabelSet) -> LabelError:
    known = {fault.message for fault in faults_of(before.model_dump(mode="json"))}
    faults = faults_of(draft.model_dump(mode="json"))
    new = next((fault for fault in faults if fault.message not in known), faults[0])
    return LabelError(new.message, hint=new.hint)
