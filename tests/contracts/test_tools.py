import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--quiet", "annotator", "tests"],
        ["ruff", "format", "--check", "--quiet", "annotator", "tests"],
        ["basedpyright", "--level", "error"],
    ],
    ids=["lint", "format", "types"],
)
@pytest.mark.timeout(300)
def test_the_code_passes(command: list[str]) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr
