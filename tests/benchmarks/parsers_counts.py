"""How often the parser of casualties gets the numbers and the rest of a phrase right.

`python -m tests.benchmarks.parsers_counts [--errors 20]`

Over the lists of `tests/data/parse`, and the worked examples of the guideline and of the first
articles of the demonstration corpus where those are at hand. `count` is the share of phrases whose
minimum and maximum are both right; `effect`, `about`, `none` and `words` that of the effects, of
approximate, of negated and of the number as printed, -1 where the gold has none. All are 0 to 1;
`ms` is the 95th percentile of the processor time of a phrase, nothing remembered from another.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from annotator.core.ranges import Range
from annotator.find import casualty_letters, passages
from annotator.parse import casualty
from annotator.parse.base import Context

LISTS = Path(__file__).parents[1] / "data" / "parse"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
GOLD = (
    ("guideline-gold.json", "guideline_examples.jsonl"),
    ("demo-gold.json", "demo_gold.jsonl"),
)


class Said(NamedTuple):
    """What a phrase says, or is held to say."""

    count: tuple[str, str]
    effect: frozenset[str]
    about: bool
    none: bool
    words: str | None = ""
    """None where the gold does not tell."""


class Case(NamedTuple):
    """A phrase in its text, and what it says."""

    context: Context
    gold: Said


class Tally(NamedTuple):
    """Shares of a list, 0 to 1, and milliseconds."""

    phrases: int
    count: float
    effect: float
    about: float
    none: float
    words: float
    ms: float


def listed(path: Path) -> Iterator[Case]:
    """Yield the phrases of a list."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        start = len(item["before"])
        place = Range(start, start + len(item["text"]))
        text = item["before"] + item["text"] + item["after"]
        low, high = (
            "" if item[name] is None else str(item[name]) for name in ("count_min", "count_max")
        )
        effect = frozenset(item["effect"])
        gold = Said((low, high), effect, item["approximate"], item["negated"], None)
        yield Case(Context(text, place, language="en"), gold)


def told(path: Path, corpus: Path) -> Iterator[Case]:
    """Yield the casualties of a gold file, whose texts are in a corpus."""
    texts = {}
    for line in corpus.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        texts[document["id"]] = document["text"]
    for name, document in json.loads(path.read_text(encoding="utf-8")).items():
        for span in document["spans"]:
            if span["label"] == "casualty":
                place = Range(span["start"], span["end"])
                yield Case(Context(texts[name], place), _gold(span["attributes"]))


def cases() -> Iterator[tuple[str, list[Case]]]:
    """Yield each list and each gold file that is there, by name."""
    for path in sorted(LISTS.glob("counts-*.jsonl")):
        yield path.stem, list(listed(path))
    for name, corpus in GOLD:
        if (LISTS / name).exists() and (CORPORA / corpus).exists():
            yield Path(name).stem, list(told(LISTS / name, CORPORA / corpus))


def said(context: Context) -> Said:
    """Return what the parser reads."""
    found = {item.name: item.value for item in casualty.parse(context)}
    return _gold(found | {"effect": json.loads(found.get("effect", "[]"))})


def _gold(attributes: dict[str, Any]) -> Said:
    return Said(
        (attributes.get("count_min", ""), attributes.get("count_max", "")),
        frozenset(attributes.get("effect", ())),
        attributes.get("approximate") == "true",
        attributes.get("negated") == "true",
        attributes.get("count_text", ""),
    )


def measure(found: Iterable[Case]) -> Tally:
    """Return how much of some phrases is read right."""
    pairs = [(case.gold, said(case.context)) for case in found]
    of = max(1, len(pairs))
    shares = [
        sum(getattr(gold, name) == getattr(got, name) for gold, got in pairs) / of
        for name in ("count", "effect", "about", "none")
    ]
    words = [(gold.words, got.words) for gold, got in pairs if gold.words is not None]
    right = sum(gold == got for gold, got in words) / len(words) if words else -1.0
    return Tally(len(pairs), *shares, right, _slow([case.context for case in found]))


def _slow(contexts: list[Context]) -> float:
    """Return how long nineteen of twenty phrases take at most, in milliseconds."""
    took: list[float] = []
    for context in contexts * 5:
        casualty_letters.read.cache_clear()
        passages.tokens.cache_clear()
        began = process_time()
        casualty.parse(context)
        took.append((process_time() - began) * 1000)
    return sorted(took)[len(took) * 95 // 100]


def main() -> None:
    """Print the table, and where asked for what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    wanted = parser.parse_args()
    print(f"{'list':18}" + "".join(f"{name:>8}" for name in Tally._fields))
    for name, found in cases():
        tally = measure(found)
        print(f"{name:18}{tally.phrases:8}" + "".join(f"{share:8.2f}" for share in tally[1:]))
        wrong = [case for case in found if said(case.context)[:4] != case.gold[:4]]
        for case in wrong[: wanted.errors]:
            print(f"    {case.context.words!r}\n      gold {case.gold}\n      got  ", end="")
            print(said(case.context))


if __name__ == "__main__":
    main()
