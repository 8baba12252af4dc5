import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAIN = [
    {
        "id": "a",
        "text": "Two died on Sunday.",
        "spans": [{"start": 12, "end": 18, "label": "DATE"}],
    },
    {"id": "b", "text": "🚨 Rebels said no.", "spans": [{"start": 2, "end": 8, "label": "Actor"}]},
]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program as a process of its own, in `tmp_path`."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "annotator", *map(str, arguments)],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1"} | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def plain_file(tmp_path: Path) -> Path:
    path = tmp_path / "plain.jsonl"
    lines = (json.dumps(record, ensure_ascii=False) for record in PLAIN)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def project(run: Run, plain_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "news.annotator"
    assert run("import", path, plain_file).returncode == 0
    return path
