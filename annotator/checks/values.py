"""What spans and links say: values that are missing, do not fit, or nobody declared."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import NamedTuple

from annotator.checks.base import Check, CheckInfo, Finding, Mend
from annotator.checks.material import Material
from annotator.core.edits import Edit, SetAttributes, SetRelationAttributes
from annotator.core.labels import FLAG, Attribute, spoken
from annotator.core.records import AttributeValue, Relation, Span
from annotator.core.values import fault_of, value_of_text
from annotator.errors import ValueFaultError

MISSING_VALUE = CheckInfo(
    id="missing_value",
    title="A value is missing",
    help=(
        "A span says all that the label set calls core. Of a number that is written in parts, as"
        " a least and a most, one part is enough, or the words for it."
    ),
    severity="warning",
)
UNFIT_VALUE = CheckInfo(
    id="unfit_value",
    title="A value does not fit",
    help=(
        "A value is of its attribute's type, and one of its choices where it has some. The least"
        " of a number is not above the most."
    ),
    severity="error",
)
UNDECLARED_VALUE = CheckInfo(
    id="undeclared_value",
    title="A value that the label set does not know",
    help="Only attributes that the label set declares for a label are filled in.",
    severity="warning",
)

_PARTS = ("_min", "_max", "_text")
"""Endings of the names of attributes that are parts of one number."""
_NAMED_ONCE_USED = ("canonical",)
"""Core attributes that are missed only in articles that fill them in for some span of the label.

They say which thing is meant over all articles, and a project that does not ask is not reminded.
"""


def missing_value(material: Material) -> Iterator[Finding]:
    """Yield spans of which a core attribute has no value."""
    for label, spans in material.by_label.items():
        core = [a.name for a in material.declared.get(label, {}).values() if a.is_core]
        used = {value.name for span in spans for value in span.attributes}
        wanted = [name for name in core if name not in _NAMED_ONCE_USED or name in used]
        for span in spans if wanted else ():
            missing = _missing(wanted, span)
            if missing:
                yield _without(material, span, missing)


def _missing(wanted: Iterable[str], span: Span) -> tuple[str, ...]:
    there = {value.name for value in span.attributes if value.value not in ("", "[]")}
    return tuple(name for name in wanted if not there & _enough(name))


def _enough(name: str) -> set[str]:
    """Return the attributes any of which says what one should say."""
    stem = next((name.removesuffix(part) for part in _PARTS if name.endswith(part)), "")
    return {name, stem, *(stem + part for part in _PARTS)} if stem else {name}


def _without(material: Material, span: Span, missing: tuple[str, ...]) -> Finding:
    place = (span.start, span.end)
    shown = dict.fromkeys(f"no {_spoken(name)}" for name in missing)
    message = f"{material.quoted(place)} has {_listed(shown)}."
    return MISSING_VALUE.finding(material, place, message, span_ids=(span.id,), about=missing)


def _spoken(name: str) -> str:
    """Return an attribute's name in words; the parts of a number go under one."""
    stem = next((name.removesuffix(part) for part in _PARTS if name.endswith(part)), name)
    return spoken(stem or name)


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


class _Bearer(NamedTuple):
    """A span or a link, with what it may say; `span` is where it is shown."""

    span: Span
    record: Span | Relation
    declared: Mapping[str, Attribute]
    what: str

    @property
    def ids(self) -> tuple[str, ...]:
        relation = self.record
        if isinstance(relation, Relation):
            return tuple(dict.fromkeys((relation.head, relation.tail)))
        return (self.span.id,)

    def setting(self, values: Iterable[AttributeValue]) -> tuple[Edit, ...]:
        """Return the edit that gives it these values."""
        new = tuple(values)
        if isinstance(self.record, Relation):
            return (SetRelationAttributes(relation_id=self.record.id, attributes=new),)
        return (SetAttributes(span_id=self.record.id, attributes=new),)

    def replacing(self, old: AttributeValue, new: AttributeValue | None) -> tuple[Edit, ...]:
        """Return the edit that puts a value in the place of another, or takes it away."""
        attributes = self.record.attributes
        at = next(place for place, value in enumerate(attributes) if value is old)
        return self.setting((*attributes[:at], *((new,) if new else ()), *attributes[at + 1 :]))


def _bearers(material: Material) -> Iterator[_Bearer]:
    """Yield what says something and may say something: its label or kind is known."""
    for span in material.spans:
        if span.attributes and span.label in material.declared:
            yield _Bearer(span, span, material.declared[span.label], span.label)
    for relation, head, _ in material.relations:
        kind = material.kinds.get(relation.label)
        if relation.attributes and kind is not None:
            declared = {attribute.name: attribute for attribute in kind.attributes}
            yield _Bearer(head, relation, declared, f"link {relation.label}")


def unfit_value(material: Material) -> Iterator[Finding]:
    """Yield values that are not of the type or of the choices that the label set declares."""
    for bearer in _bearers(material):
        for value in bearer.record.attributes:
            attribute = bearer.declared.get(value.name)
            fault = _fault(material, attribute, value) if attribute else ""
            if attribute and fault:
                yield UNFIT_VALUE.finding(
                    material,
                    (bearer.span.start, bearer.span.end),
                    fault,
                    span_ids=bearer.ids,
                    mends=_fitting(bearer, attribute, value),
                    about=(value.name, value.value[:40]),
                )
        yield from _crossed(material, bearer)


def _crossed(material: Material, bearer: _Bearer) -> Iterator[Finding]:
    """Yield the numbers of which at least more is said than at most."""
    values = {value.name: value for value in bearer.record.attributes}
    for low in values.values():
        stem = low.name.removesuffix("_min")
        high = values.get(f"{stem}_max")
        if stem == low.name or high is None:
            continue
        least, most = _number(bearer, low), _number(bearer, high)
        if least is not None and most is not None and least > most:
            message = f"“{spoken(stem)}” is at least {low.value}, but at most {high.value}."
            turned = {low.name: high.value, high.name: low.value}
            new = (
                value.model_copy(update={"value": turned[value.name], "is_parsed": False})
                if value.name in turned
                else value
                for value in bearer.record.attributes
            )
            yield UNFIT_VALUE.finding(
                material,
                (bearer.span.start, bearer.span.end),
                message,
                span_ids=bearer.ids,
                mends=(Mend("Turn them round", bearer.setting(new), is_sure=False),),
                about=(low.name, f"{low.value} {high.value}"[:40]),
            )


def _number(bearer: _Bearer, value: AttributeValue) -> float | None:
    """Return a value that is declared to be a number and is one."""
    attribute = bearer.declared.get(value.name)
    if attribute is None or attribute.type not in ("integer", "number"):
        return None
    return None if fault_of(attribute, value) else float(value.value)


def _fault(material: Material, attribute: Attribute, value: AttributeValue) -> str:
    fault = fault_of(attribute, value)
    if not fault and attribute.type == "link" and material.layer.span(value.value) is None:
        return f"“{value.name}” leads to no span of this article."
    return fault


def _fitting(bearer: _Bearer, attribute: Attribute, value: AttributeValue) -> Iterator[Mend]:
    new = _read_as(attribute, value)
    name = _spoken(value.name)
    if new is not None:
        yield Mend(f"Set {name} to {new.value}", bearer.replacing(value, new))
    title = f"Remove {name} {value.value[:24]}"
    yield Mend(title, bearer.replacing(value, None), is_sure=False)


def _read_as(attribute: Attribute, value: AttributeValue) -> AttributeValue | None:
    """Return the value that is meant, as it may be written in another way or nearly right."""
    written = value.value.strip().strip('[]"')
    near = get_close_matches(written.casefold(), attribute.choices, n=1, cutoff=0.75)
    for text in chain((written,), near) if attribute.type not in ("link", "json") else ():
        try:
            found = value_of_text(attribute, text)
        except ValueFaultError:
            continue
        if text and not fault_of(attribute, found):
            return found.model_copy(update={"is_parsed": value.is_parsed})
    return None


def undeclared_value(material: Material) -> Iterator[Finding]:
    """Yield values of attributes that the label set does not declare there."""
    for bearer in _bearers(material):
        for value in bearer.record.attributes:
            if value.name in bearer.declared or value.name == FLAG:
                continue
            name = _spoken(value.name)
            yield UNDECLARED_VALUE.finding(
                material,
                (bearer.span.start, bearer.span.end),
                f"The label set knows no “{name}” for “{bearer.what}”.",
                span_ids=bearer.ids,
                mends=_known(bearer, value),
                about=(value.name,),
            )


def _known(bearer: _Bearer, value: AttributeValue) -> Iterator[Mend]:
    there = {other.name for other in bearer.record.attributes}
    free = [name for name in bearer.declared if name not in there]
    for near in get_close_matches(value.name.casefold(), free, n=1, cutoff=0.75):
        new = value.model_copy(update={"name": near, "type": bearer.declared[near].type})
        if not fault_of(bearer.declared[near], new):
            yield Mend(f"Call it {_spoken(near)}", bearer.replacing(value, new))
    title = f"Remove {_spoken(value.name)}"
    yield Mend(title, bearer.replacing(value, None), is_sure=False)


CHECKS = (
    Check(MISSING_VALUE, missing_value),
    Check(UNFIT_VALUE, unfit_value),
    Check(UNDECLARED_VALUE, undeclared_value),
)
