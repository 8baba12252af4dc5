import ast
import doctest
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.contracts.modules import module_name, module_paths, title, tree

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

LONGEST = 88
WITH_EXAMPLES = [p for p in module_paths(without="ui") if ">>>" in p.read_text(encoding="utf-8")]


def public_names(path: Path) -> Iterator[tuple[str, Documented]]:
    """The module, its public classes and functions, and their public methods."""
    module = tree(path)
    yield title(path), module
    for node in module.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node.name, node
            for method in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                    yield f"{node.name}.{method.name}", method


def first_line(node: Documented) -> str:
    return (ast.get_docstring(node) or "").partition("\n")[0]


@pytest.mark.parametrize("path", module_paths(without="ui"), ids=title)
def test_every_public_name_is_explained(path: Path) -> None:
    assert [name for name, node in public_names(path) if not first_line(node)] == []


@pytest.mark.parametrize("path", module_paths(within="ui"), ids=title)
def test_every_module_and_class_of_the_window_is_explained(path: Path) -> None:
    nodes = [(n, node) for n, node in public_names(path) if not isinstance(node, ast.FunctionDef)]

    assert [name for name, node in nodes if not first_line(node)] == []


@pytest.mark.parametrize("path", module_paths(), ids=title)
def test_an_explanation_begins_with_a_short_sentence(path: Path) -> None:
    lines = [first_line(node) for _, node in public_names(path) if first_line(node)]

    assert [line for line in lines if not line.endswith(".")] == []
    assert [line for line in lines if len(line) > LONGEST] == []


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=title)
def test_the_examples_of_a_module_are_true(path: Path) -> None:
    results = doctest.testmod(import_module(module_name(path)))

    assert results.attempted > 0
    assert results.failed == 0
