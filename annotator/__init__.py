"""Turn news articles into training data; see `README.md`. Imports nothing on purpose."""

__version__ = "0.1.0"
