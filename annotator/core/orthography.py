"""What is written onto words without being of them, and which end in a full stop.

Three habits of spelling decide where a selection ends and where a sentence does:

* what an apostrophe ties on, an English possessive or verb or a Turkish ending, is left out of a
  span; the apostrophe inside a name, as in "Da’esh" or "Sana'a", parts nothing
* an elided article before an apostrophe, as in "l'armée", is left out too
* the full stop of an abbreviation belongs to it and does not end the sentence

To teach it another language, extend a pattern here and its tests.
"""

from annotator.core.patterns import pattern

_APOSTROPHE = "['’ʼ＇]"

_VOWEL = "[aâeıiîoöuüûİ]"
_ENDING = (
    "[yn][aeıiuüİ]|n[ıiuüİ]n|n?[dt][ae](?:n|ki)?|y?l[ae]|[cç][ae]|[dt][ıiuüİ]r|s[ıiuüİ]|l[ıiuüİ]k?"
)
_BARE_ENDING = "[aeıiuüİ]|[ıiuüİ]n"
_PLURAL = rf"(?:l[ıiuüİ])?l[ae]r(?:{_ENDING}|{_BARE_ENDING})?"
_TURKISH = rf"{_PLURAL}|{_ENDING}|(?<!{_VOWEL}{_APOSTROPHE})(?:{_BARE_ENDING})"
_SUFFIX = pattern(rf"(?i){_APOSTROPHE}(?:(?P<english>s|m|re|ve|ll)|{_TURKISH})$")
"""Turkish endings are a closed set, and behind a vowel they take a buffer letter."""

_ELISION = pattern(
    rf"(?i)(?:l|d|qu|jusqu|lorsqu|puisqu|dell|nell|sull|dall|all){_APOSTROPHE}(?=\p{{L}})"
)

_TITLES = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Brig|Col|Lt|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Sen|Rep|Gov|Pres|Amb|Rev"
    "|Hon|St|Mt|Ft|vs|cf|approx"
)
_SHORT_FORMS = (
    r"etc|Inc|Ltd|Co|Corp|Bros|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed"
    r"|Thu(?:rs?)?|Fri|Sat|Sun|(?:\p{L}\.)+\p{L}|(?:\p{Lu}{2}\.)+\p{Lu}{2}"
)
_TAKES_STOP = pattern(rf"{_TITLES}|{_SHORT_FORMS}")

_BEGINS = r"(?:^|[\s\p{Ps}\p{Pi}\p{Pd}\"'])"
_NEVER_LAST = pattern(rf"{_BEGINS}(?:{_TITLES})\.$|^\s*\p{{N}}{{1,3}}\.$")
_BEFORE_A_FIGURE = pattern(rf"{_BEGINS}(?:Nos?|Nr|Art|Fig|pp?)\.$")
_PERHAPS_LAST = pattern(rf"{_BEGINS}(?:{_SHORT_FORMS}|\p{{L}})\.$")
_OPENER = pattern(
    r"[\p{Ps}\p{Pi}\"']*(?:The|He|She|It|They|We|But|And|In|On|At|For|From|As|If|A|An|This|That|These"
    r"|Those|His|Her|Its|Their|There|After|Before|When|While|However|Meanwhile|According)(?=[\s,'’]|$)"
)


def stem_of(word: str) -> tuple[int, int]:
    """Return where the word itself lies in what is written: `[start, end)`, in code points.

    Left out are an elided article in front and a suffix behind an apostrophe. A Turkish ending is
    taken for one only behind a capitalised word of three letters or more, capitals or a figure.

    >>> stem_of("Baku's"), stem_of("l'armée"), stem_of("Da’esh")
    ((0, 4), (2, 7), (0, 6))
    """
    start, end = _elision_end(word), _suffix_start(word)
    return (start, end) if start < end else (0, len(word))


def takes_stop(word: str) -> bool:
    """Return whether a full stop behind `word` is part of it, as in "U.S." or "Sept."."""
    return _TAKES_STOP.fullmatch(word) is not None


def is_sentence_end(before: str, after: str) -> bool:
    """Return whether the full stop that ends `before` ends a sentence.

    `before` is the sentence so far, or its last 20 characters or more; `after` is what follows the
    stop and the white space behind it, again 20 characters or so.

    >>> is_sentence_end("He left the U.S.", "The"), is_sentence_end("The U.S.", "Army")
    (True, False)
    """
    if after[:1].islower() or _NEVER_LAST.search(before):
        return False
    if _BEFORE_A_FIGURE.search(before):
        return not after[:1].isdigit()
    return not _PERHAPS_LAST.search(before) or not after or _OPENER.match(after) is not None


def _suffix_start(word: str) -> int:
    match = _SUFFIX.search(word)
    if match is None or not (match.group().islower() or word.isupper()):
        return len(word)
    stem = word[: match.start()]
    is_name = not stem[:1].islower() and (len(stem) > 2 or not stem[-1:].islower())
    return len(stem) if match["english"] or is_name else len(word)


def _elision_end(word: str) -> int:
    match = _ELISION.match(word)
    if match is None or (word[0].isupper() and word[match.end()].isupper()):
        return 0
    return match.end()
