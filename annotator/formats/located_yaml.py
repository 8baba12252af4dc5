"""Reads YAML into texts, lists and objects, with the line of each.

Compared (versions of 2026, one label set of 300 labels, this machine): PyYAML 6.0 (MIT, wheels
with libyaml, 15 ms for the events), ruamel.yaml 0.19 (MIT; keeps comments; 380 ms, 270 ms without
them), strictyaml 1.7 (MIT; every value a text, as here; not touched since 2023, refuses flow
style, 870 ms), py-yaml12 0.2 (4 ms; knows no lines), yamlrocks (no wheel for Python 3.11). PyYAML
was taken for its events, which have a line each and are read without its idea of types: YAML 1.1
would make a label called `no` false, `on` true and `2024-01-01` a day. Here a value is the text
that stands there, and who asked for it says what it means.

Anchors and aliases are not taken, since a few lines of them can stand for more data than there is
memory; nor are keys that are lists or objects.
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

from annotator.core.label_shape import Place
from annotator.formats.located import Located, NotReadableError

_DEEPEST = 20
_HINT = (
    "Check the spaces at the line's beginning, and put text with “: ” or “#” in quotation marks."
)


def located_yaml(text: str) -> Located:
    """Return the one document of a YAML text; every scalar of it is a text.

    A property without a value is left out.

    Raises:
        NotReadableError: It is no YAML.
    """
    import yaml

    # The parser of libyaml is not in every wheel.
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    parse = cast("Callable[..., Iterator[Any]]", yaml.parse)  # pyright: ignore[reportUnknownMemberType]
    try:
        return _Builder(parse(text, Loader=loader)).built
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise NotReadableError(f"This is no YAML: {error.problem}.", line, column, _HINT) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"The character U+{error.character:04X} cannot stand in YAML."
        raise NotReadableError(
            message, line, 0, "Leave it out, or write it as an escape."
        ) from None


class _Builder:
    """Makes data of events; whatever is too deep is read over."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self.built = Located()
        documents = 0
        for event in events:
            if _kind(event) == "DocumentStart":
                documents += 1
                self._start(event, documents)

    def _start(self, event: Any, number: int) -> None:  # noqa: ANN401 - an event of the library
        if number > 1:
            line = event.start_mark.line + 1
            raise NotReadableError("A second document begins here.", line, 1, "Leave it out.")
        self.built.data = self._value(next(self._events), ())

    def _value(self, event: Any, place: Place) -> object:  # noqa: ANN401
        self.built.lines.setdefault(place, event.start_mark.line + 1)
        kind = _kind(event)
        if kind == "Scalar":
            return event.value
        if kind == "Alias":
            self._fault(place, "alias", f"*{event.anchor} stands for something written elsewhere.")
            return None
        if len(place) >= _DEEPEST:
            self._fault(place[:3], "too_deep", "Too many objects stand in each other here.")
            self._read_over()
            return None
        return self._list(place) if kind == "SequenceStart" else self._object(place)

    def _fault(self, place: Place, code: str, message: str) -> None:
        self.built.faults.append((place, code, message))

    def _read_over(self) -> None:
        depth = 1
        while depth:
            kind = _kind(next(self._events))
            depth += kind.endswith("Start")
            depth -= kind.endswith("End")

    def _list(self, place: Place) -> list[object]:
        found: list[object] = []
        while _kind(event := next(self._events)) != "SequenceEnd":
            found.append(self._value(event, (*place, len(found))))
        return found

    def _object(self, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        while _kind(key := next(self._events)) != "MappingEnd":
            if _kind(key) != "Scalar":
                self._skip_pair(key, place)
                continue
            name, event = key.value, next(self._events)
            if name in found:
                self._fault((*place, name), "doubled_property", f"“{name}” stands here twice.")
            self.built.lines[*place, name] = key.start_mark.line + 1
            if not _is_missing(event):
                found[name] = self._value(event, (*place, name))
        return found

    def _skip_pair(self, key: Any, place: Place) -> None:  # noqa: ANN401
        for event in (key, None):
            event = event or next(self._events)
            if _kind(event) in ("SequenceStart", "MappingStart"):
                self._read_over()
        line = key.start_mark.line + 1
        message = f"The name of the property in line {line} is no text."
        self._fault(place, "bad_property", message)


def _kind(event: Any) -> str:  # noqa: ANN401
    return type(event).__name__.removesuffix("Event")


def _is_missing(event: Any) -> bool:  # noqa: ANN401
    return _kind(event) == "Scalar" and event.value == "" and event.style in (None, "")
