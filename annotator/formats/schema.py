"""The JSON Schemas of our files, generated: `python -m annotator.formats.schema`.

That writes `schemas/` again after a record has changed; tests hold files and models together.
Source: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12.
"""

from pathlib import Path
from typing import Any

import orjson
from pydantic.json_schema import GenerateJsonSchema

from annotator.formats.record import SCHEMA_NAME, SCHEMA_VERSION, RecordLine

SCHEMA_FILE = f"annotator-record-{SCHEMA_VERSION}.schema.json"


class PlainSchema(GenerateJsonSchema):
    """Leaves out the titles that only repeat each property's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - pydantic's own
        """Give no property a title."""
        return False


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line, as it is published."""
    schema = RecordLine.model_json_schema(schema_generator=PlainSchema)
    return published(schema, "record", SCHEMA_NAME, SCHEMA_VERSION)


def published(schema: dict[str, Any], kind: str, title: str, version: str) -> dict[str, Any]:
    """Return a schema with its name and version, and descriptions on one line."""
    for part in (schema, *schema["$defs"].values()):
        part.pop("title", None)
        # A docstring is broken into lines for those who read code.
        part["description"] = " ".join(part["description"].split())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:annotator:schema:{kind}:{version}",
        "title": title,
        **schema,
    }


def schema_json(schema: dict[str, Any] | None = None) -> bytes:
    """Return the text of a schema's file, of the record's where none is given."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(record_schema() if schema is None else schema, option=options)


if __name__ == "__main__":
    from annotator.formats.label_set_schema import LABEL_SET_SCHEMA_FILE, label_set_schema

    _FOLDER = Path(__file__).parents[2] / "schemas"
    (_FOLDER / SCHEMA_FILE).write_bytes(schema_json())
    (_FOLDER / LABEL_SET_SCHEMA_FILE).write_bytes(schema_json(label_set_schema()))
