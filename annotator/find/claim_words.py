"""The words of attribution: verbs that report what is said, and what stands around them.

To teach the finder a verb, add it to the line of `_VERBS` whose other verbs are built with the
same things behind them. Forms follow by the rules of spelling; irregular ones are in `_IRREGULAR`.
What stands between a verb and what is said, an hour, a hearer, a newspaper, is below the verbs.
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.find.inflection import inflected
from annotator.find.passages import tokens
from annotator.find.shared_words import MONTHS, WEEKDAYS, table


class Frame(NamedTuple):
    """What stands behind a verb of attribution, and how surely that is a claim.

    `that` and `bare` are how likely, 0 to 1, what follows with or without a complementiser is to
    be tagged just so. Kinds: `say` something, `tell` a hearer, `name` an act or a fact, `urge` or
    `charge` somebody, `intend` to, `put` a figure at, `call` a thing names, `speak`, and nouns.
    """

    kind: str
    that: float = 0.0
    bare: float = 0.0


# The frames that verbs share.
SAY = Frame("say", 0.7, 0.6)
TELL = Frame("tell", 0.7, 0.5)
THINK = Frame("say", 0.45, 0.35)
NAME = Frame("name", 0.6, 0.4)
JUDGE = Frame("name", 0.35, 0.4)
URGE = Frame("urge", 0.5, 0.5)
CHARGE = Frame("charge", 0.5, 0.5)
INTEND = Frame("intend", 0.5, 0.45)
CALL = Frame("call", 0.0, 0.4)
PUT = Frame("put", 0.0, 0.5)
SPEAK = Frame("speak", 0.0, 0.0)
NOUN = Frame("noun", 0.3, 0.0)

_VERBS: tuple[tuple[Frame, str], ...] = (
    (SAY, "say add state explain argue insist write tweet conclude"),
    (SAY, "assert allege contend maintain remark reiterate stress emphasise emphasize elaborate"),
    (SAY, "recount testify caution boast joke declare observe note quip read"),
    (SPEAK, "comment continue reply respond post"),
    (TELL, "tell inform assure remind notify warn advise"),
    (THINK, "believe think suspect hope fear estimate predict find learn show suggest indicate"),
    (THINK, "imply speculate theorise theorize assume expect recall reason feel hint hold"),
    (NAME, "announce claim confirm report reveal disclose acknowledge admit concede deny affirm"),
    (NAME, "demand propose recommend request signal mention reject dismiss dispute refute"),
    (JUDGE, "condemn denounce deplore decry"),
    (URGE, "urge ask order encourage implore beseech instruct press invite direct beg exhort"),
    (CHARGE, "accuse blame"),
    (INTEND, "threaten vow pledge promise swear undertake offer"),
    (PUT, "put"),
    (CALL, "call describe dub label brand term characterise characterize"),
)

_FOREIGN = (
    "sagte sagten erklärte erklärten teilte teilten berichtete behauptete betonte"
    " déclaré affirmé annoncé indiqué assuré dit dijo dijeron afirmó declaró aseguró informó"
    " сообщил сообщила сообщило сообщили заявил заявила заявило заявили сказал сказала"
    " сказали подчеркнул подчеркнула отметил отметила утверждает утверждают сообщает"
    " قال قالت قالوا وقال وقالت أعلن أعلنت وأعلن أكد أكدت وأكد أفاد أفادت وأضاف وأضافت"
)
"""Forms that say what `say` does in German, French, Spanish, Russian and Arabic."""

_IRREGULAR = {
    "say": "say says said saying",
    "put": "put puts putting",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "think": "think thinks thought",
    "find": "found finds",
    "show": "show shows showed shown showing",
    "feel": "feel feels felt",
    "hold": "holds",
    "read": "reads",
    "swear": "swear swears swore sworn",
    "undertake": "undertake undertook",
    "admit": "admit admits admitted admitting",
    "beg": "beg begs begged begging",
    "quip": "quip quips quipped",
    "label": "labelled labeled labels labelling labeling",
    "offer": "offered offers",
    "reason": "reasoned",
    "learn": "learned learnt",
    "post": "posted",
    "term": "termed terms",
    "brand": "branded branding",
    "order": "ordered ordering",
    "hint": "hinted hints",
    "hope": "hope hopes hoped",
    "fear": "fear fears feared",
    "press": "pressed pressing",
    "direct": "directed",
    "signal": "signalled signaled signals",
}
"""The forms of a verb where they are not regular, or where only some of them report."""

_PARTICLES = {
    ("call", "on"): URGE,
    ("call", "upon"): URGE,
    ("appeal", "to"): URGE,
    ("call", "for"): JUDGE,
    ("appeal", "for"): JUDGE,
    ("warn", "of"): JUDGE,
    ("warn", "against"): JUDGE,
    ("complain", "of"): JUDGE,
    ("point", "out"): SAY,
}
"""Verbs that mean something else with what stands right behind them."""

_NOUNS = (
    "claim claims report reports allegation allegations accusation accusations assertion warning"
    " warnings order statement belief suggestion suggestions announcement conclusion rumours"
    " rumors speculation fears hopes message pledge promise threat"
)
"""Nouns that only a complementiser makes a cue."""


def _forms(verb: str) -> list[str]:
    """Return the forms of a verb that are looked for, in lower case."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    return [verb, *inflected(verb)]


_VERB_FRAMES: dict[str, Frame] = {
    form: frame for frame, verbs in _VERBS for verb in verbs.split() for form in _forms(verb)
} | dict.fromkeys(_FOREIGN.split(), SAY)
"""The frame of each form of a verb, in lower case."""

_PARTICLE_FRAMES: dict[tuple[str, str], Frame] = {
    (form, particle): frame
    for (verb, particle), frame in _PARTICLES.items()
    for form in _forms(verb)
}
"""The frame of a form and the word behind it, in lower case."""

_NOUN_FRAMES: dict[str, Frame] = dict.fromkeys(_NOUNS.split(), NOUN)
"""The frame of each noun, in lower case."""


_AMBIGUOUS = table(
    "claim claims report reports order orders demand demands call calls offer offers state states"
    " promise promises pledge pledges request requests hope hopes fear fears estimate estimates"
    " threat comment comments post posts note notes brand press direct show shows find finds blame"
    " term terms label read remark remarks signal signals mention reason found propose stress"
    " warning"
)
"""Forms that are as often nouns or names, in lower case."""

_NOMINAL = table(
    "the a an this that these those his her its their our my any no some such of by in for from"
    " with on to all each every several many first recent new to"
)
"""Words behind which a noun stands, not a verb, in lower case."""

_WEEKDAY = "|".join(WEEKDAYS.title().split())
_MONTH = "|".join(f"{MONTHS} may".title().split())
_TIME = (
    r"(?:(?:late|early|earlier|later|last|this|on|since|in)\s+){0,3}(?:the\s+)?"
    rf"(?:{_WEEKDAY}|yesterday|today|tonight|earlier|later"
    r"|(?:last|this|next)\s+(?:week|month|year|morning|night|evening|afternoon)"
    rf"|(?:{_MONTH}|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?)"
    r"(?:\s+(?:morning|evening|night|afternoon))?"
)
_NAME = r"\p{Lu}[\w’'.-]*+(?:\s+(?:(?:of|and|the|for)\s+){0,2}\p{Lu}[\w’'.-]*+){0,6}"
_MEDIUM = (
    r"(?:in|during|at|through|on|via|from|after|with|as)\s+(?:[\w’'.-]++\s+){0,5}?"
    r"(?:statements?|interviews?|reports?|speech|address|conference|briefing|letter|tweets?|posts?"
    r"|websites?|television|TV|radio|release|remarks|parliament|Twitter|Facebook|message|email"
    r"|testimony|account)\b"
    rf"(?:\s+(?:to|with|from|by|on|in|for)\s+(?:the\s+)?{_NAME}(?:\s+news\s+agency)?)?"
)
_HEARER = (
    r"(?:(?:me|us|him|her|them|you|reporters|journalists|lawmakers)\b"
    r"|(?:(?:the|an?|his|her|its|their|local|state)\s+)(?:\w++\s+){0,3}?(?:press|agency|newspaper"
    r"|channel|council|parliament|court|station|paper|public|media|authorities|crowd|committee"
    r"|assembly|nation|world|police|radio|television|TV)\b"
    rf"|(?:the\s+)?{_NAME}(?:\s+(?:news\s+agency|newspaper|television|radio|TV)\b)?)"
)
_ASIDE = (
    rf"(?:\s+(?:{_TIME}|{_MEDIUM}|to\s+{_HEARER}|also|again|publicly|repeatedly|however|simply)\b)"
)

ASIDES = pattern(rf"{_ASIDE}{{0,3}}(?:,(?=\s+that\b))?")
"""When, where and to whom a thing is said, behind the verb; may be empty."""
HEARER_ASIDES = pattern(
    rf"{_ASIDE}{{0,3}}(?:\s+{_HEARER}(?!\w))?{_ASIDE}{{0,3}}(?:,(?=\s+that\b))?"
)
"""The same with somebody who is told."""
NOTHING_SAID = pattern(
    rf"(?:\s+{_HEARER}|{_ASIDE}){{0,3}}\s*"
    r"(?:\W*$|,|(?:on|in|at|to|during|after|before|via|by|from|as|when)\b)"
)
"""What stands behind a verb when what is said stands before it."""

FINITE = pattern(
    r"[^,;:]{0,300}?\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|does|did"
    r"|he|she|it|they|there)\b|[^,;:]{0,80}__"
)
"""The beginning of what has a finite verb or a pronoun as its subject, or a quotation, early on."""
_PAST = pattern(r"(?:[\w’'.-]++,?\s+){1,12}?\w+ed\b")


def is_clause(text: str, start: int, end: int) -> bool:
    """Return whether what begins at `start` looks like a clause, with a verb of its own."""
    return bool(FINITE.match(text, start, end) or _PAST.match(text, start, end))


class Cue(NamedTuple):
    """A verb or noun of attribution, `[start, end)` in code points of the passage."""

    start: int
    end: int
    frame: Frame
    sure: float
    """How likely it tells what was said, 0 to 1."""
    turn: int
    """Where the clause begins that it opens, so that what was said before ends there; or -1."""


_AS_PARTICIPLE = pattern(
    r"(?:,|\b(?:while|by|and|but|in|as)|\bwith\s+(?:[\w’'.-]+\s+){1,8})\s*$",
)
_BEFORE_PLAIN = pattern(
    r"(?:i|we|they|you|to|who|also|not|will|would|can|could|may|must|should|did|do|then)|\w+s|\w+ly"
)
_CAPITAL_START = pattern(r"(?:^|[.!?:\"“”…—–-])\W*$")
_TURN = pattern(
    r"(?r)(?:[,;]?\s+(?:and|but|or|then)(?:\s+(?:also|later|then|has|have|had|further))*\s+"
    r"|[,;]\s+(?:and|but|while|whereas|with|as|though|although|yet)\s+(?:[\w’'.-]++\s+){1,9}"
    r"|;\s+(?:[\w’'.-]++\s+){1,9}|,\s+)"
)


def cues_of(masked: str) -> Iterator[Cue]:
    """Yield the words that look like verbs or nouns of attribution."""
    spans = tokens(masked)
    words = ["", *(masked[start:end].lower() for start, end in spans), ""]
    for index, (start, end) in enumerate(spans):
        before, word, behind = words[index : index + 3]
        particle = _PARTICLE_FRAMES.get((word, behind))
        frame = particle or _VERB_FRAMES.get(word)
        sure = _sureness(masked, (before, word, behind), start) if frame else 0.0
        if not sure and word in _NOUN_FRAMES and behind == "that":
            frame, sure = _NOUN_FRAMES[word], 1.0
        if frame and sure:
            turn = _TURN.match(masked, max(0, start - 90), start)
            end = spans[index + 1][1] if particle else end
            yield Cue(start, end, frame, sure, turn.start() if turn else -1)


_UNSURE = pattern(r"\b(?:to|if|not|those)\s+(?:(?:\w+ly|also|have|had|will|now)\s+)*$")


def _sureness(masked: str, words: tuple[str, str, str], start: int) -> float:
    """Return how likely a word, given with its neighbours, tells what was said, 0 to 1."""
    before, word, behind = words
    is_ambiguous = word in _AMBIGUOUS
    if before in _NOMINAL and (is_ambiguous or (word.endswith("ed") and before != "to")):
        return 0.0
    if is_ambiguous and before in _VERB_FRAMES and before not in _AMBIGUOUS:
        return 0.0
    lead = masked[max(0, start - 80) : start]
    if masked[start].isupper() and not _CAPITAL_START.search(lead):
        return 0.0
    if word.endswith("ing") and not _AS_PARTICIPLE.search(lead):
        return 0.0
    is_plain = is_ambiguous and not word.endswith(("s", "d")) and behind != "that"
    doubt = 0.4 if is_plain and not _BEFORE_PLAIN.fullmatch(before) else 1.0
    return doubt * (0.65 if _UNSURE.search(lead[-30:]) else 1.0)
