"""What may be wrong with the spans of an article, or forgotten: a file a group of checks.

What every check knows:

* `base` what a check is, what a finding and a mend are
* `material` what a check may look at, with what several ask of it worked out once
* `memory` how texts are tagged in the other articles; `phrases` finds very many of them at once
* `mending` the edits that mends are made of

The checks:

* `edges` white space, punctuation, parts of words at the ends of a span; `punctuation` knows which
  marks are a span's own
* `wording` articles, prepositions, possessives, pronouns
* `overlaps` the same twice, spans that cross, spans within their own label
* `labelling` the same words with one label here and another there
* `repeats` the same words tagged here and forgotten there
* `values` attributes: missing, not fitting, not declared
* `relations` links: missing, between the wrong spans, twice, not declared

To add a check: write a `CheckInfo` and a function of `Material` that yields findings, and name both
in the `CHECKS` of its file; a new file is named in `CHECKS` here. `tests/checks/test_checks.py`
then tests it with the rest. How sure a check is decides how it is shown (`base.Severity`), and one
that is wrong as often as right has to start switched off (`CheckInfo.is_on`): a list of false
alarms is a list that nobody reads. See what it says of annotated texts with
`python -m tests.benchmarks.checking`.

Imports `core` and `find` only. Everything is a pure function of frozen records, so that the window
looks on another thread while a person goes on. Each check goes through spans and text once: an
article of a million characters takes as much longer as it is longer. What needs a parser or a
linker, as the value that is missing, is added by `app.checking`.

Decided: findings are no `core.problems`. A problem is a breach of what the program relies on, and
the data is refused or damaged; a finding is about what the guideline asks of people, who may know
better.
"""

from collections.abc import Iterable, Iterator

from annotator.checks import (
    edges,
    labelling,
    overlaps,
    relations,
    repeats,
    values,
    wording,
)
from annotator.checks.base import Check, CheckInfo, Finding, Mend, Severity
from annotator.checks.material import Material
from annotator.checks.memory import EMPTY, Memory, Tagged

__all__ = [
    "CHECKS",
    "EMPTY",
    "Check",
    "CheckInfo",
    "Finding",
    "Material",
    "Memory",
    "Mend",
    "Severity",
    "Tagged",
    "check_of",
    "findings_in",
]

_GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "hint")

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            *overlaps.CHECKS,
            *edges.CHECKS,
            *wording.CHECKS,
            *labelling.CHECKS,
            *relations.CHECKS,
            *values.CHECKS,
            *repeats.CHECKS,
        ),
        key=lambda check: _GRAVEST_FIRST.index(check.info.severity),
    )
)
"""Every check, in the order in which its findings are shown: the surest first."""

_BY_ID = {check.info.id: check for check in CHECKS}


def check_of(check_id: str) -> Check:
    """Return the check of an id.

    Raises:
        KeyError: There is none.
    """
    return _BY_ID[check_id]


def findings_in(material: Material, checks: Iterable[Check] = CHECKS) -> Iterator[Finding]:
    """Yield what checks find, check by check, each in reading order."""
    for check in checks:
        yield from sorted(check.look(material), key=lambda finding: finding.place)
