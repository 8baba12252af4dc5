import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.label_changes import add_label, begin
from annotator.core.label_versions import next_version, with_next_version
from annotator.core.labels import Label, LabelSet


@pytest.mark.parametrize(
    ("version", "following"),
    [
        ("1", "2"),
        ("9", "10"),
        ("1.9", "1.10"),
        ("2026-09", "2026-10"),
        ("v3", "v4"),
        ("3 of May", "3 of May 2"),
        ("draft", "draft 2"),
        ("draft 2", "draft 3"),
        ("٣", "٣ 2"),
        ("", "1"),
        ("9" * 5_000, "1" + "0" * 5_000),
    ],
    ids=lambda version: version[:9] or "none",
)
def test_the_last_number_of_a_version_counts_up(version: str, following: str) -> None:
    assert next_version(version) == following


def test_a_version_that_was_used_before_is_passed_over() -> None:
    assert next_version("1", {"1", "2", "3"}) == "4"


@given(st.text(max_size=12), st.integers(0, 5))
def test_a_version_that_follows_is_always_another(version: str, many: int) -> None:
    used = {version}
    for _ in range(many):
        used.add(next_version(version, used))

    assert len(used) == many + 1


def test_a_change_ends_with_the_next_version(label_set: LabelSet) -> None:
    change = with_next_version(add_label(begin(label_set), Label(name="weapon")), {"1", "2"})

    assert (change.before.version, change.after.version) == ("1", "3")


def test_a_change_of_nothing_is_no_new_version(label_set: LabelSet) -> None:
    assert with_next_version(begin(label_set)).is_empty
