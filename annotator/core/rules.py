"""What must hold between a document, a layer and a label set; each breach is a `Problem`.

To add a rule: write a function of `(document, layer, label_set)` that yields problems and name it
in `RULES`.
"""

from collections.abc import Callable, Iterator

from annotator.core.labels import LabelSet
from annotator.core.problems import Problem
from annotator.core.records import Document, Layer, Span

Rule = Callable[[Document, Layer, LabelSet], Iterator[Problem]]


def _problem(code: str, message: str, layer: Layer, span: Span | None = None) -> Problem:
    return Problem(
        code=code,
        message=message,
        document_id=layer.document_id,
        span_id=span.id if span else "",
        start=span.start if span else 0,
        end=span.end if span else 0,
    )


def spans_lie_in_the_text(
    document: Document, layer: Layer, label_set: LabelSet
) -> Iterator[Problem]:
    """Every span ends within the text."""
    length = len(document.text)
    for span in layer.spans:
        if span.end > length:
            yield _problem(
                "span_outside_text",
                f"Span {span.id!r} of {layer.document_id!r} ends at {span.end},"
                f" but the text has {length} characters.",
                layer,
                span,
            )


def spans_hold_their_text(
    document: Document, layer: Layer, label_set: LabelSet
) -> Iterator[Problem]:
    """`text[start:end]` is the text stored with the span."""
    for span in layer.spans:
        found = document.text[span.start : span.end]
        if span.end <= len(document.text) and found != span.text:
            yield _problem(
                "span_text_differs",
                f"Span {span.id!r} of {layer.document_id!r} says {span.text[:60]!r},"
                f" but the text there is {found[:60]!r}.",
                layer,
                span,
            )


def labels_are_known(document: Document, layer: Layer, label_set: LabelSet) -> Iterator[Problem]:
    """Every span's label is in the label set."""
    known = {label.name for label in label_set.labels}
    for span in layer.spans:
        if span.label not in known:
            yield _problem(
                "unknown_label",
                f"Span {span.id!r} of {layer.document_id!r} has the label {span.label!r},"
                f" which the label set does not have.",
                layer,
                span,
            )


def ids_are_unique(document: Document, layer: Layer, label_set: LabelSet) -> Iterator[Problem]:
    """No two spans and no two relations of a layer share an id."""
    for what, ids in (
        ("Span", [span.id for span in layer.spans]),
        ("Relation", [relation.id for relation in layer.relations]),
    ):
        seen: set[str] = set()
        for item_id in ids:
            if item_id in seen:
                yield _problem(
                    "duplicate_id",
                    f"{what} id {item_id!r} stands twice in {layer.document_id!r}.",
                    layer,
                )
            seen.add(item_id)


def relations_join_spans(
    document: Document, layer: Layer, label_set: LabelSet
) -> Iterator[Problem]:
    """Both ends of a relation are spans of the layer."""
    for relation in layer.relations:
        for end in (relation.head, relation.tail):
            if layer.span(end) is None:
                yield _problem(
                    "dangling_relation",
                    f"Relation {relation.id!r} of {layer.document_id!r} ends at {end!r},"
                    " which is no span of it.",
                    layer,
                )


RULES: tuple[Rule, ...] = (
    spans_lie_in_the_text,
    spans_hold_their_text,
    labels_are_known,
    ids_are_unique,
    relations_join_spans,
)


def problems_of(document: Document, layer: Layer, label_set: LabelSet) -> tuple[Problem, ...]:
    """Return every breach of every rule; empty where the layer is sound."""
    return tuple(problem for rule in RULES for problem in rule(document, layer, label_set))
