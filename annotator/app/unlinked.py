"""Goes to spans that have a likely link which nobody has confirmed."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator.app.session import Session
from annotator.app.slots import slots_of
from annotator.app.spanning import Direction
from annotator.core.records import Layer, Span

_MOST = 100
"""How many spans one press looks at, each for about a millisecond."""


def pick_unlinked(session: Session, direction: Direction) -> None:
    """Pick the next span, or the one before, for which a link is proposed; round the end.

    Says where it went round the end, and where nothing is left. Where very many are without a
    proposal the last of them is picked, so that the next press looks on from there.
    """
    layer = session.layer
    if layer is None:
        return
    ahead, round_the_end = _in_turn(session, layer.spans, direction)
    heads = {label for kind in session.label_set.relations for label in kind.heads}
    near, far = ([s for s in some if s.label in heads] for some in (ahead, round_the_end))
    looked_at = (*near, *far)[:_MOST]
    at = next((n for n, span in enumerate(looked_at) if _is_open(session, layer, span)), None)
    if at is not None:
        found, is_round = looked_at[at], at >= len(near)
        _pick(session, found, _news(session, found, direction, is_round=is_round))
    elif len(near) + len(far) > _MOST:
        _pick(session, looked_at[-1], "No link is proposed up to here. Press again to look on.")
    else:
        session.tell("No link is proposed that is not there already.")


def _in_turn(
    session: Session, spans: Sequence[Span], direction: Direction
) -> tuple[Sequence[Span], Sequence[Span]]:
    """Return the spans up to the article's end, and those from its other end; the picked one last.

    The first begin behind the picked span or the caret, or before it.
    """
    picked = session.picked
    if picked is None:
        first = behind = bisect_left(spans, session.caret, key=lambda span: span.start)
    else:
        first = bisect_left(spans, picked.order, key=lambda span: span.order)
        behind = first + 1
    itself = spans[first:behind]
    if direction > 0:
        return spans[behind:], (*spans[:first], *itself)
    return spans[:first][::-1], (*spans[behind:][::-1], *itself)


def _is_open(session: Session, layer: Layer, span: Span) -> bool:
    slots = slots_of(session.text, session.label_set, layer, span)
    return any(slot.first_proposal >= 0 for slot in slots)


def _pick(session: Session, span: Span, news: str) -> None:
    session.pick(span.id)
    session.tell(news)


def _news(session: Session, found: Span, direction: Direction, *, is_round: bool) -> str:
    """Return what is told of where the search has come, "" where it just went on."""
    if session.picked is not None and session.picked.id == found.id:
        return "No link is proposed anywhere else."
    if not is_round:
        return ""
    return "From the beginning again." if direction > 0 else "From the end again."
