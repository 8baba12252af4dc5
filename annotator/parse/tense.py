"""Whether a sentence points ahead of the day of publication, by its words of tense."""

from annotator.core.patterns import pattern

_ADVERBS = r"(?:\s+(?:not|also|be|been|have|only|then|now|again|soon|finally|\w+ly))*"
_VERB = rf"{_ADVERBS}\s+\w+"
"""What an auxiliary governs, so that a participle in it is not taken for a past tense."""
_AHEAD = (
    rf"(?:will|shall|won['’]t|\w+['’]ll|would|could|must|should|cannot|(?-i:may|might|can)){_VERB}",
    rf"\w+\s+to\s+(?:be|remain|stay|last|continue)\b{_VERB}",
    r"(?:is|are|going|agreed|vow\w*|promis\w+|pledg\w+|threaten\w*|decided|order\w*|urg\w+|invit\w+"
    r"|offer\w*|propos\w+|ready|likely|about|prepar\w+|want\w*|hop\w+|intend\w*|plan\w*|aim\w*"
    rf"|call\w*\s+on\s+\w+|told(?:\s+\w+)?)\s+to{_VERB}",
    r"(?:(?:has|have|had|is|are|was|were|been|not)\s+)*"
    r"(?:due|planned|planning|expect(?:s|ed)|scheduled|slated|set\s+(?:to|for))",
    r"plans|hopes|aims|wants|intends|awaits|upcoming|deadline",
    r"(?:postponed|adjourned|delayed|extended|prolonged|moved|rescheduled|put\s+off)"
    r"\s+(?:\w+\s+){0,6}?(?:until|till|to|for)",
    r"(?:has|have|gave|gives?|given)\s+(?:\w+\s+){0,4}?(?:until|till)"
    r"|(?<!was\s)(?<!were\s)(?:closed|shut|suspended|grounded)\s+(?:until|till)",
    r"(?:is|are)\s+(?:meeting|holding|visiting|travelling|returning|leaving|arriving|voting|opening)",
    r"(?:remain|stay)s?\s+\w+",
    r"(?:expire|open|begin|start|resume|end|launche|meet|vote|return|lapse|close|arrive|visit"
    r"|last|convene)s",
    r"(?<!['’]s\s)(?<=s\s)(?:arrive|expire|open|begin|start|resume|end|meet|convene|vote)",
    r"takes?\s+(?:place|effect|office)|(?:come|goe?)s?\s+into\s+(?:force|effect)|runs?\s+(?:out|until|through|from)"
    r"|goe?s?\s+to\s+the\s+polls",
)
_BACK = (
    r"said|told|was|were|had|did|been|began|became|broke|brought|came|caught|cut|died|drove|fell|fled"
    r"|flew|fought|found|gave|got|held|hit|kept|knew|led|left|lost|made|met|put|ran|rose|sank|sat|saw"
    r"|sent|shot|shut|spoke|stood|struck|swept|took|threw|went|withdrew|won|wrote|blew|seen|gone"
    r"|taken|given|shown|driven|fallen|since|ago|(?!need|speed|feed|seed)\w\w\w*ed"
)
CLUES = pattern(rf"(?i)(?<![\w'’])(?:(?P<ahead>{'|'.join(_AHEAD)})|(?P<back>{_BACK}))(?!\w)")
"""The words of tense in a sentence; the group says which way one points."""
_UNTIL = pattern(r"(?i)\b(?:until|till|by)\s+(?:the\s+)?$")
_DEADLINE = pattern(r"\s*deadline\b")


def points_ahead(before: str, after: str) -> bool | None:
    """Return whether an expression lies ahead, by the rest of its sentence; None if unsaid.

    The nearest words of tense before the expression count, or else the first ones behind it; where
    there are none, "until" and "by" point ahead.

    >>> points_ahead("The court, which sat in May, will rule on ", "."), points_ahead("", " work.")
    (True, None)
    """
    if _DEADLINE.match(after):
        return True
    clues = [match.lastgroup for match in CLUES.finditer(before)]
    behind = CLUES.search(after) if not clues else None
    clue = clues[-1] if clues else behind and behind.lastgroup
    return clue == "ahead" if clue else _UNTIL.search(before) is not None or None
