"""Which phrase a label would want where a person points: rules, one file a label.

What every finder knows:

* `base` what a finder is
* `passages` the stretch of text that a finder looks at, and the words in it
* `readings` a passage as a string of letters, one for each word, and rules over such strings
* `places` where a pointer is and where a phrase may end: at words
* `inflection`, `shared_words` forms of verbs and nouns; numbers, months and days

The finders, after the project's guideline, each with its vocabulary as tables to be added to:

* `actor` the longest noun phrase that names somebody; `noun_phrases` chunks a passage into such
  phrases, `actor_words` are the words by class and the nouns that mean somebody
* `claim` what is said; `quotations` between marks, `reported_speech` in the journalist's words,
  `claim_words` the verbs of attribution and what stands around them
* `casualty` number, victims and effect; `casualty_letters` reads a passage by `casualty_words`
* `date` a grammar over the kinds of words in `date_words`
* `words` for labels that none of these knows: the name or the word that is there

What parsers and linkers ask as well:

* `attribution` whose a claim is: the cue beside it, which `claim_cues` finds in its sentence
* `actor_types` what kind of actor a name means; `actor_type_words` and `polities` are its words

And for every label `units`: word, phrase, clause, sentence, paragraph, to which spans widen.

To add a finder: write a module with `INFO`, `SLOW`, `phrases` and `phrase_at` (`base.Finder` says
what they promise), name it in `FINDERS`, and list it here; `tests/find/test_finders.py` then tests
it with the rest. To serve one more label with a finder, name it in the `labels` of its `INFO`. To
teach a finder a word, add it to the table whose words behave alike, and see with
`python -m tests.benchmarks.finders` what it does to annotated texts.

Whatever the rules do not know, in any language, they answer with the word at the place.

Imports `core` only. Everything is a pure function of a passage, which is one paragraph: a text of a
million characters costs what one of a thousand does. What was found in a passage is remembered, so
that a pointer that moves over it asks once. Rejected: a model, which would have to be shipped,
trained for each guideline and waited for; and finders as classes, which would hold no state.
"""

from collections.abc import Iterator
from functools import lru_cache

from annotator.core.boundaries import snap_to_graphemes, word_at
from annotator.core.ranges import Range
from annotator.find import actor, casualty, claim, date, words
from annotator.find.base import Finder, Found
from annotator.find.passages import passage_at, passages_in
from annotator.find.places import pointed

FINDERS: tuple[Finder, ...] = (actor, claim, casualty, date, words)

_REMEMBERED = 512
"""Answers, each of one label about one passage or one place in it; some screens full."""


def finder_for(label: str) -> Finder:
    """Return the finder that serves a label, by its name; `words` where none does."""
    folded = label.casefold()
    return next((finder for finder in FINDERS if folded in finder.INFO.labels), words)


def phrase_at(text: str, offset: int, label: str) -> Range:
    """Return what a label would want where a person points, in code points of `text`.

    Holds the word at `offset`; empty only where there is none.

    >>> text = "Talks resumed late on Sunday."
    >>> text[slice(*phrase_at(text, text.index("Sunday"), "date"))]
    'late on Sunday'
    """
    word = word_at(text, offset)
    if word.is_empty:
        return _opened_by(text, offset, label)
    passage = passage_at(text, offset)
    at = pointed(word, offset) - passage.start
    found = _phrase_at(finder_for(label).INFO.name, passage.text, at)
    is_cut = word.start < passage.start or word.end > passage.end
    if is_cut or not found.start <= at < found.end:
        return word
    return snap_to_graphemes(text, found.start + passage.start, found.end + passage.start)


def _opened_by(text: str, offset: int, label: str) -> Range:
    """Return the phrase that a mark at `offset` opens, as a quotation mark does; else nothing."""
    behind, nothing = word_at(text, offset + 1), Range(offset, offset)
    if behind.is_empty or behind.start != offset + 1:
        return nothing
    found = phrase_at(text, behind.start, label)
    return found if found.start <= offset else nothing


def phrases_in(text: str, start: int, end: int, label: str) -> list[Found]:
    """Return the phrases that a label likely wants and that begin in `[start, end)`.

    In code points of `text`, in reading order.
    """
    name = finder_for(label).INFO.name
    return [
        Found(
            *snap_to_graphemes(text, item.start + passage.start, item.end + passage.start),
            *item[2:],
        )
        for passage in passages_in(text, start, end)
        for item in _phrases(name, passage.text)
        if start <= item.start + passage.start < end
    ]


def prepare() -> Iterator[None]:
    """Make ready what the first phrase would wait for, one pattern or one sample at each step.

    A step takes some milliseconds, those with the largest patterns a frame or two.
    """
    for finder in FINDERS:
        for slow in finder.SLOW:
            slow.search("")
            yield
        for sample in _SAMPLES:
            finder.phrases(sample)
            yield
            for offset in range(0, len(sample), _STRIDE):
                finder.phrase_at(sample, offset)
            yield


_SAMPLES = (
    "Gen. Orlo Tanne, spokesman of the northern army, said on Sunday, March 5 that at least two"
    " soldiers were killed and 12 wounded. “We did not fire first,” he told reporters, according to"
    " the ministry.",
    "Сегодня погибли двое, сообщило министерство. قال إن جنديين قتلا. Bakanlık açıkladı.",
)
"""Sentences in which most rules are tried; what is left is compiled in a moment when needed."""
_STRIDE = 40
"""Code points from one place in a sample to the next, some in a phrase of a label and some not."""


@lru_cache(maxsize=_REMEMBERED)
def _phrases(name: str, passage: str) -> tuple[Found, ...]:
    return _BY_NAME[name].phrases(passage)


@lru_cache(maxsize=_REMEMBERED)
def _phrase_at(name: str, passage: str, offset: int) -> Range:
    return _BY_NAME[name].phrase_at(passage, offset)


_BY_NAME: dict[str, Finder] = {finder.INFO.name: finder for finder in FINDERS}
