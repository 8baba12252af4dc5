"""Whether a point in time is where something begins or ends, by the word beside it."""

from typing import TYPE_CHECKING

from annotator.core.patterns import pattern
from annotator.parse.base import Context, Parsed

if TYPE_CHECKING:
    from regex import Match

_WORDS: dict[str, str] = {
    "since": r"(?:ever )?since|seit|depuis|desde|с|منذ",
    "until": r"until|till?|up (?:to|until)|bis|jusqu['’](?:en|à)|hasta|до|حتى",
    "before": r"before|by|prior to|ahead of|no later than|vor|avant|antes de|قبل",
    "after": r"after|following|nach|après|después de|после|بعد",
    "from": r"(?<!dates )(?<!date )(?:from|starting|beginning|as of)",
}
"""What stands in front, as regular expressions, by the value of the attribute; "from" is a kind of
"since" that needs to be told from that of a stretch."""
_ONE = "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
_BETWEEN = (
    r"(?:(?:the|a|an|at least|about|around|early|late|d(?:er|ie|as|em|en)|l[ae]s?|el|los)\s+)*"
)
IN_FRONT = pattern(rf"(?i)(?<!\w)(?:{_ONE})\s+(?P<between>{_BETWEEN})$")
INSIDE = pattern(rf"(?i)(?!following|starting|beginning)(?:{_ONE})(?=\s)")
"""Where the word is looked for: at the end of what stands in front, and in the span."""
_BEHIND = pattern(
    r"['’]?\w{0,4}\s+(?:(?P<since>beri|bu yana)|(?P<until>kadar|dek)|(?P<before>önce)"
    r"|(?P<after>sonra))(?!\w)"
)
"""What stands behind, in Turkish."""
_END_FOLLOWS = pattern(r"(?i)\s*(?:(?:to|until|till|through|and)\b|[-\u2013])")
_NAMES_A_THING = pattern(r"(?i)\b(?:the|a|an)\s+$")
_BARE = pattern(r"[0-9]{4}\b|[A-Z]")
_NEAR = 40
"""Code points beside a span in which the word is looked for."""


def bound_of(context: Context) -> Parsed | None:
    """Return the attribute `bound` of a point in time; None where no word gives it one.

    "from" with an end behind it bounds nothing, nor does what bounds a thing that the date only
    tells more about: "since the 1991 treaty".
    """
    text, (start, end) = context.text, context.place
    match, offset = IN_FRONT.search(text[max(0, start - _NEAR) : start]), max(0, start - _NEAR)
    if match and _NAMES_A_THING.search(match["between"]) and _BARE.match(text, start, end):
        return None
    if match is None:
        match, offset = INSIDE.match(text[start : min(end, start + _NEAR)]), start
    if match is None:
        match, offset = _BEHIND.match(text[end : end + _NEAR]), end
    return _bound(match, offset, text[end : end + _NEAR]) if match else None


def _bound(match: "Match[str]", offset: int, after: str) -> Parsed | None:
    name = next(name for name, found in match.groupdict().items() if found and name != "between")
    if name == "from" and _END_FOLLOWS.match(after):
        return None
    start, end = match.span(name)
    value = "since" if name == "from" else name
    return Parsed("bound", value, offset + start, offset + end, "the word beside it")
