"""The JSON Schema of a label set's file, by which editors complete and check it."""

from typing import Any

from annotator.core.labels import LabelSet
from annotator.formats.label_set_file import SCHEMA_NAME, SCHEMA_VERSION
from annotator.formats.schema import PlainSchema, published

LABEL_SET_SCHEMA_FILE = f"annotator-label-set-{SCHEMA_VERSION}.schema.json"

_MARKS: dict[str, Any] = {
    "$schema": {"type": "string", "description": "Where an editor finds this schema."},
    "schema": {"const": SCHEMA_NAME, "type": "string"},
    "schema_version": {"pattern": r"^1\.[0-9]+$", "type": "string"},
}


def label_set_schema() -> dict[str, Any]:
    """Return the JSON Schema of a label set, as it is published.

    It says what may stand where; that a set does not contradict itself is checked when it is read.
    """
    schema = LabelSet.model_json_schema(schema_generator=PlainSchema)
    schema["properties"] = _MARKS | schema["properties"]
    # Whatever they are left out for is given when a set is read.
    schema["$defs"]["Label"]["properties"]["hue"].pop("default")
    return published(schema, "label-set", SCHEMA_NAME, SCHEMA_VERSION)
