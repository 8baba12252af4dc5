"""What is looked for in texts, by words or by an expression, as one frozen value."""

from collections.abc import Iterable
from typing import Protocol

from annotator.core.expressions import ExpressionFinder
from annotator.core.ranges import Range
from annotator.core.records import Record
from annotator.core.terms import Clause, TermFinder, read_terms


class Finder(Protocol):
    """Finds places in a text."""

    def is_in(self, text: str) -> bool:
        """Return whether the text fulfils what is asked for.

        Raises:
            SearchError: It takes too long.
        """
        ...

    def places(self, text: str) -> Iterable[Range]:
        """Return where the text has what is looked for, in order.

        Raises:
            SearchError: It takes too long.
        """
        ...


class TextQuery(Record):
    """What a person looks for.

    `typed` is read by `terms.read_terms`, or as a regular expression where it `is_expression`.
    """

    typed: str
    is_expression: bool = False
    whole_words: bool = True
    """Whether letters and figures may not stand just before or behind what is found."""
    match_case: bool = False
    """Whether case counts, and in words accents too."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not self.typed.strip()

    def finder(self) -> Finder:
        """Return what finds it in a text.

        Raises:
            SearchError: It cannot be read; it says where.
        """
        if self.is_expression:
            return ExpressionFinder(
                self.typed, is_whole=self.whole_words, matches_case=self.match_case
            )
        folding = "exact" if self.match_case else "loose"
        return TermFinder(read_terms(self.typed), folding, is_whole=self.whole_words)

    def clauses(self) -> tuple[Clause, ...]:
        """Return what an index of whole words can be asked: what is found has one of them.

        None where an index cannot help.

        Raises:
            SearchError: It cannot be read; it says where.
        """
        if self.is_expression or not self.whole_words:
            return ()
        clauses = read_terms(self.typed)
        if not self.match_case:
            return clauses
        # What may not occur as it is typed may well occur otherwise.
        wanted = tuple(Clause(clause.wanted, ()) for clause in clauses)
        return wanted if all(clause.wanted for clause in wanted) else ()
