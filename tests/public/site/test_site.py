"""The site map, the gallery, and what robots ask for."""

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from plans.models import StrategicPlan
from public.templatetags import portal
from publications.models import NewsItem
from tests.factories import MeasureFactory, NewsItemFactory, StrategicPlanFactory
from tests.public.site.sitemaps import NAMES, all_pages

pytestmark = pytest.mark.django_db


def test_languages_name_each_other(client: Client) -> None:
    NewsItemFactory(key="zprava")
    root = ElementTree.fromstring(client.get("/sitemap-aktuality.xml").content)  # noqa: S314
    for url in root.findall("s:url", NAMES):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        assert links == {
            "cs": "http://testserver/aktuality/zprava/",
            "en": "http://testserver/en/aktuality/zprava/",
            "x-default": "http://testserver/aktuality/zprava/",
        }


def test_nothing_of_a_plan_in_preparation(client: Client) -> None:
    plan = StrategicPlanFactory(key="tajny", state=StrategicPlan.State.PREPARED)
    NewsItemFactory(key="skryta", plan=plan)
    NewsItemFactory(key="zitrejsi", published_on=timezone.localdate() + datetime.timedelta(days=1))
    pages = " ".join(all_pages(client))
    assert "tajny" not in pages
    assert "skryta" not in pages
    assert "zitrejsi" not in pages
    assert plan.title not in client.get("/mapa-stranek/").text


def test_a_date_only_where_it_is_the_record_that_changed(client: Client) -> None:
    NewsItemFactory()
    MeasureFactory()
    NewsItem.objects.update(title="Jinak")
    assert (
        f"<lastmod>{timezone.now():%Y-%m-%d}</lastmod>" in client.get("/sitemap-aktuality.xml").text
    )
    assert "<lastmod>" not in client.get("/sitemap-opatreni.xml").text


@pytest.mark.parametrize("address", ["/sitemap-nic.xml", "/sitemap-plany.xml?p=1000000000"])
def test_no_such_sitemap(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_robots(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /sprava/\n" in response.text
    assert "Sitemap: http://testserver/sitemap.xml\n" in response.text


def test_security_contact(client: Client) -> None:
    lines = client.get("/.well-known/security.txt").text.splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert client.get(urlsplit(said["Contact"]).path).status_code == 200
    expires = datetime.datetime.fromisoformat(said["Expires"])
    assert datetime.timedelta(days=30) < expires - timezone.now() < datetime.timedelta(days=365)


@pytest.mark.parametrize(
    ("address", "says"), [("/mapa-stranek/", "Mapa stránek"), ("/en/mapa-stranek/", "Site map")]
)
def test_site_map_shows_the_whole_tree(client: Client, address: str, says: str) -> None:
    measure = MeasureFactory()
    text = client.get(address).text
    assert f"<h1>{says}</h1>" in text
    goal = measure.specific_goal
    with translation.override("en" if address.startswith("/en/") else "cs"):
        for record in (measure, goal, goal.strategic_goal, goal.strategic_goal.area):
            assert f'href="{record.get_absolute_url()}"' in text


def test_site_map_without_a_plan(client: Client) -> None:
    assert "Zatím nebyl zveřejněn žádný plán." in client.get("/mapa-stranek/").text


def test_site_map_costs_the_same_with_many_measures(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    measure = MeasureFactory()
    with django_assert_max_num_queries(12) as few:
        client.get("/mapa-stranek/")
    MeasureFactory.create_batch(50, specific_goal=measure.specific_goal)
    with django_assert_max_num_queries(len(few)):
        client.get("/mapa-stranek/")


def test_gallery_has_every_component(client: Client) -> None:
    text = client.get("/prvky/").text
    for component in (Path(settings.BASE_DIR) / "templates" / "components").glob("*.html"):
        assert f"components/{component.name}</h2>" in text, component.name
    assert 'name="robots" content="noindex"' in text


def test_gallery_has_every_tag_of_the_portal(client: Client) -> None:
    text = client.get("/prvky/").text
    for tag in portal.register.tags:
        assert f"{{% {tag} %}}" in text, tag
