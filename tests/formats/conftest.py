"""Files in, items and problems out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.formats.base import ReadOptions, WriteOptions
from tests.formats.reads import NOW, Found, found_in


@pytest.fixture
def read_options() -> ReadOptions:
    return ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=NOW)


@pytest.fixture
def write_options() -> WriteOptions:
    return WriteOptions(label_set=DEFAULT_LABEL_SET, project_id="p1", tool_version="1.2.3", now=NOW)


@pytest.fixture
def found(tmp_path: Path, read_options: ReadOptions) -> Callable[..., Found]:
    """Write bytes to a file, read it, and return the items and problems."""

    def find(content: bytes, name: str = "articles.jsonl", **options: object) -> Found:
        path = tmp_path / name
        path.write_bytes(content)
        return found_in(path, read_options.model_copy(update=options))

    return find
