import os
import subprocess
import sys

import pytest

from tests.contracts.modules import PACKAGE, ROOT, module_name, module_paths

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
WINDOW = {"PySide6", "shiboken6", "qtawesome", "qtpy"}
MIGRATION = {"alembic", "sqlalchemy.orm", "sqlalchemy.ext"}
DATABASE = {"sqlalchemy", "alembic", "sqlite3"}
HEADLESS = ("core", "find", "parse", "link", "checks", "formats", "store", "app", "cli")


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def loaded_by(names: list[str]) -> set[str]:
    """Everything that a fresh process has loaded after importing the modules of these names."""
    imports = "\n".join(f"import {name}" for name in names)
    answer = run(f"{imports}\nimport sys\nprint(*sys.modules, sep='\\n')")
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


def names_in(folder: str) -> list[str]:
    return [module_name(path) for path in module_paths(within=folder)]


def test_every_part_of_the_house_is_there() -> None:
    parts = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}

    assert parts == {*HEADLESS, "ui"}


def test_the_layers_of_the_house_import_downwards_only() -> None:
    answer = run(LINT, "--no-cache")

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "0 broken" in answer.stdout


@pytest.mark.parametrize("folder", HEADLESS)
def test_importing_anything_below_the_window_leaves_qt_out(folder: str) -> None:
    names = names_in(folder)

    loaded = loaded_by(names)

    assert {*names} <= loaded
    assert loaded & WINDOW == set()


def test_opening_a_project_needs_nothing_of_migrations() -> None:
    loaded = loaded_by(names_in("app"))

    assert "annotator.app.session" in loaded
    assert loaded & MIGRATION == set()


def test_the_command_line_knows_its_commands_before_it_needs_a_database() -> None:
    loaded = loaded_by(names_in("cli"))

    assert "annotator.cli" in loaded
    assert loaded & {*DATABASE, "annotator.app.session"} == set()


def test_the_package_itself_imports_nothing() -> None:
    loaded = loaded_by(["annotator"])

    assert {name for name in loaded if name.startswith("annotator")} == {"annotator"}
