"""Frozen records and pure functions: what a project *is*.

No file, clock, screen or chance. Imports `errors`, pydantic, `regex` and the standard library
only. Offsets are code points, half-open `[start, end)`, everywhere; `offsets` is the one place that
converts.

* `records`, `statuses` what is stored: documents, spans, relations, layers, authors
* `labels` the label set and the one that a new project starts with
* `canonical` how a raw text becomes the text that is stored, once, at import
* `offsets`, `ranges`, `boundaries`, `lanes` arithmetic on positions
* `orthography` the habits of spelling that `boundaries` follows; `direction` which way a text runs
* `edits` the only way a layer changes; to add one, write the class and name it in `Edit`
* `guidelines`, `marked` what the labels of a new project mean, and how examples are marked
* `label_faults`, `label_shape` what contradicts itself in a label set that a person wrote
* `label_changes`, `label_names`, `label_parts` changes of a label set; `label_mapping` what they do
  to layers; `label_undo`, `label_rebase` taking them back when others have gone on working
* `label_guidelines`, `label_versions`, `excerpts` what a label set says of its labels, and since
  when; spans in their sentences as examples
* `values` values of attributes as people write them and as records hold them
* `filters` filters of documents as people type them
* `history` a step: edits that are undone and redone as one
* `progress` how long work tells how far it is and learns that it is to stop
* `trusted` records of values that were checked already
* `rules`, `problems` what is wrong with data and where

Decided: records are pydantic models and not dataclasses, because they are also the files' schema
(one declaration), and copying a layer of 20,000 spans for an edit costs 1 ms.
"""
