"""Runs Python in a process of its own, with no more rights than a person has."""

import os
import subprocess
import sys
from pathlib import Path

_DROP_CAPABILITY = 24
_IGNORE_PERMISSIONS = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def _become_ordinary() -> None:
    """Let root be refused what permissions refuse, so that tests can run in a container."""
    if os.geteuid() == 0:
        import ctypes

        libc = ctypes.CDLL(None)
        for capability in _IGNORE_PERMISSIONS:
            libc.prctl(_DROP_CAPABILITY, capability, 0, 0, 0)


def run_child(code: str, *arguments: object) -> str:
    """Run `code` with `arguments` behind `sys.argv[0]`; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=_become_ordinary if os.name == "posix" else None,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
