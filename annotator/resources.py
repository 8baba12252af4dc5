"""Finds `assets/` and `schemas/` in an installed wheel or in a checkout."""

from importlib.resources import files
from pathlib import Path

from annotator.errors import AnnotatorError


def resource_path(*parts: str) -> Path:
    """Return the path of a file that ships with the program.

    A wheel carries both folders inside the package; a checkout (and an editable install, which
    does not see what the wheel is told to include) has them beside it.

    Raises:
        AnnotatorError: Neither place has it, so the installation is not whole.
    """
    package = Path(str(files("annotator")))
    for root in (package, package.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise AnnotatorError(
        f"The program's own file {'/'.join(parts)} is missing.",
        path=package,
        hint="Install annotator again.",
    )
