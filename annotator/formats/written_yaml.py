"""Writes plain data as YAML that every reader takes alike, of version 1.1 or 1.2."""

from typing import Any


def yaml_of(data: object) -> str:
    """Return data as YAML; texts of several lines stand as they are, where YAML can hold them."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes lists within their property, and texts of several lines in lines."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: object) -> bool:
            return True

    def represent_text(dumper: Any, text: str) -> Any:  # noqa: ANN401 - the library's own
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))

    Dumper.add_representer(str, represent_text)
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)


_OTHER_BREAKS = frozenset("\r\x85\u2028\u2029")
"""What readers of one version take for a line's end, and those of the other do not."""


def _style(text: str) -> str | None:
    """Return how a text is written: as lines, in quotation marks, or as is best for YAML."""
    if not _OTHER_BREAKS.isdisjoint(text):
        return '"'
    lines = text.split("\n")
    # Spaces at a line's end would be lost by many an editor.
    stands = len(lines) > 1 and all(line.isprintable() and line == line.rstrip() for line in lines)
    return "|" if stands else None
