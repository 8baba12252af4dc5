"""Mends made ready to be performed: what parsers and linkers know, ids, author and time.

A check knows of spans and their label set only. What a date is worth and who speaks is for parsers
and linkers to say, so those mends are made here, where a person asks for them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from annotator.app.describing import reader_of
from annotator.app.remembered import Remembered
from annotator.app.slots import slots_of
from annotator.checks import Finding, Mend
from annotator.core.edits import (
    AddRelation,
    AddSpan,
    Edit,
    MoveSpan,
    RelabelSpan,
    SetAttributes,
)
from annotator.core.labels import LabelSet, spoken
from annotator.core.records import AttributeValue, Document, Layer, Relation, Span
from annotator.core.values import text_of_value
from annotator.errors import EditError
from annotator.link import LIKELY

_MOST_TARGETS = 3
"""So many spans are offered as the other end of a missing link."""
_IMPLICIT = "_implicit"
"""How an attribute ends that says that a link is missing on purpose."""
_ROUNDS = 8
"""How often is looked again for what mends have made possible; most need one round or two."""


class Maker(NamedTuple):
    """Who makes what mends add, and when; `new_id` gives an id that nothing has."""

    author_id: str
    at: str
    new_id: Callable[[], str]


class Bench(NamedTuple):
    """What mends are made on: a layer, and what is known around it."""

    document: Document
    layer: Layer
    label_set: LabelSet
    remembered: Remembered

    def mends(self, finding: Finding) -> tuple[Mend, ...]:
        """Return the ways to mend a finding, the likeliest first."""
        span = self.layer.span(finding.span_ids[0]) if finding.span_ids else None
        more = _MORE.get(finding.check)
        if span is None or more is None:
            return finding.mends
        return (*more(self, span, finding.about), *finding.mends)

    def ready(self, edits: Iterable[Edit], maker: Maker) -> tuple[Edit, ...]:
        """Return edits as they are performed: signed, and with what moved spans say now.

        Raises:
            EditError: One of them does not fit the layer.
        """
        signed = [self._signed(edit, maker) for edit in edits]
        layer = self.layer
        for edit in signed:
            layer = edit.apply(layer)
        return (*signed, *self._read_again(signed, layer, maker))

    def _signed(self, edit: Edit, maker: Maker) -> Edit:
        match edit:
            case AddSpan(span=span) if self.layer.span(span.id) is None:
                place = span.place
                reader = reader_of(self.document, self.layer, self.label_set, self.remembered)
                values = reader.values(place, span.label, self.layer.spans)
                made = {"id": maker.new_id(), "attributes": values, "updated_at": maker.at}
                return edit.model_copy(update={"span": span.model_copy(update=_by(maker) | made)})
            case AddRelation(relation=one) if self.layer.relation(one.id) is None:
                made = _by(maker) | {"id": maker.new_id()}
                return edit.model_copy(update={"relation": one.model_copy(update=made)})
            case _ if "updated_at" in type(edit).model_fields:
                return edit.model_copy(update={"updated_at": maker.at})
            case _:
                return edit

    def _read_again(
        self, edits: Iterable[Edit], layer: Layer, maker: Maker
    ) -> Iterator[SetAttributes]:
        """Return what makes spans that have moved or changed their label say what they say now."""
        reader = reader_of(self.document, layer, self.label_set, self.remembered)
        ids = [edit.span_id for edit in edits if isinstance(edit, MoveSpan | RelabelSpan)]
        spans = filter(None, map(layer.span, dict.fromkeys(ids)))
        return reader.read_all_again(spans, layer.spans, maker.at)

    def with_all(
        self, find: Callable[[Layer], Iterable[Finding]], maker: Maker
    ) -> tuple[tuple[Edit, ...], int]:
        """Return the edits that mend all findings that may be mended unseen, and their number.

        Args:
            find: Gives the findings of a layer: one mend may make another needless, or possible.
            maker: Who does it.
        """
        bench, done = self, 0
        edits: list[Edit] = []
        for _ in range(_ROUNDS):
            mended = [*bench._mended(find(bench.layer), maker)]
            if not mended:
                break
            for some in mended:
                edits.extend(some)
                layer = bench.layer
                for edit in some:
                    layer = edit.apply(layer)
                bench = bench._replace(layer=layer)
            done += len(mended)
        return tuple(edits), done

    def _mended(self, findings: Iterable[Finding], maker: Maker) -> Iterator[tuple[Edit, ...]]:
        """Yield the edits of those mends that have nothing to do with each other."""
        touched: set[str] = set()
        for finding in findings:
            mend = next((mend for mend in self.mends(finding) if mend.is_sure), None)
            if mend is None:
                continue
            ids = {*finding.span_ids, *_touched(mend.edits, self.layer)}
            if not ids & touched:
                touched |= ids
                try:
                    yield self.ready(mend.edits, maker)
                except EditError:
                    continue


def _by(maker: Maker) -> dict[str, object]:
    return {"created_by": maker.author_id, "created_at": maker.at}


def _touched(edits: Iterable[Edit], layer: Layer) -> Iterator[str]:
    for edit in edits:
        touched = edit.touched(layer)
        yield from touched.span_ids
        yield from touched.relation_ids


def _reading(bench: Bench, span: Span, about: tuple[str, ...]) -> Iterator[Mend]:
    """Yield the mend that fills in what the words say of the values that are missing."""
    reader = reader_of(bench.document, bench.layer, bench.label_set, bench.remembered)
    others = [other for other in bench.layer.spans if other.id != span.id]
    found = reader.values(span.place, span.label, others)
    there = {value.name for value in span.attributes if value.value}
    new = tuple(v for v in found if v.name in {*about, *_beside(about)} - there)
    if new:
        kept = (value for value in span.attributes if value.name in there)
        shown = ", ".join(f"{spoken(v.name)} {spoken(text_of_value(v))}" for v in new)
        edit = SetAttributes(span_id=span.id, attributes=(*kept, *new))
        yield Mend(f"Set {shown}", (edit,))


def _beside(about: tuple[str, ...]) -> set[str]:
    """Return the words for a number, which are enough where it is not known in figures."""
    return {name.removesuffix("_min") + "_text" for name in about if name.endswith("_min")}


def _linking(bench: Bench, span: Span, about: tuple[str, ...]) -> Iterator[Mend]:
    """Yield the mends that link the likeliest spans, and the one that says that there is none."""
    slots = slots_of(bench.document.text, bench.label_set, bench.layer, span)
    for slot in slots:
        if slot.kind.name not in about:
            continue
        for target in slot.targets[:_MOST_TARGETS]:
            tail = bench.layer.span(target.span_id)
            if tail is not None:
                relation = Relation(
                    id=f"new.{span.id}"[:64],
                    label=slot.kind.name,
                    head=span.id,
                    tail=tail.id,
                    attributes=slot.values_of(target),
                )
                words = " ".join(tail.text.split())[:40]
                title = f"Link the {spoken(slot.kind.name)} “{words}”"
                is_sure = target.score >= LIKELY
                yield Mend(title, (AddRelation(relation=relation),), is_sure)
        yield from _saying_that_there_is_none(bench, span, slot.kind.name)


def _saying_that_there_is_none(bench: Bench, span: Span, kind: str) -> Iterator[Mend]:
    label = bench.label_set.find(span.label)
    name = kind + _IMPLICIT
    if label is not None and any(attribute.name == name for attribute in label.attributes):
        kept = (value for value in span.attributes if value.name != name)
        said = AttributeValue(name=name, type="boolean", value="true")
        edit = SetAttributes(span_id=span.id, attributes=(*kept, said))
        yield Mend(f"Say that no {spoken(kind)} is named", (edit,), is_sure=False)


_MORE: dict[str, Callable[[Bench, Span, tuple[str, ...]], Iterator[Mend]]] = {
    "missing_value": _reading,
    "missing_link": _linking,
}
"""For checks by their id, the mends that need a parser or a linker."""
