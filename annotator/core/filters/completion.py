"""What may come next in a filter that is being typed."""

from typing import NamedTuple

from annotator.core.filters.keys import KEYS, Choice, Key, Known
from annotator.core.filters.reading import parse_filter
from annotator.core.filters.records import plain_or_quoted
from annotator.core.filters.tokens import Piece, Token, tokens_of


class Offer(NamedTuple):
    """What may be typed instead of the code points from `start` to `end`, the likeliest first.

    `ends_term` says that nothing belongs behind it but a space.
    """

    start: int
    end: int
    choices: tuple[Choice, ...]
    ends_term: bool = False


NO_OFFER = Offer(0, 0, ())


def offered(typed: str, caret: int, known: Known, *, is_asked: bool = False) -> Offer:
    """Return what the person may be about to type at the caret, a code point.

    Keys are offered for a beginning of theirs, or where they were asked for; values of a key from
    the beginning; and for a typo what was most likely meant.

    >>> offered("bridge sta", 10, Known()).choices[0].word
    'status:'
    """
    token = next((t for t in tokens_of(typed) if t.start < caret <= t.end), None)
    if token is None:
        return _keys(typed, caret, caret, caret) if is_asked else NO_OFFER
    if token.key:
        offer = _values(typed, token, caret, known)
        return offer if offer.choices else _mending(typed, token, known)
    (piece,) = token.pieces
    is_begun = is_asked or piece.start < caret
    can_be_key = is_begun and not piece.is_quoted
    return _keys(typed, piece.start, caret, piece.end) if can_be_key else NO_OFFER


def _mending(typed: str, token: Token, known: Known) -> Offer:
    for fault in parse_filter(typed[: token.end], known).faults:
        if fault.nearest and fault.start >= token.start:
            is_key = fault.nearest[-1:] in ":<>="
            meant = fault.nearest if is_key else plain_or_quoted(fault.nearest)
            return Offer(fault.start, fault.end, (Choice(meant, fault.located),))
    return NO_OFFER


def _keys(typed: str, start: int, caret: int, end: int) -> Offer:
    begun = typed[start:caret].lower()
    found = (Choice(k.opening, k.help) for k in KEYS if k.name.startswith(begun))
    return Offer(start, end, tuple(found))


def _values(typed: str, token: Token, caret: int, known: Known) -> Offer:
    key = token.known_key
    piece = next((p for p in token.pieces if p.start <= caret <= p.end), None)
    if key is None or piece is None or piece.is_quoted:
        return NO_OFFER
    begun = typed[piece.start : caret].casefold()
    choices = tuple(
        choice._replace(word=choice.word if key.kind == "order" else plain_or_quoted(choice.word))
        for choice in _choices(key, token, piece, known)
        if choice.word.casefold().startswith(begun)
    )
    is_whole = [choice.word for choice in choices] == [piece.text]
    is_name = key.kind == "attribute" and piece is token.pieces[0]
    return Offer(piece.start, piece.end, () if is_whole else choices, ends_term=not is_name)


def _choices(key: Key, token: Token, piece: Piece, known: Known) -> tuple[Choice, ...]:
    if key.kind == "attribute" and piece is not token.pieces[0]:
        values = dict(known.attributes).get(token.pieces[0].text, ())
        return tuple(Choice(value) for value in values)
    words = {choice.word for choice in key.choices}
    names = (name for name in known.names(key.name) if name not in words)
    choices = (*key.choices, *map(Choice, names))
    if key.kind == "order" and piece.text.startswith("-"):
        return tuple(Choice(f"-{choice.word}", _BACKWARDS) for choice in choices)
    return choices


_BACKWARDS = "the other way round"
