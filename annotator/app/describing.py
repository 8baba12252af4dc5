"""What a span says: the values that its words and its other mentions give it.

A value that was read so is marked (`AttributeValue.is_parsed`) until a person changes it. Reading
again, as when an end moves or the day of publication is set, replaces what is marked and nothing
else: what a person wrote stays.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.app.publication import read_against
from annotator.app.remembered import Remembered
from annotator.core.edits import SetAttributes
from annotator.core.labels import Attribute, LabelSet
from annotator.core.ranges import Range
from annotator.core.records import AttributeValue, Document, Layer, Span
from annotator.core.values import fault_of
from annotator.parse import parse
from annotator.parse.base import Context, Parsed

AS_BEFORE = "as in another mention"
"""The rule of a value that another span with the same words has."""


class Reader(NamedTuple):
    """Reads what spans of one document say, in the terms of a label set."""

    text: str
    published: str
    language: str
    label_set: LabelSet
    remembered: Remembered

    def read(
        self, place: Range, label: str, spans: Sequence[Span] = (), said: Collection[str] = ()
    ) -> tuple[Parsed, ...]:
        """Return what the words at a place give the attributes of a label, each name once.

        What another mention of the same words says comes before what a parser reads, but for the
        attributes named in `said`: what a person says of this very span is no other mention's.
        """
        declared = attributes_of(self.label_set, label)
        if not declared:
            return ()
        rules_of = self.label_set.rules_of
        context = Context(self.text, place, self.published, spans, self.language, rules_of)
        found = {item.name: item for item in parse(context, rules_of(label))}
        for value in self.remembered.values_of(label, context.words):
            if value.name not in said:
                found[value.name] = Parsed(value.name, value.value, *place, AS_BEFORE)
        return tuple(item for item in found.values() if _fits(item, declared))

    def values(
        self, place: Range, label: str, spans: Sequence[Span] = ()
    ) -> tuple[AttributeValue, ...]:
        """Return the values that a new span at a place has, in the order of the label set."""
        read = {item.name: item.value for item in self.read(place, label, spans)}
        return tuple(
            AttributeValue(name=name, type=attribute.type, value=read[name], is_parsed=True)
            for name, attribute in attributes_of(self.label_set, label).items()
            if name in read
        )

    def read_again(self, span: Span, spans: Sequence[Span] = ()) -> SetAttributes | None:
        """Return the edit that reads a span anew; None where it says the same as before.

        `span` is as it stands now: its new place and label, its old attributes.
        """
        new = merged(span.attributes, self.values(span.place, span.label, spans))
        if new == span.attributes:
            return None
        return SetAttributes(span_id=span.id, attributes=new, updated_at=span.updated_at)

    def read_all_again(
        self, spans: Iterable[Span], around: Sequence[Span], at: str
    ) -> Iterator[SetAttributes]:
        """Yield the edits that read some of the spans `around` anew, at a moment."""
        for span in spans:
            edit = self.read_again(span.model_copy(update={"updated_at": at}), around)
            if edit is not None:
                yield edit


def reader_of(
    document: Document, layer: Layer, label_set: LabelSet, remembered: Remembered
) -> Reader:
    """Return what reads the spans of a document."""
    published = read_against(document.source, layer)
    return Reader(document.text, published, document.language, label_set, remembered)


def attributes_of(label_set: LabelSet, label: str) -> dict[str, Attribute]:
    """Return what a label's spans may say, by name."""
    found = label_set.find(label)
    return {attribute.name: attribute for attribute in found.attributes} if found else {}


def merged(
    old: Sequence[AttributeValue], read: Sequence[AttributeValue]
) -> tuple[AttributeValue, ...]:
    """Return what was read, with what a person wrote in its place.

    Each value stays where it was, so that reading the same again changes nothing.
    """
    new = {value.name: value for value in read}
    kept = (value if not value.is_parsed else new.get(value.name) for value in old)
    known = {value.name for value in old}
    added = (value for value in read if value.name not in known)
    return (*(value for value in kept if value is not None), *added)


def _fits(item: Parsed, declared: dict[str, Attribute]) -> bool:
    attribute = declared.get(item.name)
    if attribute is None:
        return False
    value = AttributeValue.model_construct(
        name=item.name, type=attribute.type, value=item.value, is_parsed=True
    )
    return not fault_of(attribute, value)
