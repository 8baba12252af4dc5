"""What is typed as a filter, cut into its terms and their parts, each with its place.

Nothing is refused here: whatever is typed is some row of tokens. Places are code points.
"""

import re
from typing import NamedTuple

from annotator.core.filters.keys import BY_NAME, Key

_KEY = re.compile(r"([A-Za-z]+)(<=|>=|[:<>=])")
_OP = re.compile(r"<=|>=|[<>=]")
_INNER_OP = re.compile(r"<=|>=|[:<>=]")
_COMMA = re.compile(",")
_QUOTES = {'"': '"', "“": "”"}
"""What opens words that belong together, and what ends them; twice, it stands for itself."""


class Piece(NamedTuple):
    """One word, or several in quotes: what is meant, and where it stands, its quotes too."""

    text: str
    start: int
    end: int
    is_quoted: bool = False
    is_closed: bool = True


class Token(NamedTuple):
    """One term as it is typed, from `start` to `end`.

    `key` and `op` are "" for bare words; `pieces` are the values, of which those between commas may
    be empty. With "attr", they are the attribute's name and, behind `inner`, its value.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    is_negated: bool = False
    key: str = ""
    key_start: int = 0
    op: str = ""
    inner: str = ""

    @property
    def known_key(self) -> Key | None:
        """The key that is meant, None for bare words and where there is no such key."""
        return BY_NAME.get(self.key.lower())

    @property
    def key_end(self) -> int:
        """Where the key ends, with what stands behind it."""
        return self.pieces[0].start if self.pieces else self.end


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the terms of what is typed, in order.

    >>> [(t.key, [p.text for p in t.pieces]) for t in tokens_of('status:todo,done "two words"')]
    [('status', ['todo', 'done']), ('', ['two words'])]
    """
    found: list[Token] = []
    scanner = _Scanner(text)
    while scanner.skip_space():
        found.append(scanner.token())
    return tuple(found)


def quoted(text: str) -> str:
    """Return words in quotes, as one piece.

    >>> print(quoted('the "Sea" trials'))
    "the ""Sea"" trials"
    """
    return '"' + text.replace('"', '""') + '"'


class _Scanner:
    """Walks over a text once; every method leaves `at` behind what it has taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at: int = 0

    def skip_space(self) -> bool:
        """Go to the next term; return whether there is one."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at < len(self.text)

    def token(self) -> Token:
        """Take the term that begins here."""
        start = self.at
        negates = self.text[start] == "-" and not self._is_space(start + 1)
        self.at += negates
        key_start, found = self.at, _KEY.match(self.text, self.at)
        if found is None:
            piece = self._piece()
            return Token(start, self.at, (piece,), negates)
        self.at = found.end()
        key, op = BY_NAME.get(found[1].lower()), found[2]
        if op == ":" and key is not None and key.is_compared:
            op = self._taken(_OP) or op
        pieces, inner = self._values(key)
        return Token(start, self.at, pieces, negates, found[1], key_start, op, inner)

    def _values(self, key: Key | None) -> tuple[tuple[Piece, ...], str]:
        if key is not None and key.kind == "attribute":
            name = self._piece(until="<>=:")
            inner = self._taken(_INNER_OP)
            return (name, self._piece()) if inner else (name,), inner
        if key is None or not key.is_split:
            return (self._piece(),), ""
        pieces = [self._piece(until=",")]
        while self._taken(_COMMA):
            pieces.append(self._piece(until=","))
        return tuple(pieces), ""

    def _taken(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]

    def _is_space(self, at: int) -> bool:
        return at >= len(self.text) or self.text[at].isspace()

    def _piece(self, until: str = "") -> Piece:
        if self.at < len(self.text) and (closing := _QUOTES.get(self.text[self.at])):
            return self._quoted_piece(closing)
        start = self.at
        while not self._is_space(self.at) and self.text[self.at] not in until:
            self.at += 1
        return Piece(self.text[start : self.at], start, self.at)

    def _quoted_piece(self, closing: str) -> Piece:
        start = self.at
        parts: list[str] = []
        self.at += 1
        while (end := self.text.find(closing, self.at)) >= 0:
            parts.append(self.text[self.at : end])
            self.at = end + 1
            if not self.text.startswith(closing, self.at):
                return Piece("".join(parts), start, self.at, is_quoted=True)
            parts.append(closing)
            self.at += 1
        parts.append(self.text[self.at :])
        self.at = len(self.text)
        return Piece("".join(parts), start, self.at, is_quoted=True, is_closed=False)
