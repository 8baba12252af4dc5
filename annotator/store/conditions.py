"""What a filter asks for, as conditions of one statement over the documents.

Each is about a document and the layer of the author who looks, which stands beside it where it is
there (`BESIDE_LAYER`); a document without one counts as untouched. None is ever NULL, so that each
can be turned round. The first ones are the cheapest: the database stops at one that is false.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import eq, ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, case, exists, func, not_, or_

from annotator.core.filters import Filter, Order, Term
from annotator.core.labels import FLAG, PUBLISHED
from annotator.core.search import fold
from annotator.core.statuses import STATUSES
from annotator.store.listing import UNTOUCHED
from annotator.store.project import NO_AUTHOR
from annotator.store.tables import documents, layers, relations, spans, texts

Condition = ColumnElement[bool]
Numbers = Mapping[str, int]
"""What stands for each author in the tables."""

BY = bindparam("by")
"""The number of the author who looks."""
BESIDE_LAYER = documents.outerjoin(
    layers, and_(layers.c.position == documents.c.position, layers.c.author == BY)
)

_OF_LAYER = {"status", "spans", "has", "note"}
"""What is asked of the layer beside the document, as a term or as an order."""


def needs_layer(filter_: Filter, order: Order) -> bool:
    """Return whether the layer has to stand beside the document."""
    return order.by in _OF_LAYER or any(term.key in _OF_LAYER for term in filter_.terms)


def conditions(filter_: Filter, numbers: Numbers) -> Iterator[Condition]:
    """Yield a condition for each term that the database can judge, the cheapest first."""
    for key, condition in _CONDITIONS.items():
        for term in filter_.terms:
            if term.key == key:
                found = condition(term, numbers)
                yield not_(found) if term.is_negated else found


def _holds(column: ColumnElement[str], words: str) -> Condition:
    """Return whether a column holds words, whatever the case of the letters A to Z."""
    return column.icontains(words, autoescape=True)


def _any(condition: Callable[[str], Condition]) -> Callable[[Term, Numbers], Condition]:
    return lambda term, _numbers: or_(*map(condition, term.values))


def _compares(column: ColumnElement[int]) -> Callable[[Term, Numbers], Condition]:
    return lambda term, _numbers: _COMPARED[term.op](column, int(term.values[0]))


_COMPARED: dict[str, Callable[[Any, Any], Any]] = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}


# Of the document

_LANGUAGE = func.lower(documents.c.language)


def _title(words: str) -> Condition:
    # A document without a title is shown by its id.
    untitled = and_(documents.c.title_folded == "", _holds(documents.c.id, words))
    return or_(documents.c.title_folded.contains(fold(words), autoescape=True), untitled)


def _language(tag: str) -> Condition:
    """Return whether a language is that of a tag, or a kind of it: "en-GB" is one of "en"."""
    kind = _LANGUAGE.startswith(f"{tag.lower()}-", autoescape=True)
    return or_(_LANGUAGE.in_([tag.lower()]), kind)


def _of_text(condition: Condition) -> Condition:
    return exists().where(texts.c.position == documents.c.position, condition)


def _author(term: Term, numbers: Numbers) -> Condition:
    others = layers.alias()
    chosen = others.c.author.in_(sorted(numbers.get(name, NO_AUTHOR) for name in term.values))
    return exists().where(others.c.position == documents.c.position, chosen)


# Of the layer

_SPAN_COUNT = func.coalesce(layers.c.span_count, 0)
_STATUS = func.coalesce(layers.c.status, UNTOUCHED)
_NOTE = func.coalesce(layers.c.note, "")
_ATTRIBUTES = func.coalesce(layers.c.attributes, "[]")


def _own(table: Table, *conditions: Condition) -> Condition:
    """Return whether the layer has a row in a table of which all this is true."""
    return exists().where(
        table.c.position == documents.c.position, table.c.author == BY, *conditions
    )


def _status(term: Term, _numbers: Numbers) -> Condition:
    return _STATUS.in_(sorted(term.values))


def _label(term: Term, _numbers: Numbers) -> Condition:
    return _own(spans, spans.c.label.in_(sorted(term.values)))


def _note(words: str) -> Condition:
    return or_(
        _holds(_NOTE, words),
        _own(spans, _holds(spans.c.note, words)),
        _of_text(_holds(texts.c.note, words)),
    )


def _is_flagged(kind: str) -> Condition:
    start = f'"name":"{FLAG}","type":"{kind}","value":"true"'
    return spans.c.attributes.contains(start, autoescape=True)


_HAS: dict[str, Condition] = {
    "note": or_(_NOTE != "", _own(spans, spans.c.note != ""), _of_text(texts.c.note != "")),
    "spans": _SPAN_COUNT > 0,
    "flag": or_(
        _STATUS == "flagged",
        _own(spans, or_(_is_flagged("boolean"), _is_flagged("string"))),
    ),
    "relations": _own(relations),
    "attributes": or_(_ATTRIBUTES != "[]", _own(spans, spans.c.attributes != "[]")),
    "date": or_(
        _ATTRIBUTES.contains(f'"name":"{PUBLISHED}"', autoescape=True),
        _of_text(texts.c.source.contains('"published_at":"', autoescape=True)),
    ),
}

_CONDITIONS: dict[str, Callable[[Term, Numbers], Condition]] = {
    "length": _compares(documents.c.length),
    "lang": _any(_language),
    "id": _any(lambda words: _holds(documents.c.id, words)),
    "title": _any(_title),
    "status": _status,
    "spans": _compares(_SPAN_COUNT),
    "author": _author,
    "label": _label,
    "has": _any(_HAS.__getitem__),
    "note": _any(_note),
}

# Sorting

_SHOWN_TITLE = case(
    (documents.c.title_folded == "", func.lower(documents.c.id)), else_=documents.c.title_folded
)
_KEYS: dict[str, ColumnElement[Any]] = {
    "import": documents.c.position,
    "title": _SHOWN_TITLE,
    "length": documents.c.length,
    "spans": _SPAN_COUNT,
    "status": case({status: n for n, status in enumerate(STATUSES)}, value=_STATUS),
}


def sorting(order: Order) -> tuple[ColumnElement[Any], ...]:
    """Return what to sort by; equals stay in the order of import."""
    key = _KEYS[order.by]
    if order.by == "import":
        return (key.desc() if order.is_descending else key,)
    return (key.desc() if order.is_descending else key.asc(), documents.c.position)
