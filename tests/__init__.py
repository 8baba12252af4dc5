"""The tests: `pytest --collect-only -q` reads as the specification."""
