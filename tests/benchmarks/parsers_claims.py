"""How often what is parsed of claims and actors, and what relations are led to, is the gold's.

`python -m tests.benchmarks.parsers_claims [--corpora ../shared/corpora] [--errors 20] [--half 0|1]`

Over the gold in `tests/data/parse`: of each attribute `right` is the share of spans that get the
gold value, or none where the gold has none, `filled` that of those that get any, `sure` the share
of filled ones that are right. Of each relation `first` is how often the first target is a gold one,
`third` how often one of the first three is, `asked` how often the first is proposed unasked and
`sure` how often that is right; `idle` how often something is proposed where the gold has nothing.
A share of nothing is a dash. The same of the speakers of `gum_news`; there another mention of the
same actor counts as right. `--half 1` takes the articles that were not looked at while the linkers
were written, every other one. That corpus gives no speaker to a claim whose cue has a pronoun for
its subject, so that most of what is `idle` there is right all the same.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.link import LIKELY, Target, targets
from annotator.parse import parse
from annotator.parse.base import Context

DATA = Path(__file__).parents[1] / "data" / "parse"
SHARED = Path(__file__).parents[3] / "shared" / "corpora"
GOLD = {"guideline-gold": "guideline_examples", "demo-gold": "demo_gold"}
ATTRIBUTES = {
    "actor": ("type",),
    "claim": ("act", "quote", "cue", "cue_type", "polarity", "speaker_implicit"),
}
DEFAULTS = {"cue_type": "neutral", "polarity": "positive", "speaker_implicit": "false"}
"""What an attribute without a value means."""


class Document(NamedTuple):
    """A text with its spans and, by relation and head, what the gold leads to."""

    text: str
    spans: tuple[Span, ...]
    tails: dict[tuple[str, str], dict[str, dict[str, str]]]
    same: dict[str, str]
    """By span, a name for whom it means, where the gold has one."""


def read_gold(name: str, corpora: Path) -> Iterator[Document]:
    """Yield the documents of one of our own files, with the texts of a corpus."""
    with (corpora / f"{GOLD[name]}.jsonl").open(encoding="utf-8") as lines:
        texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    gold = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    for document_id, content in gold.items():
        text = texts[document_id]
        spans = tuple(
            sorted((_span(text, item) for item in content["spans"]), key=lambda span: span.order)
        )
        tails: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
        for relation in content["relations"]:
            head, tail = (_id(*relation[end]) for end in ("head", "tail"))
            tails[relation["label"], head][tail] = relation["attributes"]
        yield Document(text, spans, tails, {})


def read_gum(path: Path, half: int | None) -> Iterator[Document]:
    """Yield the documents of a corpus whose claims have speakers."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records if half is None else records[half::2]:
        made = [
            _span(record["text"], item | {"label": item["label"].lower(), "attributes": {}})
            for item in record["spans"]
        ]
        same = {
            span.id: item["attrs"]["coref"]
            for span, item in zip(made, record["spans"], strict=True)
            if "coref" in item["attrs"]
        }
        tails: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
        for relation in record["relations"]:
            tails["speaker", made[relation["from"]].id][made[relation["to"]].id] = {}
        unique = {span.id: span for span in made}
        spans = tuple(sorted(unique.values(), key=lambda span: span.order))
        yield Document(record["text"], spans, tails, same)


def _id(start: int, end: int, label: str) -> str:
    return f"{label}-{start}-{end}"


def _span(text: str, item: dict[str, Any]) -> Span:
    start, end, label = item["start"], item["end"], item["label"]
    values = {key: value for key, value in item["attributes"].items() if isinstance(value, str)}
    made = [{"name": key, "value": value} for key, value in values.items()]
    place = {"id": _id(start, end, label), "start": start, "end": end, "text": text[start:end]}
    return Span.model_validate({**place, "label": label, "attributes": made})


class Value(NamedTuple):
    """One attribute of one span: what it should be and what was parsed, "" for nothing."""

    name: str
    gold: str
    got: str
    span: Span


def values_of(document: Document) -> Iterator[Value]:
    """Yield each attribute that may be parsed of the claims and actors of a document."""
    for span in document.spans:
        others = tuple(other for other in document.spans if other is not span)
        bare = tuple(other.model_copy(update={"attributes": ()}) for other in others)
        context = Context(document.text, Range(span.start, span.end), "", bare)
        parsed = {item.name: item.value for item in parse(context, span.label)}
        for name in ATTRIBUTES.get(span.label, ()):
            yield Value(f"{span.label} {name}", span.attribute(name), parsed.get(name, ""), span)


def _is_right(value: Value) -> bool:
    default = DEFAULTS.get(value.name.split()[1], "")
    return (value.gold or default) == (value.got or default)


class Link(NamedTuple):
    """A relation of one span: what the gold leads to and what was proposed."""

    name: str
    gold: dict[str, dict[str, str]]
    got: tuple[Target, ...]
    head: Span
    same: dict[str, str]

    def is_right(self, place: int) -> bool:
        """Whether the target at a place is one of the gold, or another mention of it."""
        if place >= len(self.got):
            return False
        tail = self.got[place].span_id
        means = {self.same[gold] for gold in self.gold if gold in self.same}
        return tail in self.gold or self.same.get(tail) in means

    @property
    def is_asked(self) -> bool:
        """Whether the first target is proposed unasked."""
        return bool(self.got) and self.got[0].score >= LIKELY


def links_of(document: Document, names: Iterable[str]) -> Iterator[Link]:
    """Yield each relation that the spans of a document may have."""
    for kind in (kind for kind in DEFAULT_LABEL_SET.relations if kind.name in names):
        tails = [span for span in document.spans if span.label in kind.tails]
        for head in (span for span in document.spans if span.label in kind.heads):
            bare = [span.model_copy(update={"attributes": ()}) for span in tails]
            got = targets(document.text, head, bare, kind.name)
            gold = document.tails.get((kind.name, head.id), {})
            yield Link(f"{head.label} {kind.name}", gold, got, head, document.same)


def show_values(values: list[Value], errors: int) -> None:
    """Print a row for each attribute, and what went wrong."""
    print(f"{'attribute':26}{'spans':>6}{'right':>8}{'filled':>8}{'sure':>8}")
    for name in dict.fromkeys(value.name for value in values):
        of = [value for value in values if value.name == name]
        filled = [value for value in of if value.got]
        shares = (
            _share(map(_is_right, of), len(of)),
            _share((True for _ in filled), len(of)),
            _share(map(_is_right, filled), len(filled)),
        )
        print(f"{name:26}{len(of):6}" + "".join(shares))
        for value in [value for value in of if not _is_right(value)][:errors]:
            print(f"    gold {value.gold!r} got {value.got!r}: {value.span.text[:70]!r}")


def _share(right: Iterable[bool], of: int) -> str:
    return f"{sum(right) / of:8.2f}" if of else f"{'–':>8}"


def show_links(links: list[Link], errors: int) -> None:
    """Print a row for each relation, and what went wrong."""
    columns = ("first", "third", "asked", "sure", "idle")
    print(f"{'relation':26}{'heads':>6}{'gold':>6}" + "".join(f"{name:>8}" for name in columns))
    for name in dict.fromkeys(link.name for link in links):
        of = [link for link in links if link.name == name]
        gold, idle = [link for link in of if link.gold], [link for link in of if not link.gold]
        asked = [link for link in gold if link.is_asked]
        shares = (
            _share((link.is_right(0) for link in gold), len(gold)),
            _share((any(map(link.is_right, range(3))) for link in gold), len(gold)),
            _share((link.is_asked for link in gold), len(gold)),
            _share((link.is_right(0) for link in asked), len(asked)),
            _share((link.is_asked for link in idle), len(idle)),
        )
        print(f"{name:26}{len(of):6}{len(gold):6}" + "".join(shares))
        for link in [link for link in of if _is_wrong(link)][:errors]:
            first = link.got[0] if link.got else None
            print(f"    {link.head.text[:60]!r}: gold {sorted(link.gold)} got {first}")


def _is_wrong(link: Link) -> bool:
    return not (link.is_asked and link.is_right(0)) if link.gold else link.is_asked


def show_alleged(links: list[Link]) -> None:
    """Print how often perpetrators that are right are alleged just where the gold has it."""
    found = [link for link in links if link.gold and link.got and link.got[0].span_id in link.gold]
    pairs = [
        (dict(link.got[0].attributes), link.gold[link.got[0].span_id])
        for link in found
        if link.name.endswith("perpetrator")
    ]
    print(
        f"{'perpetrator alleged':26}{len(pairs):6}" + _share((a == b for a, b in pairs), len(pairs))
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=SHARED)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--half", type=int, choices=(0, 1))
    wanted = parser.parse_args()
    names = [kind.name for kind in DEFAULT_LABEL_SET.relations]
    for name in GOLD:
        documents = list(read_gold(name, wanted.corpora))
        print(f"\n{name}: {len(documents)} documents")
        show_values([value for item in documents for value in values_of(item)], wanted.errors)
        links = [link for item in documents for link in links_of(item, names)]
        show_links(links, wanted.errors)
        show_alleged(links)
    gum = list(read_gum(wanted.corpora / "gum_news.jsonl", wanted.half))
    print(f"\ngum_news: {len(gum)} documents")
    show_links([link for item in gum for link in links_of(item, ("speaker",))], wanted.errors)


if __name__ == "__main__":
    main()
