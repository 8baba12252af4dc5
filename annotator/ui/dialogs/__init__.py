"""Windows over the window. Each is imported when it is first opened, and none blocks.

What has to be answered before the work goes on is asked through `app.ask.Ask` instead.
"""
