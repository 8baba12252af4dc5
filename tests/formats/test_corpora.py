"""Real articles with spans that others marked, from a folder beside the project."""

from pathlib import Path

import pytest

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.rules import problems_of
from annotator.formats.base import ReadOptions, WriteOptions
from annotator.formats.jsonl import lines
from tests.formats.reads import NOW, Found, found_in

_SHARED = Path(__file__).parents[3] / "shared"
_CORPORA = {
    "demo_gold": (15, 333),
    "guideline_examples": (22, 89),
    "gum_news": (24, 2101),
    "meantime_en": (120, 2418),
    "re3d_permissive": (75, 1255),
}
_READ = ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=NOW)
_WRITE = WriteOptions(label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW)


def _path(*parts: str) -> Path:
    path = _SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs ../shared/{'/'.join(parts)}, which is not there")
    return path


@pytest.fixture(params=_CORPORA)
def corpus(request: pytest.FixtureRequest) -> tuple[str, Found]:
    return request.param, found_in(_path("corpora", f"{request.param}.jsonl"), _READ)


def test_a_corpus_is_read_without_a_fault(corpus: tuple[str, Found]):
    name, found = corpus
    spans = sum(len(layer.spans) for item in found.items for layer in item.layers)

    assert found.problems == []
    assert (len(found.items), spans) == _CORPORA[name]


def test_a_corpus_keeps_every_rule(corpus: tuple[str, Found]):
    for item in corpus[1].items:
        for layer in item.layers:
            assert problems_of(item.document, layer, DEFAULT_LABEL_SET) == ()


def test_a_corpus_is_read_back_as_it_was_written(corpus: tuple[str, Found], tmp_path: Path):
    items = corpus[1].items
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(
        b"".join(line for item in items for line in lines(item.document, item.layers, _WRITE))
    )

    again = found_in(path, _READ).items

    assert [(item.document, item.layers) for item in again] == [
        (item.document, item.layers) for item in items
    ]


def test_the_first_article_is_read_with_its_title():
    (item,) = found_in(_path("samples", "karabakh-article.txt"), _READ).items

    assert item.document.title == item.document.text.strip().splitlines()[0].strip()
