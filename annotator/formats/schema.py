"""The JSON Schema of our record, generated: `python -m annotator.formats.schema`.

That writes `schemas/` again after the record has changed; a test holds file and model together.
Source: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12.
"""

from pathlib import Path
from typing import Any

import orjson
from pydantic.json_schema import GenerateJsonSchema

from annotator.formats.record import SCHEMA_NAME, SCHEMA_VERSION, RecordLine

SCHEMA_FILE = f"annotator-record-{SCHEMA_VERSION}.schema.json"


class _PlainSchema(GenerateJsonSchema):
    """Leaves out the titles that only repeat each property's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - pydantic's own
        return False


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line, as it is published."""
    schema = RecordLine.model_json_schema(schema_generator=_PlainSchema)
    for part in (schema, *schema["$defs"].values()):
        part.pop("title", None)
        # A docstring is broken into lines for those who read code.
        part["description"] = " ".join(part["description"].split())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:annotator:schema:record:{SCHEMA_VERSION}",
        "title": SCHEMA_NAME,
        **schema,
    }


def schema_json() -> bytes:
    """Return the text of the schema's file."""
    return orjson.dumps(record_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


if __name__ == "__main__":
    (Path(__file__).parents[2] / "schemas" / SCHEMA_FILE).write_bytes(schema_json())
