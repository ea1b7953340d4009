"""Reading the sitemaps as a robot does."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.test import Client

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def locations(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/xml"
    found = ElementTree.fromstring(response.content).findall(".//s:loc", NAMES)  # noqa: S314
    return [str(element.text) for element in found]


def all_pages(client: Client) -> list[str]:
    """Paths of every page in every sitemap of the index."""
    sitemaps = locations(client, "/sitemap.xml")
    return [urlsplit(url).path for one in sitemaps for url in locations(client, urlsplit(one).path)]
