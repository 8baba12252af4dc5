"""What a screen reader says of the spans: the picked one, or those that the caret is in."""

from annotator.ui.text.shown import ShownSpans
from annotator.ui.wording import tr

_LONGEST = 200
"""Of a span's text, in code points: who listens wants to go on."""


def spoken(shown: ShownSpans, caret: int) -> str:
    """Return the picked span with its text, or the labels at the caret, innermost first."""
    picked = shown.picked
    if picked is not None:
        return f"{picked.label}: {' '.join(picked.text.split())[:_LONGEST]}"
    inside = [shown.spans[index] for index in shown.overlapping(caret, caret + 1)]
    inside.sort(key=lambda span: span.end - span.start)
    names = ", ".join(span.label for span in inside)
    return tr("in {labels}", labels=names) if names else ""
