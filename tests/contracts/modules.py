"""The modules that there are, found on disk and not imported."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "annotator"


def module_paths(*, within: str = "", without: str = "") -> list[Path]:
    """The package's Python files in a folder of it, less those in another."""
    paths = sorted((PACKAGE / within).rglob("*.py"))
    return [path for path in paths if not without or PACKAGE / without not in path.parents]


def title(path: Path) -> str:
    """The path as it is named in a test."""
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    """The dotted name to import it by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def tree(path: Path) -> ast.Module:
    """Its syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=title(path))
