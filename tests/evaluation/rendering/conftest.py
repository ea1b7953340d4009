"""One drawing of the rich sample serves all tests that read it back."""

import io

import pypdf
import pytest

from publications.evaluation.rendering import render_html, render_pdf
from publications.evaluation.snapshot import Snapshot
from tests.evaluation.rendering.reading import Page, parse
from tests.evaluation.rendering.sample import rich_snapshot


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return rich_snapshot()


@pytest.fixture(scope="session")
def page(snapshot: Snapshot) -> Page:
    """The HTML edition."""
    return parse(render_html(snapshot))


@pytest.fixture(scope="session")
def pdf_bytes(snapshot: Snapshot) -> bytes:
    return render_pdf(snapshot)


@pytest.fixture(scope="session")
def pdf(pdf_bytes: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf_bytes))
