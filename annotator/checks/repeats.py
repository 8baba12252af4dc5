"""Words that are tagged here and forgotten there.

Most places with words that are tagged elsewhere are rightly not tagged: a country only says where,
a name stands before a noun, one word is part of a longer phrase. So a place counts only where the
label's finder (`find`) would take just these words of it, and for words that are known from other
articles alone, where it is likely to want them. From the fifteen articles of our own gold a tenth
of the spans was taken out at random, twenty times: of the places named, 97 in a hundred were of
those (98 with three tenths taken out), and a quarter of them was named.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from annotator.checks.base import Check, CheckInfo, Finding, Mend
from annotator.checks.material import Material
from annotator.checks.mending import adding
from annotator.checks.phrases import Phrasebook
from annotator.checks.punctuation import clean, looks_clean
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.search import fold
from annotator.find import finder_for, phrase_at, phrases_in
from annotator.find.passages import passage_at
from annotator.find.shared_words import table

UNTAGGED = CheckInfo(
    id="untagged",
    title="Tagged elsewhere in this article",
    help="The same words have a label at another place of the article, and none here.",
    severity="hint",
)
UNTAGGED_IN_PROJECT = CheckInfo(
    id="untagged_in_project",
    title="Tagged in other articles",
    help="These words are tagged in other articles of the project, with one label, and not here.",
    severity="hint",
)

_SURE = 0.9
"""The part of a text's spans that one label must have for it to be the label of that text."""
_FEWEST_ELSEWHERE = 2
_RARELY = 20
"""Words that are tagged once in so many places are left out of the others on purpose."""
_COMMON = table(
    "a an the this that these those he she it they we you i his her its their our my who which"
    " one two three four five six seven eight nine ten both all some many few several most"
    " other others people person man men woman women now then here there today party side"
    " and or but not no yes of to in on at by for from with as is are was were be been has"
    " had have said say says new old first last next"
)
"""Single words that are tagged at one place and rightly not at the next."""
_HYPHENS = frozenset("-‐‑")
_LIKELY = 0.5
"""How likely a finder must hold a phrase that only other articles have tagged, 0 to 1."""
_PLACES = ("actor",)
"""Names in lower case of the labels that a name has only where it does not say where."""
_SAYS_WHERE = pattern(
    r"(?r)(?:(?i:\b(?:in|near|at|across|inside|outside|into|throughout|within|around|towards?|from"
    r"|over|northern|southern|eastern|western|central|north|south|east|west)\s+(?:the\s+)?)"
    r"|\p{Lu}[\p{L}\p{M}'’-]*,\s+)"
)
"""What stands before a name that says where: a word for it, or the name of what is there."""
_REACH = 30


class _Place(NamedTuple):
    """A place that could have a label and has not, and the phrase that has it elsewhere."""

    range: Range
    phrase: str
    label: str
    rules: str
    """By which label's rules it is looked at."""


def untagged(material: Material) -> Iterator[Finding]:
    """Yield places whose words have a label elsewhere in the article."""
    counts = _counts(material)
    book = Phrasebook(filter(_is_telling, counts))
    labels = {text: _label_of(labels) for text, labels in counts.items()}
    places = _open_places(material, book, labels.__getitem__)
    often = Counter(place.phrase for place in places)
    rare = {phrase for phrase, times in often.items() if times > _RARELY * counts[phrase].total()}
    wanted = (p for p in places if p.phrase not in rare and _is_wanted(material.text, p))
    for (phrase, label), ranges in _grouped(wanted).items():
        said = f"is tagged {label} {_times(counts[phrase][label])} in this article, not here."
        yield from _findings(UNTAGGED, material, ranges, label, said)


def untagged_in_project(material: Material) -> Iterator[Finding]:
    """Yield places whose words are tagged in other articles.

    While an article is worked on, what stands behind its last span is not forgotten yet.
    """
    text, memory = material.text, material.memory
    reach = _reached(material)
    own = {fold(text) for text in _counts(material)}

    @cache
    def label_of(phrase: str) -> str:
        label = _label_of(memory.labels_of(phrase), fewest=_FEWEST_ELSEWHERE)
        is_new = label in material.declared and fold(phrase) not in own and _is_telling(phrase)
        return label if is_new else ""

    places = _open_places(material, memory.phrases, label_of)
    reached = (place for place in places if place.range.end <= reach)
    wanted = (place for place in reached if _is_wanted(text, place) and _is_likely(text, place))
    for (phrase, label), ranges in _grouped(wanted).items():
        times = _times(memory.labels_of(phrase)[label])
        said = f"is tagged {label} {times} in other articles, not here."
        yield from _findings(UNTAGGED_IN_PROJECT, material, ranges, label, said)


def _reached(material: Material) -> int:
    """Return how far a person has come in the text, in code points."""
    if material.layer.status not in _BEING_WORKED_ON:
        return len(material.text)
    return max((span.end for span in material.spans), default=0)


_BEING_WORKED_ON = ("todo", "in_progress")


def _open_places(
    material: Material, book: Phrasebook, label_of: Callable[[str], str]
) -> list[_Place]:
    """Return where phrases could have their label and have not, in the text's order.

    None lies within another: a longer phrase that is forgotten stands for its parts.
    """
    found: list[_Place] = []
    behind = 0
    for place, phrase in book.places(material.text):
        label = label_of(phrase) if place.start >= behind else ""
        if label and _is_open(material, place, label):
            behind = place.end
            found.append(_Place(place, phrase, label, material.rules_of(label)))
    return found


def _grouped(places: Iterable[_Place]) -> dict[tuple[str, str], list[Range]]:
    """Return the places of each phrase with its label.

    They are taken in the text's order: finders remember the last passages that they were asked of.
    """
    found: dict[tuple[str, str], list[Range]] = {}
    for place in places:
        found.setdefault((place.phrase, place.label), []).append(place.range)
    return found


def _counts(material: Material) -> dict[str, Counter[str]]:
    """Return how often each text is tagged with each label, without marks that are not theirs."""
    counts: dict[str, Counter[str]] = {}
    for span in material.spans:
        place = span.place
        if not looks_clean(material.text, *place):
            place = clean(material.text, place, material.rules_of(span.label))
        if not place.is_empty:
            counts.setdefault(material.words(place), Counter())[span.label] += 1
    return counts


def _label_of(counts: Counter[str], fewest: int = 1) -> str:
    """Return the label that a text has nearly always, "" for none."""
    if not counts:
        return ""
    (label, most), *_ = counts.most_common(1)
    return label if most >= fewest and most >= _SURE * counts.total() else ""


def _is_telling(text: str) -> bool:
    """Whether words mean the same wherever they stand: no pronoun, no single letter or figure."""
    words = text.split()
    if len(words) > 1:
        return True
    bare = text.strip(".,'’")
    if text.isascii() and len(bare) < 3:
        return bare.isupper() and len(bare) == 2
    if bare.isdecimal():
        return len(bare) == 4
    return fold(text) not in _COMMON


def _is_open(material: Material, place: Range, label: str) -> bool:
    """Whether a place has no span of the label and could have one."""
    text, (start, end) = material.text, place
    if text[start - 1 : start] in _HYPHENS or text[end : end + 1] in _HYPHENS:
        return False
    return material.is_free(place, label)


def _is_wanted(text: str, place: _Place) -> bool:
    """Whether a label would take no more than the words at a place."""
    start, end = place.range
    if place.rules.casefold() in _PLACES and _is_place(text, place.range):
        return False
    passage = passage_at(text, start)
    return _takes_no_more(passage.text, start - passage.start, end - passage.start, place.rules)


@lru_cache(maxsize=8192)
def _takes_no_more(passage: str, start: int, end: int, label: str) -> bool:
    """Whether a label's finder takes no more than a place of a passage; true where it has none.

    Remembered, as an article is looked at again after each change, and its text never changes.
    """
    return not _has_finder(label) or Range(start, end).contains(phrase_at(passage, start, label))


def _has_finder(label: str) -> bool:
    return bool(finder_for(label).INFO.labels)


def _is_place(text: str, place: Range) -> bool:
    """Whether a name only says where: behind a word for that, or behind what is there."""
    start, end = place
    before = _SAYS_WHERE.match(text, max(0, start - _REACH), start)
    is_name = text[start].isupper()
    is_of_place = before is not None and before.group().rstrip().endswith(",")
    return is_name and before is not None and not (is_of_place and " " in text[start:end])


def _is_likely(text: str, place: _Place) -> bool:
    """Whether the label's finder is likely to want a phrase; true where it has none."""
    if not _has_finder(place.rules):
        return True
    start = place.range.start
    found = phrases_in(text, start, start + 1, place.rules)
    return any(item.range == place.range and item.score >= _LIKELY for item in found)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _findings(
    info: CheckInfo, material: Material, places: Sequence[Range], label: str, said: str
) -> Iterator[Finding]:
    """Yield a finding for each place; each offers to tag it, or all of them."""
    every: tuple[Mend, ...] = ()
    if len(places) > 1:
        every = (adding(material, places, label, f"Tag all {len(places)} as {label}"),)
    for place in places:
        one = adding(material, (place,), label, f"Tag as {label}")
        message = f"{material.quoted(place)} {said}"
        yield info.finding(material, place, message, mends=(one, *every), about=(label,))


CHECKS = (
    Check(UNTAGGED, untagged),
    Check(UNTAGGED_IN_PROJECT, untagged_in_project),
)
