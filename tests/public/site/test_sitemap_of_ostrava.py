"""The sitemaps of the data that the portal ships with."""

import re

import pytest
from django.test import Client

from publications.evaluation.models import Edition
from tests.public.site.sitemaps import all_pages

pytestmark = pytest.mark.django_db


def test_every_address_of_the_sitemaps_answers(client: Client, ostrava_published: Edition) -> None:
    pages = all_pages(client)
    assert len(pages) == len(set(pages)) > 500
    # Every kind, and of each the first and the last in both languages; the crawler reads them all.
    by_kind: dict[str, list[str]] = {}
    for page in pages:
        by_kind.setdefault(re.sub(r"[^/]*\d[^/]*", "*", page.rstrip("/")), []).append(page)
    for of_kind in by_kind.values():
        for page in {of_kind[0], of_kind[-1]}:
            response = client.get(page)
            assert response.status_code == 200, page
            assert f'rel="canonical"\n          href="http://testserver{page}"' in response.text
