"""The sitemaps of the data that the portal ships with."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from publications.evaluation.models import Edition
from tests.public.site.sitemaps import all_pages

TABLES = re.compile(r'(?:FROM|JOIN) "?([a-z_]+)"?', re.IGNORECASE)


def watched_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text from pg_trigger"
            " where tgfoid = 'public_note_change'::regproc"
        )
        # What waits to be indexed changes with what it is about.
        return {table for (table,) in cursor.fetchall()} | {"public_searchchange"}


pytestmark = pytest.mark.django_db


def test_every_address_of_the_sitemaps_answers(client: Client, ostrava_published: Edition) -> None:
    pages = all_pages(client)
    assert len(pages) == len(set(pages)) > 500
    watched = watched_tables()
    # Every kind, and of each the first and the last in both languages; the crawler reads them all.
    by_kind: dict[str, list[str]] = {}
    for page in pages:
        by_kind.setdefault(re.sub(r"[^/]*\d[^/]*", "*", page.rstrip("/")), []).append(page)
    for of_kind in by_kind.values():
        for page in {of_kind[0], of_kind[-1]}:
            with CaptureQueriesContext(connection) as queries:
                response = client.get(page)
            assert response.status_code == 200, page
            read = {table for query in queries for table in TABLES.findall(query["sql"])}
            assert read <= watched, f"{page} would be kept although {read - watched} changes"
            assert f'rel="canonical"\n          href="http://testserver{page}"' in response.text
