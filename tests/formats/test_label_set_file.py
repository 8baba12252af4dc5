import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet
from annotator.core.problems import Problem
from annotator.errors import ExportError, FormatError
from annotator.formats.label_set_file import LabelSetFile, parse, read, to_text, write
from tests.label_strategies import label_sets

SUFFIXES = (".yaml", ".json")
in_both = pytest.mark.parametrize("suffix", SUFFIXES)


def problems_of(text: str, suffix: str = ".yaml") -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in parse(text, suffix).problems]


def named(*names: str) -> LabelSet:
    return LabelSet(labels=tuple(Label(name=name) for name in names))


# Round trips


@in_both
def test_the_set_of_a_new_project_comes_back(suffix: str) -> None:
    found = parse(to_text(DEFAULT_LABEL_SET, suffix), suffix)

    assert found == LabelSetFile(DEFAULT_LABEL_SET, ())


@given(label_sets())
def test_any_set_comes_back_from_yaml_and_from_json(label_set: LabelSet) -> None:
    for suffix in SUFFIXES:
        assert parse(to_text(label_set, suffix), suffix) == LabelSetFile(label_set, ())


@settings(max_examples=300)
@given(st.text(max_size=12), st.text(min_size=1, max_size=6).filter(lambda t: t.strip() == t))
def test_any_words_come_back_from_yaml_and_from_json(words: str, name: str) -> None:
    label = Label(name=f"x{name}x", description=words, guideline=f"{words}\n{words}")
    label_set = LabelSet(labels=(label,))

    for suffix in SUFFIXES:
        found = parse(to_text(label_set, suffix), suffix).label_set
        assert found is None or found == label_set


@given(label_sets())
def test_equal_sets_are_written_alike(label_set: LabelSet) -> None:
    again = LabelSet.model_validate_json(label_set.model_dump_json())

    assert [to_text(label_set, s) for s in SUFFIXES] == [to_text(again, s) for s in SUFFIXES]


@pytest.mark.parametrize(
    "name", ["no", "on", "Yes", "2024-01-01", "1e3", "0o17", "null", "~", "1_0"]
)
def test_a_name_that_yaml_takes_for_something_else_stays_a_name(name: str) -> None:
    text = f"labels:\n  - name: {name}\n    description: {name}\n"

    found = parse(text, ".yaml").label_set

    assert found is not None
    assert (found.labels[0].name, found.labels[0].description) == (name, name)
    assert parse(to_text(found, ".yaml"), ".yaml").label_set == found


@pytest.mark.parametrize("hue", ["--5", '"-"', "1e3", "9" * 5_000, "-" + "9" * 5_000])
def test_a_hue_that_is_no_number_of_degrees_is_told_with_its_line(hue: str) -> None:
    text = f"labels:\n  - name: actor\n    hue: {hue}\n"

    assert problems_of(text) == [("bad_value", 3)]


def test_a_number_of_thousands_of_figures_is_told_with_its_line() -> None:
    figures = "9" * 5_000
    text = f'{{"id": {figures},\n "labels": [\n  {{"name": "actor", "hue": {figures}}}]}}'

    assert problems_of(text, ".json") == [("bad_value", 1), ("bad_value", 3)]


def test_a_guideline_of_several_lines_stands_as_it_is_in_yaml() -> None:
    label = Label(name="actor", guideline="# Who\n\nNames and *descriptions*.\n")

    text = to_text(LabelSet(labels=(label,)), ".yaml")

    assert "    guideline: |\n      # Who\n\n      Names and *descriptions*.\n" in text


def test_yaml_says_at_its_top_what_it_is() -> None:
    lines = to_text(DEFAULT_LABEL_SET, ".yaml").splitlines()

    assert lines[0].startswith("# A label set of annotator")
    assert max(map(len, lines[:6])) <= 100


@in_both
def test_what_is_usual_is_left_out_and_a_hue_never(suffix: str) -> None:
    text = to_text(named("actor"), suffix)

    assert "hue" in text
    assert "description" not in text


def test_labels_without_a_hue_get_different_ones() -> None:
    text = "labels:\n- name: a\n- name: b\n  hue: 95\n- name: c\n"

    found = parse(text, ".yaml").label_set

    assert found is not None
    assert len({label.hue for label in found.labels}) == 3


def test_yaml_may_be_written_in_other_ways() -> None:
    text = """\
version: 3
labels:
- {name: actor, key: A, hue: "12", attributes: [{name: kind, type: choice, choices: [no, on]}]}
- name: 'claim'
  description: >
    Words that
    go on.
  guideline:
  examples:
    - {text: "{They} left.", is_right: no}
"""

    found = parse(text, ".yaml")

    assert found.problems == ()
    assert found.label_set is not None
    actor, claim = found.label_set.labels
    assert (actor.hue, actor.attributes[0].choices) == (12, ("no", "on"))
    assert (claim.description, claim.guideline) == ("Words that go on.\n", "")
    assert not claim.examples[0].is_right
    assert found.label_set.version == "3"


def test_json_may_name_its_schema() -> None:
    text = '{"$schema": "annotator-label-set-1.0.schema.json", "labels": [{"name": "actor"}]}'

    assert parse(text, ".json").problems == ()


# Faults

CONTRADICTING = """\
schema: annotator.label_set
labels:
  - name: actor
    key: "1"
  - name: Actor
    attributes:
      - name: type
        type: choice
relations:
  - name: speaker
    heads: [claim]
    tails:
      - actor
      - place
"""


def test_every_contradiction_of_a_yaml_file_has_its_line() -> None:
    assert problems_of(CONTRADICTING) == [
        ("key_is_number", 4),
        ("doubled_label", 5),
        ("no_choices", 7),
        ("unknown_label", 11),
        ("unknown_label", 14),
    ]


def test_every_contradiction_of_a_json_file_has_its_line() -> None:
    text = json.dumps(
        {
            "labels": [{"name": "a", "key": "1"}, {"name": 'A \\" \n'}],
            "relations": [{"name": "r", "heads": ["b", "a"], "tails": []}],
        },
        indent=1,
    )

    lines = text.splitlines()
    assert [(code, lines[line - 1].strip(" ,[")) for code, line in problems_of(text, ".json")] == [
        ("key_is_number", '"key": "1"'),
        ("name_spaced", '"name": "A \\\\\\" \\n"'),
        ("unknown_label", '"b"'),
        ("relation_without_end", '"tails": []'),
    ]


@pytest.mark.parametrize(
    ("text", "suffix", "line", "words"),
    [
        (
            "labels:\n  - name: a: b\n",
            ".yaml",
            2,
            "mapping values are not allowed",
        ),
        ("labels:\n\t- name: a\n", ".yaml", 2, "cannot start any token"),
        ("labels: [\n  {name: a\n", ".yaml", 3, "This is no YAML"),
        ("labels:\n  - name: \x07\n", ".yaml", 2, "U+0007 cannot stand in YAML"),
        ("labels: [{name: a}]\n---\nlabels: []\n", ".yaml", 2, "A second document begins here"),
        ('{"labels": [\n  {"name": "a",}\n]}', ".json", 2, "This is no JSON"),
        ("", ".json", 1, "This is no JSON"),
        ("[" * 100_000, ".json", 1, "This is no JSON|Too many lists"),
    ],
    ids=["colon", "tab", "open", "control", "two", "comma", "empty", "deep"],
)
def test_a_file_that_cannot_be_read_says_where(
    text: str, suffix: str, line: int, words: str
) -> None:
    (problem,) = parse(text, suffix).problems

    assert problem.line == line
    assert any(part in problem.message for part in words.split("|"))
    assert problem.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "suffix", "found"),
    [
        ("", ".yaml", [("not_an_object", 0)]),
        ("- actor\n", ".yaml", [("not_an_object", 1)]),
        ("labels:\n- &a {name: a}\n- *a\n", ".yaml", [("alias", 3), ("not_an_object", 3)]),
        ("labels:\n- name: a\n  name: b\n", ".yaml", [("doubled_property", 3)]),
        ("labels:\n- name: a\n  ? [x]\n  : y\n", ".yaml", [("bad_property", 2)]),
        ("labels:\n- name: a\n  hue: red\n", ".yaml", [("bad_value", 3)]),
        ("labels:\n- name: a\n  hue: 400\n", ".yaml", [("bad_hue", 3)]),
        (f"labels: {'[' * 500}{']' * 500}", ".yaml", [("too_deep", 1), ("not_an_object", 1)]),
        ('{"labels": [{"name": "a",\n "name": "b"}]}', ".json", [("doubled_property", 2)]),
        ('{"labels": [{"name": 12}]}', ".json", [("bad_value", 1)]),
        ('{"labels": [{"name": "a", "hue": NaN}]}', ".json", [("bad_value", 1)]),
        ("null", ".json", [("not_an_object", 1)]),
        ("schema: annotator.record\nlabels: [{name: a}]", ".yaml", [("other_schema", 1)]),
        ('schema_version: "2.0"\nlabels: [{name: a}]', ".yaml", [("schema_too_new", 1)]),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_file_that_is_no_label_set_says_why(
    text: str, suffix: str, found: list[tuple[str, int]]
) -> None:
    assert parse(text, suffix).label_set is None
    assert problems_of(text, suffix) == found


def test_a_minor_version_that_is_newer_is_read_with_a_warning() -> None:
    found = parse('schema_version: "1.4"\nlabels: [{name: a}]', ".yaml")

    assert found.label_set == LabelSet(labels=(Label(name="a", hue=95),))
    assert [problem.severity for problem in found.problems] == ["warning"]


def test_a_key_that_is_an_actions_is_a_warning() -> None:
    found = parse("labels: [{name: a, key: R}]", ".yaml", {"R": "Tag again"})

    assert found.label_set is not None
    assert [problem.code for problem in found.problems] == ["key_is_taken"]


@settings(max_examples=200)
@given(st.text(st.sampled_from(" \n-:[]{}&*!|>'\"%#?ab,~"), max_size=30), st.sampled_from(SUFFIXES))
def test_no_text_breaks_the_reader(text: str, suffix: str) -> None:
    found = parse(text, suffix)

    assert found.label_set is not None or found.problems
    assert all(isinstance(problem, Problem) for problem in found.problems)


# Files


@in_both
def test_a_file_is_written_and_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"labels{suffix}"

    write(DEFAULT_LABEL_SET, path)

    assert read(path).label_set == DEFAULT_LABEL_SET
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_there_is_replaced_only_when_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text("mine")

    with pytest.raises(ExportError, match="exists already"):
        write(DEFAULT_LABEL_SET, path)
    assert path.read_text() == "mine"

    write(DEFAULT_LABEL_SET, path, replace=True)
    assert read(path).label_set == DEFAULT_LABEL_SET


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be written"):
        write(DEFAULT_LABEL_SET, tmp_path / "missing" / "labels.yaml")


@pytest.mark.parametrize("name", ["labels.txt", "labels"])
def test_another_ending_is_refused_with_those_that_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match="is not kept in a file") as refused:
        read(tmp_path / name)

    assert ".yaml" in refused.value.hint


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        read(tmp_path / "labels.yaml")


def test_faults_of_a_file_name_it(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text(CONTRADICTING, encoding="utf-8")

    assert {problem.path for problem in read(path).problems} == {str(path)}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_what_a_file_is_written_in(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "labels.yaml"
    path.write_text("labels:\n- name: актёр\n", encoding=encoding)

    found = read(path).label_set

    assert found is not None
    assert found.labels[0].name == "актёр"


def test_a_file_in_an_old_encoding_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    words = "Ein Täter, der für etwas verantwortlich ist, wird so benannt. "
    path.write_bytes(f"labels:\n- name: täter\n  description: {words * 3}\n".encode("cp1252"))

    found = read(path)

    assert found.label_set is not None
    assert found.label_set.labels[0].name == "täter"
    assert [problem.code for problem in found.problems] == ["encoding_guessed"]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    path.write_bytes(b"%PDF-1.7 \0\1\2")

    assert [problem.code for problem in read(path).problems] == ["binary_file"]


# Damage


def _mutated(data: Any, choose: st.DataObject) -> None:  # noqa: ANN401
    """Put something else in one place of plain data."""
    while True:
        keys = sorted(data) if isinstance(data, dict) else list(range(len(data)))
        key = choose.draw(st.sampled_from(keys))
        inner = data[key]
        if not inner or not isinstance(inner, dict | list) or choose.draw(st.booleans()):
            data[key] = choose.draw(st.sampled_from((None, 7, -1, "", "x", [], {}, [[]], True)))
            return
        data = inner


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_told_with_its_line_or_is_still_a_set(choose: st.DataObject) -> None:
    data = orjson.loads(to_text(DEFAULT_LABEL_SET, ".json"))
    _mutated(data, choose)
    text = json.dumps(data, indent=1)

    found = parse(text, ".json")

    assert found.label_set is not None or all(problem.line for problem in found.problems)
