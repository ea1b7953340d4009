"""The list of evaluations, the page of a year, an edition to read."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.models import StrategicPlan
from publications.evaluation.models import Edition, Evaluation
from tests.evaluation.editions import make_ready
from tests.evaluation.rendering.reading import parse
from tests.factories import (
    EditionFactory,
    EvaluationFactory,
    ImpactIndicatorFactory,
    ImpactValueFactory,
    StrategicPlanFactory,
)
from tests.public.publishing import publish

LIST = "/vyhodnoceni/"


def address(edition: Edition, name: str = "edition-detail", *more: str) -> str:
    evaluation = edition.evaluation
    return reverse(
        f"evaluations:{name}", args=[evaluation.plan.key, evaluation.year, edition.number, *more]
    )


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# --- The list -------------------------------------------------------------------------------------


def test_list_shows_the_newest_edition_of_each_year(
    client: Client, correction: Edition, evaluation: Evaluation
) -> None:
    publish(EvaluationFactory(plan=evaluation.plan, year=2024))
    page = text_of(client, LIST)
    assert page.index("2024") < page.index("2023")
    assert "Vydání 1.1" in page
    assert address(correction, "edition-pdf") in page
    assert address(correction).replace("1.1", "1.0") not in page


def test_list_leaves_out_drafts_and_plans_in_preparation(
    client: Client, edition: Edition, evaluation: Evaluation
) -> None:
    make_ready(EditionFactory(evaluation=EvaluationFactory(plan=evaluation.plan, year=2031)))
    prepared = StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    publish(EvaluationFactory(plan=prepared, year=2032))
    page = text_of(client, LIST)
    assert "2023" in page
    assert "2031" not in page
    assert "2032" not in page


def test_empty_list_says_what_will_be_there(client: Client, db: None) -> None:
    assert "Žádné vyhodnocení zatím nebylo zveřejněno" in text_of(client, LIST)


def test_filter_appears_with_a_second_plan(client: Client, edition: Edition) -> None:
    assert '<form class="filter"' not in text_of(client, LIST)
    other = publish(EvaluationFactory(year=2016))
    assert '<form class="filter"' in text_of(client, LIST)
    found = text_of(client, f"{LIST}?plan={other.evaluation.plan.key}")
    assert address(other) in found
    assert address(edition) not in found


@pytest.mark.parametrize(
    "query", ["plan=neni", "plan=%00", "plan=%FF", "strana=1000000000", "strana=-1", "q='--"]
)
def test_nonsense_in_the_address_of_the_list_is_answered(
    client: Client, edition: Edition, query: str
) -> None:
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_a_year_that_the_title_tells_is_not_told_twice(client: Client, db: None) -> None:
    evaluation = EvaluationFactory(title="Vyhodnocení roku 2025", year=2025)
    publish(evaluation)
    assert "<h1>Vyhodnocení roku 2025</h1>" in text_of(client, evaluation.get_absolute_url())


# --- A year ---------------------------------------------------------------------------------------


def test_year_says_what_was_found_and_how_it_was_made(
    client: Client, evaluation: Evaluation
) -> None:
    indicator = ImpactIndicatorFactory(goal__strategic_goal__area__plan=evaluation.plan)
    ImpactValueFactory(indicator=indicator, amount=39, as_of=evaluation.cut_off)
    edition = publish(evaluation)
    page = text_of(client, evaluation.get_absolute_url())
    digest = edition.page.digest
    key = digest["key_figures"][0]
    assert key["text"] == "39"
    assert f"{address(edition)}#{key['anchor']}" in page
    assert f'id="{key["anchor"]}"' in edition.page.body
    assert f'#puvod">{digest["figures"]}</a>' in page
    assert edition.pdf_sha256 in page
    assert edition.snapshot_sha256 in page
    assert "první vyhodnocení plánu, není s čím porovnat" in page
    for table in ("opatreni", "indikatory-dopadu", "cerpani", "rejstrik-cisel", "zjisteni"):
        assert address(edition, "edition-table", table) in page


def test_year_lists_errata_and_keeps_what_they_supersede(
    client: Client, edition: Edition, correction: Edition
) -> None:
    page = text_of(client, edition.evaluation.get_absolute_url())
    assert "Opraven počet opatření v oblasti Bydlení." in page
    assert "nahrazené" in page
    assert address(edition) in page
    assert address(edition, "edition-pdf") in page


def test_year_compares_with_the_year_before(client: Client, edition: Edition) -> None:
    evaluation = edition.evaluation
    indicator = ImpactIndicatorFactory(goal__strategic_goal__area__plan=evaluation.plan)
    later = EvaluationFactory(
        plan=evaluation.plan, year=2024, cut_off=evaluation.cut_off.replace(year=2024)
    )
    ImpactValueFactory(indicator=indicator, amount=39, as_of=later.cut_off)
    publish(later)
    page = text_of(client, later.get_absolute_url())
    assert "Srovnává se s vyhodnocením za rok 2023, vydání 1.0." in page
    assert "Nový údaj" in page
    assert evaluation.get_absolute_url() in page


def test_correction_lists_what_it_prints_otherwise(client: Client, evaluation: Evaluation) -> None:
    indicator = ImpactIndicatorFactory(goal__strategic_goal__area__plan=evaluation.plan)
    value = ImpactValueFactory(indicator=indicator, amount=39, as_of=evaluation.cut_off)
    publish(evaluation)
    value.amount = 41
    value.save()
    corrected = publish(evaluation, minor=1, erratum="Opraven počet.").page.digest["corrected"]
    (change,) = [item for item in corrected if item["label"] == indicator.name]
    assert (change["before"], change["now"]) == ("39", "41")
    assert "39 → <b>41</b>" in text_of(client, evaluation.get_absolute_url())


def test_english_page_marks_what_is_czech(client: Client, edition: Edition) -> None:
    year, whole = edition.evaluation.get_absolute_url(), address(edition)
    page = text_of(client, f"/en{year}")
    assert "there is nothing to compare it with" in page
    assert '<h1 lang="cs">Průběžné vyhodnocení 2023</h1>' in page
    assert '<article class="edition" lang="cs">' in text_of(client, f"/en{whole}")


# --- An edition -----------------------------------------------------------------------------------


def test_edition_is_read_as_it_was_drawn(client: Client, edition: Edition) -> None:
    html = client.get(address(edition)).content.decode()
    assert edition.page.body in html
    page = parse(html)
    assert page.errors == []
    assert len(page.ids) == len(set(page.ids))
    assert not page.all("style")
    assert not [item for item in page.elements if "style" in item.attributes]
    inside = {
        item.attributes["href"][1:]
        for item in page.all("a")
        if item.attributes["href"].startswith("#")
    }
    assert inside <= set(page.ids)


def test_superseded_edition_says_so_and_points_to_the_newest(
    client: Client, edition: Edition, correction: Edition
) -> None:
    page = text_of(client, address(edition))
    assert "Vydání 1.0 je nahrazené, opravuje ho vydání 1.1." in page
    assert f'href="http://testserver{address(correction)}"' in page
    assert "je nahrazené" not in text_of(client, address(correction))


def test_changed_data_does_not_change_what_is_read(client: Client, edition: Edition) -> None:
    before = client.get(address(edition)).content
    edition.evaluation.texts.create(section="foreword", body="Nový text.")
    assert client.get(address(edition)).content == before


@pytest.mark.parametrize("number", ["1.2", "2.0", "01.0", "1", "1.0.0", "x", "1.0%00", "9" * 400])
def test_unknown_edition_is_not_found(client: Client, edition: Edition, number: str) -> None:
    assert client.get(f"{edition.evaluation.get_absolute_url()}{number}/").status_code == 404


@pytest.mark.parametrize("year", ["1999", "9" * 30])
@pytest.mark.parametrize("more", ["", "1.0/"])
def test_unknown_year_is_not_found(client: Client, edition: Edition, year: str, more: str) -> None:
    url = f"{LIST}{edition.evaluation.plan.key}/{year}/{more}"
    assert client.get(url).status_code == 404


def test_draft_and_prepared_plan_are_not_found(client: Client, evaluation: Evaluation) -> None:
    draft = make_ready(EditionFactory(evaluation=evaluation))
    for url in (address(draft), evaluation.get_absolute_url()):
        assert client.get(url).status_code == 404
    other = publish(EvaluationFactory(plan__state=StrategicPlan.State.PREPARED))
    for url in (address(other), other.evaluation.get_absolute_url()):
        assert client.get(url).status_code == 404


# --- Queries --------------------------------------------------------------------------------------


def _count(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_number_of_queries_does_not_grow(client: Client, edition: Edition) -> None:
    evaluation = edition.evaluation
    urls = (LIST, evaluation.get_absolute_url(), address(edition))
    few = [_count(client, url) for url in urls]
    for minor in range(1, 4):
        publish(evaluation, minor=minor, erratum="Oprava.")
    for year in range(2000, 2015):
        publish(EvaluationFactory(plan=evaluation.plan, year=year))
    assert [_count(client, url) for url in urls] == few
    assert max(few) <= 12


def test_shipped_evaluation_leads_from_a_figure_to_its_source(
    client: Client, ostrava_published: Edition
) -> None:
    """The walk of a stranger: 39 households housed, its ledger entry, the source document."""
    year = text_of(client, ostrava_published.evaluation.get_absolute_url())
    assert f'{address(ostrava_published)}#l-impact-1.1.1-1">39</a>' in year
    entry = _entry(client.get(address(ostrava_published)).content.decode(), "l-impact-1.1.1-1")
    assert "../../../../zdroje/vyhodnoceni-2024/" in entry
    assert "../../../../plany/ostrava-2022-2027/indikatory-dopadu/1.1.1/1/" in entry
    assert client.get("/zdroje/vyhodnoceni-2024/").status_code == 200


def _entry(html: str, anchor: str) -> str:
    return html[html.index(f'<li id="{anchor}"') :].partition("</li>")[0]
