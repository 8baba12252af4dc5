from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.store.store import Store
from tests.store.projects import create, make_documents


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.annotator"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A project of three documents on which nobody has worked."""
    with create(path, make_documents(3)) as store:
        yield store
