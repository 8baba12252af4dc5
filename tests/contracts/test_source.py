import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.modules import ROOT, module_paths, title, tree

COLOUR = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.IGNORECASE)
STATIC_DIALOGS = {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog"}
EVENT_LOOPS = {"annotator/ui/ask.py", "annotator/ui/app.py"}

FOREIGN = re.compile(
    r"(?<![\w.~$}*-])/(?:work|tmp|root|home|Users)/\w|[A-Z]:\\{1,2}Users\\"
    r"|pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|anaconda\.org|(?:extra-)?index[-_]url\b"
)
"""Paths of one machine and addresses of registries, written so that this is none of them."""


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """What a module calls: the last name of the object, "" for none, and the function's name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "?")
            yield name, node.func.attr


def our_files() -> list[Path]:
    """Every text file that is kept with the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        return [*module_paths(), *(ROOT / "tests").rglob("*.py")]
    paths = (ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


@pytest.mark.parametrize("path", [p for p in module_paths() if p.name != "theme.py"], ids=title)
def test_only_the_theme_knows_colours_and_style_sheets(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert COLOUR.findall(source) == []
    assert [name for _, name in calls(path) if name == "setStyleSheet"] == []


@pytest.mark.parametrize("path", module_paths(), ids=title)
def test_only_one_module_asks_questions(path: Path) -> None:
    asked = [
        f"{owner}.{name}"
        for owner, name in calls(path)
        if name in ("exec", "exec_") or owner in STATIC_DIALOGS
    ]

    assert asked == [] or title(path) in EVENT_LOOPS


@pytest.mark.parametrize("path", module_paths(), ids=title)
def test_nothing_is_printed_by_hand(path: Path) -> None:
    assert [name for owner, name in calls(path) if (owner, name) == ("", "print")] == []


def test_no_file_holds_a_path_of_one_machine_or_the_address_of_a_registry() -> None:
    found = {
        title(path): match.group()
        for path in our_files()
        for match in FOREIGN.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }

    assert found == {}
