"""Changes what is typed as a filter, as menus do in a person's stead."""

from annotator.core.filters.tokens import tokens_of
from annotator.core.statuses import STATUSES, Status


def with_statuses(typed: str, statuses: frozenset[Status]) -> str:
    """Return what is typed, asking for these statuses instead of those before; none for all.

    >>> with_statuses("status:todo bridge", frozenset({"done", "flagged"}))
    'status:done,flagged bridge'
    """
    names = ",".join(status for status in STATUSES if status in statuses)
    return _replaced(typed, ("status", "is"), f"status:{names}" if names else "")


def without_order(typed: str) -> str:
    """Return what is typed without what it is sorted by."""
    return _replaced(typed, ("sort",), "")


def _replaced(typed: str, keys: tuple[str, ...], new: str) -> str:
    """Return what is typed with `new` where the first term of these keys was, else in front."""
    tokens = tokens_of(typed)
    is_old = [token.key.lower() in keys for token in tokens]
    place = is_old.index(True) if True in is_old else 0
    terms = [
        "" if is_gone else typed[token.start : token.end]
        for token, is_gone in zip(tokens, is_old, strict=True)
    ]
    return " ".join(term for term in (*terms[:place], new, *terms[place:]) if term)
