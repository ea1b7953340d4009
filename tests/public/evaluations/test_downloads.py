"""PDF, data and tables of published editions, and nobody's drafts."""

import csv
import hashlib
import io
import logging
from http import HTTPStatus

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils.http import http_date

from accounts.models import User
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.snapshot.store import load_snapshot
from publications.evaluation.snapshot.tables import tables
from tests.evaluation.editions import make_ready
from tests.factories import EditionFactory
from tests.public.evaluations.test_pages import address

FILES = [("edition-pdf",), ("edition-data",), ("edition-table", "opatreni")]


@pytest.mark.parametrize("file", FILES)
def test_file_is_kept_for_good_and_has_a_telling_name(
    client: Client, edition: Edition, file: tuple[str, ...]
) -> None:
    response = client.get(address(edition, *file))
    assert response.status_code == HTTPStatus.OK
    assert edition.published_at is not None
    assert response["Last-Modified"] == http_date(edition.published_at.timestamp())
    assert "immutable" in response["Cache-Control"]
    assert edition.file_stem in response["Content-Disposition"]
    assert int(response["Content-Length"]) > 0
    etag = response["ETag"]
    again = client.get(address(edition, *file), headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    since = client.get(
        address(edition, *file), headers={"if-modified-since": response["Last-Modified"]}
    )
    assert since.status_code == HTTPStatus.NOT_MODIFIED
    assert not response.cookies


@pytest.mark.parametrize("file", FILES)
def test_head_says_what_get_would(client: Client, edition: Edition, file: tuple[str, ...]) -> None:
    url = address(edition, *file)
    got, head = client.get(url), client.head(url)
    assert head.status_code == HTTPStatus.OK
    assert b"".join(head) == b""
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified"):
        assert head[name] == got[name]


def test_pdf_is_the_one_that_was_built(client: Client, edition: Edition) -> None:
    response = client.get(address(edition, "edition-pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert response.getvalue() == edition.read_pdf()


def test_data_have_the_hash_that_the_page_prints(client: Client, edition: Edition) -> None:
    response = client.get(address(edition, "edition-data"))
    assert response["Content-Type"] == "application/json"
    assert hashlib.sha256(response.content).hexdigest() == edition.snapshot_sha256


def test_tables_are_those_attached_to_the_pdf(client: Client, edition: Edition) -> None:
    for table in tables(load_snapshot(edition.snapshot)):
        name = table.file_name.removesuffix(".csv")
        response = client.get(address(edition, "edition-table", name))
        assert response.content == table.content
        assert next(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", ["neni", "opatreni-2", "vyhodnoceni"])
def test_unknown_table_is_not_found(client: Client, edition: Edition, name: str) -> None:
    assert client.get(address(edition, "edition-table", name)).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("user", [None, "outsider", "implementer", "coordinator"])
def test_draft_is_not_found_by_anybody(
    client: Client,
    evaluation: Evaluation,
    file: tuple[str, ...],
    user: str | None,
    request: pytest.FixtureRequest,
) -> None:
    draft = make_ready(EditionFactory(evaluation=evaluation))
    if user:
        client.force_login(request.getfixturevalue(user))
    assert client.get(address(draft, *file)).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_files_are_only_read(client: Client, edition: Edition, method: str) -> None:
    for file in FILES:
        answer = getattr(client, method)(address(edition, *file))
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize("is_missing", [True, False])
def test_file_that_is_not_what_was_published_is_not_given_out(
    client: Client, edition: Edition, is_missing: bool, caplog: pytest.LogCaptureFixture
) -> None:
    name = edition.pdf.name
    default_storage.delete(name)
    if not is_missing:
        with default_storage.open(name, "wb") as file:
            file.write(b"%PDF-1.7 another")
    with caplog.at_level(logging.ERROR):
        response = client.get(address(edition, "edition-pdf"))
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "Soubor nelze vydat" in response.content.decode()
    assert address(edition) in response.content.decode()
    (record,) = caplog.records
    assert "Soubor vydání 1.0" in record.getMessage()


def test_a_draft_of_a_correction_leaves_the_published_edition(
    client: Client, edition: Edition, outsider: User
) -> None:
    draft = EditionFactory(evaluation=edition.evaluation, minor=1, erratum="Oprava.")
    make_ready(draft)
    client.force_login(outsider)
    assert client.get(address(draft)).status_code == HTTPStatus.NOT_FOUND
    assert client.get(address(edition)).status_code == HTTPStatus.OK
