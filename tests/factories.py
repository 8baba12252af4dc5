"""Records with sensible values, each of which a keyword replaces."""

from annotator.core.records import Document, Layer, Relation, Span, text_sha256

TEXT = (
    "Baku's ministry said two soldiers were killed on Sunday. 🚨\n"
    "“We did not fire first,” Gen. Orlo Tanne told reporters."
)
NOW = "2026-03-09T10:00:00.000Z"


def make_document(text: str = TEXT, **values: object) -> Document:
    """A document of `text`."""
    identity = {"id": "d1", "text": text, "text_sha256": text_sha256(text)}
    return Document.model_validate(identity | values)


def make_span(part: str = "Baku", *, within: str = TEXT, **values: object) -> Span:
    """A span on the first place where `part` stands in the text; its id is of that offset."""
    start = within.index(part)
    place = {"id": f"s{start}", "start": start, "end": start + len(part), "text": part}
    made = {"label": "actor", "created_by": "me", "created_at": NOW}
    return Span.model_validate(made | place | values)


def make_relation(head: str, tail: str, **values: object) -> Relation:
    """A relation between the spans of these ids."""
    ends = {"id": f"{head}-{tail}", "label": "victim", "head": head, "tail": tail}
    return Relation.model_validate(ends | values)


def make_layer(document: Document | None = None, **values: object) -> Layer:
    """A layer on `TEXT` with a casualty, an actor nested in it and the relation between them."""
    casualty = make_span("two soldiers were killed", id="s1", label="casualty")
    actor = make_span("soldiers", id="s2")
    content = {
        "document_id": document.id if document else "d1",
        "author_id": "me",
        "spans": (casualty, actor),
        "relations": (make_relation("s1", "s2", id="r1"),),
    }
    return Layer.model_validate(content | values)
