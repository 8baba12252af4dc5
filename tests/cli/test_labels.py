import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store

Run = Callable[..., CompletedProcess[str]]

OTHER = """\
labels:
  - name: actor
    hue: 245
  - name: when
    key: W
    hue: 20
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.yaml"
    path.write_text(OTHER, encoding="utf-8")
    return path


def labels_of(project: Path) -> list[str]:
    with Store.open(project, read_only=True) as store:
        assert [problem.message for problem in store.check()] == []
        return [label.name for label in store.label_set().labels]


def test_labels_are_shown_with_their_keys_and_spans(run: Run, project: Path) -> None:
    lines = run("labels", "show", project).stdout.splitlines()

    assert lines[0] == "conflict-news, version 1"
    assert lines[3].split()[:5] == ["1", "actor", "A", "1", "span"]
    assert any("casualty, claim → date" in line for line in lines)


def test_labels_are_shown_as_json(run: Run, project: Path) -> None:
    answer = json.loads(run("labels", "show", project, "--json").stdout)

    assert answer["spans"]["date"] == {"items": 1, "documents": 1, "authors": 1}
    assert answer["label_set"] == DEFAULT_LABEL_SET.model_dump(mode="json")


@pytest.mark.parametrize("name", ["labels.yaml", "labels.json"])
def test_labels_go_to_a_file_and_come_back_unchanged(run: Run, project: Path, name: str) -> None:
    answer = run("labels", "export", project, "-o", name)
    assert answer.stdout == f"{name}: 4 labels written.\n"

    again = run("labels", "import", project, name)
    assert again.stdout == "These are the labels of the project already.\n"
    assert again.returncode == 0


def test_a_file_is_replaced_only_when_told(run: Run, project: Path, other: Path) -> None:
    assert run("labels", "export", project, "-o", other).returncode == 2
    assert run("labels", "export", project, "-o", other, "--replace").returncode == 0


def test_an_import_asks_what_becomes_of_labels_that_are_in_use(
    run: Run, project: Path, other: Path
) -> None:
    answer = run("labels", "import", project, other)

    assert answer.returncode == 1
    assert "“date” is gone from the new labels, but 1 have it." in answer.stderr
    assert labels_of(project) == ["actor", "claim", "casualty", "date"]


def test_an_import_says_what_it_does_and_lets_spans_follow(
    run: Run, project: Path, other: Path
) -> None:
    answer = run("labels", "import", project, other, "--becomes", "date=when")

    assert answer.returncode == 0
    assert "Rename date to when: 1 span in 1 article." in answer.stdout
    assert labels_of(project) == ["actor", "when"]
    assert (
        json.loads(run("labels", "show", project, "--json").stdout)["spans"]["when"]["items"] == 1
    )


def test_spans_of_a_label_that_is_gone_can_be_removed(run: Run, project: Path, other: Path) -> None:
    answer = run("labels", "import", project, other, "--becomes", "date=")

    assert "Remove date: 1 span in 1 article is removed, links and all." in answer.stdout
    assert labels_of(project) == ["actor", "when"]


def test_a_dry_run_only_says_what_would_change(run: Run, project: Path, other: Path) -> None:
    options = ("--becomes", "date=when", "--dry-run", "--json")

    answer = json.loads(run("labels", "import", project, other, *options).stdout)

    assert answer["effects"][0]["kind"] == "remove"
    assert labels_of(project) == ["actor", "claim", "casualty", "date"]


@pytest.mark.parametrize(
    ("becomes", "code", "words"),
    [
        ("date", 2, "is not as OLD=NEW"),
        ("date=place", 1, "“date” cannot become “place”, which is none"),
        ("weapon=when", 1, "no label or relation “weapon”"),
    ],
    ids=["no sign", "unknown new", "unknown old"],
)
def test_what_a_label_becomes_has_to_be_one(
    run: Run, project: Path, other: Path, becomes: str, code: int, words: str
) -> None:
    answer = run("labels", "import", project, other, "--becomes", becomes)

    assert answer.returncode == code
    assert words in answer.stderr


def test_a_file_that_contradicts_itself_is_told_line_by_line_and_changes_nothing(
    run: Run, project: Path, other: Path
) -> None:
    other.write_text(
        OTHER + "    attributes: [{name: kind, type: choice}]\nrelations:\n- name: x\n"
    )

    imported = run("labels", "import", project, other)
    checked = run("labels", "check", other)

    assert imported.returncode == checked.returncode == 1
    for told in (imported.stderr, checked.stdout):
        assert "line 7: labels[1].attributes[0].choices: The attribute “kind”" in told
        assert "line 9: relations[0]: The relation has no heads." in told
    assert labels_of(project) == ["actor", "claim", "casualty", "date"]


def test_a_sound_file_has_no_fault(run: Run, other: Path) -> None:
    answer = run("labels", "check", other)

    assert (answer.returncode, answer.stdout) == (0, f"{other}: no fault found.\n")


def test_a_key_that_is_an_actions_is_a_warning(run: Run, other: Path) -> None:
    other.write_text("labels: [{name: actor, key: R}]", encoding="utf-8")

    answer = run("labels", "check", other)

    assert answer.returncode == 0
    assert "R is the key for “Tag the Same Again”" in answer.stdout


def test_the_commands_are_told_one_by_one(run: Run) -> None:
    pages = run("help", "commands").stdout

    assert "`annotator labels show [OPTIONS]" in pages
    assert "`annotator labels [OPTIONS]" not in pages


def test_a_file_of_very_many_choices_and_ends_is_checked_at_once(run: Run, tmp_path: Path) -> None:
    names = [f"L{number}" for number in range(20_000)]
    attribute = {"name": "kind", "type": "choice", "choices": names}
    labels = [{"name": name} for name in names] + [{"name": "last", "attributes": [attribute]}]
    unknown = [f"{name}x" for name in names]
    relations = [{"name": "joins", "heads": names, "tails": unknown}]
    file = tmp_path / "many.json"
    file.write_text(json.dumps({"labels": labels, "relations": relations}), encoding="utf-8")

    answer = run("labels", "check", file)

    assert answer.stdout.endswith(": 20,000 faults.\n")
    assert max(map(len, answer.stdout.splitlines())) < 500


def test_a_set_of_very_many_labels_is_taken(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_text("labels:\n" + "".join(f"  - name: L{n}\n" for n in range(50_000)))

    assert run("labels", "check", file).stdout.endswith(": no fault found.\n")
