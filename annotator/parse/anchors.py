"""What an expression of time leans on: the publication, a date told before, the tense."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from annotator.parse.calendar import FINENESS, first_day, moved
from annotator.parse.tense import points_ahead

PUBLISHED = "the publication date"
TOLD = "a date before"
UNTOLD = "the publication date, as no date stands before"
"""What a value was counted from, for a reader."""


_DAY_LENGTH = len("2023-03-06")


def _nothing() -> Sequence[str]:
    return ()


class Anchors:
    """What a reading may lean on besides the words.

    Each part is found out when it is asked for. `before` and `after` are what stands around the
    expression in its sentence, and `told` returns the values of the points in time that were told
    before it, the nearest first.
    """

    published: date | None
    """The day of publication, in `calendar.YEARS`; None where it is not known to the day."""
    latest: date | None
    """The last day on which the text may have been published; None where its month is not known."""

    def __init__(
        self,
        published: str = "",
        before: str = "",
        after: str = "",
        told: Callable[[], Sequence[str]] = _nothing,
        language: str = "und",
    ) -> None:
        self._published = published
        known = first_day(published[:_DAY_LENGTH])
        start, fineness = known or (None, "")
        self.published = start if fineness == "D" else None
        behind = moved(start, "M", 1) if start and fineness == "M" else None
        self.latest = moved(behind, "D", -1) if behind else self.published
        self.before = before
        self.after = after
        self.language = language
        self._told = told

    def alone(self) -> "Anchors":
        """Return the same day of publication with nothing around."""
        return Anchors(self._published, language=self.language)

    @cached_property
    def ahead(self) -> bool | None:
        """Whether the words around point ahead; None where they say neither."""
        return points_ahead(self.before, self.after)

    @cached_property
    def told(self) -> Sequence[str]:
        """The values of the points in time told before, the nearest first."""
        return self._told()

    def told_day(self, unit: str) -> date | None:
        """Return the first day of the nearest point told before that is no coarser than a unit."""
        fine_enough = FINENESS[: FINENESS.index(unit) + 1] if unit in FINENESS else FINENESS
        known = filter(None, map(first_day, self.told))
        return next((start for start, fineness in known if fineness in fine_enough), None)

    def day_before(self, unit: str) -> tuple[date | None, str]:
        """Return the day that "that", "following" and clock times count from, and what it is.

        It is the nearest one told before, or else the day of publication; none where all that was
        told is coarser than the unit.
        """
        told = self.told_day(unit)
        return (told, TOLD) if told or self.told else (self.published, UNTOLD)
