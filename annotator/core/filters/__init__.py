"""Filters of documents as people type them: what is meant, and what is mistyped where.

`status:todo label:casualty -has:note text:"cease-fire" spans>20 bridge` leaves the documents for
which all of that is true. A term that cannot be understood is a `Fault`, which says where, and is
left out; the others still count.

* `keys` the table of what can be asked for: parsing, completion, help and README read it
* `records` filters, their terms and faults, and how a filter is written
* `tokens`, `reading` from what is typed to a filter
* `completion`, `rewriting` what may come next, and what menus do to what is typed

Decided: what is typed is the only state. Menus change the text, kept filters are texts, and each
reader parses it (some 10 µs a term), so that no two places can disagree on what is asked for.
"""

from annotator.core.filters.completion import NO_OFFER, Offer, offered
from annotator.core.filters.keys import KEYS, Choice, Key, Known, known_names
from annotator.core.filters.reading import parse_filter
from annotator.core.filters.records import (
    NO_FILTER,
    USUAL_ORDER,
    Fault,
    Filter,
    Order,
    Parsed,
    Term,
    asked_statuses,
    text_query,
    written,
)
from annotator.core.filters.rewriting import with_statuses, without_order

__all__ = [
    "KEYS",
    "NO_FILTER",
    "NO_OFFER",
    "USUAL_ORDER",
    "Choice",
    "Fault",
    "Filter",
    "Key",
    "Known",
    "Offer",
    "Order",
    "Parsed",
    "Term",
    "asked_statuses",
    "known_names",
    "offered",
    "parse_filter",
    "text_query",
    "with_statuses",
    "without_order",
    "written",
]
