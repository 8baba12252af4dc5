"""The only SQL: a project as one file, and all that it can be asked or told.

`store.Store` is the door; nothing else here is meant for the rest of the program. Imports `core`,
`errors`, SQLAlchemy Core, Alembic (only while an old project is brought up to date) and `filelock`.

* `store` what a project is told, `queries` what it is asked: one method each, a line or two long
* `opening`, `lock` is this file ours, may we write to it, does somebody else; making a new one
* `engine`, `faults` connections, transactions, and what the database reports in words
* `tables`, `rows` the tables, and how records become their rows and rows records
* `project`, `listing`, `reading`, `streaming`, `summary` the questions, by what they are about
* `filtering`, `conditions`, `stopping` the documents that a filter leaves, sorted
* `searches`, `full_text`, `span_search` words in texts, their index, and spans by what they say
* `past`, `activity`, `described` what happened to a document; who worked how long; what was said
* `writing`, `bulk` steps and their log; imports
* `labels` what is asked and told about labels: `label_steps` steps that change them and what has
  them, `label_rows` the rows of very many, `label_history` names and sets since the beginning,
  `label_use` counts, `label_turn` what undo comes to next
* `checking`, `replay`, `integrity` what `annotator check` looks at
* `migrations` one step for each version of the tables

To ask something new: a function of a connection in the file it belongs to, a statement at the top
of that file (built once, so that SQLAlchemy compiles it once), and a method in `queries` or
`store`. To change the tables: see `migrations`.

Decided:

* Statements are SQLAlchemy Core and stay within what PostgreSQL also speaks, save in `engine`,
  `opening` and `integrity`, which are about the file. No `ON CONFLICT`, no JSON functions.
* A layer is written by the rows its edits touch, never as a whole: a key press costs the same on
  12 spans and on 5,000. The same transaction writes the log, so that rows, log and line of undo
  cannot disagree; `check` plays the log and compares.
* A step is done, undone or dropped. The line of undo is those of an author that are not dropped,
  in the order of their numbers: no pointer is kept that could be wrong after a crash.
* A change of labels is one step of its author with entries in the logs of all layers, whosever
  they are. What became of each name is kept, so that a step of before it brings back no name that
  is gone.
* An import is in the log but on no line. Where it puts a layer in the place of another, the steps
  on that layer are dropped, since their inverses fit it no more.
* A write must be one revision behind the one stored. Else something else has written meanwhile,
  and it is refused rather than mixed.
* Reading does not validate again what was validated before it was written (see `rows`).
* Readers need no lock and see one state each, even while a writer is at work (SQLite's WAL). One
  writer for each file is held by a lock beside it, because two windows that undo each other's
  steps would be worse than one that may only look. The system gives it back when a process dies.
"""
