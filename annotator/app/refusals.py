"""Why a key does nothing just now, where a person would wonder."""

from annotator.app.session import Session
from annotator.app.tagging import why_not

_OF_A_SPAN = ("can_edit_span", "can_link")
"""Conditions of actions that are about the picked span."""


def why_refused(when: str, session: Session) -> str:
    """Return why what needs a condition is not possible now, as a sentence; "" for no wonder.

    Args:
        when: The condition's name, as `Action.when` has it.
        session: Where it does not hold.
    """
    is_change = when.startswith("can_") or when == "something_can_widen"
    reason = why_not(session) if is_change else ""
    if reason or when not in _OF_A_SPAN or session.document is None:
        return reason
    if session.picked is None:
        return "Pick a span first: click one, or press Tab."
    return f"No link begins at a span that is {session.picked.label}." if when == "can_link" else ""
