import json
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 100
ENOUGH_TO_MEAN_SOMETHING = 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork a process")
def test_every_edit_reported_saved_is_there_after_a_kill_at_any_moment(tmp_path: Path):
    command = [sys.executable, "-m", "tests.store.crashing", tmp_path, ROUNDS, 20260309]

    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=110, check=False
    )

    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["saved"] > ENOUGH_TO_MEAN_SOMETHING
    assert report["lost"] == report["broken"] == []
