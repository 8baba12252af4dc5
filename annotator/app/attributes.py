"""What a person says of the picked span: its attributes, its note, its flag."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotator.app.session import Session
from annotator.core.edits import SetAttributes, SetSpanNote
from annotator.core.labels import FLAG, Attribute, LabelSet
from annotator.core.ranges import Range
from annotator.core.records import AttributeValue, Layer, Span
from annotator.core.values import fault_of, text_of_value, value_of_text
from annotator.errors import EditError

if TYPE_CHECKING:
    from annotator.parse.base import Parsed

Standing = Literal["empty", "parsed", "changed", "written"]
"""How a value came to be.

`parsed`: read from the words and left alone. `changed`: a person wrote another than the words give.
`written`: a person wrote it, and the words give none or the same. `empty`: there is none, whatever
the words give.
"""


class Reading(NamedTuple):
    """What the words of a text say of a value, or the source that the text is from.

    `place` is where it was read, in code points; empty where no words say it. `rule` says what read
    it, in a few words.
    """

    value: str
    place: Range
    rule: str


class Field(NamedTuple):
    """One attribute of the picked span, as it is and as the words would have it."""

    attribute: Attribute
    text: str
    """The value as shown and written; "" where there is none."""
    standing: Standing
    read: Reading | None = None
    """What the words say; None where they say nothing of it."""
    is_declared: bool = True
    """Whether the label set knows the attribute; else it is only shown, and can be removed."""
    fault: str = ""
    """Why what is stored is no value of the attribute, as a sentence; "" where it is one."""

    @property
    def read_text(self) -> str:
        """What the words say, as it would be shown."""
        if self.read is None:
            return ""
        kind, value = self.attribute.type, self.read.value
        return text_of_value(AttributeValue.model_construct(name="", type=kind, value=value))

    @property
    def differs(self) -> bool:
        """Whether the words say something else than the value, or something where it is empty."""
        return self.standing == "changed" or (self.standing == "empty" and self.read is not None)


class Attributes:
    """Shows and changes what the picked span says."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: tuple[Layer, LabelSet, str, tuple[Field, ...]] | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes of the picked span's label in its order, then values beyond them."""
        session, span, layer = self._session, self._session.picked, self._session.layer
        if span is None or layer is None:
            return ()
        # Reading takes a millisecond or two, and nobody asks only once.
        kept, label_set = self._kept, session.label_set
        if kept is not None and kept[0] is layer and kept[1] is label_set and kept[2] == span.id:
            return kept[3]
        found = self._fields(span)
        self._kept = (layer, label_set, span.id, found)
        return found

    def _fields(self, span: Span) -> tuple[Field, ...]:
        from annotator.app.describing import attributes_of

        read = {item.name: _reading(item) for item in self._read(span)}
        declared = attributes_of(self._session.label_set, span.label)
        values = tuple(value for value in span.attributes if value.name != FLAG)
        return fields_of(tuple(declared.values()), values, read)

    def _read(self, span: Span) -> "tuple[Parsed, ...]":
        from annotator.app.describing import reader_of

        session = self._session
        if session.document is None or session.layer is None:
            return ()
        reader = reader_of(session.document, session.layer, session.label_set, session.remembered)
        others = [other for other in session.spans if other.id != span.id]
        said = {value.name for value in span.attributes if not value.is_parsed}
        return reader.read(span.place, span.label, others, said)

    def write(self, name: str, text: str) -> None:
        """Give an attribute the value that a person has written; "" takes it away.

        What the words say already stays marked as read from them.

        Raises:
            ValueFaultError: The text is no such value; nothing has changed.
            StoreError: It could not be written; nothing has changed.
        """
        span = self._need_span()
        field = self._need_field(name)
        if not text.strip():
            self._replace(span, name, None)
        elif text.strip() != field.text or field.fault:
            value = value_of_text(field.attribute, text)
            is_read = field.read is not None and field.read.value == value.value
            self._replace(span, name, value.model_copy(update={"is_parsed": is_read}))

    def take_read(self, name: str) -> None:
        """Give an attribute what the words say, whatever a person has written before.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        field = self._need_field(name)
        if field.read is not None and field.standing != "parsed":
            self._replace(self._need_span(), name, _value_read(field.attribute, field.read))

    def read_again(self) -> None:
        """Give every attribute that is empty what the words say.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self._need_span()
        new = tuple(
            _value_read(field.attribute, field.read)
            for field in self.fields
            if field.standing == "empty" and field.read is not None
        )
        if new:
            self._set(span, (*span.attributes, *new))

    def completions(self, name: str) -> tuple[str, ...]:
        """Return values that an attribute was given before in this project, the most used first."""
        return self._session.remembered.used(name)

    # Note and flag

    @property
    def is_flagged(self) -> bool:
        """Whether the picked span is flagged."""
        span = self._session.picked
        return span is not None and span.attribute(FLAG) == "true"

    def toggle_flag(self) -> None:
        """Flag the picked span as uncertain, or no longer.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        flag = AttributeValue(name=FLAG, type="boolean", value="true")
        self._replace(self._need_span(), FLAG, None if self.is_flagged else flag)

    def write_note(self, note: str) -> None:
        """Give the picked span another note; "" takes it away.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self._need_span()
        if note.strip() != span.note:
            at = self._session.moment()
            self._session.perform((SetSpanNote(span_id=span.id, note=note.strip(), updated_at=at),))

    # Changing

    def _replace(self, span: Span, name: str, value: AttributeValue | None) -> None:
        """Put a value in the place of the one of that name, or behind all others."""
        old = list(span.attributes)
        at = next((i for i, other in enumerate(old) if other.name == name), len(old))
        self._set(span, (*old[:at], *((value,) if value else ()), *old[at + 1 :]))

    def _set(self, span: Span, values: tuple[AttributeValue, ...]) -> None:
        if values != span.attributes:
            at = self._session.moment()
            self._session.perform(
                (SetAttributes(span_id=span.id, attributes=values, updated_at=at),)
            )

    def _need_span(self) -> Span:
        span = self._session.picked
        if span is None:
            raise EditError("No span is picked.", hint="Click one, or press Tab.")
        return span

    def _need_field(self, name: str) -> Field:
        found = next((field for field in self.fields if field.attribute.name == name), None)
        if found is None:
            raise EditError(f"The label of this span has no attribute {name!r}.")
        return found


def fields_of(
    declared: Sequence[Attribute],
    values: Sequence[AttributeValue],
    read: Mapping[str, Reading] = MappingProxyType({}),
) -> tuple[Field, ...]:
    """Return the attributes that are declared, in their order, then values beyond them.

    `read` is what words say, by the names of attributes.
    """
    found, names = {value.name: value for value in values}, {a.name for a in declared}
    known = [_field(a, found.get(a.name), read.get(a.name)) for a in declared]
    return (*known, *(_undeclared(value) for value in values if value.name not in names))


def _reading(item: "Parsed") -> Reading:
    return Reading(item.value, item.place, item.rule)


def _value_read(attribute: Attribute, read: Reading) -> AttributeValue:
    return AttributeValue(
        name=attribute.name, type=attribute.type, value=read.value, is_parsed=True
    )


def _undeclared(value: AttributeValue) -> Field:
    attribute = Attribute.model_construct(name=value.name, type=value.type)
    standing: Standing = "parsed" if value.is_parsed else "written"
    return Field(attribute, text_of_value(value), standing, is_declared=False)


def _field(attribute: Attribute, value: AttributeValue | None, read: Reading | None) -> Field:
    if value is None:
        return Field(attribute, "", "empty", read)
    differs = read is not None and read.value != value.value
    standing = "parsed" if value.is_parsed else "changed" if differs else "written"
    fault = fault_of(attribute, value)
    return Field(attribute, text_of_value(value), standing, read, fault=fault)
