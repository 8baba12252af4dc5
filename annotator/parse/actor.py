"""What kind of actor a name or a description means.

`find.actor_types` reads the words. A surname or initials alone tell nothing; they mean whom the
layer has by a longer name: "Tanne" the "Gen. Orlo Tanne", "NPF" the "Northern People's Front".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.core.patterns import pattern
from annotator.find.actor_types import type_of
from annotator.parse.base import Context, Parsed, ParserInfo

if TYPE_CHECKING:
    from regex import Pattern

INFO = ParserInfo(
    name="actor",
    labels=("actor",),
    attributes=("type",),
    description="What kind of actor a name or a description means.",
)

SLOW: tuple["Pattern[str]", ...] = ()


def parse(context: Context) -> tuple[Parsed, ...]:
    """Return what kind of actor the words of a span mean; nothing where they do not tell."""
    if kind := type_of(context.words):
        return (Parsed("type", kind, *context.place, "the words for it"),)
    for kind in _kinds_by_longer_name(context):
        return (Parsed("type", kind, *context.place, "a longer name elsewhere"),)
    return ()


_ONE_NAME = pattern(r"\p{Lu}[\w’'.-]*")
_CAPITALS = pattern(r"\p{Lu}{2,8}")
_INITIAL = pattern(r"(?<![\p{L}\p{N}])\p{Lu}")


def _kinds_by_longer_name(context: Context) -> Iterator[str]:
    """Yield the kinds of the actors in the layer whose surname or initials a span is."""
    name = context.words.strip()
    if not _ONE_NAME.fullmatch(name):
        return
    is_short = _CAPITALS.fullmatch(name) is not None
    for span in context.others(INFO.labels):
        if len(span.text) <= len(name):
            continue
        is_last = span.text.endswith(f" {name}")
        if is_last or (is_short and "".join(_INITIAL.findall(span.text)) == name):
            kind = type_of(span.text)
            if kind and (kind == "person") == is_last:
                yield kind
