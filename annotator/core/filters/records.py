"""What a filter is made of, and how it is written."""

import re
from typing import NamedTuple

from annotator.core.filters.keys import ME, Op
from annotator.core.filters.tokens import quoted
from annotator.core.records import Record
from annotator.core.statuses import STATUSES, Status

_PLAIN = re.compile(r"[^\s\"“,:<>=-][^\s\"“,:<>=]*")
"""A value that means itself without quotes, wherever it stands."""

_MARKS = re.compile('["“”„«»]')


class Term(Record):
    """One thing that must hold of a document, or must not.

    `key` is the name of one of `filter_keys.KEYS`; one of `values` is enough. A number is written
    as digits, a day as "2023", "2023-03" or "2023-03-06". `name` is that of an attribute; without
    values, any value of it will do.
    """

    key: str
    values: tuple[str, ...] = ()
    op: Op = ":"
    name: str = ""
    is_negated: bool = False


class Order(Record):
    """What the list is sorted by, one of the choices of "sort"; equals stay as imported."""

    by: str = "import"
    is_descending: bool = False

    @property
    def is_usual(self) -> bool:
        """Whether the list is as it was imported."""
        return self == USUAL_ORDER

    @property
    def value(self) -> str:
        """What stands behind "sort:" for it."""
        return ("-" if self.is_descending else "") + self.by


USUAL_ORDER = Order()


class Filter(Record):
    """What a document must be to stay in the list; `order` is None where none is asked for."""

    terms: tuple[Term, ...] = ()
    order: Order | None = None


NO_FILTER = Filter()


class Fault(Record):
    """Something mistyped: what, from which code point to which, and what to do about it.

    `nearest` is what to put there instead, "" where nothing is near. `is_unfinished` says that the
    person may only not have typed to its end.
    """

    message: str
    start: int
    end: int
    hint: str = ""
    nearest: str = ""
    is_unfinished: bool = False

    @property
    def located(self) -> str:
        """What is wrong and where; characters are counted from 1."""
        return f"{self.message} (character {self.start + 1})."

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        hint = f"Did you mean “{self.nearest}”?" if self.nearest else self.hint
        return f"{self.located} {hint}".rstrip()


class Parsed(NamedTuple):
    """What was understood of what is typed, and what was not."""

    filter: Filter
    faults: tuple[Fault, ...] = ()


def written(filter_: Filter) -> str:
    """Return what a person would type for a filter; it is read back as the same.

    >>> written(Filter(terms=(Term(key="title", values=("two words",), is_negated=True),)))
    '-"two words"'
    """
    terms = [_written_term(term) for term in filter_.terms]
    if filter_.order is not None:
        terms.append(f"sort:{filter_.order.value}")
    return " ".join(terms)


def _written_term(term: Term) -> str:
    sign = "-" if term.is_negated else ""
    values = ",".join(_written_value(term.key, value) for value in term.values)
    if term.key == "title":
        return sign + values
    if term.key == "attr":
        return f"{sign}attr:{plain_or_quoted(term.name)}" + (term.op + values if values else "")
    return f"{sign}{term.key}{term.op}{values}"


def _written_value(key: str, value: str) -> str:
    # An author may be called what every author calls themselves.
    return quoted(value) if (key, value) == ("author", ME) else plain_or_quoted(value)


def plain_or_quoted(text: str) -> str:
    """Return a value as it is typed, in quotes where it would be read as something else."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def text_query(words: str) -> str:
    """Return the words of a "text:" as `core.terms` reads words that stand in a row.

    >>> text_query("cease fi*")
    '"cease fi"*'
    """
    bare = _MARKS.sub(" ", words)
    return f'"{bare.removesuffix("*")}"' + ("*" if bare.endswith("*") else "")


def asked_statuses(filter_: Filter) -> frozenset[Status]:
    """Return the statuses that a filter leaves; none where it does not ask for any."""
    left: set[Status] = set(STATUSES)
    asks = False
    for term in filter_.terms:
        if term.key == "status":
            asks = True
            left = {s for s in left if (s in term.values) != term.is_negated}
    return frozenset(left) if asks else frozenset()
