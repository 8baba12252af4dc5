"""Two short articles of our own, as files, for journeys through the window."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

FIRST = (
    "Two soldiers killed near the bridge\n\n"
    "The northern army said on Sunday 🚨 that two soldiers were killed and 12 wounded.\n"
    "“We did not fire first,” Gen. Orlo Tanne told reporters.\n"
)
SECOND = "Nothing else happened on Monday.\n"


def written(folder: Path) -> tuple[Path, Path]:
    """Write both articles into a folder; returns their paths in order."""
    paths = folder / "one.txt", folder / "two.txt"
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def exported(path: Path) -> list[tuple[str, str]]:
    """The label and the words of every span of an export, whose offsets must hold."""
    spans = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]
            spans.append((span["label"], span["text"]))
    return spans


def wait_for_file(qtbot: QtBot, path: Path) -> None:
    """Wait until an export has been written."""
    qtbot.waitUntil(path.is_file)
