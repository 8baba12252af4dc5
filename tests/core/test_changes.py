from annotator.core.changes import Changes


def test_all_changes_hold_each_of_them() -> None:
    assert [change for change in Changes if change not in Changes.ALL] == []


def test_no_change_holds_another() -> None:
    assert sum(change.value for change in Changes) == Changes.ALL.value


def test_no_change_is_false() -> None:
    assert not Changes.NONE
