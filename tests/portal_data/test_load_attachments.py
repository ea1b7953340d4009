"""Files that documents attach: checked before anything is stored, stored once."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import override_settings

from publications.document_files import MAX_BYTES
from publications.models import Document
from tests.portal_data.data_directory import DataDirectory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
DOCUMENT = "documents:\n  - key: plan-mesta\n    title: Plán města\n    file: {}\n"


def archive(*members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name in members:
            written.writestr(name, "x")
    return content.getvalue()


def with_document(directory: DataDirectory, file: str) -> DataDirectory:
    return directory.write("dokumenty.yaml", DOCUMENT.format(file))


def stored_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def content() -> bytes:
    """Of the file of the only document."""
    with Document.objects.get().file.open("rb") as file:
        read: bytes = file.read()
    return read


@pytest.fixture
def attached(directory: DataDirectory) -> DataDirectory:
    return with_document(directory.write("prilohy/plan.pdf", PDF), "prilohy/plan.pdf")


def test_file_is_stored_whole(attached: DataDirectory) -> None:
    attached.load()
    document = Document.objects.get()
    assert document.file.name.startswith("dokumenty/plan-mesta-")
    assert document.file.name.endswith(".pdf")
    assert content() == PDF


def test_same_file_again_changes_nothing(attached: DataDirectory, media: Path) -> None:
    attached.load()
    assert not attached.load().has_changes
    assert len(stored_files(media)) == 1


def test_other_content_is_another_file(attached: DataDirectory) -> None:
    attached.load()
    before = Document.objects.get().file.name
    result = attached.write("prilohy/plan.pdf", PDF + b"2").load()
    (change,) = result.changes
    assert [name for name, _old, _new in change.fields] == ["file"]
    document = Document.objects.get()
    assert content() == PDF + b"2"
    assert document.file.storage.exists(before)  # the history still names it


def test_lost_file_is_put_back(attached: DataDirectory, media: Path) -> None:
    attached.load()
    stored_files(media)[0].unlink()
    attached.load()
    assert content() == PDF


def test_dry_run_stores_nothing(attached: DataDirectory, media: Path) -> None:
    assert attached.load(dry_run=True).has_changes
    assert stored_files(media) == []


def test_what_was_attached_in_the_portal_stays(directory: DataDirectory) -> None:
    directory.write("d.yaml", "documents: [{key: plan-mesta, title: Plán}]").load()
    Document.objects.get().file.save("rucne.pdf", ContentFile(PDF))  # an upload
    assert not directory.load().has_changes
    assert content() == PDF


REFUSED = {
    "outside": ("../plan.pdf", "nevede dovnitř adresáře"),
    "absolute": ("/etc/passwd", "nevede dovnitř adresáře"),
    "backslash": (r"prilohy\plan.pdf", "nevede dovnitř adresáře"),
    "missing": ("prilohy/jiny.pdf", "v adresáři není"),
    "data": ("dokumenty.yaml", "v adresáři není, nebo ho nelze přiložit"),
}


@pytest.mark.parametrize(("file", "reason"), REFUSED.values(), ids=REFUSED)
def test_wrong_path(directory: DataDirectory, file: str, reason: str) -> None:
    problem = with_document(directory, file).problem()
    assert (problem.place.line, problem.field) == (4, "file")
    assert reason in problem.reason


CONTENT = {
    "empty": ("a.pdf", b"", "soubor je prázdný"),
    "html_as_pdf": ("a.pdf", b"<html>", "neodpovídá jeho příponě"),
    "pdf_as_docx": ("a.docx", PDF, "neodpovídá jeho příponě"),
    "xlsx_as_docx": (
        "a.docx",
        archive("[Content_Types].xml", "xl/workbook.xml"),
        "neodpovídá jeho příponě",
    ),
    "broken_archive": ("a.odt", b"PK\x03\x04rest", "neodpovídá jeho příponě"),
    "binary_text": ("a.txt", b"a\0b", "neodpovídá jeho příponě"),
    "cp1250_text": ("a.txt", "žluť".encode("cp1250"), "neodpovídá jeho příponě"),
}


@pytest.mark.parametrize(("name", "raw", "reason"), CONTENT.values(), ids=CONTENT)
def test_wrong_content(
    directory: DataDirectory, media: Path, name: str, raw: bytes, reason: str
) -> None:
    assert reason in with_document(directory.write(name, raw), name).problem().reason
    assert stored_files(media) == []


def test_too_large(directory: DataDirectory) -> None:
    directory.write("a.pdf", PDF)
    os.truncate(directory.path / "a.pdf", MAX_BYTES + 1)
    assert "nejvýš smí mít" in with_document(directory, "a.pdf").problem().reason


GOOD = {
    "a.docx": archive("[Content_Types].xml", "word/document.xml"),
    "A.XLSX": archive("[Content_Types].xml", "xl/workbook.xml"),
    "a.txt": "Žluťoučký kůň".encode() * 10_000,
}


@pytest.mark.parametrize("name", GOOD)
def test_other_kinds(directory: DataDirectory, name: str) -> None:
    with_document(directory.write(name, GOOD[name]), name).load()
    assert content() == GOOD[name]


def test_file_of_no_document(directory: DataDirectory) -> None:
    directory.write("plan.pdf", PDF).write("d.yaml", "documents: [{key: a, title: A}]")
    problem = directory.problem()
    assert str(problem.place) == "plan.pdf"
    assert "žádný dokument ho nepřikládá" in problem.reason


def test_store_that_refuses(attached: DataDirectory, tmp_path: Path) -> None:
    (tmp_path / "neni-adresar").write_text("")
    with override_settings(MEDIA_ROOT=tmp_path / "neni-adresar"):
        problem = attached.problem()
    assert str(problem.place) == "prilohy/plan.pdf"
    assert "nejde uložit" in problem.reason
