"""Asking the search page, and reading what it answers."""

import html
import re
from typing import Any

from django.test import Client


def search(question: str, **parameters: str) -> Any:
    """The response to a question; the context holds groups and hits."""
    response = Client().get("/hledani/", {"q": question, **parameters})
    assert response.status_code == 200
    return response


def titles(question: str, **parameters: str) -> list[str]:
    """Titles of everything shown, best first, as plain text."""
    return [plain(hit.title) for hit in hits(question, **parameters)]


def hits(question: str, **parameters: str) -> list[Any]:
    context = search(question, **parameters).context
    of_groups = [hit for item in context["groups"] for hit in item["group"].hits]
    return [*of_groups, *context["hits"]]


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))
