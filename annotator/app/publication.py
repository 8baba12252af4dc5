"""When an article was published, to the day: what the words of its dates are read against."""

from annotator.core.labels import PUBLISHED
from annotator.core.records import Layer, Source
from annotator.core.values import is_day

_DAY_LENGTH = len("2023-03-06")
_MONTH_LENGTH = len("2023-03")


def published_on(source: Source, layer: Layer) -> str:
    """Return the day of publication as "2023-03-06", "" where it is not known to the day."""
    said = next((a.value for a in layer.attributes if a.name == PUBLISHED), "")
    return _day_of(said) or day_of_source(source)


def read_against(source: Source, layer: Layer) -> str:
    """Return what dates are read against: the day, else the month as "2023-03", else ""."""
    return published_on(source, layer) or _month_of(source.published_at)


def day_of_source(source: Source) -> str:
    """Return the day of publication as the source gives it, "" where it gives none."""
    return _day_of(source.published_at)


def is_whole_day(text: str) -> bool:
    """Return whether a text is one day, as "2023-03-06"."""
    return len(text) == _DAY_LENGTH and is_day(text)


def _day_of(value: str) -> str:
    """Return the day of a moment, or of an interval of one day; "" for everything else."""
    start, _, end = value.partition("/")
    day = start[:_DAY_LENGTH]
    return day if is_whole_day(day) and end in ("", start) else ""


def _month_of(value: str) -> str:
    """Return the month of an interval that is just one, "" for everything else."""
    start, _, end = value.partition("/")
    is_month = len(start) == _MONTH_LENGTH and is_day(start)
    return start if is_month and end in ("", start) else ""
