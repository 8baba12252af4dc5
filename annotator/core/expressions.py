"""Regular expressions that a person types: faults told in words, and kept short.

They are those of the `regex` package, which gives up where an expression takes too long.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.ranges import Range
from annotator.errors import SearchError

if TYPE_CHECKING:
    from regex import Pattern

MOST_SIGNS = 500
_MOST_COPIES = 10_000
"""A part with a number of repetitions is written out so many times: more would fill the memory."""
_REPEATED = re.compile(r"\{(\d+)(?:,\d*)?\}")
LONGEST_S = 0.25
"""Seconds for one text. A plain expression takes a thousandth of it on the longest article."""


class ExpressionFinder:
    """Finds in a text what an expression describes.

    Args:
        source: As it was typed.
        is_whole: Whether letters and figures may stand just before and behind.
        matches_case: Whether case counts.
        longest_s: Seconds for one text.

    Raises:
        SearchError: It cannot be read; it says where.
    """

    def __init__(
        self,
        source: str,
        *,
        is_whole: bool = False,
        matches_case: bool = False,
        longest_s: float = LONGEST_S,
    ) -> None:
        self._pattern = _compiled(source, is_whole=is_whole, matches_case=matches_case)
        self._longest_s = longest_s

    def is_in(self, text: str) -> bool:
        """Return whether the expression fits anywhere, save the empty text.

        Raises:
            SearchError: It takes too long on this text.
        """
        return next(self.places(text), None) is not None

    def places(self, text: str) -> Iterator[Range]:
        """Yield where the expression fits, in order; nothing where it fits the empty text.

        Raises:
            SearchError: It takes too long on this text.
        """
        # Other threads go on meanwhile.
        found = self._pattern.finditer(text, timeout=self._longest_s, concurrent=True)
        try:
            for match in found:
                if match.start() < match.end():
                    yield snap_to_graphemes(text, match.start(), match.end())
        except TimeoutError:
            raise SearchError(
                "The expression takes too long to look for.",
                hint="Make it simpler, above all where one repetition stands in another.",
            ) from None


def _compiled(source: str, *, is_whole: bool, matches_case: bool) -> "Pattern[str]":
    import regex

    if len(source) > MOST_SIGNS:
        raise SearchError(
            f"The expression has more than {MOST_SIGNS} signs.", hint="Make it shorter."
        )
    _need_few_copies(source)
    flags = regex.MULTILINE if matches_case else regex.MULTILINE | regex.IGNORECASE
    try:
        pattern = regex.compile(source, flags)
        return regex.compile(rf"(?<!\w)(?:{source})(?!\w)", flags) if is_whole else pattern
    except (regex.error, RecursionError, ValueError, OverflowError) as error:
        raise _told(error) from error


def _need_few_copies(source: str) -> None:
    copies = 1
    for match in _REPEATED.finditer(source):
        copies *= max(1, int(match[1]))
        if copies > _MOST_COPIES:
            raise SearchError(
                f"The expression repeats too many times (at {match.start() + 1}).",
                hint=f"Together its numbers may come to {_MOST_COPIES:,}.",
            )


def _told(error: Exception) -> SearchError:
    at, message = getattr(error, "pos", None), getattr(error, "msg", "")
    if isinstance(error, ValueError):
        message = str(error)
    where = "" if at is None else f" (at {at + 1})"
    return SearchError(
        f"The expression cannot be read{where}: {message or 'it is too deep'}.",
        hint="Put a backslash before a sign that is to stand for itself.",
    )
