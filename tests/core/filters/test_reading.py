import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.filters import (
    KEYS,
    NO_FILTER,
    Filter,
    Key,
    Known,
    Order,
    Term,
    asked_statuses,
    known_names,
    parse_filter,
    written,
)
from annotator.core.labels import DEFAULT_LABEL_SET
from tests.strategies import any_texts, texts

KNOWN = known_names(DEFAULT_LABEL_SET, ("me", "zoe", "Ada L"), "zoe")

_PARTS = (
    *("status", "label", "attr", "sort", "spans", "date", "has", "author", "text", "staus", "x"),
    *(":", ":", ":", "<", ">", "=", "<=", ">=", "-", ",", '"', '"', "“", "”", " ", " ", " ", "\t"),
    *("todo", "done", "doing", "actor", "me", "20", "2023-03", "title", "effect", "note", "🚨"),
    *("harbour", "قال", "e\u0301", "*", "..."),
)
typed_texts = st.one_of(
    st.lists(st.sampled_from(_PARTS), max_size=14).map("".join), texts(), any_texts()
)
"""What people type, mistype, or paste."""


def terms(typed: str, known: Known | None = KNOWN) -> tuple[Term, ...]:
    parsed = parse_filter(typed, known)
    assert parsed.faults == ()
    return parsed.filter.terms


def fault(typed: str) -> str:
    (found,) = parse_filter(typed, KNOWN).faults
    return found.sentence


# What is meant


def test_nothing_typed_is_no_filter() -> None:
    assert parse_filter("  ", KNOWN) == (NO_FILTER, ())


def test_words_mean_the_title_each_by_itself() -> None:
    assert terms("two  words") == (
        Term(key="title", values=("two",)),
        Term(key="title", values=("words",)),
    )


def test_quotation_marks_keep_words_together() -> None:
    assert terms('"two words" “and three”') == (
        Term(key="title", values=("two words",)),
        Term(key="title", values=("and three",)),
    )


def test_a_quotation_mark_in_a_quotation_is_typed_twice() -> None:
    assert terms('"the ""Sea"" trials"') == (Term(key="title", values=('the "Sea" trials',)),)


def test_a_dash_in_front_turns_a_term_round() -> None:
    assert terms("-bridge -has:note") == (
        Term(key="title", values=("bridge",), is_negated=True),
        Term(key="has", values=("note",), is_negated=True),
    )


def test_a_dash_by_itself_is_a_word() -> None:
    assert terms("a - b")[1] == Term(key="title", values=("-",))


def test_one_of_several_values_is_enough() -> None:
    assert terms("status:todo,done") == (Term(key="status", values=("todo", "done")),)


@pytest.mark.parametrize(
    "word", ["in_progress", "in-progress", "doing", "IN-PROGRESS", '"In progress"']
)
def test_a_status_may_be_written_in_several_ways(word: str) -> None:
    assert terms(f"status:{word}") == (Term(key="status", values=("in_progress",)),)


def test_is_asks_for_a_status() -> None:
    assert terms("is:flagged") == terms("status:flagged")


def test_a_label_is_named_as_its_set_names_it() -> None:
    assert terms("label:Casualty") == (Term(key="label", values=("casualty",)),)


def test_me_is_the_author_who_looks() -> None:
    assert terms("author:me") == (Term(key="author", values=("zoe",)),)


def test_an_author_who_is_called_me_is_meant_in_quotes() -> None:
    assert terms('author:"me"') == (Term(key="author", values=("me",)),)


def test_a_name_with_a_space_stands_in_quotes_among_others() -> None:
    assert terms('author:"ada l",zoe') == (Term(key="author", values=("Ada L", "zoe")),)


@pytest.mark.parametrize(
    ("typed", "op"),
    [
        ("spans>20", ">"),
        ("spans>=20", ">="),
        ("spans<20", "<"),
        ("spans<=20", "<="),
        ("spans=20", "="),
        ("spans:20", "="),
        ("spans:>20", ">"),
        ("spans>020", ">"),
    ],
)
def test_numbers_are_compared(typed: str, op: str) -> None:
    (term,) = terms(typed)

    assert (term.op, term.values) == (op, ("20",))


def test_figures_may_be_set_in_groups_of_three() -> None:
    assert terms("length>2,500")[0].values == ("2500",)


@pytest.mark.parametrize("day", ["2023", "2023-03", "2023-03-06"])
def test_a_day_may_be_given_as_far_as_it_is_known(day: str) -> None:
    assert terms(f"date:{day}") == (Term(key="date", values=(day,), op="="),)


def test_an_attribute_is_asked_for_with_or_without_a_value() -> None:
    assert terms("attr:effect attr:effect=killed attr:count_min>=10") == (
        Term(key="attr", name="effect"),
        Term(key="attr", name="effect", op="=", values=("killed",)),
        Term(key="attr", name="count_min", op=">=", values=("10",)),
    )


def test_an_attribute_that_no_label_declares_is_taken_in_quotes() -> None:
    assert terms('attr:"uncertain"=true')[0].name == "uncertain"


def test_the_order_is_told_apart_from_the_terms() -> None:
    parsed = parse_filter("bridge sort:-length", KNOWN)

    assert parsed.filter.order == Order(by="length", is_descending=True)
    assert parsed.filter.terms == terms("bridge")


def test_of_two_orders_the_last_counts() -> None:
    assert parse_filter("sort:title -sort:-spans").filter.order == Order(by="spans")


def test_names_of_a_project_are_not_asked_for_where_there_is_none() -> None:
    assert terms("label:weapon author:nobody attr:calibre=9", None)


# What is mistyped


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("staus:todo", "There is no “staus:” (character 1). Did you mean “status:”?"),
        ("a  -span>3", "There is no “span>” (character 5). Did you mean “spans>”?"),
        ("status:tood", "There is no status “tood” (character 8). Did you mean “todo”?"),
        ("label:casulty", "There is no label “casulty” (character 7). Did you mean “casualty”?"),
        ("author:zeo", "There is no author “zeo” (character 8). Did you mean “zoe”?"),
        ("has:noet", "There is no “has:noet” (character 5). Did you mean “note”?"),
        ("attr:tpye=state", "There is no attribute “tpye” (character 6). Did you mean “type”?"),
        ("sort:-lenght", "There is no order “lenght” (character 7). Did you mean “length”?"),
        ("spans>many", "“many” is no number (character 7). Write it as in “spans>20”."),
        (
            "attr:count_min>x",
            "“x” is no number (character 16). Write it as in “attr:count_min>=10”.",
        ),
        (
            "date:2023-13",
            "“2023-13” is no date (character 6). Write it as 2023, 2023-03 or 2023-03-06.",
        ),
        (
            "cnn:harbour",
            "There is no “cnn:” (character 1). To look for it in titles, put it in quotes.",
        ),
        (
            "status>todo",
            "“status” is not compared by “>” (character 7)."
            " Write it as in “status:todo,in_progress”.",
        ),
        ("label:", "“label:” needs a value (character 1). Write it as in “label:casualty”."),
        ("attr:=x", "“attr:” needs a value (character 1). Write it as in “attr:count_min>=10”."),
        (
            'text:"two words',
            "The quotation that begins here does not end (character 6)."
            " Put a quotation mark behind it.",
        ),
        (
            'text:"..."',
            "There is no letter, figure or picture in what is looked for (character 6)."
            " Other signs are found by a regular expression.",
        ),
    ],
)
def test_a_typo_is_told_with_its_place_and_what_there_is_instead(typed: str, sentence: str) -> None:
    assert fault(typed) == sentence


def test_where_nothing_is_near_all_that_there_is_is_told() -> None:
    assert fault("status:xyzzy").endswith(
        "It may be todo, in_progress, done, flagged, skipped or rejected."
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "status:todo " + "x" * 5_000,
            "The filter has more than 2,000 signs; what stands from here on does not count"
            " (character 13). Type fewer.",
        ),
        (
            "status:todo " + "x" * 1_980 + " " * 20 + "status:done",
            "The filter has more than 2,000 signs; what stands from here on does not count"
            " (character 2013). Type fewer.",
        ),
        (
            "status:todo " + "a " * 500,
            "The filter has more than 100 words; what stands from here on does not count"
            " (character 211). Type fewer.",
        ),
        (
            "status:todo lang:" + ",".join(["en"] * 200),
            "The filter has more than 100 words; what stands from here on does not count"
            " (character 13). Type fewer.",
        ),
    ],
    ids=["signs", "signs behind a space", "terms", "values"],
)
def test_a_filter_that_is_too_long_counts_up_to_there(typed: str, sentence: str) -> None:
    parsed = parse_filter(typed, KNOWN)

    assert [fault.sentence for fault in parsed.faults] == [sentence]
    assert parsed.filter.terms[0] == Term(key="status", values=("todo",))


def test_white_space_beyond_what_fits_is_no_fault() -> None:
    assert parse_filter("status:todo" + " " * 5_000, KNOWN).faults == ()


def test_the_rest_of_the_filter_still_counts() -> None:
    parsed = parse_filter("spans>many status:todo,dnoe bridge", KNOWN)

    assert parsed.filter.terms == terms("status:todo bridge")
    assert [(f.start, f.end) for f in parsed.faults] == [(6, 10), (23, 27)]


def test_a_quotation_that_does_not_end_counts_as_far_as_it_goes() -> None:
    assert parse_filter('note:"ask Ma').filter == parse_filter('note:"ask Ma"').filter


@pytest.mark.parametrize(
    ("typed", "is_unfinished"),
    [
        ("status:", True),
        ("status:to", True),
        ("label:cas", True),
        ("date:2023-0", True),
        ('text:"two', True),
        ("status:tx", False),
        ("staus:", False),
        ("date:march", False),
    ],
)
def test_what_may_yet_be_typed_to_its_end_is_told_apart(typed: str, is_unfinished: bool) -> None:
    (found,) = parse_filter(typed, KNOWN).faults

    assert found.is_unfinished is is_unfinished


# Whatever is typed


@given(typed_texts)
def test_any_text_is_read_and_its_faults_lie_in_it(typed: str) -> None:
    parsed = parse_filter(typed, KNOWN)

    for found in parsed.faults:
        assert 0 <= found.start < found.end <= len(typed)
        assert found.sentence.endswith((".", "?"))


@given(typed_texts)
def test_a_filter_that_is_written_is_read_as_the_same(typed: str) -> None:
    filter_ = parse_filter(typed).filter

    again = parse_filter(written(filter_))

    assert again == (filter_, ())


@given(any_texts().filter(bool), st.booleans())
def test_any_words_can_be_looked_for_in_a_title(words: str, is_negated: bool) -> None:
    filter_ = Filter(terms=(Term(key="title", values=(words,), is_negated=is_negated),))

    assert parse_filter(written(filter_)) == (filter_, ())


def test_half_a_character_is_looked_for_as_one_that_is_missing() -> None:
    assert terms("a\ud83d")[0].values == ("a\ufffd",)


# The table


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_example_of_a_key_is_a_filter_without_a_fault(key: Key) -> None:
    known = known_names(DEFAULT_LABEL_SET, ("me",), "me")
    parsed = parse_filter(key.example, known)

    assert parsed.faults == ()
    asked = [term.key for term in parsed.filter.terms] or ["sort"]
    assert asked == [key.stands_for or key.name]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_is_explained_in_a_sentence(key: Key) -> None:
    assert key.help[0].isupper()
    assert key.help.endswith(".")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("bridge", set()),
        ("status:todo,done", {"todo", "done"}),
        ("status:todo,done -is:todo", {"done"}),
        ("-status:todo,done", {"in_progress", "flagged", "skipped", "rejected"}),
    ],
)
def test_the_statuses_that_a_filter_leaves(typed: str, asked: set[str]) -> None:
    assert asked_statuses(parse_filter(typed).filter) == asked
