"""What a check may look at: an article, what is tagged in it, and what the project knows."""

from functools import cached_property

from annotator.checks.memory import EMPTY, Memory
from annotator.core.labels import Attribute, LabelSet, RelationType
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Document, Layer, Relation, Span


class Material:
    """One layer on one document, with what several checks ask of it worked out once.

    Args:
        document: The article.
        layer: The spans that are looked at.
        label_set: What the project allows.
        memory: What the other articles of the project have tagged.
    """

    def __init__(
        self, document: Document, layer: Layer, label_set: LabelSet, memory: Memory = EMPTY
    ) -> None:
        self.document = document
        self.layer = layer
        self.label_set = label_set
        self.memory = memory

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The spans that hold the text at their place; `core.rules` tells of the others."""
        text = self.text
        return tuple(s for s in self.layer.spans if text[s.start : s.end] == s.text)

    @cached_property
    def index(self) -> RangeIndex:
        """Finds `spans` by place."""
        return RangeIndex([(span.start, span.end) for span in self.spans])

    @cached_property
    def by_label(self) -> dict[str, tuple[Span, ...]]:
        """`spans` by their label, each in reading order."""
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            found.setdefault(span.label, []).append(span)
        return {label: tuple(some) for label, some in found.items()}

    @cached_property
    def indexes(self) -> dict[str, RangeIndex]:
        """For each label what finds the spans of `by_label` by place."""
        return {
            label: RangeIndex([(span.start, span.end) for span in some])
            for label, some in self.by_label.items()
        }

    @cached_property
    def at(self) -> dict[tuple[int, int, str], Span]:
        """The first span at each place with each label."""
        found: dict[tuple[int, int, str], Span] = {}
        for span in self.spans:
            found.setdefault((span.start, span.end, span.label), span)
        return found

    @cached_property
    def relations(self) -> tuple[tuple[Relation, Span, Span], ...]:
        """The relations between `spans`, each with its head and its tail."""
        by_id = {span.id: span for span in self.spans}
        return tuple(
            (relation, by_id[relation.head], by_id[relation.tail])
            for relation in self.layer.relations
            if relation.head in by_id and relation.tail in by_id
        )

    @cached_property
    def relations_of(self) -> dict[str, tuple[Relation, ...]]:
        """The relations that begin or end at a span, by the span's id."""
        found: dict[str, list[Relation]] = {}
        for relation, head, tail in self.relations:
            for span_id in {head.id, tail.id}:
                found.setdefault(span_id, []).append(relation)
        return {span_id: tuple(some) for span_id, some in found.items()}

    @cached_property
    def links(self) -> frozenset[tuple[str, str, str]]:
        """What is linked with what: `ends_of` every relation."""
        return frozenset(ends_of(relation) for relation in self.layer.relations)

    @cached_property
    def kinds(self) -> dict[str, RelationType]:
        """The relations that the label set declares, by name."""
        return {kind.name: kind for kind in self.label_set.relations}

    @cached_property
    def declared(self) -> dict[str, dict[str, Attribute]]:
        """What spans of each label may say, by name; labels that are unknown are left out."""
        return {
            label.name: {attribute.name: attribute for attribute in label.attributes}
            for label in self.label_set.labels
        }

    def words(self, place: tuple[int, int]) -> str:
        """Return the text at a place."""
        return self.text[place[0] : place[1]]

    def quoted(self, place: tuple[int, int]) -> str:
        """Return the words at a place as messages quote them."""
        return quoted(self.text[place[0] : place[1]])

    def rules_of(self, label: str) -> str:
        """Return by which label's rules spans of a label are found and read."""
        return self.label_set.rules_of(label)

    def is_free(self, place: Range, label: str) -> bool:
        """Return whether a span with a label may be put at a place: it would cross no other.

        Nor may it overlap a span with the same label.
        """
        own = self.indexes.get(label)
        if own is not None and own.overlapping(*place):
            return False
        there = (self.spans[at] for at in self.index.overlapping(*place))
        return not any(place.crosses(span.place) for span in there)


def ends_of(relation: Relation) -> tuple[str, str, str]:
    """Return what a relation says: its kind, where it begins, where it ends."""
    return relation.label, relation.head, relation.tail


_MOST_QUOTED = 40


def quoted(words: str) -> str:
    r"""Return words in quotation marks on one line, cut where they are long.

    >>> quoted("two\nmen"), quoted("“No”")
    ('“two men”', '‘“No”’')
    """
    line = " ".join(words.split())
    cut = line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1].rstrip() + "…"
    return f"‘{cut}’" if _MARKS & {cut[:1], cut[-1:]} else f"“{cut}”"


_MARKS = frozenset('“”„«»"')
