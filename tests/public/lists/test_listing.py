"""What every list does: pages, sorting, filters that cannot be used, links that keep the query.

Shown on the list of projects, as a list is only whole with a page around it.
"""

import logging
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from projects.models import Project
from public.lists.columns import Column, Sort
from public.lists.paging import ListPages, keys_between
from tests.factories import OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db

# What the browser sends for "<script>alert(1)</script>" and for "{{ 7|add:7 }}".
SCRIPT = "%3Cscript%3Ealert(1)%3C/script%3E"
TEMPLATE = "%7B%7B%207%7Cadd:7%20%7D%7D"
SQL = "%27%20OR%201=1;%20DROP%20TABLE%20projects_project;--"


@pytest.fixture
def many(db: None) -> None:
    holder = OrganisationFactory()
    ProjectFactory.create_batch(60, holder=holder, call=None)


def titles(response: HttpResponse) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', response.text)


def pages(response: HttpResponse) -> list[str]:
    return re.findall(r'href="[^"]*strana=(\d+)" aria-label', response.text)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2", "2"),
        ("3", "3"),
        ("4", "3"),
        ("1000000000", "3"),
        ("9" * 5000, "1"),
        ("0", "1"),
        ("-1", "1"),
        ("nesmysl", "1"),
        ("1.5", "1"),
        ("", "1"),
        ("%00", "1"),
    ],
)
def test_any_page_number_shows_a_page(client: Client, asked: str, shown: str) -> None:
    response = client.get(f"/projekty/?strana={asked}")
    assertContains(response, f'<b aria-current="page">{shown}</b>', html=True)
    assert titles(response)


@pytest.mark.usefixtures("many")
def test_pages_show_each_row_once(client: Client) -> None:
    shown = [
        title for page in (1, 2, 3) for title in titles(client.get(f"/projekty/?strana={page}"))
    ]
    assert shown == sorted(Project.objects.values_list("title", flat=True))


@pytest.mark.usefixtures("many")
def test_links_keep_the_filter_and_the_sort_and_nothing_else(client: Client) -> None:
    response = client.get("/projekty/?q=projekt&razeni=-nazev&strana=2&utm_source=x&stav=")
    assertContains(response, 'href="/projekty/?q=projekt&amp;razeni=-nazev&amp;strana=3"')
    assertContains(response, 'href="/projekty/?q=projekt&amp;razeni=-nazev"')
    assertContains(response, 'href="/projekty/export.csv?q=projekt&amp;razeni=-nazev"')
    # The other way round for the column that is sorted by.
    assertContains(
        response, 'aria-sort="descending"><a href="/projekty/?q=projekt&amp;razeni=nazev"'
    )
    assertNotContains(response, "utm_source")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("sort", ["neznamy", "-", "--nazev", "password", SQL, "%00", "a" * 5000])
def test_an_unknown_sort_is_the_usual_one(client: Client, sort: str) -> None:
    usual = titles(client.get("/projekty/"))
    assert titles(client.get(f"/projekty/?razeni={sort}")) == usual


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("rok=nesmysl", "nesmysl"),
        ("program=neznamy", "neznamy"),
        ("vyzva=/", "/"),
        (f"oblast={SCRIPT}", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        (f"stav={TEMPLATE}", "{{ 7|add:7 }}"),
        ("nositel=" + "x" * 100_000, "x" * 400),
    ],
)
def test_a_filter_that_cannot_be_used_is_said(
    client: Client, query: str, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get(f"/projekty/?{query}")
    name = query.partition("=")[0]
    assertContains(response, "Ve filtru je chyba")
    assertContains(response, f'href="#filtr-{name}"')
    assertContains(response, f'aria-invalid="true" aria-describedby="filtr-{name}-chyba"')
    assertContains(response, typed)
    assert titles(response) == []
    assert len(response.content) < 30_000
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("text", ["%00", "a%00b", "x" * 100_000])
def test_text_that_cannot_be_looked_for_is_said(client: Client, text: str) -> None:
    response = client.get(f"/projekty/?q={text}&stav=completed")
    assertContains(response, 'id="filtr-q-chyba"')
    assertNotContains(response, "\x00")
    # What else was chosen stays chosen.
    assertContains(response, '<option value="completed" selected>')


@pytest.mark.parametrize("text", [SCRIPT, TEMPLATE, SQL, "%25%25%25", "%C5%99%FF%FE", "%5C", "_"])
def test_text_is_text(client: Client, text: str) -> None:
    ProjectFactory(title="Jediný projekt", registration_number=None)
    response = client.get(f"/projekty/?q={text}")
    assertContains(response, "Filtru nic neodpovídá")
    assertNotContains(response, "<script>alert")
    assert Project.objects.count() == 1


def test_what_was_typed_stays_typed(client: Client) -> None:
    assertContains(client.get('/projekty/?q=a"b<c'), 'value="a&quot;b&lt;c"')


def test_an_empty_list_says_so(client: Client) -> None:
    response = client.get("/projekty/")
    assertContains(response, "0 projektů")
    assertContains(response, "Zatím tu nic není")
    assertNotContains(response, "export.csv")


def test_the_count_has_czech_forms(client: Client) -> None:
    ProjectFactory()
    assertContains(client.get("/projekty/"), "1 projekt</h2>")
    ProjectFactory()
    assertContains(client.get("/projekty/"), "2 projekty</h2>")
    ProjectFactory.create_batch(3)
    assertContains(client.get("/projekty/"), "5 projektů</h2>")


def test_in_english(client: Client) -> None:
    ProjectFactory(title="Jediný projekt")
    response = client.get("/en/projekty/?q=jediny&rok=x")
    assertContains(response, "There is a problem with the filter")
    response = client.get("/en/projekty/?q=jediny")
    assertContains(response, "Found: 1 project<")
    assertContains(response, 'href="/en/projekty/export.csv?q=jediny"')


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ProjectFactory()
    with django_assert_max_num_queries(12) as one:
        client.get("/projekty/?q=projekt")
    ProjectFactory.create_batch(50)
    with django_assert_max_num_queries(12) as fifty:
        client.get("/projekty/?q=projekt&strana=2")
    assert len(one) == len(fifty)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_lists_are_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/projekty/").status_code == 405


# --- The parts --------------------------------------------------------------------------------


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("start", [0, 10, 29, 30, 31, 50, 59])
def test_rows_are_the_same_from_either_end(start: int) -> None:
    ordered = Project.objects.order_by("-title")
    expected = [project.pk for project in ordered][start : start + 7]
    assert keys_between([ordered], start, min(start + 7, 60), 60) == expected


@pytest.mark.parametrize("text", ["rozpocet", "-rozpocet", "nositel", "-nositel"])
def test_gaps_come_last_both_ways_on_every_page(text: str) -> None:
    for number in range(14):
        ProjectFactory(
            budget=number % 3 or None, holder=None if number % 4 == 1 else OrganisationFactory()
        )
    columns = (
        Column("rozpocet", "", order=("budget", "pk"), has_gaps=True),
        Column("nositel", "", order=("holder__name", "title", "pk"), has_gaps=True),
    )
    sort = Sort.parse(text, columns)
    assert sort
    whole = list(sort.applied_to(Project.objects.all()))
    pages = ListPages(Project.objects.all(), 3, 14, sort)
    assert [row for page in pages.page_range for row in pages.rows(page)] == whole
    gaps = [getattr(row, "budget" if "rozpocet" in text else "holder") is None for row in whole]
    assert gaps == sorted(gaps)
    assert any(gaps)


@given(st.text())
def test_any_text_is_a_sort_or_none(text: str) -> None:
    columns = (Column("nazev", "", order=("title",)), Column("popis", ""))
    sort = Sort.parse(text, columns)
    assert (sort is not None) == (text in {"nazev", "-nazev"})
    assert sort is None or sort.text == text


@given(st.text(), st.integers(min_value=0, max_value=10**6))
def test_any_text_is_a_page_there_is(text: str, count: int) -> None:
    list_pages = ListPages(Project.objects.none(), 25, count)
    assert 1 <= list_pages.number_from(text) <= list_pages.num_pages
