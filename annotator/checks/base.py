"""What every check is, and what it says: findings, each at its place and with its mends."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from annotator.checks.material import Material
from annotator.core.edits import Edit
from annotator.core.ranges import Range
from annotator.core.records import Record

Severity = Literal["error", "warning", "hint"]
"""How sure it is that something is to be mended.

"error": it contradicts the guideline or the label set. "warning": something is missing or said in
two ways. "hint": something may have been forgotten; a look decides.
"""


class Mend(NamedTuple):
    """A way to mend a finding: edits of the layer, ready to be performed as one step.

    Spans and relations that they add have ids that the layer does not have; who made them and
    when is left for whoever performs the edits.
    """

    title: str
    """What it does, as a button says it: "Make it actor"."""
    edits: tuple[Edit, ...]
    is_sure: bool = True
    """Whether it may be done to all findings of its kind without a look at each."""


class Finding(NamedTuple):
    """Something in an article that may be wrong or forgotten.

    `start` and `end` are code points of the document's text, `[start, end)`.
    """

    check: str
    """The id of the check that found it."""
    message: str
    """What is the matter, in one sentence for a reader."""
    document_id: str
    start: int
    end: int
    span_ids: tuple[str, ...] = ()
    """The spans that it is about, the one at its place first; empty where there is none yet."""
    severity: Severity = "warning"
    mends: tuple[Mend, ...] = ()
    """Ways to mend it, the likeliest first; often none, as only a person knows a missing value."""
    about: tuple[str, ...] = ()
    """Names of the labels, attributes or relations that it is about."""

    @property
    def place(self) -> Range:
        """Where it is."""
        return Range(self.start, self.end)

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What it is known by in its document, whatever else is edited there.

        Another stretch, or another attribute that is missing, makes another finding of it.
        """
        return (self.check, self.start, self.end, " ".join(self.about))


class CheckInfo(Record):
    """What a check is called and what it looks for."""

    id: str
    """A short stable name in snake_case, by which projects turn it off and programs ask for it."""
    title: str
    """What its findings have in common, as a heading: "Ends in punctuation"."""
    help: str
    """What it finds and why that is wrong, in a sentence or two for a reader."""
    severity: Severity
    is_on: bool = True
    """Whether a project has it on that has not said otherwise."""
    labels: tuple[str, ...] = ()
    """Names in lower case of the labels whose spans it looks at; empty for any label."""

    def is_about(self, label: str) -> bool:
        """Return whether it looks at spans of a label, by its name."""
        return not self.labels or label.casefold() in self.labels

    def finding(
        self,
        material: Material,
        place: tuple[int, int],
        message: str,
        *,
        span_ids: tuple[str, ...] = (),
        mends: Iterable[Mend] = (),
        about: tuple[str, ...] = (),
    ) -> Finding:
        """Return a finding of this check in a document."""
        return Finding(
            self.id,
            message,
            material.document.id,
            *place,
            span_ids,
            self.severity,
            tuple(mends),
            about,
        )


class Check(NamedTuple):
    """A check: what it is, and the function that looks.

    Whatever the layer holds, `look` answers, in a time that grows with text and spans and no
    faster. Places lie in the text. Performing a mend removes its finding and breaks none of
    `core.rules`.
    """

    info: CheckInfo
    look: Callable[[Material], Iterator[Finding]]
