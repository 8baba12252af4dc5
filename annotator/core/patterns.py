"""Patterns of the `regex` package that are compiled when they are first used.

Compiling those of `boundaries` and `orthography` takes several frames, and a program that only
shows a window or counts documents never asks for a word.
"""

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from regex import Pattern


class _Pattern:
    """Becomes the compiled pattern's methods, one by one, as they are asked for."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any method of a pattern
        import regex

        # The package keeps what it has compiled; what is set here is not asked for again.
        method = getattr(regex.compile(self._source), name)
        setattr(self, name, method)
        return method


def pattern(source: str) -> "Pattern[str]":
    """Return the pattern of `source`, flags written into it, to be compiled at its first use.

    >>> pattern(r"(?i)baku").search("in BAKU").start()
    3
    """
    return cast("Pattern[str]", _Pattern(source))
