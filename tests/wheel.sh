#!/usr/bin/env bash
# Builds the wheel, installs it in an environment of its own, opens the sample in a window for a
# moment, and exports it. Run from the checkout: bash tests/wheel.sh
set -euo pipefail
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_STATE_HOME="$folder/state"
mkdir -p "$HOME"
root=$PWD

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" wheel -q --no-deps -w "$folder/dist" "$root"
"$folder/venv/bin/pip" install -q -c "$root/constraints.txt" "$folder"/dist/annotator-*.whl
cd "$folder" # so that nothing is found in the checkout

"$folder/venv/bin/annotator" --version
"$folder/venv/bin/python" - "$folder/venv/bin/annotator" <<'PYTHON'
import signal
import subprocess
import sys
import time

with subprocess.Popen([sys.argv[1], "demo"], stderr=subprocess.PIPE, text=True) as window:
    time.sleep(4)
    assert window.poll() is None, f"the window closed by itself: {window.stderr.read()}"
    window.send_signal(signal.SIGTERM)
    _, said = window.communicate(timeout=30)
assert window.returncode == 0, (window.returncode, said)
# What the offscreen platform cannot do is no fault of the window.
faults = [line for line in said.splitlines() if not line.startswith("This plugin does not support")]
assert not faults, said
PYTHON

project=$(find "$XDG_DATA_HOME" -name '*.annotator' | head -n 1)
"$folder/venv/bin/annotator" info "$project"
"$folder/venv/bin/annotator" check "$project"
"$folder/venv/bin/annotator" export "$project" -o sample.jsonl
"$folder/venv/bin/annotator" check sample.jsonl
echo "the wheel opens, exports and checks the sample"
