"""The window. The only package that imports PySide6.

State comes down from `app.session.Session` through `bridge.SessionBridge`; what the person meant
goes up as signals that carry ids, ints and records, and `window` hands them to the session. A
panel never changes a layer and never talks to another panel.

* `theme` the named colours, the only place with a colour or a style sheet
* `text/` the article: laid out by Qt, spans painted over the lines that are on screen
* `panels/`, `dialogs/`, `widgets/` the rest; `widgets` know nothing of annotator
* `beside` the pages beside the article, `openers` what opens over the window
* `tasks` work on other threads, `busy_job` such work that writes
* `window` puts them together; `app` starts Qt

To add a page beside the article: write `panels/x.py` and name it in `beside`.
"""
