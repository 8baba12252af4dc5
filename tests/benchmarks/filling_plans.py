"""The cheapest keys to a span, through its links and to a choice, found without trying them.

A person who knows the program by heart would press just these. What they bring about is told here
in a few lines a key, apart from the program; `filling` plays them on the real one, which has to
come to the same.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple, TypeVar

from annotator.app.slots import Slot
from tests.benchmarks.hand import strokes

State = TypeVar("State", bound=Hashable)
Keys = tuple[str, ...]


class NoWayError(Exception):
    """No keys lead there."""


def cheapest(
    begin: State,
    is_end: Callable[[State], bool],
    moves: Callable[[State], Iterable[tuple[str, State]]],
) -> Keys:
    """Return the keys with the fewest strokes from one state to an end. Dijkstra's algorithm.

    Raises:
        NoWayError: None lead there.
    """
    order, seen = count(), set[State]()
    heap: list[tuple[int, int, State, Keys]] = [(0, next(order), begin, ())]
    while heap:
        cost, _, state, keys = heappop(heap)
        if is_end(state):
            return keys
        if state not in seen:
            seen.add(state)
            for key, after in moves(state):
                heappush(heap, (cost + strokes(key), next(order), after, (*keys, key)))
    raise NoWayError


# To a span


def keys_to_span(at: int, to: int, is_open: Sequence[bool]) -> Keys:
    """Return the keys from one span to another, in reading order.

    `is_open` says of each span whether a link is proposed for it that is not there.
    """

    def moves(here: int) -> Iterator[tuple[str, int]]:
        length = len(is_open)
        yield "Tab", (here + 1) % length
        yield "Shift+Tab", (here - 1) % length
        for key, step in (("G", 1), ("Shift+G", -1)):
            others = ((here + step * away) % length for away in range(1, length + 1))
            found = next((place for place in others if is_open[place]), None)
            if found is not None:
                yield key, found

    return cheapest(at, lambda here: here == to, moves)


# Through the links of a span


class Kind(NamedTuple):
    """One relation that may begin at the span: what may be linked, and which target is proposed."""

    name: str
    targets: tuple[str, ...]
    at: int
    is_linked: bool

    @property
    def proposed(self) -> str:
        """The id of what would be linked next, "" for none."""
        return self.targets[self.at] if self.at >= 0 else ""

    def with_link(self, target: str) -> "Kind":
        """Return it with a link; nothing more is proposed then."""
        left = tuple(other for other in self.targets if other != target)
        return Kind(self.name, left, -1, is_linked=True)


class Linked(NamedTuple):
    """Where a person is among the links of a span, and which of those wanted are left."""

    kinds: tuple[Kind, ...]
    turned_to: str
    left: frozenset[tuple[str, str]]

    @property
    def current(self) -> Kind:
        """The relation that keys are about."""
        turned = (kind for kind in self.kinds if kind.name == self.turned_to)
        open_ = (kind for kind in self.kinds if kind.at >= 0)
        free = (kind for kind in self.kinds if kind.targets and not kind.is_linked)
        return next(turned, next(open_, next(free, self.kinds[0])))

    def with_kind(self, new: Kind) -> "Linked":
        """Return it with another state of one relation, which keys are about from now on."""
        kinds = tuple(new if kind.name == new.name else kind for kind in self.kinds)
        return self._replace(kinds=kinds, turned_to=new.name)

    def linking(self, kinds: Iterable[Kind]) -> "Linked | None":
        """Return it with what some relations propose linked; None where not all is wanted."""
        made = {(kind.name, kind.proposed) for kind in kinds}
        if not made or not made <= self.left:
            return None
        targets = dict(made)
        return Linked(
            tuple(k.with_link(targets[k.name]) if k.name in targets else k for k in self.kinds),
            "",
            self.left - made,
        )


def keys_to_link(slots: Sequence[Slot], wanted: Iterable[tuple[str, str]]) -> Keys:
    """Return the keys that link what is wanted, as names of relations and ids, and nothing else.

    Raises:
        NoWayError: Something wanted is no target.
    """
    kinds = (
        Kind(s.kind.name, tuple(t.span_id for t in s.targets), s.at, is_linked=bool(s.links))
        for s in slots
    )
    begin = Linked(
        tuple(kinds), next((s.kind.name for s in slots if s.is_current), ""), frozenset(wanted)
    )
    return cheapest(begin, lambda state: not state.left, _moves)


def _moves(state: Linked) -> Iterator[tuple[str, Linked]]:
    current = state.current
    if current.targets:
        length, at = len(current.targets), current.at
        yield "T", state.with_kind(current._replace(at=(at + 1) % length))
        back = at - 1 if at >= 0 else -1
        yield "Shift+T", state.with_kind(current._replace(at=back % length))
    names = [kind.name for kind in state.kinds]
    after = names[(names.index(current.name) + 1) % len(names)]
    yield "J", state._replace(turned_to=after)
    confirmed = state.linking([current] if current.proposed else [])
    if confirmed is not None:
        yield "Y", confirmed
    everything = state.linking(kind for kind in state.kinds if kind.proposed)
    if everything is not None:
        yield "Shift+Y", everything


# To a choice


def letters_to(choice: str, choices: Sequence[str]) -> str:
    """Return the fewest letters that a field with these choices takes for one of them.

    Its beginning, as far as an earlier one begins so too; or its first letter, again and again.

    >>> letters_to("assess", ["assert", "announce", "assess"])
    'aaa'
    """
    before = choices[: choices.index(choice)]
    length = 1 + max((_alike(choice, other) for other in before), default=0)
    same = [other for other in choices if other[0] == choice[0]]
    again = choice[0] * (same.index(choice) + 1)
    return min(choice[:length], again, key=len)


def _alike(one: str, other: str) -> int:
    """Return how many first letters two words share."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
