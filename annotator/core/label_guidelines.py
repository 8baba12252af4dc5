"""What a label set says of how each label is used, and how it came to say it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.core.label_mapping import LabelMapping
from annotator.core.labels import Example, Label, LabelSet
from annotator.core.records import Record, When

_PARTS = ("description", "text", "examples")


class Guideline(Record):
    """How a label is used: shortly, at length in Markdown, and shown by examples."""

    description: str = ""
    text: str = ""
    examples: tuple[Example, ...] = ()


class StoredLabels(NamedTuple):
    """A label set that a project has used.

    `mapping` says what the names of the one before it became; `by` is who changed the labels, ""
    where that was no step, as the first set, an import or taking a step back.
    """

    label_set: LabelSet
    at: When
    mapping: LabelMapping = LabelMapping()
    by: str = ""


class GuidelineVersion(Record):
    """A label's guideline as one version of the label set brought it."""

    version: str
    at: When
    by: str
    changed: tuple[str, ...]
    """Which parts are others than before: description, text, examples; none for the first."""
    guideline: Guideline


def guideline_of(label: Label) -> Guideline:
    """Return what is said of how a label is used."""
    return Guideline(description=label.description, text=label.guideline, examples=label.examples)


def with_guideline(label: Label, guideline: Guideline) -> Label:
    """Return the label with another guideline."""
    return label.model_copy(
        update={
            "description": guideline.description,
            "guideline": guideline.text,
            "examples": guideline.examples,
        }
    )


def guideline_title(before: LabelSet, after: LabelSet) -> str:
    """Return what undo calls a change of one label's guideline; "" where more has changed."""
    if len(before.labels) != len(after.labels):
        return ""
    pairs = [pair for pair in zip(before.labels, after.labels, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1:
        return ""
    (old, new), others = pairs[0], {"labels": (), "version": ""}
    if with_guideline(old, guideline_of(new)) != new:
        return ""
    if before.model_copy(update=others) != after.model_copy(update=others):
        return ""
    is_one_more = new == old.model_copy(update={"examples": (*old.examples, *new.examples[-1:])})
    return f"{'Add an example' if is_one_more else 'Change the guideline'} of {new.name}"


# What it was before


def guideline_versions(name: str, stored: Sequence[StoredLabels]) -> tuple[GuidelineVersion, ...]:
    """Return each guideline that a label has had, the newest first.

    The label may have been called otherwise then. `stored` are all sets that a project has used,
    in their order; the last is in use.
    """
    labels = list(_through_time(name, stored))
    found: list[GuidelineVersion] = []
    for at, (now, label) in enumerate(labels):
        then = guideline_of(labels[at + 1][1]) if at + 1 < len(labels) else None
        guideline = guideline_of(label)
        if guideline != then:
            found.append(
                GuidelineVersion(
                    version=now.label_set.version,
                    at=now.at,
                    by=now.by,
                    changed=() if then is None else _changed(then, guideline),
                    guideline=guideline,
                )
            )
    return tuple(found)


def _through_time(
    name: str, stored: Sequence[StoredLabels]
) -> Iterator[tuple[StoredLabels, Label]]:
    """Yield the sets that have a label, the newest first, with the label in each."""
    for at in range(len(stored) - 1, -1, -1):
        now = stored[at]
        label = now.label_set.find(name)
        if label is None:
            return
        yield now, label
        before = stored[at - 1].label_set.labels if at else ()
        origins = [old.name for old in before if now.mapping.label(old.name) == label.name]
        if not origins:
            return
        name = label.name if label.name in origins else origins[0]


def _changed(before: Guideline, after: Guideline) -> tuple[str, ...]:
    return tuple(part for part in _PARTS if getattr(before, part) != getattr(after, part))
