"""The words and numbers of an expression of time that say anything, with their values."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.find.date_words import TOKEN
from annotator.parse.date_words import BESIDE_WEEKDAY, BESIDE_YEAR, JOINED, WORDS, Value
from annotator.parse.feasts import FEASTS

_MOST_TOKENS, _MOST_SAID, _MOST_LETTERS = 24, 14, 200
"""Words and marks, those of them that say anything, and code points of the longest expression that
is read; what people tag is half as long."""
_MOST_FIGURES = 9
"""A longer number is none of an expression of time."""


class Token(NamedTuple):
    """A word, number or mark: its kind, what it is worth, and how it is spelt."""

    kind: str
    value: Value
    text: str


def tokens_of(words: str) -> list[Token]:
    """Return the tokens of an expression, numbers and names put together.

    None at all of one that is too long to be an expression of time.

    >>> [token[:2] for token in tokens_of("the twenty-first of March, 2023")]
    [('ORD', 21), ('MONTH', 3), ('YEAR', 2023)]
    """
    tokens = list(islice(_tokens(words[: _MOST_LETTERS + 1]), _MOST_TOKENS + 1))
    said = _with_numbers(_without_idle(_with_names(tokens)))
    is_long = len(tokens) > _MOST_TOKENS or len(said) > _MOST_SAID or len(words) > _MOST_LETTERS
    return [] if is_long else said


def leading_tokens(words: str) -> list[Token]:
    """Return the tokens that stand at the beginning of a text of any length."""
    tokens = list(islice(_tokens(words[:_NEAR]), _FEW_TOKENS))
    return _with_numbers(_without_idle(_with_names(tokens)))


_NEAR = 40
_FEW_TOKENS = 6


def _tokens(words: str) -> Iterator[Token]:
    words = _ascii_figures(words)
    for match in TOKEN.finditer(words):
        yield _token(match.lastgroup or "", match.group(), words[: match.start()])


def _ascii_figures(words: str) -> str:
    """Return words with the figures of any script as those of ASCII, one for one."""
    if words.isascii():
        return words
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in words)


def _token(shape: str, text: str, before: str) -> Token:
    """Return the token of a text that has a shape, after what stands before it."""
    match shape:
        case "WORD" | "MARK" | "RUN" | "MONTH" | "WEEKDAY":
            return _word(text.rstrip(".") or text)
        case "NUMBER":
            return _number(text, before)
        case "ORDINAL":
            return Token("ORD", int(_FIGURES.findall(text)[0][:_MOST_FIGURES]), text)
        case "DECADE":
            return Token("DECADE", int(_FIGURES.findall(text)[0]) // 10, text)
        case "ZONE":
            return Token("ZONE", _zone(text), text)
        case "NEARLY":
            return Token("APPROX", "", text)
        case "ISO" | "CLOCK" | "ERA" | "YEARS":
            return Token(shape, text, text)
        case _:
            return Token("SKIPPED", "", text)


_FIGURES = pattern(r"[0-9]+")
_PERIOD = pattern(r"q[1-4]|h[12]")


def _word(text: str) -> Token:
    folded = text.replace("İ", "i").casefold()
    if _PERIOD.fullmatch(folded):
        return Token("PERIOD", folded.upper(), text)
    return Token(*WORDS.get(folded, ("OTHER", "")), text)


def _number(text: str, before: str) -> Token:
    if _BARE_CLOCK.fullmatch(text):
        return Token("CLOCK", text, text)
    figures = text.replace(",", "")
    if len(figures) > _MOST_FIGURES:
        return Token("OTHER", "", text)
    if "." in figures:
        return Token("NUMBER", float(figures), text)
    amount = int(figures)
    if len(text) == 2 and before[-1:] in ("'", "’", "‘"):
        return Token("YEAR", amount + (1900 if amount >= CENTURY_BREAK else 2000), text)
    if len(text) == 4 and 1000 <= amount < 2200:
        return Token("YEAR", amount, text)
    return Token("DAY" if len(text) <= 2 and 1 <= amount <= 31 else "NUMBER", amount, text)


_BARE_CLOCK = pattern(r"0[0-9][.]?[0-5][0-9]")
"""Figures that nothing but a clock shows: "0700", "07.00"."""
CENTURY_BREAK = 40
"""Years of two figures from this on are those of the last century."""
_FARTHEST_ZONE = 14
_OFFSET = pattern(r"([-+\u2212])\s?([0-9]{1,2})(?::([0-9]{2}))?")


def _zone(text: str) -> str:
    """Return the offset of a time zone as ISO 8601 writes it.

    "" where it changes with the season: that of "EST", and of "(GMT +8)", is known, of "ET" not.
    """
    away = _OFFSET.search(text)
    if away is None:
        kind, value = WORDS.get(text.strip("()").casefold(), ("", ""))
        return str(value) if kind == "ZONE" else ""
    sign = "+" if away[1] == "+" else "-"
    return f"{sign}{int(away[2]):02}:{away[3] or '00'}" if int(away[2]) <= _FARTHEST_ZONE else ""


_MOST_WORDS = 5
"""In the longest name of a feast or turn of phrase."""


def _with_names(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens, several that are one name or turn of phrase as one."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        behind = min(index + _MOST_WORDS, len(tokens))
        while (named := _named(tokens[index:behind])) is None and behind > index + 1:
            behind -= 1
        found.append(named or tokens[index])
        index = behind
    return found


def _named(tokens: Sequence[Token]) -> Token | None:
    text = " ".join(token.text for token in tokens)
    name = text.casefold().replace("’", "'")
    if name in FEASTS:
        return Token("FEAST", name, text)
    return Token(*JOINED[name], text) if name in JOINED else None


def _without_idle(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that say anything, as "year" behind a year does not."""
    said = [token for token in tokens if token.kind != "SKIPPED"]
    kinds = ["", *(token.kind for token in said), ""]
    return [
        token
        for index, token in enumerate(said)
        if not (token.text in BESIDE_YEAR and kinds[index] == "YEAR")
        and not (token.text in BESIDE_WEEKDAY and "WEEKDAY" in (kinds[index], kinds[index + 2]))
    ]


def _with_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens, number words that make one number as one: "twenty", "-", "five"."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token, index = tokens[index], index + 1
        while index < len(tokens):
            link = tokens[index].kind if tokens[index].kind in ("HYPHEN", "AND") else ""
            behind = index + bool(link)
            merged = _merged(token, tokens[behind], link) if behind < len(tokens) else None
            if merged is None:
                break
            token, index = merged, behind + 1
        found.append(token)
    return found


_MULTIPLIERS = (12, 100, 1_000, 1_000_000)


def _merged(first: Token, second: Token, link: str) -> Token | None:
    """Return two tokens as one number, "twenty" and "five" as 25; None where they are two."""
    larger, smaller = first.value, second.value
    if first.kind not in ("NUMBER", "DAY") or second.kind not in ("NUMBER", "ORD"):
        return None
    if isinstance(larger, str) or isinstance(smaller, str) or second.text[:1].isdecimal():
        return None
    text = f"{first.text} {second.text}"
    if smaller in _MULTIPLIERS and larger < smaller and not link and second.kind == "NUMBER":
        return Token("NUMBER", larger * smaller, text)
    if first.text[:1].isdecimal():
        return None
    is_tens = larger % 100 >= 20 and not larger % 10 and smaller < 10 and link != "AND"
    is_hundreds = larger >= 100 and not larger % 100 and smaller < 100 and link != "HYPHEN"
    return Token(second.kind, larger + smaller, text) if is_tens or is_hundreds else None
