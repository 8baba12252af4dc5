"""How often a label's key alone gets a gold span right, and how good the likely phrases are.

`python -m tests.benchmarks.finders CORPUS.jsonl … [--label date] [--half 0|1] [--errors 20]`

For each gold span the pointer is put at a character inside it, the same at each run, and the
label's key is pressed: `exact` is the share of spans that come out just as in the gold, `overlap`
of those that share a character with it. `listed` is the share of gold spans among the likely
phrases, exactly; `right` the share of likely phrases that are gold. All are 0 to 1.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from annotator.find import phrase_at, phrases_in


class Tally(NamedTuple):
    """What was found of one label in one corpus."""

    spans: int
    exact: float
    overlap: float
    listed: float
    right: float


def read(path: Path, half: int | None = None) -> list[dict[str, Any]]:
    """Return the records of a corpus; with `half`, every other one from that on."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return records if half is None else records[half::2]


def pointed(document: dict[str, Any], span: dict[str, Any]) -> int:
    """Return a character inside a span: spread as chance has it, but the same at each run."""
    text = document["text"]
    places = range(span["start"], span["end"])
    seed = f"{text[:80]}:{span['start']}:{span['end']}:{span['label']}"
    return places[int.from_bytes(sha256(seed.encode()).digest()[:4], "big") % len(places)]


def misses(documents: Iterable[dict[str, Any]], label: str) -> Iterator[tuple[str, str, str]]:
    """Yield for each gold span that the key gets wrong the gold, what it got, and the context."""
    for document in documents:
        text = document["text"]
        for span in document["spans"]:
            if span["label"].casefold() == label:
                at = pointed(document, span)
                got = phrase_at(text, at, label)
                if got != (span["start"], span["end"]):
                    around = text[max(0, span["start"] - 60) : span["end"] + 60]
                    yield text[span["start"] : span["end"]], text[got.start : got.end], around


def measure(documents: Iterable[dict[str, Any]], label: str) -> Tally:
    """Return what is found of a label in some documents."""
    spans = exact = overlap = listed = likely = right = 0
    for document in documents:
        text = document["text"]
        gold = [(s["start"], s["end"]) for s in document["spans"] if s["label"].casefold() == label]
        found = {item[:2] for item in phrases_in(text, 0, len(text), label)}
        for span in (s for s in document["spans"] if s["label"].casefold() == label):
            got = phrase_at(text, pointed(document, span), label)
            spans += 1
            exact += got == (span["start"], span["end"])
            overlap += got.start < span["end"] and span["start"] < got.end
            listed += (span["start"], span["end"]) in found
        likely += len(found)
        right += len(found & set(gold))
    of = max(1, spans)
    return Tally(spans, exact / of, overlap / of, listed / of, right / max(1, likely))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--label", action="append")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--errors", type=int, default=0)
    wanted = parser.parse_args()
    print(
        f"{'corpus':22}{'label':10}{'spans':>6}{'exact':>7}{'overlap':>9}{'listed':>8}{'right':>7}"
    )
    for path in wanted.corpora:
        documents = read(path, wanted.half)
        labels = sorted({s["label"].casefold() for d in documents for s in d["spans"]})
        for label in (name for name in labels if not wanted.label or name in wanted.label):
            tally = measure(documents, label)
            figures = "".join(f"{x:{w}.2f}" for x, w in zip(tally[1:], (7, 9, 8, 7), strict=True))
            print(f"{path.stem:22}{label:10}{tally.spans:6}{figures}")
            for gold, got, around in list(misses(documents, label))[: wanted.errors]:
                print(f"    gold {gold!r}\n    got  {got!r}\n      in {around!r}")


if __name__ == "__main__":
    main()
