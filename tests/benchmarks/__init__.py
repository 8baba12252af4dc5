"""Speed, printed beside its limit. Nothing here asserts a time: machines are shared and noisy.

`python -m tests.benchmarks` runs all of it; `--quick` with smaller projects, `--only NAME` a part.
"""
