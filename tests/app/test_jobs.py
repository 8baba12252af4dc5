import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.app import jobs
from annotator.app.jobs import ExportOptions, ImportOptions
from annotator.core.edits import RemoveSpan
from annotator.core.filters import Order, parse_filter
from annotator.core.history import Step, do
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.errors import ExportError, FormatError
from annotator.store.activity import Work
from annotator.store.store import Store
from tests.app.conftest import NOW

OPTIONS = ImportOptions(author_id="me")


def new_store(path: Path) -> Store:
    return Store.create(path, name=path.stem, label_set=DEFAULT_LABEL_SET, project_id="p", now=NOW)


def write_lines(path: Path, *records: object) -> Path:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def many(count: int) -> list[dict[str, object]]:
    span = {"start": 0, "end": 6, "label": "actor"}
    return [{"id": f"d{n}", "text": f"Rebels {n}", "spans": [span]} for n in range(count)]


def test_files_of_a_folder_are_imported_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deep/c.txt"):
        (folder / name).write_text(f"Text of {name}.", encoding="utf-8")

    with new_store(tmp_path / "p.annotator") as store:
        report = jobs.import_files(store, [folder], OPTIONS, now=NOW)
        titles = [row.title for row in store.rows("me", range(3))]

    assert report.documents == 3
    assert titles == ["Text of a.txt.", "Text of b.txt.", "Text of deep/c.txt."]


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_text("Good.", encoding="utf-8")

    with new_store(tmp_path / "p.annotator") as store:
        report = jobs.import_files(
            store, [tmp_path / "bad.txt", tmp_path / "good.txt"], OPTIONS, now=NOW
        )

    assert report.documents == 1
    assert report.problems[0].path == str(tmp_path / "bad.txt")


def test_a_document_with_the_same_id_and_another_text_is_refused(tmp_path: Path) -> None:
    first = write_lines(tmp_path / "first.jsonl", {"id": "a", "text": "One."})
    second = write_lines(tmp_path / "second.jsonl", {"id": "a", "text": "Two."}, {"text": "Three."})

    with new_store(tmp_path / "p.annotator") as store:
        jobs.import_files(store, [first], OPTIONS, now=NOW)
        report = jobs.import_files(store, [second], OPTIONS, now=NOW)

    assert report.documents == 1
    assert "'a' is in the project already" in report.problems[0].message
    assert report.problems[0].line == 1


def test_an_import_never_replaces_work_that_was_done_since(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "m.jsonl", *many(2))

    with new_store(tmp_path / "p.annotator") as store:
        jobs.import_files(store, [file], OPTIONS, now=NOW)
        _remove_span(store, "d1")
        report = jobs.import_files(store, [file], OPTIONS, now=NOW)

        assert store.layer("d1", "me").spans == ()
    assert [problem.code for problem in report.problems] == ["layer_exists"]
    assert report.problems[0].line == 2


def _remove_span(store: Store, document_id: str) -> None:
    layer = store.layer(document_id, "me")
    new, entries = do(layer, [RemoveSpan(span_id=layer.spans[0].id)])
    new = new.model_copy(update={"revision": layer.revision + 1})
    store.write(Step(author_id="me", title="Remove", at=NOW, edits=entries), (new,))


def test_labels_that_may_be_added_join_the_label_set(tmp_path: Path) -> None:
    span = {"start": 0, "end": 4, "label": "weapon"}
    file = write_lines(tmp_path / "w.jsonl", {"text": "Tank", "spans": [span]})

    with new_store(tmp_path / "p.annotator") as store:
        options = ImportOptions(author_id="me", add_labels=True)
        jobs.import_files(store, [file], options, now=NOW)
        labels = [label.name for label in store.label_set().labels]

    assert labels == ["actor", "claim", "casualty", "date", "weapon"]


def test_progress_of_an_import_ends_at_the_size_of_the_files(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "m.jsonl", *many(50))
    told: list[tuple[int, int]] = []

    with new_store(tmp_path / "p.annotator") as store:
        jobs.import_files(
            store, [file], OPTIONS, now=NOW, progress=lambda done, total: told.append((done, total))
        )

    size = file.stat().st_size
    assert told[-1] == (size, size)
    assert told == sorted(told)


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "m.jsonl", *many(50))

    with new_store(tmp_path / "p.annotator") as store:
        report = jobs.import_files(store, [file], OPTIONS, now=NOW, cancelled=lambda: True)
        count = store.document_count()

    assert report.was_cancelled
    assert count == 0


def test_a_pasted_text_becomes_a_document(tmp_path: Path) -> None:
    with new_store(tmp_path / "p.annotator") as store:
        jobs.import_text(store, "Rebels\r\nsaid no.", "", OPTIONS, now=NOW)
        document = store.document(0)

    assert (document.title, document.text) == ("Rebels", "Rebels\nsaid no.")


def test_a_text_pasted_twice_is_two_documents(tmp_path: Path) -> None:
    with new_store(tmp_path / "p.annotator") as store:
        for text in ("One text.", "Another text."):
            jobs.import_text(store, text, "", OPTIONS, now=NOW)

        assert store.document_count() == 2


def test_an_empty_clipboard_is_refused(tmp_path: Path) -> None:
    with new_store(tmp_path / "p.annotator") as store, pytest.raises(FormatError):
        jobs.import_text(store, " \n ", "", OPTIONS, now=NOW)


@pytest.fixture
def store(tmp_path: Path):
    file = write_lines(tmp_path / "m.jsonl", *many(120))
    with new_store(tmp_path / "p.annotator") as store:
        jobs.import_files(store, [file], OPTIONS, now=NOW)
        yield store


def test_an_export_holds_every_document(store: Store, tmp_path: Path) -> None:
    report = jobs.export_file(store, tmp_path / "out.jsonl", ExportOptions(), now=NOW)

    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert (report.documents, report.spans, len(lines)) == (120, 120, 120)


def test_an_export_tells_the_active_time_to_the_millisecond(store: Store, tmp_path: Path) -> None:
    # Sums of single pauses came out as 3.6092630919993100 seconds.
    for _ in range(3):
        store.add_work(store.authors()[0].id, 0, "2026-03-09", Work(seconds=0.1))

    jobs.export_file(store, tmp_path / "out.jsonl", ExportOptions(), now=NOW)

    first = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(first)["provenance"]["seconds"] == 0.3


def test_a_target_that_exists_is_replaced_only_when_asked(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine", encoding="utf-8")

    with pytest.raises(ExportError, match="exists already"):
        jobs.export_file(store, target, ExportOptions(), now=NOW)

    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
def test_an_export_may_replace_a_file_while_the_project_was_moved_away(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine", encoding="utf-8")
    store.path.rename(tmp_path / "elsewhere.annotator")

    report = jobs.export_file(store, target, ExportOptions(), now=NOW, replace=True)

    assert len(target.read_text(encoding="utf-8").splitlines()) == report.documents == 120


def test_an_export_never_replaces_the_project_itself(store: Store) -> None:
    with pytest.raises(ExportError, match="the project itself"):
        jobs.export_file(store, store.path, ExportOptions(), now=NOW, replace=True)


def test_an_export_that_is_stopped_leaves_the_target_and_no_trace(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.iterdir())

    report = jobs.export_file(
        store, target, ExportOptions(), now=NOW, replace=True, cancelled=lambda: True
    )

    assert report.was_cancelled
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(tmp_path.iterdir()) == before


def test_an_export_to_a_folder_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be written"):
        jobs.export_file(store, tmp_path / "no" / "out.jsonl", ExportOptions(), now=NOW)


_FULL_DISK = """
import resource, sys
from pathlib import Path
from annotator.app import jobs
from annotator.errors import ExportError
from annotator.store.store import Store

# No file may grow beyond this: the system refuses to write as on a full disk.
with Store.open(Path(sys.argv[1]), read_only=True) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    try:
        jobs.export_file(store, Path(sys.argv[2]), jobs.ExportOptions(), now="", replace=True)
    except ExportError as error:
        print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
def test_a_disk_that_fills_up_during_an_export_leaves_the_target(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    command = [sys.executable, "-c", _FULL_DISK, str(store.path), str(target)]

    answer = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": "."}
    )

    assert "could not be written" in answer.stdout, answer.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_documents_are_found_in_the_order_that_is_asked_for(store: Store) -> None:
    filter_ = parse_filter('"rebels 11"').filter
    order = Order(by="import", is_descending=True)

    found = jobs.find_documents(store, "me", filter_, order)

    assert list(found.between(range(len(found)))) == [*range(119, 109, -1), 11]


def test_an_export_with_a_filter_has_what_it_leaves_in_the_order_of_import(
    store: Store, tmp_path: Path
) -> None:
    filter_ = parse_filter('"rebels 11" -119 sort:-title').filter
    options = jobs.ExportOptions(filter=filter_, filter_author="me")

    report = jobs.export_file(store, tmp_path / "out.jsonl", options, now=NOW)

    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    titles = [json.loads(line)["title"] for line in lines]
    assert report.documents == 10
    assert titles == [f"Rebels {n}" for n in (11, *range(110, 119))]
