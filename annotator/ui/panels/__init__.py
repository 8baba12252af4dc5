"""The parts of the window: each draws from the session and tells what the person meant.

A panel is built on the `SessionBridge`, watches the changes that it draws from, and sets all that
it shows from the session's state each time. It never changes a layer, and panels do not know each
other: `window` hands their signals to the session.

* `documents` the list at the left, with `document_rows` (the model), `document_delegate` (how a
  row looks), `filter_field` (where its filter is typed) and `document_filter` (menus under that)
* `labels` the bar of labels above the article
* `span` what the picked span says, else what is said of the article; made of cards (`section`):
  * `span_card` the span with the form of its values, its flag and `note_field`; `article_form` the
    same for the article; `guideline_card` what labels are for; `span_facts` words facts
  * `value_form` lines for attributes, each a `value_row`; `value_editors` has an editor for each
    type (`line_editor`, `choices_editor`; `type_ahead` chooses by letters; `around` is what they
    may ask), and `editing` keeps what is typed apart from what is meant
  * `link_list` the relations of the span, each a box of `link_row`; `sign` a button of an icon
* `guideline` what is said of a label: `guideline_head` chooses it, `guideline_page` reads it with
  `example_card`, `example_row` and `guideline_facts`; `guideline_editor` writes it with
  `example_list`, `example_editor` and `text_field`; `guideline_versions` shows how it was
* `status` the line at the bottom
* `welcome` what is shown where no project is open
"""
