from pathlib import Path

from annotator.app.projects import (
    Opening,
    free_path,
    opening_of,
    recent_projects,
    remember,
    sample_opening,
)


def test_a_project_is_opened_as_it_is(tmp_path: Path) -> None:
    project = tmp_path / "a.annotator"

    assert opening_of([project]) == Opening(project=project)


def test_articles_make_a_project_beside_the_first_one(tmp_path: Path) -> None:
    articles = [tmp_path / "one.txt", tmp_path / "two.txt"]

    opening = opening_of(articles)

    assert opening.project == tmp_path / "one.annotator"
    assert opening.articles == tuple(articles)


def test_articles_go_to_the_project_that_is_named(tmp_path: Path) -> None:
    opening = opening_of([tmp_path / "one.txt"], tmp_path / "all.annotator")

    assert opening.project == tmp_path / "all.annotator"


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "one.annotator").touch()
    (tmp_path / "one 2.annotator").touch()

    assert free_path(tmp_path / "one.annotator") == tmp_path / "one 3.annotator"


def test_each_sample_is_a_fresh_one(tmp_path: Path) -> None:
    first = sample_opening(tmp_path)
    first.project.touch()

    assert sample_opening(tmp_path).project != first.project


def test_the_project_opened_last_is_the_first_of_the_recent_ones(tmp_path: Path) -> None:
    file = tmp_path / "state" / "recent.json"
    projects = [tmp_path / f"{name}.annotator" for name in "abc"]
    for project in projects:
        project.touch()

    for project in (*projects, projects[0]):
        remember(project, file)

    assert recent_projects(file) == (projects[0], projects[2], projects[1])


def test_a_project_that_is_gone_is_no_recent_one(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    project = tmp_path / "a.annotator"
    project.touch()
    remember(project, file)

    project.unlink()

    assert recent_projects(file) == ()


def test_a_damaged_list_of_recent_ones_is_an_empty_one(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    file.write_text("{", encoding="utf-8")

    assert recent_projects(file) == ()
