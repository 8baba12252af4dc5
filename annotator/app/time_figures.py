"""Figures of a person's work: what was measured, in the terms that a person asks in."""

from typing import NamedTuple

from annotator.store.activity import Work

_MINUTE_S, _HOUR_S = 60, 3600


class Figure(NamedTuple):
    """One way to look at a day's work."""

    id: str
    title: str
    unit: str

    def of(self, work: Work) -> float:
        """Return the figure of some work, 0 where it cannot be told."""
        return _FIGURES[self.id](work)


def _minutes(work: Work) -> float:
    return work.seconds / _MINUTE_S


def _spans(work: Work) -> float:
    return float(work.spans)


def _spans_an_hour(work: Work) -> float:
    return work.spans * _HOUR_S / work.seconds if work.seconds else 0.0


def _presses_a_span(work: Work) -> float:
    return (work.keys + work.clicks) / work.spans if work.spans else 0.0


_FIGURES = {
    "minutes": _minutes,
    "spans": _spans,
    "rate": _spans_an_hour,
    "presses": _presses_a_span,
}

FIGURES: tuple[Figure, ...] = (
    Figure("minutes", "Active time", "min"),
    Figure("spans", "Spans", ""),
    Figure("rate", "Spans an hour", ""),
    Figure("presses", "Keys and clicks a span", ""),
)
"""What can be shown of a day, declared once: the dialog's table, its plot and its words."""


def spoken_time(seconds: float) -> str:
    """Return a length of time in words of a few letters.

    >>> spoken_time(41.2), spoken_time(150), spoken_time(8100)
    ('41 s', '2 min 30 s', '2 h 15 min')
    """
    whole = round(seconds)
    hours, rest = divmod(whole, _HOUR_S)
    minutes, left = divmod(rest, _MINUTE_S)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {left} s" if minutes else f"{left} s"
