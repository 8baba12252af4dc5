"""Texts of words that parsers and linkers make something of, in any order, with spans on them."""

from hypothesis import strategies as st

from annotator.core.records import Span
from tests.strategies import any_texts, filled_ranges, raw_texts, texts

_TELLING = (
    *("The army", "Orlo Tanne", "Gen. Tanne", "rebels", "Baku's", "she", "they", "who", "ministry"),
    *("said", "told", "denied", "urged", "accused", "called on", "according to", "it is said"),
    *("reportedly", "that", "to withdraw", "of shelling", "and", "by", "when", "opened fire"),
    *("killed", "two soldiers", "were killed", "dead", "12", "his death", "on Sunday", "in March"),
    *("“We did not fire,”", '"no"', "“", "”", "said:", "\n\n", ",", ".", ":", ";"),
    *("сообщило", "что", "قال", "açıkladı", "öldü", "погибли", "e\u0301", "👩‍💻", "军方", "\u202e"),
)


def newslike() -> st.SearchStrategy[str]:
    """Texts of telling words, mostly with spaces between."""
    between = st.sampled_from((" ", " ", " ", "", "\n"))
    pieces = st.lists(st.tuples(st.sampled_from(_TELLING), between), max_size=24)
    return pieces.map(lambda found: "".join(word + mark for word, mark in found))


def anything() -> st.SearchStrategy[str]:
    """Texts like news, and such as break programs; none is empty."""
    return st.one_of(newslike(), texts(), any_texts(), raw_texts()).filter(bool)


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Texts, each with one to six spans in reading order."""
    text = draw(anything())
    places = draw(st.lists(filled_ranges(len(text)), min_size=1, max_size=6))
    labels = draw(st.lists(st.sampled_from(_LABELS), min_size=len(places), max_size=len(places)))
    spans = [
        Span(id=f"s{number}", label=label, start=start, end=end, text=text[start:end])
        for number, ((start, end), label) in enumerate(zip(places, labels, strict=True))
    ]
    return text, sorted(spans, key=lambda span: span.order)


_LABELS = ("actor", "actor", "claim", "casualty", "date")
