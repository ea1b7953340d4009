"""Running the checks on an evaluation: reading, explanations, what stands in the way."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import Organisation
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Finding, Problem
from publications.evaluation.checks.reading import read_facts
from publications.evaluation.checks.registry import CHECKS, check, find_all
from publications.evaluation.checks.run import run_checks, unexplained_errors
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.draft import draft_edition
from publications.evaluation.snapshot.texts import texts
from tests.evaluation.checks.small_facts import facts
from tests.evaluation.snapshot.small_plan import SmallPlan, build
from tests.factories import (
    ControlFigureFactory,
    FindingExplanationFactory,
    MeasureImplementerFactory,
    OrganisationFactory,
    SourceDocumentFactory,
)


def _facts(evaluation: Evaluation) -> PlanFacts:
    return read_facts(draft_edition(evaluation, {}), texts(evaluation))


def _ids(findings: list[Finding]) -> list[str]:
    return [finding.id for finding in findings]


@pytest.fixture
def small(db: None) -> SmallPlan:
    return SmallPlan()


class TestReading:
    def test_the_facts_are_those_of_the_plan(self, small: SmallPlan) -> None:
        report = small.add_report(3, state="draft", received_on=None, approved_on=None)
        found = _facts(small.evaluation)

        measure, project = small.measure(), small.project()
        assert [item.code for item in found.measures if item.projects] == [measure.code]
        assert found.projects[project.key].half_years[0][0] == project.starts_on
        assert (report.project.key, 3) in [(item.project, item.number) for item in found.reports]
        assert "budget:total" in found.ledger
        assert {area.code for area in found.areas} == {
            goal.code.partition(".")[0] for goal in found.specific_goals
        }

    def test_an_organisation_knows_what_it_is_a_part_of(self, small: SmallPlan) -> None:
        city = OrganisationFactory(kind=Organisation.Kind.MUNICIPALITY)
        office = OrganisationFactory(parent=city)
        department = OrganisationFactory(parent=office)
        MeasureImplementerFactory(measure=small.measure(), organisation=department, position=9)

        found = _facts(small.evaluation)

        implementer = next(
            org for item in found.measures for org in item.implementers if org.pk == department.pk
        )
        assert implementer.above == (office.pk, city.pk)

    def test_only_another_document_than_the_evaluations_own_is_named(
        self, small: SmallPlan
    ) -> None:
        own, other = SourceDocumentFactory.create_batch(2)
        Evaluation.objects.filter(pk=small.evaluation.pk).update(source=own)
        small.evaluation.refresh_from_db()
        for place, source in (("A", own), ("B", other), ("C", None)):
            ControlFigureFactory(evaluation=small.evaluation, source_place=place, source=source)

        found = {item.place: item.document for item in _facts(small.evaluation).control_figures}

        assert found == {"A": "", "B": other.title, "C": ""}


@pytest.mark.django_db
class TestExplanations:
    def _mismatch(self, small: SmallPlan) -> None:
        ControlFigureFactory(evaluation=small.evaluation, figure="budget:total", printed="1")

    def test_an_error_stands_in_the_way_until_it_is_explained(self, small: SmallPlan) -> None:
        self._mismatch(small)
        key = "control_figures:budget:total"
        assert key in _ids(unexplained_errors(run_checks(small.evaluation)))

        FindingExplanationFactory(
            evaluation=small.evaluation,
            finding=key,
            text="Překlep.",
            signed_as="koordinátorka",
            signed_on=datetime.date(2024, 6, 1),
        )

        findings = run_checks(small.evaluation)
        assert key not in _ids(unexplained_errors(findings))
        explanation = next(item.explanation for item in findings if item.id == key)
        assert explanation is not None
        assert (explanation.text, explanation.signed_as) == ("Překlep.", "koordinátorka")

    def test_an_explanation_of_nothing_is_a_note(self, small: SmallPlan) -> None:
        FindingExplanationFactory(evaluation=small.evaluation, finding="codes:gap:9")

        stale = run_checks(small.evaluation)[-1]

        assert (stale.id, stale.severity) == ("explanations:stale:codes:gap:9", "note")
        assert stale.explanation is None

    def test_explanations_of_another_year_do_not_count(self, small: SmallPlan) -> None:
        self._mismatch(small)
        FindingExplanationFactory(
            evaluation=small.next_evaluation(), finding="control_figures:budget:total"
        )

        findings = run_checks(small.evaluation)

        assert "control_figures:budget:total" in _ids(unexplained_errors(findings))
        assert not any(item.check == "explanations" for item in findings)


@pytest.mark.django_db
def test_the_edition_prints_what_the_checks_found(small: SmallPlan) -> None:
    ControlFigureFactory(evaluation=small.evaluation, figure="budget:total", printed="1")

    assert list(build(small.evaluation).findings) == run_checks(small.evaluation)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow() -> None:
    def queries(small: SmallPlan) -> int:
        with CaptureQueriesContext(connection) as context:
            run_checks(small.evaluation)
        return len(context)

    one = SmallPlan()
    fifty = SmallPlan(areas=50)

    assert queries(one) == queries(fifty)


def test_errors_come_first() -> None:
    severities = [finding.severity for finding in find_all(facts(sections=frozenset()))]

    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    assert severities


def test_two_findings_with_one_id_are_refused() -> None:
    @check("twice", "Dvakrát")
    def twice(_facts: PlanFacts):  # type: ignore[no-untyped-def]
        yield Problem("same", "note", subject="A", message="A.")
        yield Problem("same", "note", subject="B", message="B.")

    try:
        with pytest.raises(ValueError, match="twice:same"):
            find_all(facts())
    finally:
        del CHECKS["twice"]


def test_two_checks_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="codes"):
        check("codes", "Znovu")(CHECKS["codes"].problems)


def test_the_stop_of_an_abbreviation_closes_the_sentence() -> None:
    finding = Problem("a", "note", subject="A", message="Je to Spolek, z. s.. Tak.").as_finding("x")

    assert finding.message.replace("\u00a0", " ") == "Je to Spolek, z. s. Tak."
