"""Sentences with their spans written into them, so that a test reads as the guideline does.

`{A:…}` is an actor, `C` a claim, `K` a casualty, `D` a date; they nest. `*` stands before the
letter of the span that a relation begins at, `+` before those that it leads to.
"""

from typing import NamedTuple

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Span
from annotator.link import Target, targets

LABELS = {"A": "actor", "C": "claim", "K": "casualty", "D": "date"}


class Marked(NamedTuple):
    """A text, its spans in reading order, which of them is the head and which are the tails."""

    text: str
    spans: tuple[Span, ...]
    head: str
    tails: frozenset[str]


def read(example: str) -> Marked:
    """Return what a marked sentence says."""
    text, head, tails = "", "", set[str]()
    opened: list[tuple[str, str, int]] = []
    spans: list[Span] = []
    at = 0
    while at < len(example):
        if example[at] == "{":
            colon = example.index(":", at)
            opened.append((example[at + 1 : colon - 1], example[colon - 1], len(text)))
            at = colon
        elif example[at] == "}":
            role, letter, start = opened.pop()
            spans.append(
                Span(
                    id=f"s{start}-{len(text)}-{letter}",
                    label=LABELS[letter],
                    start=start,
                    end=len(text),
                    text=text[start:],
                )
            )
            head = spans[-1].id if role == "*" else head
            tails |= {spans[-1].id} if role == "+" else set()
        else:
            text += example[at]
        at += 1
    return Marked(text, tuple(sorted(spans, key=lambda span: span.order)), head, frozenset(tails))


def ranked(example: str, relation: str) -> tuple[Marked, tuple[Target, ...]]:
    """Return a marked sentence and what the linker of a relation makes of its head."""
    marked = read(example)
    kind = next(kind for kind in DEFAULT_LABEL_SET.relations if kind.name == relation)
    head = next(span for span in marked.spans if span.id == marked.head)
    tails = [span for span in marked.spans if span.label in kind.tails and span.id != head.id]
    return marked, targets(marked.text, head, tails, relation)
