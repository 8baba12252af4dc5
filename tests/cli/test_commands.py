import json
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import annotator

Run = Callable[..., CompletedProcess[str]]


def records(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_the_version_is_shown(run: Run) -> None:
    assert run("--version").stdout == f"annotator {annotator.__version__}\n"


@pytest.mark.parametrize(
    "command", ["open", "demo", "import", "export", "info", "check", "labels", "help"]
)
def test_every_command_tells_how_it_is_used(run: Run, command: str) -> None:
    answer = run(command, "--help")

    assert answer.returncode == 0
    assert "Usage: annotator" in answer.stdout


def test_a_command_that_there_is_not_is_wrong_use(run: Run) -> None:
    assert run("polish").returncode == 2


def test_import_makes_the_project_and_counts(run: Run, plain_file: Path, tmp_path: Path) -> None:
    answer = run("import", "new.annotator", plain_file)

    assert answer.returncode == 0
    assert answer.stdout == "new.annotator: 2 documents, 2 spans imported, 0 faults.\n"
    assert (tmp_path / "new.annotator").is_file()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are characters there")
def test_a_project_may_have_a_name_that_is_no_text(
    run: Run, plain_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"bad\xff.annotator")

    answer = run("import", path, plain_file)

    assert answer.returncode == 0
    assert answer.stdout.endswith("2 documents, 2 spans imported, 0 faults.\n")
    assert path.is_file()


def test_an_author_s_name_that_is_too_long_is_told_in_a_sentence(
    run: Run, plain_file: Path
) -> None:
    answer = run("import", "new.annotator", plain_file, "--author", "x" * 300)

    assert answer.returncode == 1
    assert answer.stderr.startswith("annotator: The setting 'author' cannot be")
    assert "80 characters" in answer.stderr


def test_import_answers_as_json(run: Run, plain_file: Path) -> None:
    answer = json.loads(run("import", "new.annotator", plain_file, "--json").stdout)

    assert (answer["documents"], answer["spans"], answer["error_count"]) == (2, 2, 0)


def test_import_says_which_line_it_refused_and_keeps_the_others(
    run: Run, plain_file: Path, tmp_path: Path
) -> None:
    with plain_file.open("a", encoding="utf-8") as file:
        file.write('{"id": "c", "text": "x", "spans": [{"start": 0, "end": 9, "label": "date"}]}\n')

    answer = run("import", "new.annotator", plain_file)

    assert answer.returncode == 1
    assert "line 3" in answer.stderr
    assert "2 documents" in answer.stdout


def test_an_unknown_label_is_a_fault_unless_labels_may_be_added(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "weapons.jsonl"
    file.write_text('{"text": "A tank.", "spans": [{"start": 2, "end": 6, "label": "weapon"}]}\n')

    refused = run("import", "new.annotator", file)
    taken = run("import", "new.annotator", file, "--add-labels")

    assert refused.returncode == 1
    assert "weapon" in refused.stderr
    assert taken.returncode == 0


def test_importing_the_same_again_changes_nothing(
    run: Run, project: Path, plain_file: Path
) -> None:
    run("export", project, "-o", "before.jsonl")

    again = run("import", project, plain_file)

    run("export", project, "-o", "after.jsonl")
    before, after = (records(project.parent / name) for name in ("before.jsonl", "after.jsonl"))
    assert again.returncode == 0
    assert [r["spans"] for r in before] == [r["spans"] for r in after]


def test_a_file_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("import", "new.annotator", "missing.txt").returncode == 2


def test_export_writes_a_record_a_line(run: Run, project: Path, tmp_path: Path) -> None:
    answer = run("export", project, "-o", "out.jsonl")

    assert answer.stdout == "out.jsonl: 2 documents, 2 spans written.\n"
    for record in records(tmp_path / "out.jsonl"):
        for span in record["spans"]:  # type: ignore[attr-defined]
            assert record["text"][span["start"] : span["end"]] == span["text"]  # type: ignore[index]


def test_export_replaces_only_when_told(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("mine", encoding="utf-8")

    refused = run("export", project, "-o", "out.jsonl")
    kept = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    replaced = run("export", project, "-o", "out.jsonl", "--replace")

    assert (refused.returncode, kept) == (2, "mine")
    assert replaced.returncode == 0
    assert len(records(tmp_path / "out.jsonl")) == 2


def test_export_takes_only_the_status_that_is_asked_for(run: Run, project: Path) -> None:
    answer = run("export", project, "-o", "out.jsonl", "--status", "done", "--json")

    assert json.loads(answer.stdout)["documents"] == 0


def test_a_status_that_there_is_not_is_wrong_use(run: Run, project: Path) -> None:
    answer = run("export", project, "-o", "out.jsonl", "--status", "finished")

    assert answer.returncode == 2
    assert "'finished' is none of todo" in " ".join(answer.stderr.split())


def test_export_takes_only_the_author_that_is_asked_for(
    run: Run, project: Path, plain_file: Path, tmp_path: Path
) -> None:
    run("import", project, plain_file, "--author", "second")

    run("export", project, "-o", "out.jsonl", "--author", "second")

    authors = {record["provenance"]["annotator"] for record in records(tmp_path / "out.jsonl")}  # type: ignore[index]
    assert authors == {"second"}


def test_export_takes_only_what_a_filter_leaves(run: Run, project: Path, tmp_path: Path) -> None:
    answer = run("export", project, "-o", "out.jsonl", "--filter", "label:Date spans<2", "--json")

    assert json.loads(answer.stdout)["documents"] == 1
    assert [record["id"] for record in records(tmp_path / "out.jsonl")] == ["a"]


def test_a_filter_is_about_the_author_whose_layers_are_asked_for(
    run: Run, project: Path, plain_file: Path, tmp_path: Path
) -> None:
    plain_file.write_text(plain_file.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    run("import", project, plain_file, "--author", "second")

    run("export", project, "-o", "out.jsonl", "--author", "second", "--filter", "has:spans")

    assert [record["id"] for record in records(tmp_path / "out.jsonl")] == ["a"]


def test_a_filter_with_a_typo_is_wrong_use_and_nothing_is_written(
    run: Run, project: Path, tmp_path: Path
) -> None:
    answer = run("export", project, "-o", "out.jsonl", "--filter", "staus:todo")

    said = " ".join(answer.stderr.replace("│", " ").split())
    assert answer.returncode == 2
    assert "There is no “staus:” (character 1). Did you mean “status:”?" in said
    assert not (tmp_path / "out.jsonl").exists()


def test_what_was_exported_is_imported_as_it_was(run: Run, project: Path, tmp_path: Path) -> None:
    run("export", project, "-o", "first.jsonl")
    run("import", "copy.annotator", "first.jsonl")

    run("export", "copy.annotator", "-o", "second.jsonl")

    first, second = (records(tmp_path / f"{name}.jsonl") for name in ("first", "second"))
    for record in (*first, *second):
        for key in ("project_id", "exported_at", "imported_from"):
            record["provenance"].pop(key)  # type: ignore[attr-defined]
    assert first == second


def test_info_counts_by_label_status_and_author(run: Run, project: Path) -> None:
    answer = json.loads(run("info", project, "--json").stdout)

    assert answer["documents"] == 2
    assert answer["authors"][0]["by_label"] == [["actor", 1], ["date", 1]]


def test_info_is_read_by_people_too(run: Run, project: Path) -> None:
    answer = run("info", project)

    assert answer.returncode == 0
    assert "2 documents" in answer.stdout


def test_check_finds_no_fault_in_a_sound_project(run: Run, project: Path) -> None:
    answer = run("check", project, "--no-checks")

    assert (answer.returncode, answer.stdout) == (0, f"{project}: no fault found.\n")


def test_check_names_a_span_that_was_changed_behind_the_programs_back(
    run: Run, project: Path
) -> None:
    with sqlite3.connect(project) as connection:
        connection.execute("UPDATE spans SET label = 'actor' WHERE label = 'date'")
    connection.close()

    answer = run("check", project)

    assert answer.returncode == 1
    assert "'a'" in answer.stdout


def test_check_names_every_fault_of_a_file_with_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "fine"}\nnot json\n{"no": "text"}\n', encoding="utf-8")

    answer = json.loads(run("check", path, "--json").stdout)

    assert [problem["line"] for problem in answer["problems"]] == [2, 3]


def test_a_file_that_is_no_project_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.annotator"
    path.write_text("Dear Sir or Madam, " * 500, encoding="utf-8")

    answer = run("info", path)

    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_the_window_says_what_is_missing_where_there_is_no_display(run: Run) -> None:
    answer = run("demo", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")

    assert answer.returncode == 1
    assert "DISPLAY" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_help_shows_the_keys(run: Run) -> None:
    assert "Mark this document done" in run("help", "keys").stdout


@pytest.mark.parametrize("is_linked", [False, True], ids=["itself", "by another name"])
def test_an_export_never_replaces_its_own_project(
    run: Run, project: Path, tmp_path: Path, *, is_linked: bool
) -> None:
    target = project
    if is_linked:
        target = tmp_path / "out.jsonl"
        target.symlink_to(project)
    before = project.read_bytes()

    answer = run("export", project, "-o", target, "--replace")

    assert answer.returncode == 1
    assert "This is the project itself" in answer.stderr
    assert project.read_bytes() == before


@pytest.mark.parametrize("command", [("export",), ("labels", "export")])
def test_a_name_that_no_file_can_have_is_told(
    run: Run, project: Path, command: tuple[str, ...]
) -> None:
    answer = run(*command, project, "-o", "x" * 300 + ".json")

    assert answer.returncode == 1
    assert "The file could not be written: File name too long." in answer.stderr
