"""The label sets that a project has used, all of them: none is ever changed or removed."""

import json

from sqlalchemy import Connection, select

from annotator.core.label_guidelines import StoredLabels
from annotator.core.label_mapping import LabelMapping
from annotator.core.labels import LabelSet
from annotator.store.label_history import mappings_of
from annotator.store.tables import authors, label_changes, label_sets, steps

_SETS = (
    select(
        label_sets.c.number,
        label_sets.c.created_at,
        label_sets.c.content,
        authors.c.id.label("by"),
    )
    .select_from(label_sets)
    .outerjoin(label_changes, label_changes.c.after == label_sets.c.number)
    .outerjoin(steps, steps.c.number == label_changes.c.step)
    .outerjoin(authors, authors.c.number == steps.c.author)
    .order_by(label_sets.c.number)
)


def stored_labels(connection: Connection) -> tuple[StoredLabels, ...]:
    """Return every label set that the project has used, the first at the beginning."""
    mappings = mappings_of(connection)
    return tuple(
        StoredLabels(
            label_set=LabelSet.model_validate_json(row.content),
            at=row.created_at,
            mapping=mappings.get(row.number, LabelMapping()),
            by=row.by or "",
        )
        for row in connection.execute(_SETS)
    )


def used_versions(connection: Connection) -> frozenset[str]:
    """Return the version of every label set that the project has used."""
    contents = connection.execute(select(label_sets.c.content)).scalars()
    # Without making records of them, which takes three times as long.
    return frozenset(json.loads(content)["version"] for content in contents)
