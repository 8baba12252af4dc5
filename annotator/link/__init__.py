"""Which span a relation most likely leads to: linkers, one file a kind of relation.

* `base` what a linker is

The linkers:

* `speaker` and `addressee` of a claim, by the cue that `find.attribution` finds beside it
* `continues` the claim that a quotation goes on with
* `victim` and `perpetrator` of a casualty
* `occurred_on` when a casualty happened, or a claim was made
* `nearest` for relations that no other linker knows

What they share: `subject` of a verb, `antecedent` of a pronoun, `near` the spans at a place.

To add a linker: write a module with `INFO` and `targets` (`base.Linker` says what they promise),
name it in `LINKERS` and list it here. Imports `core` and `find` only.
"""

from collections.abc import Sequence

from annotator.core.records import Span
from annotator.link import (
    addressee,
    continues,
    nearest,
    occurred_on,
    perpetrator,
    speaker,
    victim,
)
from annotator.link.base import LIKELY, Linker, Target

__all__ = ["LIKELY", "LINKERS", "Target", "linker_for", "targets"]

LINKERS: tuple[Linker, ...] = (
    speaker,
    addressee,
    continues,
    victim,
    perpetrator,
    occurred_on,
    nearest,
)


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
