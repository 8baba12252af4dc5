"""What can be done with a project, without saying how it looks: no Qt, no SQL.

* `session`, and beneath it `workplace`, `viewing` and `changing`: the open project, the document
  in view, the selection, the edits; `ledger` what writes them
* `describing`, `remembered`, `attributes`, `article_facts` what spans and articles say
* `checking`, `lookout`, `findings`, `mending` what is amiss, and how it is mended
* `searching`, `stepping` texts and spans that are looked for, and one step over many documents
* `linking`, `slots`, `unlinked` what spans are linked to
* `sifting`, `listed`, `kept_filters` what the list leaves, in which order, and kept filters
* `looking_back` the history of an article; `timing`, `time_figures` how long it took
* `label_sets`, `label_draft`, `label_effects` labels as they are changed, their files, and what
  a change would do
* `guidelines`, `guideline_draft` what labels mean, and what is being written about it
* `manual`, `tour` help in the program
* `actions`, `conditions` the table of what a person can trigger and when
* `settings` what a person can set
* `gestures` what the mouse means, in offsets
* `jobs` long work as plain functions: import, export, check
* `ask` the questions that a window or a test answers
* `display` what a machine lacks to show a window
* `help` the tables as Markdown, for README, the command line and the window

To add an action: a line in the table of its menu in `actions` and a line in `ui/handlers.py`. To
add a setting: a field in `settings.Settings`.
"""
