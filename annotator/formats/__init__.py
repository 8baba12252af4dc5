"""Files in and out, one module a format, with the same three names in each.

* `INFO` what a person is told of it
* `read(source, options, progress)` yields an `Item` for each document and a `Problem` for each
  fault, in one pass and bounded memory; raises only where nothing can be read
* `lines(document, layers, options)` yields the bytes that stand in a file for one document

To add a format: write `formats/x.py` with these, put damage and a reference file in
`tests/data/x/`, and name the module in `FORMATS`. May import `core` and `errors`; a library that
only one format needs is imported inside the function that needs it.

What formats share: `base` the records that pass through them, `reading` which files a person
meant, `decoding` and `lines` bytes to text, `placement` spans onto a text, `values` attributes from
and to JSON, `faults` what is wrong with one record.
Of JSONL: `record` the contract that the schema is generated from, `record_reading` and
`record_writing` to either side of it, `schema` what writes `schemas/`; `plain`, `plain_spans`,
`plain_relations`, `plain_parts` and `metadata` the form without it.
Of label sets, which are no format of articles: `label_set_file` reads and writes them,
`located`, `located_yaml` and `located_json` know the line of each part, `written_yaml` writes YAML,
`label_set_schema` their schema.

Decided: offsets are carried from the text as it came to the text as it is stored, because a
file with CRLF counts them. A record with one wrong span is refused whole: half of an article's
spans is worse than a line to correct. Extensions `x_…` are kept as attributes and written back.
"""

from pathlib import Path

from annotator.errors import FormatError
from annotator.formats import jsonl, text
from annotator.formats.base import Format

FORMATS: tuple[Format, ...] = (jsonl, text)
"""Every format, the one to prefer first."""


def by_name(name: str) -> Format:
    """Return the format called `name`.

    Raises:
        FormatError: There is none.
    """
    for entry in FORMATS:
        if entry.INFO.name == name:
            return entry
    known = ", ".join(entry.INFO.name for entry in FORMATS)
    raise FormatError(f"There is no format called {name!r}.", hint=f"There are {known}.")


def for_path(path: Path) -> Format:
    """Return the format that reads files with such an ending, in whatever case.

    Raises:
        FormatError: None does.
    """
    suffix = path.suffix.lower()
    for entry in FORMATS:
        if suffix in entry.INFO.suffixes and entry.INFO.can_read:
            return entry
    known = ", ".join(suffix for entry in FORMATS for suffix in entry.INFO.suffixes)
    raise FormatError(
        f"No format reads files that end in {path.suffix or 'nothing'}.",
        path=path,
        hint=f"Give it one of the endings {known}.",
    )
