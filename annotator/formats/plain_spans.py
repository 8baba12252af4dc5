"""The spans of a plain record: `[{"start", "end", "label", …}]` to `Span` records."""

from typing import Any, cast

from annotator.core.records import Span
from annotator.core.trusted import maker
from annotator.formats.base import ReadOptions
from annotator.formats.faults import Faults
from annotator.formats.placement import LabelNames, RecordText, reading_order
from annotator.formats.plain_parts import ids_of, values_beside
from annotator.formats.values import json_bytes

_new_span = maker(Span)

_KEYS = frozenset({"start", "end", "label", "text", "id"})


class SpanReader:
    """Reads the spans of one file's plain records, all made by one author at one time."""

    def __init__(self, options: ReadOptions, labels: LabelNames) -> None:
        self._author_id = options.author_id
        self._now = options.now
        self._labels = labels

    def spans(self, entries: object, text: RecordText, faults: Faults) -> tuple[Span, ...]:
        """Return the spans in reading order; whatever is wrong with any of them is in `faults`."""
        if entries is None:
            return ()
        if not isinstance(entries, list):
            faults.refuse("bad_spans", '"spans" is no list.')
            return ()
        entries = cast("list[Any]", entries)
        spans = self._quickly(entries, text)
        if spans is None:
            spans = self._carefully(entries, text, faults)
        spans.sort(key=reading_order)
        return tuple(spans)

    def _quickly(self, entries: list[Any], text: RecordText) -> list[Span] | None:
        """Return the spans of a record where nothing is odd; None as soon as something is.

        Most records are so, and this takes a third of the time that looking closely does.
        """
        if not text.is_unchanged:
            return None
        raw, length, names = text.raw, len(text.raw), self._labels.known
        author_id, now = self._author_id, self._now
        spans: list[Span] = []
        try:
            for number, entry in enumerate(entries, 1):
                start, end = entry["start"], entry["end"]
                found = raw[start:end]
                if len(entry) != 3 and (len(entry) != 4 or entry["text"] != found):
                    return None
                if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
                    return None
                values = {
                    "id": f"s{number}",
                    "label": names[entry["label"]],
                    "start": start,
                    "end": end,
                    "text": found,
                    "attributes": (),
                    "note": "",
                    "origin": "import",
                    "score": 1.0,
                    "created_by": author_id,
                    "created_at": now,
                    "updated_at": now,
                }
                spans.append(_new_span(values))
        except (KeyError, TypeError):
            return None
        return spans

    def _carefully(self, entries: list[Any], text: RecordText, faults: Faults) -> list[Span]:
        spans: list[Span] = []
        for number, (entry, span_id) in enumerate(
            zip(entries, ids_of(entries, "span", faults), strict=True), 1
        ):
            if isinstance(entry, dict):
                span = self._span(number, span_id, cast("dict[str, Any]", entry), text, faults)
                if span is not None:
                    spans.append(span)
            else:
                faults.refuse("bad_spans", f"Span {number} is no object.")
        return spans

    def _span(
        self, number: int, span_id: str, entry: dict[str, Any], text: RecordText, faults: Faults
    ) -> Span | None:
        start, end, label = entry.get("start"), entry.get("end"), entry.get("label")
        given = entry.get("text")
        if type(start) is not int or type(end) is not int:
            _refuse_offsets(entry, number, faults)
            return None
        if given is not None and not isinstance(given, str):
            faults.refuse("bad_span_text", f'"text" of span {number} is no text.')
            return None
        placed = text.placed(start, end, given, number, faults)
        name = self._labels.name_of(label, number, faults)
        if placed is None or name is None:
            return None
        # Most spans say nothing else, and to see that by counting is cheap.
        is_bare = len(entry) == 3 + ("text" in entry)
        return Span(
            id=span_id,
            label=name,
            start=placed[0],
            end=placed[1],
            text=placed[2],
            attributes=() if is_bare else values_beside(entry, _KEYS, span_id, faults),
            origin="import",
            created_by=self._author_id,
            created_at=self._now,
            updated_at=self._now,
        )


def _refuse_offsets(entry: dict[str, Any], number: int, faults: Faults) -> None:
    for side in ("start", "end"):
        value = entry.get(side)
        if side not in entry:
            faults.refuse("offset_missing", f'Span {number} has no "{side}".')
        elif type(value) is not int:
            shown = json_bytes(value).decode("utf-8")[:40]
            faults.refuse(
                "offset_not_integer", f'"{side}" of span {number} is {shown}, not an integer.'
            )
