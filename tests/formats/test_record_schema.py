import orjson
import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from annotator.core.records import Relation, Span
from annotator.formats.record import RecordLine, RelationEntry, SpanEntry
from annotator.formats.schema import SCHEMA_FILE, record_schema, schema_json
from annotator.resources import resource_path
from tests.formats.mutations import Mutation, mutations

_MUTATIONS = list(mutations())
_SCHEMA = Draft202012Validator(record_schema())


def _model_accepts(record: object) -> bool:
    try:
        RecordLine.model_validate_json(orjson.dumps(record))
    except ValidationError:
        return False
    return True


def test_the_published_schema_is_the_one_of_the_model():
    path = resource_path("schemas", SCHEMA_FILE)

    assert path.read_bytes() == schema_json(), "run: python -m annotator.formats.schema"


def test_the_schema_is_a_valid_schema():
    Draft202012Validator.check_schema(orjson.loads(schema_json()))


@pytest.mark.parametrize("mutation", _MUTATIONS, ids=lambda mutation: mutation.name)
def test_schema_and_model_agree_on_a_record_with(mutation: Mutation):
    assert _SCHEMA.is_valid(mutation.record) == _model_accepts(mutation.record)


def test_the_mutations_are_many_and_some_of_them_are_good():
    accepted = sum(_model_accepts(mutation.record) for mutation in _MUTATIONS)

    assert len(_MUTATIONS) > 200
    assert 20 < accepted < len(_MUTATIONS) - 150


def test_every_property_has_to_be_there():
    schema = orjson.loads(schema_json())

    for part in (schema, *schema["$defs"].values()):
        if "properties" in part:
            assert part["required"] == list(part["properties"])


def test_spans_and_relations_are_written_field_for_field():
    assert list(SpanEntry.model_fields) == list(Span.model_fields)
    assert list(RelationEntry.model_fields) == list(Relation.model_fields)
