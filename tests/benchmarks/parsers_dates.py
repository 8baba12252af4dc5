"""How often the parser of dates gets the type and the value of an expression right.

`python -m tests.benchmarks.parsers_dates [--errors 20]`

Over the lists of `tests/data/parse` and the worked examples of the guideline; over the spans of
GUM's news and of MEANTIME, where the corpora are at hand. `both` is the share of expressions whose
type and value are right, `open` of those left without a value; GUM has no types. All are 0 to 1.

What the corpora write in their own way is read as the guideline writes it: GUM's stretches of a
week, a weekend, a season, a decade or a century are those, and seconds are left out. Where they
mean something else, as the years that "for 15 years" ended in, it counts as wrong.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.parse.base import Context
from annotator.parse.calendar import point
from annotator.parse.date import parse
from annotator.parse.date_tokens import tokens_of

LISTS = Path(__file__).parents[1] / "data" / "parse"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


class Case(NamedTuple):
    """An expression in its text, and what it says; an empty type where the gold has none."""

    context: Context
    type: str
    value: str


class Tally(NamedTuple):
    """Shares of a group of expressions, 0 to 1."""

    cases: int
    type: float
    value: float
    both: float
    open: float


def listed(path: Path) -> Iterator[Case]:
    """Yield the expressions of a list."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        start, end = len(item["before"]), len(item["before"]) + len(item["text"])
        text = item["before"] + item["text"] + item["after"]
        context = Context(text, Range(start, end), item["published"] or "", language="en")
        yield Case(context, item["timex_type"], item["value"] or "")


def _records(name: str) -> Iterator[dict[str, Any]]:
    path = CORPORA / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return (json.loads(line) for line in lines)


def _spans(places: Iterable[Range], text: str) -> tuple[Span, ...]:
    return tuple(
        Span(id=f"s{at}", label="date", start=start, end=end, text=text[start:end])
        for at, (start, end) in enumerate(places)
    )


def _cases(record: dict[str, Any], gold: dict[Range, tuple[str, str]], day: str) -> Iterator[Case]:
    spans = _spans(gold, record["text"])
    for place, (kind, value) in gold.items():
        others = tuple(span for span in spans if (span.start, span.end) != place)
        language = record["meta"].get("lang", "en")
        yield Case(Context(record["text"], place, day, others, language), kind, value)


def examples() -> Iterator[Case]:
    """Yield the dates of the guideline's worked examples."""
    records = {record["id"]: record for record in _records("guideline_examples")}
    path = LISTS / "guideline-gold.json"
    gold = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name in gold.keys() & records.keys():
        dates = {
            Range(span["start"], span["end"]): (
                span["attributes"].get("timex_type", ""),
                span["attributes"].get("value", ""),
            )
            for span in gold[name]["spans"]
            if span["label"] == "date"
        }
        yield from _cases(records[name], dates, "")


_DATELINE = re.compile(r"\b[A-Z][a-z]+ \d{1,2}, \d{4}\b")


def published(record: dict[str, Any]) -> str:
    """Return the day of an article: what MEANTIME says, or GUM's printed date."""
    said = record["meta"].get("dct", "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said or ""):
        return said
    printed = _DATELINE.search(record["text"][:300])
    if printed:
        month, number, year = (token.value for token in tokens_of(printed.group()))
        return f"{year:04}-{month:02}-{number:02}"
    return record["meta"].get("date", "")


def annotated(name: str) -> Iterator[Case]:
    """Yield the dates of a corpus that have a value."""
    for record in _records(name):
        dates = {
            Range(span["start"], span["end"]): (
                span["attrs"].get("type", ""),
                as_guideline(span["attrs"]["value"]),
            )
            for span in record["spans"]
            if span["label"] == "DATE" and span["attrs"].get("value")
        }
        yield from _cases(record, dates, published(record))


_DAYS_IN = (("WE", 1, 1), ("W", 6, 6), ("S", 89, 91), ("DE", 3_000, 4_000), ("CE", 30_000, 40_000))
"""Units with how many days, at least and at most, lie between their first and their last."""


def as_guideline(value: str) -> str:
    """Return a corpus's value as the guideline writes it."""
    value = re.sub(r"(T\d\d:\d\d):\d\d$", r"\1", value)
    first, _, last = value.partition("/")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return value
    away = (end - start).days
    units = [unit for unit, least, most in _DAYS_IN if least <= away <= most]
    return point(start, units[0]) if units else value


_CLASSES: tuple[tuple[str, str, str], ...] = (
    ("clock times", r".*T\d\d:.*", ""),
    ("parts of the day", r".*T(?:MO|AF|EV|NI)", ""),
    ("durations", r"P[^A]*", ""),
    ("full dates", r".*", r".*\b(?:ISO|(?:DAY|ORD) MONTH|MONTH (?:DAY|ORD))\b.*"),
    ("months", r".*", r".*\bMONTH\b.*"),
    ("weekdays", r".*", r".*\bWEEKDAY\b.*"),
    ("years", r".*", r".*\b(?:YEARS?|DECADE)\b.*"),
    ("relative", r".*", r".*"),
)
"""Names, each with what the gold value and the kinds of the words look like; the first counts."""


_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?")
"""Values of a day, a week, a month or a year."""


def class_of(case: Case) -> str:
    """Return which class an expression belongs to, by its gold and its words."""
    if case.type == "SET":
        return "sets"
    kinds = " ".join(token.kind for token in tokens_of(case.context.words))
    return next(
        name
        for name, value, words in _CLASSES
        if re.fullmatch(value, case.value) and (not words or re.fullmatch(words, kinds))
    )


def answer(case: Case) -> tuple[str, str]:
    """Return the type and the value that the parser gives, "" for what it leaves open."""
    said = {item.name: item.value for item in parse(case.context)}
    return said.get("timex_type", ""), said.get("value", "")


def measure(cases: Iterable[Case]) -> Tally:
    """Return the shares of what is right."""
    answers = [(case, *answer(case)) for case in cases]
    types = [not case.type or kind == case.type for case, kind, _ in answers]
    values = [value == case.value for case, _, value in answers]
    of = max(1, len(answers))
    both = sum(a and b for a, b in zip(types, values, strict=True))
    left = sum(not value for *_, value in answers)
    return Tally(len(answers), sum(types) / of, sum(values) / of, both / of, left / of)


def _show(title: str, cases: list[Case]) -> None:
    if cases:
        tally = measure(cases)
        print(f"{title:40}{tally.cases:6}" + "".join(f"{share:7.2f}" for share in tally[1:]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    errors = parser.parse_args().errors
    sources = {path.stem: list(listed(path)) for path in sorted(LISTS.glob("dates-*.jsonl"))}
    sources["guideline examples"] = list(examples())
    sources |= {name: list(annotated(name)) for name in ("gum_news", "meantime_en")}
    print(f"{'':40}{'n':>6}" + "".join(f"{name:>7}" for name in Tally._fields[1:]))
    for name, cases in sources.items():
        _show(name, cases)
        for kind in ("sets", *(kind for kind, *_ in _CLASSES)):
            _show(f"    {kind}", [case for case in cases if class_of(case) == kind])
        _show(
            "    days, weeks, months, years",
            [case for case in cases if _PLAIN.fullmatch(case.value)],
        )
        wrong = (case for case in cases if answer(case) != (case.type, case.value))
        for case, _ in zip(wrong, range(errors), strict=False):
            print(f"    {case.context.words!r} is {case.type} {case.value!r}, got {answer(case)}")


if __name__ == "__main__":
    main()
