from annotator.app.describing import Reader, attributes_of, merged, reader_of
from annotator.app.publication import published_on
from annotator.app.remembered import Remembered
from annotator.core.labels import DEFAULT_LABEL_SET, PUBLISHED, Attribute, Label, LabelSet
from annotator.core.ranges import Range
from annotator.core.records import AttributeValue, Source
from tests.factories import make_document, make_layer, make_span

TEXT = "Baku's ministry said at least two soldiers were killed on Sunday."
CASUALTY = Range(TEXT.index("at least"), TEXT.index(" on Sunday"))
SUNDAY = Range(TEXT.index("Sunday"), TEXT.index("Sunday") + 6)


def reader(
    label_set: LabelSet = DEFAULT_LABEL_SET,
    remembered: Remembered | None = None,
    published: str = "2023-03-06",
) -> Reader:
    return Reader(TEXT, published, "en", label_set, remembered or Remembered())


def values(reader: Reader, place: Range, label: str) -> dict[str, str]:
    return {value.name: value.value for value in reader.values(place, label)}


def written(name: str, value: str) -> AttributeValue:
    return AttributeValue(name=name, value=value)


def parsed(name: str, value: str) -> AttributeValue:
    return AttributeValue(name=name, value=value, is_parsed=True)


def test_a_new_span_says_what_its_words_say() -> None:
    found = values(reader(), CASUALTY, "casualty")

    assert (found["count_min"], found["effect"]) == ("2", '["killed"]')


def test_values_stand_in_the_order_of_the_label_set() -> None:
    order = [a.name for a in DEFAULT_LABEL_SET.label("casualty").attributes]

    found = list(values(reader(), CASUALTY, "casualty"))

    assert found == sorted(found, key=order.index)


def test_a_label_without_attributes_says_nothing() -> None:
    bare = LabelSet(labels=(Label(name="casualty"),))

    assert reader(bare).read(CASUALTY, "casualty") == ()


def test_what_the_label_set_does_not_declare_is_not_read() -> None:
    small = Label(name="casualty", attributes=(Attribute(name="count_min", type="integer"),))

    assert values(reader(LabelSet(labels=(small,))), CASUALTY, "casualty") == {"count_min": "2"}


def test_what_does_not_fit_the_declared_type_is_not_read() -> None:
    other = Label(
        name="casualty", attributes=(Attribute(name="effect", type="choices", choices=("hurt",)),)
    )

    assert values(reader(LabelSet(labels=(other,))), CASUALTY, "casualty") == {}


def test_another_mention_comes_before_the_words() -> None:
    remembered = Remembered()
    said = make_span("Baku's ministry", within=TEXT, attributes=(written("country", "AZE"),))
    remembered.take((said,), DEFAULT_LABEL_SET)
    place = Range(0, len("Baku's ministry"))

    found = {item.name: item for item in reader(remembered=remembered).read(place, "actor")}

    assert found["country"].value == "AZE"
    assert found["country"].place == place


def test_of_what_a_person_says_of_the_span_itself_no_other_mention_is_asked() -> None:
    remembered = Remembered()
    said = make_span("Baku's ministry", within=TEXT, attributes=(written("country", "AZE"),))
    remembered.take((said,), DEFAULT_LABEL_SET)
    place = Range(0, len("Baku's ministry"))

    found = reader(remembered=remembered).read(place, "actor", (), {"country"})

    assert "country" not in {item.name for item in found}


def test_dates_are_read_against_the_day_of_publication() -> None:
    assert values(reader(published="2023-03-13"), SUNDAY, "date")["value"] == "2023-03-12"


def test_reading_the_same_again_is_no_edit() -> None:
    span = make_span(
        "at least two soldiers were killed",
        within=TEXT,
        label="casualty",
        attributes=(
            written("victim_group", "soldiers"),
            *reader().values(CASUALTY, "casualty"),
        ),
    )

    assert reader().read_again(span) is None


def test_reading_again_replaces_what_was_read_and_nothing_else() -> None:
    span = make_span(
        "at least two soldiers were killed",
        within=TEXT,
        label="casualty",
        attributes=(parsed("count_min", "9"), written("count_max", "4")),
    )

    edit = reader().read_again(span)

    assert edit is not None
    found = {value.name: value.value for value in edit.attributes}
    assert (found["count_min"], found["count_max"]) == ("2", "4")


def test_values_stay_where_they_were_among_the_others() -> None:
    old = (parsed("type", "state"), written("canonical", "x"), parsed("country", "AZE"))

    new = merged(old, (parsed("country", "ARM"), parsed("code", "c"), parsed("canonical", "y")))

    assert new == (written("canonical", "x"), parsed("country", "ARM"), parsed("code", "c"))


def test_what_a_person_says_of_the_article_comes_before_its_source() -> None:
    said = AttributeValue(name=PUBLISHED, type="date", value="2023-03-13/2023-03-13")
    layer = make_layer(attributes=(said,))
    source = Source(published_at="2023-03-06T00:00:00.000Z")

    assert published_on(source, layer) == "2023-03-13"
    assert published_on(source, make_layer()) == "2023-03-06"
    assert published_on(Source(), make_layer()) == ""


def test_a_reader_of_a_document_knows_when_it_was_published() -> None:
    document = make_document(TEXT, source=Source(published_at="2023-03-06/2023-03-06"))

    made = reader_of(document, make_layer(), DEFAULT_LABEL_SET, Remembered())

    assert made.published == "2023-03-06"


def test_an_unknown_label_has_no_attributes() -> None:
    assert attributes_of(DEFAULT_LABEL_SET, "weapon") == {}
