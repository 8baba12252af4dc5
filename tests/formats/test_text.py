from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given

from annotator.core.canonical import to_canonical
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, text_sha256
from annotator.errors import ExportError, FormatError
from annotator.formats import text
from annotator.formats.base import MAX_BYTES, Item, ReadOptions, WriteOptions
from tests.formats.reads import NOW, Found
from tests.strategies import raw_texts

Find = Callable[..., Found]

_FRENCH = "L’armée a déclaré vendredi que trois civils avaient été tués près de Médéa."
_OPTIONS = ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=NOW)


@pytest.fixture
def document(found: Find) -> Callable[..., Document]:
    def document_of(content: bytes, name: str = "wire.txt", **options: object) -> Document:
        (item,) = found(content, name, **options).items
        return item.document

    return document_of


def test_a_file_is_one_document_without_a_layer(found: Find):
    (item,) = found(b"Two hurt.\n\nThey said so.", "wire.txt").items

    assert item.document.text == "Two hurt.\n\nThey said so."
    assert item.layers == ()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("\n\n  Two hurt \nMore", "Two hurt"),
        ("Two hurt", "Two hurt"),
        ("Two hurt\u2028below", "Two hurt"),
        ("t" * 120 + "\nMore", "t" * 120),
        ("t" * 121 + "\nMore", "wire"),
        ("\ufeff\r\nTwo hurt\r\n", "Two hurt"),
    ],
)
def test_the_title_is_the_first_line_or_else_the_name(
    document: Callable[..., Document], content: str, title: str
):
    assert document(content.encode()).title == title


def test_files_of_one_name_and_different_texts_have_different_ids(
    document: Callable[..., Document],
):
    assert document(b"One.").id != document(b"Another.").id


def test_the_same_file_has_the_same_id_each_time(document: Callable[..., Document]):
    assert document(b"One.").id == document(b"One.").id == f"wire-{text_sha256('One.')[:12]}"


def test_the_source_tells_what_was_imported(document: Callable[..., Document]):
    content = b"\xef\xbb\xbfone\r\ntwo"

    source = document(content).source

    assert (source.name, source.format, source.encoding) == ("wire.txt", "text", "utf-8")
    assert (source.newline, source.text_changes) == ("crlf", ("bom_removed", "crlf_to_lf"))
    assert source.sha256 == sha256(content).hexdigest()


@given(raw_texts().map(lambda raw: raw.replace("\0", "").replace("\x07", "")))
def test_any_text_in_utf_8_is_stored_canonical(tmp_path_factory: pytest.TempPathFactory, raw: str):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(f"{raw}An article.".encode("utf-8", "replace"))

    (item,) = (event for event in text.read(path, _OPTIONS) if isinstance(event, Item))

    expected = to_canonical(path.read_bytes().decode("utf-8"))
    assert item.document.text == expected.text
    assert item.document.text_sha256 == text_sha256(expected.text)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(document: Callable[..., Document], codec: str):
    marked = "" if codec in ("utf-8-sig", "utf-16", "utf-32") else "\ufeff"

    assert document((marked + _FRENCH).encode(codec)).text == _FRENCH


@pytest.mark.parametrize(
    ("codec", "content"),
    [
        ("cp1252", _FRENCH),
        ("cp1252", "El portavoz señaló que la niña resultó herida según los médicos de la región."),
        (
            "cp1250",
            "Minister powiedział, że dwóch żołnierzy zostało rannych. Źródła mówią o trzech.",
        ),
        (
            "cp1254",
            "Görüşmeler sürüyor. Şehir dışında güçlü bir patlama oldu, iki çiftçi yaralandı.",
        ),
        ("cp1251", "Президент заявил, что двое солдат были ранены в понедельник у старого моста."),
        ("koi8_r", "Президент заявил, что двое солдат были ранены в понедельник у старого моста."),
        ("cp1256", "قالت وزارة الدفاع إن جنديين قتلا يوم الاثنين في هجوم على نقطة تفتيش."),
        ("cp1255", "משרד הביטחון מסר כי שני חיילים נפצעו ביום שני בהתקפה על מחסום ליד העיר."),
        ("cp932", "大統領は月曜日に兵士二人が負傷したと述べた。国防省はこの報道を否定した。"),
        ("gb18030", "总统周一表示，两名士兵受伤。国防部否认了这些报道，并说调查仍在进行。"),
    ],
)
def test_an_old_encoding_is_found_and_told(found: Find, codec: str, content: str):
    items, problems = found(content.encode(codec), "wire.txt")

    assert items[0].document.text == content
    assert items[0].document.source.encoding == codec
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("encoding_guessed", "warning")
    ]
    assert codec in problems[0].message


def test_an_encoding_that_was_chosen_goes_before_what_looks_likely(
    document: Callable[..., Document],
):
    content = "Köln".encode("cp1252")

    assert document(content, encoding="cp1251").text == "Kцln"
    assert document(content, encoding="latin-1").source.encoding == "iso8859-1"


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("klingon", "unknown_encoding"), ("hex", "unknown_encoding"), ("utf-8", "wrong_encoding")],
)
def test_a_choice_that_cannot_be_is_told(found: Find, encoding: str, code: str):
    items, problems = found("Köln".encode("cp1252"), "wire.txt", encoding=encoding)

    assert items == []
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize("content", [b"", b" \n\r\n\t", b"\xef\xbb\xbf", "\u00a0\u2028".encode()])
def test_a_file_without_text_is_refused(found: Find, content: bytes):
    items, problems = found(content, "wire.txt")

    assert items == []
    assert [problem.code for problem in problems] == ["empty_file"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14", "office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"SQLite format 3\0", "a project"),
        (bytes(range(256)) * 20, "binary"),
        (b"\0" * 100, "binary"),
        ("The minister".encode("utf-16-le"), "binary"),
    ],
    ids=["pdf", "zip", "png", "sqlite", "bytes", "zeros", "utf-16 without a mark"],
)
def test_a_binary_file_is_refused_and_told_what_it_is(found: Find, content: bytes, kind: str):
    items, (problem,) = found(content, "wire.txt")

    assert items == []
    assert problem.code == "binary_file"
    assert kind in problem.message


def test_a_stray_nul_is_replaced_and_told(found: Find):
    (item,), (problem,) = found(b"Two sol\0diers were hurt.", "wire.txt")

    assert item.document.text == "Two sol\ufffddiers were hurt."
    assert (problem.code, problem.severity) == ("characters_replaced", "warning")


def test_a_file_of_more_than_the_limit_is_refused(tmp_path: Path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 3)

    (problem,) = text.read(path, _OPTIONS)

    assert getattr(problem, "code", "") == "file_too_long"


def test_a_file_that_is_missing_is_an_error(tmp_path: Path):
    with pytest.raises(FormatError, match="cannot be read"):
        list(text.read(tmp_path / "gone.txt", _OPTIONS))


def test_plain_text_is_not_written(document: Callable[..., Document]):
    with pytest.raises(ExportError, match="cannot hold spans"):
        text.lines(document(b"One."), (), WriteOptions(label_set=DEFAULT_LABEL_SET))


def test_a_text_from_the_clipboard_is_an_item():
    (item,) = text.item_of("Two hurt.\r\nMore.")

    assert isinstance(item, Item)
    assert (item.document.title, item.document.text) == ("Two hurt.", "Two hurt.\nMore.")


def test_a_text_from_the_clipboard_may_come_with_a_title():
    (item,) = text.item_of("Two hurt.", title="From the wire")

    assert isinstance(item, Item)
    assert item.document.title == "From the wire"


@pytest.mark.parametrize("empty", ["", " \n", "\ufeff"])
def test_an_empty_clipboard_is_an_error(empty: str):
    with pytest.raises(FormatError, match="no text"):
        list(text.item_of(empty))
