"""The article: Qt sets the lines, we paint the spans over those that are on screen.

* `measures` the sizes of a page, made of how a person likes to read
* `typesetting` makes a `QTextDocument` of a text: face, measure, a fixed pitch of lines
* `header` the title and the line below it
* `shown` the spans that are shown, their rows and looks
* `layout` where a stretch of text is on the page, and what is at a point
* `names` where the small label names go
* `paint` functions of a painter, what is where, and a theme
* `overlays` what lies over the text for a while: marks, an outline, hints (`hint_paint`)
* `links` the links of the picked span between the lines; `link_routes` says where they run
* `pointer` turns mouse events into gestures over offsets
* `sheet` one document set on a page with its header
* `page_view` the widget as far as it shows a page: scrolling, focus, theme
* `view` the widget as far as it shows spans: painting, keys and mouse
* `excerpt` a few words with spans in them, painted likewise to be shown beside the article

Decisions. (1) `QTextEdit`, as it brings a bidirectional caret, keys and accessibility; its text is
`core.offsets.display_text`, given once and never asked for, and all offsets that come in or go out
are code points. (2) Spans are painted, not set as character formats: a change of a span then costs
one repaint of the window's height and cannot move a line. (3) Lines have one fixed pitch, with
room for rows of lines under the text and a row of label names above it; the more rows hang
together, the thinner they are. (4) Each article is set in a `QTextDocument` of its own, which Qt
lays out as far as it is looked at and finishes while nothing else happens; a paragraph longer than
any author writes is cut for the display at spaces (see `typesetting.LONGEST_PARAGRAPH`). Qt sets no
page higher than some 8 million pixels: of a text of more than about 170,000 lines the rest is not
shown.

Imports `core`, `app.gestures` and `ui.theme`; nothing here knows the session.
"""
