"""Label sets as a person changes them: keys that are taken, files, another set instead."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.app.actions import ACTIONS
from annotator.app.keys import label_number
from annotator.app.settings import Settings
from annotator.core.label_changes import LabelChange, replace_set
from annotator.core.label_faults import LabelFault, faults_of
from annotator.core.label_names import becoming
from annotator.core.labels import Label, LabelSet, RelationType
from annotator.errors import LabelError
from annotator.store.label_use import LabelUse, Use

if TYPE_CHECKING:
    from annotator.formats.label_set_file import LabelSetFile


def taken_keys(settings: Settings) -> dict[str, str]:
    """Return the single keys that are an action's, and what each action is called."""
    key_map = settings.key_map()
    return {
        key: key_map.title(action.id)
        for action in ACTIONS
        for key in key_map.own_keys(action.id)
        if len(key) == 1 and not label_number(action.id)
    }


def faults_in(label_set: LabelSet, settings: Settings) -> tuple[LabelFault, ...]:
    """Return what is wrong with a set for a person with these settings."""
    return faults_of(label_set.model_dump(mode="json"), taken_keys(settings))


def read_file(path: Path, settings: Settings) -> "LabelSetFile":
    """Read a label set from a YAML or JSON file.

    Raises:
        FormatError: It cannot be read at all.
    """
    from annotator.formats.label_set_file import read

    return read(path, taken_keys(settings))


class Undecided(NamedTuple):
    """Labels and relations of a set that another lacks, though spans or links have them."""

    labels: tuple[str, ...]
    relations: tuple[str, ...]


def undecided(now: LabelSet, other: LabelSet, use: LabelUse) -> Undecided:
    """Return what has to be decided on before `other` takes the place of `now`."""
    labels = becoming([label.name for label in other.labels])
    relations = becoming([relation.name for relation in other.relations])
    return Undecided(
        tuple(n for n in _names(now.labels) if not labels(n) and use.of_label(n).items),
        tuple(n for n in _names(now.relations) if not relations(n) and use.of_relation(n).items),
    )


def _names(parts: Iterable[Label | RelationType]) -> list[str]:
    return [part.name for part in parts]


def use_after(change: LabelChange, use: LabelUse) -> LabelUse:
    """Return what would have each label after a change; documents may be counted twice."""
    return LabelUse(
        labels=tuple(
            (label.name, _sum(map(use.of_label, change.names.label_origins(label.name))))
            for label in change.after.labels
        ),
        relations=tuple(
            (r.name, _sum(map(use.of_relation, change.names.relation_origins(r.name))))
            for r in change.after.relations
        ),
    )


def _sum(uses: Iterable[Use]) -> Use:
    every = list(uses)
    return Use(
        items=sum(use.items for use in every),
        documents=sum(use.documents for use in every),
        authors=max((use.authors for use in every), default=0),
    )


def change_to(
    change: LabelChange, other: LabelSet, use: LabelUse, becomes: Mapping[str, str]
) -> LabelChange:
    """Return the change that goes on to put another set in the place of the one so far.

    Args:
        change: What has been done so far.
        other: Another set, as from a file.
        use: What has the labels of the set that the change began with.
        becomes: What labels and relations become that `other` lacks; "" removes what has them.

    Raises:
        LabelError: It is not said of one that is in use, or it would become what is none.
    """
    now, use = change.after, use_after(change, use)
    _need_known(now, other, becomes)
    open_ = undecided(now, other, use)
    missing = [name for name in (*open_.labels, *open_.relations) if name not in becomes]
    if missing:
        has = use.of_label(missing[0]).items or use.of_relation(missing[0]).items
        raise LabelError(
            f"“{missing[0]}” is gone from the new labels, but {has:,} have it.",
            hint="Say what they become, or that they are removed.",
        )
    return replace_set(change, other, labels=becomes, relations=becomes)


def _need_known(now: LabelSet, other: LabelSet, becomes: Mapping[str, str]) -> None:
    old = {*_names(now.labels), *_names(now.relations)}
    for name, new in becomes.items():
        is_label = name in _names(now.labels)
        known = _names(other.labels) if is_label else _names(other.relations)
        if name not in old:
            raise LabelError(f"The project has no label or relation “{name}”.")
        if new and new not in known:
            hint = f"There are {', '.join(known)}."
            raise LabelError(f"“{name}” cannot become “{new}”, which is none.", hint=hint)
