"""What spans of a label may say and how they may be linked, in words, from the label set."""

from annotator.core.labels import Attribute, Label, LabelSet, spoken
from annotator.core.offsets import display_text
from annotator.core.records import ValueType
from annotator.ui.panels.around import titled
from annotator.ui.wording import tr

Facts = tuple[tuple[str, str], ...]

_TYPES: dict[ValueType, str] = {
    "string": tr("Text"),
    "integer": tr("A whole number"),
    "number": tr("A number"),
    "boolean": tr("Yes or no"),
    "date": tr("A day, or from one to another"),
    "range": tr("A number, or from one to another"),
    "link": tr("Another span"),
    "json": tr("Data of a program"),
}


def values_in_words(label: Label) -> Facts:
    """Return each attribute of a label and what it takes, those that are asked for first."""
    in_order = sorted(label.attributes, key=lambda attribute: not attribute.is_core)
    return tuple(
        (display_text(titled(attribute.name)), display_text(_words(attribute)))
        for attribute in in_order
    )


def _words(attribute: Attribute) -> str:
    choices = ", ".join(spoken(choice) for choice in attribute.choices)
    if attribute.type == "choice":
        kind = tr("One of {choices}", choices=choices)
    elif attribute.type == "choices":
        kind = tr("Some of {choices}", choices=choices)
    else:
        kind = _TYPES[attribute.type]
    return " ".join(filter(None, (f"{kind}.", attribute.description)))


def links_in_words(label: Label, label_set: LabelSet) -> Facts:
    """Return each relation that begins or ends at a label, and at which others it then ends."""
    found: list[tuple[str, str]] = []
    for relation in label_set.relations:
        for own, others, way in (
            (relation.heads, relation.tails, tr("To {labels}.")),
            (relation.tails, relation.heads, tr("From {labels}.")),
        ):
            if label.name in own:
                words = way.format(labels=_titles(others, label_set))
                told = f"{words} {relation.description}".rstrip()
                found.append((display_text(titled(relation.name)), display_text(told)))
    return tuple(found)


def _titles(names: tuple[str, ...], label_set: LabelSet) -> str:
    return tr(" or ").join(label_set.label(name).title for name in names)
