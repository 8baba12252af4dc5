"""Import and export of many articles, each beside a bare loop over the same rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from annotator import __version__
from annotator.app import jobs
from annotator.app.clock import now
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store
from tests.benchmarks.table import Row, seconds
from tests.benchmarks.texts import articles, write_jsonl

NOW = now()


def measure(folder: Path, count: int) -> Iterator[Row]:
    """Yield the rows of import and export of `count` articles with twelve spans each."""
    source = write_jsonl(folder / "bulk.jsonl", articles(count))
    path = folder / "bulk.annotator"
    yield from _import(source, path, count)
    yield from _export(path, folder, count)


def _import(source: Path, path: Path, count: int) -> Iterator[Row]:
    options = jobs.ImportOptions(author_id="me")

    def work() -> None:
        with Store.create(
            path, name="bulk", label_set=DEFAULT_LABEL_SET, project_id="p", now=NOW
        ) as store:
            report = jobs.import_files(store, [source], options, now=NOW)
            assert (report.documents, report.error_count) == (count, 0)

    took = seconds(work)
    raw, tables = path.with_name("raw.sqlite"), _rows_of_all_tables(path)
    bare = seconds(lambda: _insert(raw, path, tables))
    yield Row(f"import {count:,} articles", took, 2.5 * bare, "s", f"raw inserts {bare:.2f} s")


def _rows_of_all_tables(path: Path) -> dict[str, list[Any]]:
    connection = sqlite3.connect(path)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith("sqlite_")
    ]
    tables = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    connection.close()
    return tables


def _insert(raw: Path, path: Path, tables: dict[str, list[Any]]) -> None:
    """Insert the same rows into the same tables and indexes, in one transaction."""
    with sqlite3.connect(path) as like:
        schema = [
            sql for (sql,) in like.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        ]
    like.close()
    connection = sqlite3.connect(raw, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for sql in schema:
        connection.execute(sql)
    connection.execute("BEGIN")
    for name, rows in tables.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    connection.execute("COMMIT")
    connection.close()


def _export(path: Path, folder: Path, count: int) -> Iterator[Row]:
    ours, bare = folder / "ours.jsonl", folder / "bare.jsonl"

    def work() -> None:
        with Store.open(path, read_only=True) as store:
            report = jobs.export_file(store, ours, jobs.ExportOptions(), now=NOW)
            assert report.documents == count

    took = seconds(work)
    base = seconds(lambda: _bare_export(path, bare))
    assert ours.read_bytes() == bare.read_bytes(), "the bare loop writes other bytes"
    yield Row(f"export {count:,} articles", took, 2.5 * base, "s", f"bare loop {base:.2f} s")


def _bare_export(path: Path, target: Path) -> None:
    """Write the same bytes by `SELECT` and `orjson`, with nothing checked and nothing modelled."""
    connection = sqlite3.connect(path)
    (project_id,) = connection.execute("SELECT id FROM project").fetchone()
    label_set = DEFAULT_LABEL_SET
    entry = {"id": label_set.id, "version": label_set.version, "sha256": label_set.sha256}
    spans = _spans_by_position(connection)
    with target.open("wb", buffering=1 << 20) as file:
        for row in connection.execute(_LAYERS):
            file.write(_line(row, next(spans), entry, project_id))
    connection.close()


_LAYERS = """
SELECT d.position, d.id, d.title, d.language, t.text_sha256, t.split, t.note, t.source, t.text,
       l.status, l.revision, l.seconds, l.created_at, l.updated_at, a.id, a.kind
FROM documents d JOIN texts t USING (position) JOIN layers l USING (position)
JOIN authors a ON a.number = l.author ORDER BY d.position
"""

_SPANS = """
SELECT position, id, label, start, "end", text, note, origin, score, created_by, created_at,
       updated_at FROM spans ORDER BY position, start, -"end", id
"""


def _spans_by_position(connection: sqlite3.Connection) -> Iterator[list[dict[str, Any]]]:
    held: list[dict[str, Any]] = []
    at = None
    for position, *values in connection.execute(_SPANS):
        if at is not None and position != at:
            yield held
            held = []
        at = position
        id_, label, start, end, text, note, origin, score, by, created, updated = values
        held.append(
            {
                "id": id_,
                "label": label,
                "start": start,
                "end": end,
                "text": text,
                "attributes": [],
                "note": note,
                "origin": origin,
                "score": score,
                "created_by": by,
                "created_at": created,
                "updated_at": updated,
            }
        )
    yield held


_SOURCE = {
    "name": "",
    "uri": "",
    "format": "",
    "sha256": "",
    "encoding": "",
    "extractor": "",
    "newline": "",
    "text_changes": [],
    "published_at": "",
    "publisher": "",
    "author": "",
}


def _line(
    row: tuple[Any, ...], spans: list[Any], label_set: dict[str, str], project_id: str
) -> bytes:
    _, id_, title, language, sha256, split, note, source, text, status, *layer = row
    revision, active, created, updated, author, role = layer
    found = orjson.loads(source)
    record = {
        "schema": "annotator.record",
        "schema_version": "1.0",
        "id": id_,
        "text": text,
        "text_sha256": sha256,
        "offset_unit": "unicode_code_point",
        "language": language,
        "title": title,
        "status": status,
        "split": split,
        "note": note,
        "spans": spans,
        "relations": [],
        "attributes": [],
        "label_set": label_set,
        "source": {key: found.get(key, value) for key, value in _SOURCE.items()},
        "provenance": {
            "tool": "annotator",
            "tool_version": __version__,
            "project_id": project_id,
            "annotator": author,
            "role": role,
            "guideline_version": label_set["version"],
            "revision": revision,
            "seconds": active,
            "created_at": created,
            "updated_at": updated,
            "exported_at": NOW,
            "imported_from": "",
        },
    }
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
