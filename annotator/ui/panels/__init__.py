"""The parts of the window: each draws from the session and tells what the person meant.

A panel is built on the `SessionBridge`, watches the changes that it draws from, and sets all that
it shows from the session's state each time. It never changes a layer, and panels do not know each
other: `window` hands their signals to the session.

* `documents` the list at the left, with `document_rows` (the model), `document_delegate` (how a
  row looks), `filter_field` (where its filter is typed) and `document_filter` (menus under that)
* `labels` the bar of labels above the article
* `span` what is known of the picked span (worded by `span_facts`), and its label's guideline
* `status` the line at the bottom
* `welcome` what is shown where no project is open
"""
