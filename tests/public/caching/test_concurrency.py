"""Readers and a writer at once, on real connections: whoever asks after a commit sees it."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings

from sources.models import SourceDocument
from tests.factories import SourceDocumentFactory
from tests.processes import Valkey
from tests.public.caching.pages_of_tests import drawn

EDITS = 150
READERS = 3


@pytest.fixture(autouse=True)
def _page_cache(valkey: Valkey) -> Iterator[None]:
    kept = {**settings.CACHES["pages"], "LOCATION": valkey.url}
    with override_settings(CACHES={**settings.CACHES, "pages": kept}):
        caches["pages"].clear()
        yield


def number_on_the_page() -> int:
    found = re.search(r"Stav (\d+)", Client().get("/page/").text)
    assert found is not None
    return int(found[1])


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.public.caching.pages_of_tests")
def test_no_request_after_a_commit_shows_what_was_before() -> None:
    SourceDocumentFactory(title="Stav 0")
    committed, done = [0], Event()

    def write() -> None:
        try:
            for number in range(1, EDITS + 1):
                SourceDocument.objects.update(title=f"Stav {number}")
                committed[0] = number
                assert number_on_the_page() == number
        finally:
            done.set()
            connection.close()

    def read() -> int:
        requests = 0
        try:
            while not done.is_set():
                before = committed[0]
                assert number_on_the_page() >= before
                requests += 1
        finally:
            connection.close()
        return requests

    drawn.clear()
    with ThreadPoolExecutor(READERS + 1) as pool:
        readers = [pool.submit(read) for _ in range(READERS)]
        pool.submit(write).result()
        requests = sum(reader.result() for reader in readers) + EDITS
    assert len(drawn) < requests, "some of the answers were kept ones"
