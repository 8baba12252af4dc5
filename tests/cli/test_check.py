import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from annotator.app.checking import Switches, keep_ignored, keep_switches
from annotator.checks import check_of
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store
from tests.checks.marked import article
from tests.factories import NOW

Run = Callable[..., CompletedProcess[str]]

FIRST = "Talks.\n{actor:The army} left {actor:Baku,} and did not come back."
SECOND = "{actor:gunmen} fled. {actor:gunmen} won."
THIRD = "Then gunmen attacked {actor:Karsa}."


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A project whose rule of missing values is off, with a comma tagged and words forgotten."""
    path = tmp_path / "tagged.annotator"
    with Store.create(
        path, name="tagged", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        made = [article(marked) for marked in (FIRST, SECOND, THIRD)]
        store.import_documents(
            [
                (
                    document.model_copy(update={"id": f"d{at}"}),
                    (layer.model_copy(update={"document_id": f"d{at}", "revision": 1}),),
                )
                for at, (document, layer) in enumerate(made)
            ],
            at=NOW,
        )
        keep_switches(store, Switches(off=("missing_value",)))
    return path


def findings(answer: CompletedProcess[str]) -> list[tuple[str, str, int, int]]:
    """The rule, document, line and column of each finding."""
    return [
        (f["check"], f["document_id"], f["line"], f["column"])
        for f in json.loads(answer.stdout)["findings"]
    ]


def test_findings_are_told_beside_faults_with_their_places(run: Run, tagged: Path) -> None:
    answer = run("check", tagged)

    assert answer.returncode == 0
    assert answer.stdout.splitlines()[0] == (
        "error: d0 (me), line 2, column 15, 21–26: “Baku,” ends with a comma. [punctuation]"
    )
    assert answer.stdout.splitlines()[-1] == (
        f"{tagged}: no fault found; 3 findings in the spans (1 error, 1 warning, 1 hint)."
    )


def test_json_has_a_finding_a_line(run: Run, tagged: Path) -> None:
    answer = run("check", tagged, "--json")

    lines = [
        json.loads(line.rstrip(",")) for line in answer.stdout.splitlines() if '"check"' in line
    ]

    assert lines == json.loads(answer.stdout)["findings"]
    assert findings(answer) == [
        ("punctuation", "d0", 2, 15),
        ("leading_word", "d0", 2, 1),
        ("untagged_in_project", "d2", 1, 6),
    ]
    assert lines[0]["mends"] == ["Tag “Baku” only"]


def test_findings_alone_are_no_failure_unless_that_is_asked_for(run: Run, tagged: Path) -> None:
    assert run("check", tagged).returncode == 0
    assert run("check", tagged, "--strict").returncode == 1
    assert run("check", tagged, "--strict", "--no-checks").returncode == 0


def test_only_one_rule_is_used_whatever_the_project_has_on(run: Run, tagged: Path) -> None:
    answer = run("check", tagged, "--only", "missing_value", "--json")

    assert {check for check, *_ in findings(answer)} == {"missing_value"}


def test_a_rule_is_left_out(run: Run, tagged: Path) -> None:
    answer = run("check", tagged, "--off", "punctuation", "--off", "leading_word", "--json")

    assert [check for check, *_ in findings(answer)] == ["untagged_in_project"]


def test_a_rule_that_there_is_not_is_wrong_use(run: Run, tagged: Path) -> None:
    answer = run("check", tagged, "--only", "spelling")

    assert answer.returncode == 2
    assert "'spelling' is no rule" in " ".join(answer.stderr.split())


def test_what_was_said_to_be_no_problem_is_not_told(run: Run, tagged: Path) -> None:
    with Store.open(tagged) as store:
        keep_ignored(store, "d0", [("punctuation", 21, 26, "")])

    assert "punctuation" not in {check for check, *_ in findings(run("check", tagged, "--json"))}


def test_a_fault_still_fails_and_is_told_first(run: Run, tagged: Path) -> None:
    with sqlite3.connect(tagged) as connection:
        connection.execute("UPDATE spans SET label = 'date' WHERE text = 'The army'")
    connection.close()

    answer = json.loads(run("check", tagged, "--json").stdout)

    assert answer["faults"] == len(answer["problems"]) > 0
    assert run("check", tagged).returncode == 1


def test_a_file_is_looked_at_as_a_project_is(run: Run, tmp_path: Path) -> None:
    records = [
        {
            "id": "a",
            "text": "Then gunmen, fled.",
            "spans": [{"start": 5, "end": 12, "label": "actor"}],
        },
        *(
            {
                "id": name,
                "text": "So gunmen won.",
                "spans": [{"start": 3, "end": 9, "label": "actor"}],
            }
            for name in ("b", "c")
        ),
        {
            "id": "d",
            "text": "Then gunmen attacked Karsa.",
            "spans": [{"start": 21, "end": 26, "label": "actor"}],
        },
    ]
    path = tmp_path / "plain.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records) + "no json\n", encoding="utf-8")

    answer = run("check", path, "--off", "missing_value", "--json")

    assert [problem["line"] for problem in json.loads(answer.stdout)["problems"]] == [5]
    assert [f[:2] for f in findings(answer)] == [("punctuation", "a"), ("untagged_in_project", "d")]


def test_every_rule_may_be_asked_for_by_its_name(run: Run, tagged: Path) -> None:
    help_ = " ".join(run("check", "--help").stdout.split())

    assert "--only" in help_
    assert check_of("untagged_in_project").info.id == "untagged_in_project"


def test_a_file_is_checked_by_the_labels_of_another_file(run: Run, tmp_path: Path) -> None:
    labels, articles = tmp_path / "labels.yaml", tmp_path / "a.jsonl"
    labels.write_text("labels:\n  - name: place\n", encoding="utf-8")
    span = '{"start": 0, "end": 5, "label": "place"}'
    articles.write_text('{"text": "Karsa fell.", "spans": [' + span + "]}\n", encoding="utf-8")

    without = run("check", articles, "--no-checks")
    answer = run("check", articles, "--no-checks", "--labels", labels)

    assert without.returncode == 1
    assert answer.returncode == 0, answer.stdout


def test_labels_that_contradict_themselves_are_told_with_their_line(
    run: Run, tmp_path: Path
) -> None:
    labels, articles = tmp_path / "labels.yaml", tmp_path / "a.jsonl"
    labels.write_text("labels:\n  - name: place\n  - name: place\n", encoding="utf-8")
    articles.write_text('{"text": "Karsa fell."}\n', encoding="utf-8")

    answer = run("check", articles, "--labels", labels)

    assert answer.returncode == 1
    assert "line 3" in answer.stdout + answer.stderr
