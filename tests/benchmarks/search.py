"""Search over very many articles: `python -m tests.benchmarks.search [--quick]` prints the table.

The articles are of made-up words, as frequent as words are in a language, so that an index has as
much to hold as it would have of real ones.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from statistics import median
from threading import Event
from time import perf_counter

from annotator.app.jobs.searching import find_hits, index_texts
from annotator.app.searching import SearchQuery, lines_of
from annotator.app.session import Session
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.core.records import Document, Layer, Span, text_sha256
from annotator.core.text_query import TextQuery
from annotator.store import full_text
from annotator.store.searches import Searches
from annotator.store.store import Store
from tests.benchmarks.table import Row, p95, seconds, show
from tests.factories import NOW

_SIGNS = 2_500
_WORDS = 60_000
_FIRST = 60
"""Hits that come first, a few more than are seen at once."""
_ANSWER_MS, _KEY_MS = 100, 16
_SPANS = 3
"""On each article."""


def main() -> None:
    """Measure everything, on 100,000 articles or a tenth of them."""
    parser = argparse.ArgumentParser(description="Print figures beside their limits.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the articles")
    count = 10_000 if parser.parse_args().quick else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.annotator"
        _make(path, count)
        show(measure(path, count))


def measure(path: Path, count: int) -> Iterator[Row]:
    """Yield the rows of a project without an index; it has one afterwards."""
    session = Session()
    session.open(path)
    store = session.store
    assert store is not None
    yield from _answers(store, "unindexed, ")
    yield from _keys(session, "alone", lambda: True)
    yield from _indexing(session, path, count)
    yield from _answers(store, "")
    yield from _positions(store)
    yield from _spans(store)
    yield from _lines(store)
    yield from _keys_beside_search(session)
    session.close()


# The articles


def vocabulary() -> list[str]:
    """Return made-up words, the shorter ones mostly first; the same each time."""
    draw = random.Random(1)
    onsets = [*"bcdfgklmnprstvw", "br", "st", "tr", "sh", "ch"]
    nuclei = [*"aeiou", "ai", "ou"]
    codas = ["", "", "n", "r", "s", "l", "t", "nd"]
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        syllables = draw.choices((1, 2, 3, 4), (2, 5, 4, 1))[0]
        parts = (
            (draw.choice(onsets), draw.choice(nuclei), draw.choice(codas)) for _ in range(syllables)
        )
        words["".join("".join(part) for part in parts)] = None
    return sorted(words, key=lambda word: len(word) + draw.random() * 6)


def _texts(count: int) -> Iterator[str]:
    """Yield texts in which the nth word of the vocabulary is as frequent as 1 / n."""
    draw, words = random.Random(2), vocabulary()
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    pool = draw.choices(words, cum_weights=weights, k=1_000_000)
    for _ in range(count):
        start, signs = draw.randrange(len(pool) - _SIGNS), []
        for number, word in enumerate(pool[start : start + _SIGNS // 5], 1):
            end = ("” said. “", ".\n\n", "’s", ",")[number % 4] if number % 13 == 0 else ""
            signs.append(word.capitalize() + end if number % 17 == 0 else word + end)
        draw.shuffle(signs)
        yield " ".join(signs)[:_SIGNS]


def _make(path: Path, count: int) -> None:
    def items() -> Iterator[tuple[Document, tuple[Layer, ...]]]:
        for number, text in enumerate(_texts(count)):
            document = Document(
                id=f"a{number}", text=text, text_sha256=text_sha256(text), title=f"Article {number}"
            )
            spans = tuple(
                Span(id=f"s{n}", label=label, start=at, end=at + 12, text=text[at : at + 12])
                for n, (at, label) in enumerate(
                    zip((40, 400, 900), ("actor", "date", "claim"), strict=True)
                )
            )
            yield (
                document,
                (Layer(document_id=document.id, author_id="me", spans=spans, revision=1),),
            )

    with Store.create(
        path, name="search", label_set=DEFAULT_LABEL_SET, project_id="p", now=NOW
    ) as store:
        store.import_documents(items(), at=NOW)


# What is measured


def _queries() -> dict[str, str]:
    words = vocabulary()
    return {
        "the most frequent word": words[0],
        "a frequent word": words[50],
        "a rare word": words[20_000],
        "no word": "zzzzzz",
        "two words": f"{words[30]} {words[5_000]}",
        "a phrase of frequent words": f'"{words[0]} {words[1]}"',
        "a phrase": f'"{words[40]} {words[300]}"',
        "a beginning of one letter": f"{words[0][0]}*",
        "a beginning of three letters": f"{words[3_000][:3]}*",
        "one without another": f"{words[500]} -{words[0]}",
        "alternatives": f"{words[900]} OR {words[20_001]}",
    }


def _answers(store: Store, when: str) -> Iterator[Row]:
    for what, typed in _queries().items():
        query = SearchQuery(text=TextQuery(typed=typed))
        if when and what not in ("the most frequent word", "no word"):
            continue
        begun = perf_counter()
        found = find_hits(store, query, DEFAULT_LABEL_SET, "me", most=_FIRST)
        took = (perf_counter() - begun) * 1e3
        yield Row(f"{when}first hits: {what}", took, _ANSWER_MS, "ms", f"{len(found.hits):,} hits")


def _positions(store: Store) -> Iterator[Row]:
    for what, typed in _queries().items():
        with store._reading() as connection:
            begun = perf_counter()
            found = full_text.positions_with(connection, typed)
            took = (perf_counter() - begun) * 1e3
        yield Row(f"all articles with {what}", took, 1_000, "ms", f"{len(found):,} articles")


def _spans(store: Store) -> Iterator[Row]:
    words = vocabulary()
    for what, typed, labels in (
        ("all of a label", "", {"actor"}),
        ("with a frequent word", words[5], set()),
        ("with a rare word", words[20_000], set()),
    ):
        query = SearchQuery(kind="spans", text=TextQuery(typed=typed), labels=frozenset(labels))
        for most, limit in ((_FIRST, _ANSWER_MS), (100_000, 5_000)):
            begun = perf_counter()
            found = find_hits(store, query, DEFAULT_LABEL_SET, "me", most=most)
            took = (perf_counter() - begun) * 1e3
            yield Row(
                f"spans {what}, {'first' if most == _FIRST else 'all'}",
                took,
                limit,
                "ms",
                f"{len(found.hits):,} spans",
            )


def _lines(store: Store) -> Iterator[Row]:
    query = SearchQuery(text=TextQuery(typed=vocabulary()[0]))
    begun = perf_counter()
    found = find_hits(store, query, DEFAULT_LABEL_SET, "me", most=100_000)
    took = perf_counter() - begun
    yield Row("listing 100,000 hits", took, 20, "s", f"{len(found.hits):,} hits")
    pages = [found.hits[first : first + 64] for first in range(0, len(found.hits), 997)]
    times = [seconds(lambda page=page: lines_of(store, page)) * 1e3 for page in pages]
    yield Row("reading 64 lines in view", p95(times), _KEY_MS, "ms", f"median {median(times):.1f}")


def _keys(session: Session, when: str, is_over: object) -> Iterator[Row]:
    """Yield how long a span takes to be tagged and taken back, while something else happens."""
    assert callable(is_over)
    times: list[float] = []
    while len(times) < 300 or (not is_over() and len(times) < 20_000):
        at = 60 + len(times) % 2000
        times.append(seconds(lambda at=at: session.tag_range(Range(at, at + 5), "actor")) * 1e3)
        session.undo()
    note = f"median {median(times):.1f}, most {max(times):.0f}, of {len(times):,}"
    yield Row(f"key press, {when}", p95(times), _KEY_MS, "ms", note)


def _keys_beside_search(session: Session) -> Iterator[Row]:
    """Press keys on this thread while another reads through every article."""
    store = session.store
    assert store is not None
    query = SearchQuery(text=TextQuery(typed="zzzzzz", whole_words=False))
    is_over = Event()
    with ThreadPoolExecutor(1) as other:
        job = other.submit(
            lambda: find_hits(store, query, DEFAULT_LABEL_SET, "me", cancelled=is_over.is_set)
        )
        yield from _keys(session, "while every article is read through", lambda: True)
        is_over.set()
        job.result()


def _indexing(session: Session, path: Path, count: int) -> Iterator[Row]:
    """Make the index on another thread while keys are pressed on this one."""
    store = session.store
    assert store is not None
    before = path.stat().st_size
    half = count // 2
    with ThreadPoolExecutor(1) as other:
        begun = perf_counter()
        job = other.submit(lambda: index_texts(store, cancelled=_until(store, half), steps=10**9))
        yield from _keys(session, "while the index is made", job.done)
    took = perf_counter() - begun
    yield Row(f"index of {half:,} articles beside key presses", took, 200 * half / 50_000, "s")
    steps: list[float] = []
    searches = Searches(store)
    begun = perf_counter()
    while True:
        step = perf_counter()
        if searches.index_some() is None:
            break
        steps.append((perf_counter() - step) * 1e3)
    took = perf_counter() - begun
    yield Row(f"index of {count - half:,} articles without rests", took, 60 * half / 50_000, "s")
    yield Row("one step of it", p95(steps), _KEY_MS, "ms", f"most {max(steps):.0f}")
    with store._database.outside_transaction() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    grown = (path.stat().st_size - before) / 1e6
    yield Row("size of the index", grown, before / 1e6, "MB", f"project {before / 1e6:.0f} MB")


def _until(store: Store, held: int) -> object:
    searches = Searches(store)
    return lambda: store.document_count() - searches.unindexed() >= held


if __name__ == "__main__":
    main()
