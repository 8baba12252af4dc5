"""Articles for tests of checks, their spans written into the text: "{actor:Baku} said"."""

from annotator.checks import EMPTY, Finding, Material, Memory, Mend, check_of
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.records import AttributeValue, Document, Layer, Relation, Span
from tests.factories import make_document, make_layer

Article = tuple[Document, Layer]


def article(marked: str, **layer: object) -> Article:
    """The document and the layer of a marked text; spans are `s0`, `s1` … as they begin.

    A brace is a span's edge wherever it stands, so that a span may hold white space.
    """
    text, open_, found = "", [], []
    parts = iter(marked)
    for sign in parts:
        if sign == "{":
            label = ""
            while (letter := next(parts)) != ":":
                label += letter
            open_.append((len(found), label, len(text)))
            found.append(None)
        elif sign == "}":
            at, label, start = open_.pop()
            found[at] = (label, start, len(text))
        else:
            text += sign
    spans = tuple(
        Span(id=f"s{at}", label=label, start=start, end=end, text=text[start:end])
        for at, (label, start, end) in enumerate(found)
    )
    document = make_document(text)
    return document, make_layer(document, **({"spans": spans, "relations": ()} | layer))


def saying(made: Article, **values: tuple[AttributeValue, ...]) -> Article:
    """The same with attributes for spans by their id."""
    document, layer = made
    spans = tuple(
        span.model_copy(update={"attributes": values.get(span.id, span.attributes)})
        for span in layer.spans
    )
    return document, layer.model_copy(update={"spans": spans})


def linked(made: Article, *relations: tuple[str, str, str]) -> Article:
    """The same with relations, each as its label and the ids of its ends; they are `r0`, `r1` …"""
    document, layer = made
    new = tuple(
        Relation(id=f"r{at}", label=label, head=head, tail=tail)
        for at, (label, head, tail) in enumerate(relations)
    )
    return document, layer.model_copy(update={"relations": new})


def value(name: str, text: str, kind: str = "string") -> AttributeValue:
    """A value of an attribute."""
    return AttributeValue.model_validate({"name": name, "type": kind, "value": text})


def found(
    check_id: str,
    made: Article | str,
    *,
    memory: Memory = EMPTY,
    label_set: LabelSet = DEFAULT_LABEL_SET,
) -> list[Finding]:
    """What a check finds in an article."""
    document, layer = article(made) if isinstance(made, str) else made
    return list(check_of(check_id).look(Material(document, layer, label_set, memory)))


def words_found(check_id: str, made: Article | str, **options: Memory) -> list[str]:
    """The words at the places that a check finds."""
    made = article(made) if isinstance(made, str) else made
    return [made[0].text[f.start : f.end] for f in found(check_id, made, **options)]


def mended(made: Article | str, mend: Mend) -> Layer:
    """The layer with the edits of a mend."""
    layer = article(made)[1] if isinstance(made, str) else made[1]
    for edit in mend.edits:
        layer = edit.apply(layer)
    return layer


def tagged(layer: Layer) -> list[tuple[str, str]]:
    """The label and the text of each span, in reading order."""
    return [(span.label, span.text) for span in layer.spans]
