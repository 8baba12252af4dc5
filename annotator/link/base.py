"""What every linker is: a module with `INFO` and `targets`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from annotator.core.records import Record, Span


class Target(NamedTuple):
    """A span that a relation may lead to.

    `score`, 0 to 1, is how likely a person means it; only what has at least `LIKELY` is proposed
    unasked, the others are what one walks through. `attributes` are names and values of the
    relation's own, as (("alleged", "true"),). `rule` says why, in a few words for a reader.
    """

    span_id: str
    score: float
    rule: str
    attributes: tuple[tuple[str, str], ...] = ()


LIKELY = 0.5
"""The score from which a target is proposed without being asked for."""


class LinkerInfo(Record):
    """What a linker is called and which relations it serves, by name in lower case."""

    name: str
    relations: tuple[str, ...]
    """Each served by one linker only."""
    description: str
    """How it chooses, in one sentence for a reader."""


class Linker(Protocol):
    """A module of this package that ranks what one kind of relation may lead to.

    Pure, and answers within a few milliseconds for a layer of hundreds of spans: it looks at the
    spans near the head, not at all pairs.
    """

    INFO: LinkerInfo

    def targets(
        self, text: str, head: Span, spans: Sequence[Span], relation: str
    ) -> tuple[Target, ...]:
        """Return possible targets, the likeliest first.

        Args:
            text: The document's text.
            head: Where the relation begins.
            spans: All spans of the layer that the relation may lead to by their label, in reading
                order; `head` is not among them.
            relation: The relation's name in lower case.
        """
        ...
