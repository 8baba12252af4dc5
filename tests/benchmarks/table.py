"""One row of the table: what was measured, what it came to, and what it should reach."""

from collections.abc import Callable, Iterable, Sequence
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple


class Row(NamedTuple):
    """A figure beside its limit, both in `unit`; the limit is measured in the same run or fixed."""

    what: str
    figure: float
    limit: float
    unit: str
    note: str = ""

    def __str__(self) -> str:
        verdict = "ok" if self.figure <= self.limit else "OVER"
        return (
            f"{self.what:<62}{self.figure:>10.2f} {self.unit:<4}"
            f"{self.limit:>10.2f} {self.unit:<4}{verdict:>5}  {self.note}"
        )


def show(rows: Iterable[Row]) -> None:
    """Print rows as they come."""
    for row in rows:
        print(row, flush=True)


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile of at least two values."""
    return quantiles(values, n=20)[-1]


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in seconds."""
    start = perf_counter()
    work()
    return perf_counter() - start
