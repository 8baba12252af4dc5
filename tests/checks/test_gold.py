"""On texts that were tagged with care the checks have next to nothing to say."""

import json
from collections import Counter
from pathlib import Path

import pytest

from annotator.checks import Finding, Material, Memory, Tagged, findings_in
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Layer, Span, text_sha256

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
Article = tuple[Document, Layer]


@pytest.fixture(params=["demo_gold", "guideline_examples"])
def gold(request: pytest.FixtureRequest) -> list[Article]:
    """Articles of a corpus that follows our guideline; without values and links."""
    path = CORPORA / f"{request.param}.jsonl"
    if not path.is_file():
        pytest.skip(f"{path.name} is not here")
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [article_of(record) for record in records]


def article_of(record: dict) -> Article:
    text = record["text"]
    spans = []
    for at, span in enumerate(record["spans"]):
        start, end = span["start"], span["end"]
        label, words = span["label"].lower(), text[start:end]
        spans.append(Span(id=f"s{at}", label=label, start=start, end=end, text=words))
    document = Document(id=record["id"], text=text, text_sha256=text_sha256(text))
    return document, Layer(document_id=document.id, author_id="gold", spans=tuple(spans))


def found_in(articles: list[Article]) -> list[Finding]:
    memory = Memory(Tagged(s.text, s.label, 1) for _, layer in articles for s in layer.spans)
    return [
        finding
        for document, layer in articles
        for finding in findings_in(
            Material(document, layer, DEFAULT_LABEL_SET, memory.without(layer))
        )
    ]


def test_in_gold_nothing_is_found_but_what_was_never_filled_in(gold: list[Article]) -> None:
    assert {finding.check for finding in found_in(gold)} == {"missing_value", "missing_link"}


def test_nearly_all_that_is_named_as_forgotten_was_taken_out_of_gold(gold: list[Article]) -> None:
    taken = Counter()
    left = []
    for document, layer in gold:
        out = layer.spans[::4]
        taken.update((document.id, span.start, span.end, span.label) for span in out)
        spans = tuple(span for span in layer.spans if span not in out)
        left.append((document, layer.model_copy(update={"spans": spans})))

    named = [f for f in found_in(left) if f.check.startswith("untagged")]

    right = sum(taken[(f.document_id, f.start, f.end, f.about[0])] for f in named)
    assert right >= 0.9 * len(named)
