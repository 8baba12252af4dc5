"""Links: those that are missing, lead astray, stand twice, or nobody declared."""

from collections.abc import Iterator
from difflib import get_close_matches

from annotator.checks.base import Check, CheckInfo, Finding, Mend
from annotator.checks.material import Material, ends_of
from annotator.core.edits import AddRelation, RemoveRelation
from annotator.core.labels import RelationType, spoken
from annotator.core.records import Relation, Span

MISSING_LINK = CheckInfo(
    id="missing_link",
    title="A link is missing",
    help=(
        "A claim is linked to its speaker, or says that nobody is named. This goes for every"
        " relation of which the label has an attribute that ends in “_implicit”."
    ),
    severity="warning",
)
WRONG_END = CheckInfo(
    id="wrong_end",
    title="A link joins the wrong spans",
    help="A link begins and ends at spans of labels that the label set allows for it.",
    severity="error",
)
DOUBLED_LINK = CheckInfo(
    id="doubled_link",
    title="Linked twice",
    help="Two links of one kind between the same spans say the same thing twice.",
    severity="error",
)
UNDECLARED_LINK = CheckInfo(
    id="undeclared_link",
    title="A link that the label set does not know",
    help="Only relations that the label set declares are used.",
    severity="warning",
)

_IMPLICIT = "_implicit"


def missing_link(material: Material) -> Iterator[Finding]:
    """Yield spans without a link that their label expects.

    Spans that continue each other, by links within one label, are linked where one of them is.
    """
    linked = {(relation.head, relation.label) for relation, _, _ in material.relations}
    first = _first_of_chain(material)
    chains = {(first.get(head, head), name) for head, name in linked}
    for label, spans in material.by_label.items():
        kinds = _expected(material, label)
        for span in spans if kinds else ():
            for kind in kinds:
                is_said = span.attribute(kind.name + _IMPLICIT) == "true"
                if not is_said and (first.get(span.id, span.id), kind.name) not in chains:
                    yield _unlinked(material, span, kind)


def _expected(material: Material, label: str) -> list[RelationType]:
    """Return the relations that every span of a label has, unless it says that it has none."""
    attributes = material.declared.get(label, {})
    return [
        kind
        for kind in material.label_set.relations
        if label in kind.heads and kind.name + _IMPLICIT in attributes
    ]


def _first_of_chain(material: Material) -> dict[str, str]:
    """Return for spans that are linked within their own label one that stands for all of them."""
    parent: dict[str, str] = {}

    def root(span_id: str) -> str:
        path: list[str] = []
        while parent.setdefault(span_id, span_id) != span_id:
            path.append(span_id)
            span_id = parent[span_id]
        for passed in path:
            parent[passed] = span_id
        return span_id

    for relation, head, tail in material.relations:
        if head.label == tail.label and relation.label in material.kinds:
            parent[root(head.id)] = root(tail.id)
    return {span_id: root(span_id) for span_id in tuple(parent)}


def _unlinked(material: Material, span: Span, kind: RelationType) -> Finding:
    place = (span.start, span.end)
    name = spoken(kind.name)
    message = f"{material.quoted(place)} has no {name}."
    return MISSING_LINK.finding(material, place, message, span_ids=(span.id,), about=(kind.name,))


def wrong_end(material: Material) -> Iterator[Finding]:
    """Yield links of which an end has a label that is not allowed there, or leads to itself."""
    for relation, head, tail in material.relations:
        kind = material.kinds.get(relation.label)
        if kind is not None and not _fits(kind, head, tail):
            yield _finding(
                WRONG_END,
                material,
                (relation, head, tail),
                _why(kind, head, tail),
                tuple(_right_ways(material, relation, head, tail)),
            )


def _fits(kind: RelationType, head: Span, tail: Span) -> bool:
    return head.label in kind.heads and tail.label in kind.tails and head.id != tail.id


def _why(kind: RelationType, head: Span, tail: Span) -> str:
    name = spoken(kind.name)
    if head.id == tail.id:
        return f"This {name} leads from a {head.label} to itself."
    if head.label not in kind.heads:
        return f"A {name} begins at {_any_of(kind.heads)}, not at {head.label}."
    return f"A {name} ends at {_any_of(kind.tails)}, not at {tail.label}."


def _any_of(labels: tuple[str, ...]) -> str:
    return " or ".join(labels) or "no label"


def _right_ways(material: Material, relation: Relation, head: Span, tail: Span) -> Iterator[Mend]:
    kind = material.kinds[relation.label]
    turned = relation.model_copy(update={"head": tail.id, "tail": head.id})
    if _fits(kind, tail, head) and ends_of(turned) not in material.links:
        yield _instead(relation, turned, "Turn it round")
    others = [other.name for other in material.label_set.relations if _fits(other, head, tail)]
    for name in others if len(others) == 1 else ():
        new = relation.model_copy(update={"label": name})
        if ends_of(new) not in material.links:
            yield _instead(relation, new, f"Make it {name.replace('_', ' ')}")
    yield _removing(relation)


def _instead(old: Relation, new: Relation, title: str) -> Mend:
    return Mend(title, (RemoveRelation(relation_id=old.id), AddRelation(relation=new)))


def _removing(relation: Relation, *, is_sure: bool = False) -> Mend:
    title = f"Remove this {relation.label.replace('_', ' ')}"
    return Mend(title, (RemoveRelation(relation_id=relation.id),), is_sure)


def doubled_link(material: Material) -> Iterator[Finding]:
    """Yield links that stand twice, save the one of them that says most."""
    groups: dict[tuple[str, str, str], list[tuple[Relation, Span, Span]]] = {}
    for link in material.relations:
        groups.setdefault(ends_of(link[0]), []).append(link)
    for links in groups.values():
        kept = max(links, key=lambda link: len(link[0].attributes) + bool(link[0].note))
        for link in links:
            if link is not kept:
                relation, head, tail = link
                name = spoken(relation.label)
                ends = f"{material.quoted((head.start, head.end))} and"
                message = f"{ends} {material.quoted((tail.start, tail.end))} have one {name} twice."
                yield _finding(
                    DOUBLED_LINK, material, link, message, (_removing(relation, is_sure=True),)
                )


def undeclared_link(material: Material) -> Iterator[Finding]:
    """Yield links of a kind that the label set does not have."""
    for link in material.relations:
        relation, head, tail = link
        if relation.label in material.kinds:
            continue
        fitting = [kind.name for kind in material.label_set.relations if _fits(kind, head, tail)]
        near = get_close_matches(relation.label.casefold(), fitting, n=1, cutoff=0.7)
        renamed = [relation.model_copy(update={"label": name}) for name in near]
        mends = [
            _instead(relation, new, f"Make it {new.label.replace('_', ' ')}")
            for new in renamed
            if ends_of(new) not in material.links
        ]
        message = f"The label set knows no link “{relation.label}”."
        yield _finding(UNDECLARED_LINK, material, link, message, (*mends, _removing(relation)))


def _finding(
    info: CheckInfo,
    material: Material,
    link: tuple[Relation, Span, Span],
    message: str,
    mends: tuple[Mend, ...],
) -> Finding:
    relation, head, tail = link
    return info.finding(
        material,
        (head.start, head.end),
        message,
        span_ids=tuple(dict.fromkeys((head.id, tail.id))),
        mends=mends,
        about=(relation.label, str(tail.start), str(tail.end)),
    )


CHECKS = (
    Check(MISSING_LINK, missing_link),
    Check(WRONG_END, wrong_end),
    Check(DOUBLED_LINK, doubled_link),
    Check(UNDECLARED_LINK, undeclared_link),
)
