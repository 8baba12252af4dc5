"""Reads what is typed as a filter: the meaning of each term, and a sentence for each typo."""

import re
from typing import Any, cast

from annotator.core.filters.keys import KEYS, ME, OTHER_WORDS, Key, Known, Op, nearest
from annotator.core.filters.records import Fault, Filter, Order, Parsed, Term, text_query
from annotator.core.filters.tokens import Piece, Token, tokens_of
from annotator.errors import SearchError

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no database takes."""
MOST_SIGNS = 2_000
MOST_VALUES = 100
"""Words, labels and the like of all terms: many more make a statement that no database takes."""
_NUMBER = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4}")
_SIGNED_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_PART_OF_A_DAY = re.compile(r"[0-9]{0,3}|[0-9]{4}-[01]?|[0-9]{4}-[01][0-9]-[0-3]?")


def parse_filter(typed: str, known: Known | None = None) -> Parsed:
    """Return the filter that a person has typed, with its faults.

    Args:
        typed: Whatever stands in the field.
        known: The names of a project; without, any label, author and attribute will do.

    >>> parsed = parse_filter("staus:todo spans>20")
    >>> [(term.key, term.op, term.values) for term in parsed.filter.terms]
    [('spans', '>', ('20',))]
    >>> parsed.faults[0].sentence
    'There is no “staus:” (character 1). Did you mean “status:”?'
    """
    terms: list[Term] = []
    order: Order | None = None
    tokens, faults = _as_many_as_fit(_SURROGATES.sub("\ufffd", typed))
    for token in tokens:
        reading = _Reading(token, known)
        term = reading.term()
        faults += reading.faults
        if term is None:
            continue
        if term.key == "sort":
            order = _order_of(term)
        else:
            terms.append(term)
    return Parsed(Filter(terms=tuple(terms), order=order), tuple(faults))


def _as_many_as_fit(typed: str) -> tuple[list[Token], list[Fault]]:
    """Return the tokens up to where there are too many or too long ones, and a fault for those."""
    tokens = tokens_of(typed[: MOST_SIGNS + 1])
    fitting: list[Token] = []
    values = 0
    for token in tokens:
        values += len(token.pieces)
        if token.end > MOST_SIGNS:
            return fitting, [_too_much(f"more than {MOST_SIGNS:,} signs", token.start, typed)]
        if values > MOST_VALUES:
            return fitting, [_too_much(f"more than {MOST_VALUES} words", token.start, typed)]
        fitting.append(token)
    beyond = typed[MOST_SIGNS:].lstrip()
    if beyond:
        start = len(typed) - len(beyond)
        return fitting, [_too_much(f"more than {MOST_SIGNS:,} signs", start, typed)]
    return fitting, []


def _too_much(what: str, start: int, typed: str) -> Fault:
    return Fault(
        message=f"The filter has {what}; what stands from here on does not count",
        start=start,
        end=len(typed),
        hint="Type fewer.",
    )


def _order_of(term: Term) -> Order:
    sorted_by = term.values[-1]
    is_descending = sorted_by.startswith("-") != term.is_negated
    return Order(by=sorted_by.removeprefix("-"), is_descending=is_descending)


class _Reading:
    """Reads one token, and keeps what is wrong with it."""

    def __init__(self, token: Token, known: Known | None) -> None:
        self.token = token
        self.known = known
        self.faults: list[Fault] = []

    def term(self) -> Term | None:
        """Return what the token means, None where that cannot be said."""
        token, key = self.token, self.token.known_key
        self._look_at_quotes()
        if not token.key:
            return self._term("title", [piece.text for piece in token.pieces if piece.text])
        if key is None:
            return self._unknown_key()
        if token.op not in key.ops:
            return self._wrong_op(key)
        if key.kind == "attribute":
            return self._attribute(key)
        pieces = [piece for piece in token.pieces if piece.text]
        if not pieces:
            return self._missing(key)
        values = [value for piece in pieces if (value := self._value(key, piece))]
        op = token.op if key.is_compared else ":"
        return self._term(key.stands_for or key.name, values, op)

    def _term(self, key: str, values: list[str], op: str = ":", name: str = "") -> Term | None:
        if not values and not name:
            return None
        is_equal = op == ":" and key in ("spans", "length", "date")
        return Term(
            key=key,
            values=tuple(values),
            op="=" if is_equal else cast("Op", op),
            name=name,
            is_negated=self.token.is_negated,
        )

    def _attribute(self, key: Key) -> Term | None:
        name, *values = self.token.pieces
        if not all(piece.text for piece in self.token.pieces):
            return self._missing(key)
        found = name.text if name.is_quoted else self._choice(key, name)
        if found is None or not values:
            return self._term(key.name, [], name=found or "")
        op = self.token.inner.replace(":", "=")
        if op != "=" and not _SIGNED_NUMBER.fullmatch(values[0].text):
            return self._no_number(key, values[0])
        return self._term(key.name, [values[0].text], op, found)

    # One value

    def _value(self, key: Key, piece: Piece) -> str | None:
        """Return a value as a term has it; None, and a fault, where it is none of this key's."""
        if key.kind == "choice":
            return self._choice(key, piece)
        if key.kind == "order":
            return self._sorted_by(key, piece)
        if key.kind == "number":
            is_number = _NUMBER.fullmatch(piece.text)
            return _digits(piece.text) if is_number else self._no_number(key, piece)
        if key.kind == "day":
            return piece.text if _DAY.fullmatch(piece.text) else self._no_day(piece)
        return self._words_of_text(piece) if key.name == "text" else piece.text

    def _choice(self, key: Key, piece: Piece) -> str | None:
        """Return the choice that is meant, written as whoever gave it its name wrote it."""
        if key.name == "author" and piece.text == ME and not piece.is_quoted:
            return (self.known and self.known.me) or ME
        names = self._names(key)
        if names is None:
            return piece.text
        folded = {name.casefold(): name for name in reversed(names)} | _other_words(key)
        word = piece.text.casefold()
        found = folded.get(word) or folded.get(re.sub("[- ]+", "_", word.strip()))
        return found or self._unknown_choice(key, piece, names)

    def _names(self, key: Key) -> tuple[str, ...] | None:
        """Return all that there is to choose from, None where that is not known."""
        if not key.is_of_project:
            return tuple(choice.word for choice in key.choices)
        return None if self.known is None else self.known.names(key.name)

    def _sorted_by(self, key: Key, piece: Piece) -> str | None:
        sign = "-" if piece.text.startswith("-") else ""
        by = piece._replace(text=piece.text[len(sign) :], start=piece.start + len(sign))
        found = self._choice(key, by) if by.text else self._missing(key)
        return found and sign + found

    def _words_of_text(self, piece: Piece) -> str | None:
        # Folding words needs tables that nobody should wait for who filters by something else.
        from annotator.core.terms import read_terms

        try:
            read_terms(text_query(piece.text))
        except SearchError as error:
            message = error.message.removesuffix(".")
            return self._fault(message, piece.start, piece.end, hint=error.hint)
        return piece.text

    # What is wrong

    def _look_at_quotes(self) -> None:
        for piece in self.token.pieces:
            if not piece.is_closed:
                self._fault(
                    "The quotation that begins here does not end",
                    piece.start,
                    piece.end,
                    hint="Put a quotation mark behind it.",
                    is_unfinished=True,
                )

    def _unknown_key(self) -> None:
        token = self.token
        near = nearest(token.key, tuple(key.name for key in KEYS))
        self._fault(
            f"There is no “{token.key}{token.op}”",
            token.key_start,
            token.key_end,
            nearest=f"{near}{token.op}" if near else "",
            hint="To look for it in titles, put it in quotes.",
        )

    def _wrong_op(self, key: Key) -> None:
        self._fault(
            f"“{key.name}” is not compared by “{self.token.op}”",
            self.token.key_start + len(key.name),
            self.token.key_end,
            hint=f"Write it as in “{key.example}”.",
        )

    def _missing(self, key: Key) -> None:
        token = self.token
        self._fault(
            f"“{key.name}{token.op}” needs a value",
            token.key_start,
            token.end,
            hint=f"Write it as in “{key.example}”.",
            is_unfinished=True,
        )

    def _unknown_choice(self, key: Key, piece: Piece, names: tuple[str, ...]) -> None:
        word = piece.text.casefold()
        named = f"{key.noun} “{piece.text}”" if key.noun else f"“{key.name}:{piece.text}”"
        self._fault(
            f"There is no {named}",
            piece.start,
            piece.end,
            nearest=nearest(piece.text, names),
            hint=_one_of(names),
            is_unfinished=any(name.casefold().startswith(word) for name in names),
        )

    def _no_number(self, key: Key, piece: Piece) -> None:
        hint = f"Write it as in “{key.example}”."
        self._fault(f"“{piece.text}” is no number", piece.start, piece.end, hint=hint)

    def _no_day(self, piece: Piece) -> None:
        self._fault(
            f"“{piece.text}” is no date",
            piece.start,
            piece.end,
            hint="Write it as 2023, 2023-03 or 2023-03-06.",
            is_unfinished=_PART_OF_A_DAY.fullmatch(piece.text) is not None,
        )

    def _fault(self, message: str, start: int, end: int, **more: Any) -> None:  # noqa: ANN401
        self.faults.append(Fault(message=message, start=start, end=end, **more))


def _other_words(key: Key) -> dict[str, str]:
    return OTHER_WORDS.get(key.stands_for or key.name, {})


def _digits(number: str) -> str:
    return str(int(number.replace(",", "")))


def _one_of(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    *others, last = names[:_MOST_NAMED]
    return f"It may be {', '.join(others)} or {last}." if others else f"It may be {last}."


_MOST_NAMED = 12
