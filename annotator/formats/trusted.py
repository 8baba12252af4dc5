"""Makes records of values that were checked already, without checking them again.

A file of 10,000 articles has 120,000 spans: validating each a second time would take longer than
all the rest of reading them. Whoever calls this has checked what the record's own validators
check; tests hold both ways against each other.
"""

from typing import Any, TypeVar, cast

from pydantic import BaseModel

from annotator.core.records import Record

R = TypeVar("R", bound=Record)

# These are the four slots of every pydantic 2 model. `model_construct` fills the same ones, but
# looks at each field on the way, which is ten times as slow.
_SLOTS = cast("dict[str, Any]", vars(BaseModel))
_set_values = _SLOTS["__dict__"].__set__
_set_fields_set = _SLOTS["__pydantic_fields_set__"].__set__
_set_extra = _SLOTS["__pydantic_extra__"].__set__
_set_private = _SLOTS["__pydantic_private__"].__set__


def trusted(kind: type[R], values: dict[str, Any]) -> R:
    """Return the record of `kind` that holds `values`, which becomes its own.

    `values` must have every field, in the order of the class, and nothing else; all of it as the
    class's validators would have left it.
    """
    record = kind.__new__(kind)
    _set_values(record, values)
    _set_fields_set(record, set(values))
    _set_extra(record, None)
    _set_private(record, None)
    return record
