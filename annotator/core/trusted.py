"""Makes records of values that were checked already, without checking them again.

A file of 10,000 articles has 120,000 spans: validating each a second time would take longer than
all the rest of reading or writing them. Whoever calls this has checked what the record's own
validators check: a format that it reads, or the store, whose tables hold nothing but what
validated records held and which `annotator check` validates again. Tests hold both ways against
each other.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from annotator.core.records import Record

R = TypeVar("R", bound=Record)


def maker(kind: type[R]) -> Callable[[dict[str, Any]], R]:
    """Return a function that makes a record of `kind` out of its values.

    The values become the record's own. They must have every field, in the order of the class, and
    nothing else; all of it as the class's validators would have left it.
    """
    # The four slots of every pydantic 2 model. `model_construct` fills the same ones, but looks at
    # each field on the way, which is ten times as slow.
    slots = cast("dict[str, Any]", vars(BaseModel))
    set_values = slots["__dict__"].__set__
    set_fields_set = slots["__pydantic_fields_set__"].__set__
    set_extra = slots["__pydantic_extra__"].__set__
    set_private = slots["__pydantic_private__"].__set__
    # One for all: a copy of a record gets a copy of it, and nothing else writes to it.
    names = set(kind.model_fields)
    new = kind.__new__

    def make(values: dict[str, Any]) -> R:
        record = new(kind)
        set_values(record, values)
        set_fields_set(record, names)
        set_extra(record, None)
        set_private(record, None)
        return record

    return make
