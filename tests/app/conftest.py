from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from annotator.app.session import Session
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, text_sha256
from annotator.store.store import Store

NOW = "2026-03-09T10:00:00.000Z"

TEXTS = (
    "Baku's ministry said two soldiers were killed on Sunday. Talks go on.",
    "Rebels claimed the blast 🚨 near the bridge on Monday.",
    "Nothing happened in the third article.",
)


def make_document(number: int, text: str) -> Document:
    return Document(
        id=f"d{number}", text=text, text_sha256=text_sha256(text), title=f"Article {number}"
    )


@pytest.fixture
def clock() -> Callable[[], str]:
    ticks = count()
    return lambda: f"2026-03-09T10:00:{next(ticks) % 60:02}.000Z"


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    path = tmp_path / "news.annotator"
    documents = [(make_document(n, text), ()) for n, text in enumerate(TEXTS)]
    with Store.create(
        path, name="news", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(documents, at=NOW)
    return path


@pytest.fixture
def session(project_path: Path, clock: Callable[[], str]) -> Iterator[Session]:
    numbers = count(1)
    session = Session(clock=clock, ids=lambda: f"s{next(numbers)}")
    session.open(project_path)
    yield session
    session.close()
