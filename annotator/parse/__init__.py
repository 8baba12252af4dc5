"""What the words of a span say, as values of its attributes: parsers, one file a label.

* `base` what a parser is, and what it may look at

The parsers:

* `casualty` how many, what became of them: `counts` reads the numbers and says which libraries
  were compared, `victims` who is counted, `effects` and `manner` what is said of them
* `date` the type and the TIMEX3 value of an expression of time: `date_words`, `date_tokens` and
  `date_reading` make words into something that the rules of `points`, `periods`, `relative`,
  `clock` and `durations` read; `anchors`, `tense` and `bounds` are what stands around it,
  `calendar`, `feasts` and `timex` the reckoning. Which libraries were compared is in `date`
* `claim` the act of speech, direct or indirect, the cue; `speech_acts` are the verbs
* `actor` what kind of actor

To add a parser: write a module with `INFO`, `SLOW` and `parse` (`base.Parser` says what they
promise), name it in `PARSERS`, and list it here; `tests/parse/test_parsers.py` then tests it with
the rest. Imports `core` and `find` only; everything is a pure function of its arguments.
"""

from collections.abc import Iterator

from annotator.parse import actor, casualty, claim, date
from annotator.parse.base import Context, Parsed, Parser

PARSERS: tuple[Parser, ...] = (actor, claim, casualty, date)


def parser_for(label: str) -> Parser | None:
    """Return the parser that serves a label, by its name; None where none does."""
    folded = label.casefold()
    return next((parser for parser in PARSERS if folded in parser.INFO.labels), None)


def parse(context: Context, label: str) -> tuple[Parsed, ...]:
    """Return what the words of a span say, each attribute once; empty for other labels."""
    parser = parser_for(label)
    return () if parser is None else parser.parse(context)


def reads_day(label: str) -> bool:
    """Return whether what is read of a label's spans depends on the day of publication."""
    parser = parser_for(label)
    return parser is not None and parser.INFO.reads_day


def prepare() -> Iterator[None]:
    """Make ready what the first span would wait for, one pattern at each step."""
    for parser in PARSERS:
        for slow in parser.SLOW:
            slow.search("")
            yield
