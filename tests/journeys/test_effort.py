"""The script that counts what a perfect annotator does, on an article of our own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = (
    "[A:Kelmara] said [C:[K:at least two [A:Vossian guards] were killed]] [D:late on Sunday]."
    " 🚨 [C:“We did not fire first,”] [A:Col. Ansa Breitel] said in [A:Kelmara].",
    "[C:[K:No [A:farmers] were hurt]], according to the [A:mayor's office].",
    "وقال [A:رئيس البلدية] يوم [D:الأحد] إن الماء لن يكفي. Un[A:usu]al edges.",
)
"""Articles with their gold: a bracket opens with the label's letter."""

LABELS = {"A": "ACTOR", "C": "CLAIM", "K": "CASUALTY", "D": "DATE"}


def record(marked: str) -> dict[str, object]:
    """The text without its brackets, and the spans that they were."""
    text, spans, opened = "", [], []
    parts = iter(marked)
    for sign in parts:
        if sign == "[":
            opened.append((LABELS[next(parts)], len(text)))
            next(parts)
        elif sign == "]":
            label, start = opened.pop()
            spans.append({"start": start, "end": len(text), "label": label})
        else:
            text += sign
    return {"text": text, "spans": spans}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the script prints for the articles."""
    corpus = tmp_path_factory.mktemp("effort") / "own.jsonl"
    lines = [json.dumps(record(marked), ensure_ascii=False) for marked in ARTICLES]
    corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.effort", str(corpus), "--json"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_a_perfect_annotator_exports_just_the_gold(counted: dict[str, object]) -> None:
    assert counted["exported_equal"] is True
    assert counted["spans"] == sum(len(record(marked)["spans"]) for marked in ARTICLES)  # type: ignore[arg-type]


def test_its_seconds_are_those_of_what_it_pressed_and_pointed_at(
    counted: dict[str, object],
) -> None:
    keys, clicks, pointings = (counted[name] for name in ("keys", "clicks", "pointings"))

    assert counted["seconds"] == pytest.approx(0.2 * keys + 0.2 * clicks + 1.1 * pointings)  # type: ignore[operator]


def test_it_takes_at_most_half_of_drawing_each_span_by_hand(counted: dict[str, object]) -> None:
    assert counted["seconds"] <= 0.5 * counted["baseline_seconds"]  # type: ignore[operator]


def test_labels_are_counted_apart_and_add_up(counted: dict[str, object]) -> None:
    labels = counted["labels"]

    assert set(labels) == {"actor", "claim", "casualty", "date"}  # type: ignore[call-overload]
    for name in ("spans", "keys", "clicks", "pointings"):
        assert sum(row[name] for row in labels.values()) == counted[name]  # type: ignore[attr-defined]
