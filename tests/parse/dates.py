"""Sentences with an expression of time in [brackets], and what the parser makes of it."""

from annotator.core.ranges import Range
from annotator.core.records import AttributeValue, Span
from annotator.parse.base import Context, Parsed
from annotator.parse.date import parse

MONDAY = "2023-03-06"
"""The day of publication, where a test says nothing else."""


def context_of(
    example: str, published: str = MONDAY, language: str = "en", told: str = ""
) -> Context:
    """Return the context of the expression in brackets; `told` is a date tagged before it."""
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "", 1).replace("]", "", 1)
    spans = [_tagged(text, told)] if told else []
    return Context(text, Range(start, end), published, spans, language)


def _tagged(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(id="t1", label="date", start=start, end=start + len(words), text=words)


def with_value(span: Span, value: str) -> Span:
    """Return a span with a value that a person gave it."""
    return span.model_copy(update={"attributes": (AttributeValue(name="value", value=value),)})


def said(example: str, published: str = MONDAY, language: str = "en") -> dict[str, str]:
    """Return the attributes that an expression in brackets gets."""
    return {item.name: item.value for item in parse(context_of(example, published, language))}


def value(example: str, published: str = MONDAY, language: str = "en") -> str:
    """Return the value that an expression in brackets gets, "" where it stays open."""
    return said(example, published, language).get("value", "")


def alone(words: str, published: str = MONDAY, language: str = "en") -> dict[str, str]:
    """Return the attributes that an expression gets by itself."""
    return said(f"[{words}]", published, language)


def item(found: tuple[Parsed, ...], name: str) -> Parsed:
    """Return one of the attributes that were found."""
    return next(each for each in found if each.name == name)
