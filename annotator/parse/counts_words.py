"""The words that numbers of people are made of, one vocabulary a language.

`counts` reads numbers by these tables. Words stand in small letters with spaces between, runs of
words with semicolons between; of two runs that begin alike the longer counts. To teach the parser a
word, add it to the line of what it does; to teach it a language, add a `Vocabulary` and name it in
`VOCABULARIES`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from annotator.find.shared_words import CARDINALS

Role = Literal[
    "least",
    "more",
    "most",
    "fewer",
    "about",
    "maybe",
    "just",
    "or more",
    "or fewer",
    "or so",
    "above",
    "beneath",
    "vague",
    "none",
    "couple",
    "another",
    "and",
    "to",
    "or",
    "between",
    "but",
    "all but",
    "of",
    "the",
    "a",
    "and a half",
    "part",
    "by",
    "change",
]
"""What a run of words does.

* in front of n: `least` n.., `more` n+1.., `most` ..n, `fewer` ..n-1, `about` near n, `maybe` near
  n unless another one says more, `just` nothing
* behind n: `or more` n.., `or fewer` ..n, `or so` near n, `above` n+1.., `beneath` ..n-1
* instead of n: `vague` some, `none` nobody, `couple` about two, `another` one if no n follows
* around n: `and` joins the parts of a number and the ends of `between`, `to` and `or` the ends of a
  range, `but` what is said of the two ends of one; `all but` n `of` `the` m; `a` stands for one in
  front of a scale, `and a half` and `part` for parts of one; what a number has a `change` in front
  of and `by` right there is no end of a range
"""


class Vocabulary(NamedTuple):
    """The words of one language that numbers are made of."""

    numbers: Mapping[str, int]
    """Values below a hundred, and whole hundreds that are one word."""
    scales: Mapping[str, int]
    """What multiplies them."""
    roles: Mapping[Role, str]
    """Runs of words, with semicolons between."""
    bare: str = ""
    """Those that stand for themselves where no number is in front: "hundred people"."""
    attached: Mapping[str, int] = {}
    """What multiplies figures when written without a space behind them."""
    joins_tens: bool = False
    """Whether a word for "and" may stand behind tens: "treinta y dos"."""
    units_first: bool = False
    """Whether units come before tens, with "and" between."""


def numbered(lines: Mapping[int, str]) -> dict[str, int]:
    """Return the value of each word of a table that has a line for each value."""
    return {word: value for value, words in lines.items() for word in words.split()}


_TENS = range(20, 100, 10)
_VALUES = (*range(1, 20), *_TENS, 100, 1000, 10**6, 12)
"""What the words of `CARDINALS` mean, one after another."""
_ENGLISH_VALUES = dict(zip(CARDINALS.split(), _VALUES, strict=True))
_ENGLISH_SCALES = ("hundred", "thousand", "million", "dozen")

ENGLISH = Vocabulary(
    numbers={w: v for w, v in _ENGLISH_VALUES.items() if w not in _ENGLISH_SCALES}
    | {"both": 2, "pair": 2, "duo": 2, "couple": 2, "twins": 2, "trio": 3, "triplets": 3},
    scales={w: _ENGLISH_VALUES[w] for w in _ENGLISH_SCALES}
    | {"billion": 10**9, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7},
    bare="hundred dozen",
    attached={"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9},
    roles={
        "least": (
            "at least; at the least; at the very least; no fewer than; no less than; not less than;"
            " not fewer than; a minimum of; minimum of; minimum; a minimum; as few as; ≥"
        ),
        "more": (
            "more than; over; above; well over; just over; well above; just above; upwards of;"
            " upward of; in excess of; north of; exceeding; exceeded; exceeds; exceed; surpassed;"
            " surpasses; surpass; surpassing; passed; passes; passing; topped; tops; topping; >;"
            " greater than; beyond"
        ),
        "most": (
            "at most; at the most; at the very most; up to; as many as; no more than; not more"
            " than; no greater than; a maximum of; maximum of; maximum; a maximum; ≤"
        ),
        "fewer": "fewer than; less than; under; below; just under; well under; just below; <",
        "about": (
            "about; around; some; roughly; approximately; approx; nearly; almost; close to;"
            " estimated; an estimated; circa; ca; in the region of; in the neighbourhood of; in the"
            " neighborhood of; somewhere around; on the order of; in the order of; not quite;"
            " something like; anywhere near; approaching; nearing; nears; neared; approaches;"
            " approached; ~; ≈; nigh on; virtually; just short of; c"
        ),
        "maybe": "perhaps; maybe; possibly; probably; presumably; potentially; likely",
        "just": (
            "just; only; exactly; precisely; even; a total of; total of; another; a further; an"
            " additional; further; additional"
        ),
        "or more": (
            "or more; +; - plus; plus; at least; at the very least; at the least; or higher;"
            " if not more; and possibly more; and perhaps more; and maybe more; and counting;"
            " and rising; and more; and upwards"
        ),
        "or fewer": "or fewer; or less; at most; at the most; at the very most; tops",
        "or so": "or so; - odd; odd; or thereabouts; - some; - ish; give or take",
        "vague": (
            "dozens; hundreds; thousands; scores; millions; tens; tens of thousands; hundreds of"
            " thousands; tens of millions; hundreds of millions; several; many; few; a few;"
            " numerous; countless; multiple; various; a number of; any number of; an unknown"
            " number; an unspecified number; an undetermined number; an unconfirmed number;"
            " a large number;"
            " a small number; a great number; a significant number; large numbers; unknown numbers;"
            " great numbers; small numbers; huge numbers; untold; a handful; handful; some; most;"
            " half; the majority; a majority; a third of; a quarter of; a fifth of; a score;"
            " a host; plenty"
        ),
        "none": (
            "no; none; nobody; no one; no - one; zero; not a single; not one; not any; neither; nil"
        ),
        "couple": "a couple of; couple of; a couple more; a couple dozen",
        "another": "another",
        "and": "and; &",
        "to": "to; till; through",
        "or": "or",
        "between": "between; from; anywhere between; anywhere from; somewhere between",
        "but": "and; but; or; if not; though; ,",
        "all but": "all but; all except; all except for; all bar",
        "of": "of",
        "the": "the; its; his; her; their; our; all; those; these; my",
        "a": "a; an",
        "and a half": "and a half",
        "by": "by; from",
        "change": (
            "rose; risen; rise; rises; rising; climbed; climbs; climb; climbing; jumped; jump;"
            " jumps; jumping; grew; grown; grow; growing; increased; increase; increases;"
            " increasing; went; raised; raise; raises; raising; revised; up; soared; surged;"
            " doubled; tripled; fell; dropped; lowered; down; cut; bringing; brought"
        ),
        "part": (
            "half a; half an; half - a; half; a half; a quarter of a; quarter of a; a quarter;"
            " three quarters of a; three - quarters of a"
        ),
    },
)

FIGURES_ONLY = Vocabulary(numbers={}, scales={}, roles={})
"""For languages that have no words here."""
