"""Which span a relation most likely leads to: linkers, one file a kind of relation.

* `base` what a linker is
* `nearest` for relations that no other linker knows

To add a linker: write a module with `INFO` and `targets` (`base.Linker` says what they promise),
name it in `LINKERS` and list it here. Imports `core` and `find` only.
"""

from collections.abc import Sequence

from annotator.core.records import Span
from annotator.link import nearest
from annotator.link.base import LIKELY, Linker, Target

__all__ = ["LIKELY", "LINKERS", "Target", "linker_for", "targets"]

LINKERS: tuple[Linker, ...] = (nearest,)


def linker_for(relation: str) -> Linker:
    """Return the linker that serves a relation, by its name; `nearest` where none does."""
    folded = relation.casefold()
    return next((linker for linker in LINKERS if folded in linker.INFO.relations), nearest)


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return the spans that a relation of `head` may lead to, the likeliest first.

    `spans` are those whose label the relation allows, in reading order.
    """
    others = [span for span in spans if span.id != head.id]
    return linker_for(relation).targets(text, head, others, relation.casefold())
