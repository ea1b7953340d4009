"""Short ways to write the facts that checks look at. What is not given fits everything else."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from common.periods import half_years
from indicators.impact_figures import Contribution
from indicators.impact_totals import impact_total
from indicators.results import ImpactResult
from indicators.suppression import disclose
from indicators.verdicts import Course, Verdict
from measures.models import MeasureState
from measures.progress import MeasureProgress
from measures.progress_records import CountedReport, ReportingProject
from publications.evaluation.checks import topics
from publications.evaluation.checks.facts import (
    ControlFacts,
    MeasureFacts,
    Node,
    OrganisationFacts,
    PlanFacts,
    ProjectFacts,
    ReportFacts,
)
from publications.evaluation.checks.finding import Finding
from publications.evaluation.checks.registry import CHECKS
from publications.evaluation.checks.topics.texts import NEEDED
from publications.evaluation.snapshot.ledger import Figure, LedgerEntry
from tests.indicators.figures import facts as indicator_facts

assert topics

CUT_OFF = datetime.date(2024, 4, 30)
START, END = datetime.date(2023, 2, 1), datetime.date(2026, 1, 31)

CITY = OrganisationFacts(pk=1, name="Město", ico="00845451")
DISTRICT = OrganisationFacts(pk=2, name="Obvod", above=(1,))
OTHER_DISTRICT = OrganisationFacts(pk=3, name="Jiný obvod", above=(1,))
CHARITY = OrganisationFacts(pk=4, name="Charita", ico="44940998")


def facts(**given: Any) -> PlanFacts:
    """A plan without a fault, changed by what is given."""
    projects = given.pop("projects", ())
    return PlanFacts(
        **{
            "year": 2023,
            "cut_off": CUT_OFF,
            "known_until": CUT_OFF,
            "ledger": {},
            "sections": frozenset(section.value for section in NEEDED),
            **given,
        },
        projects={item.key: item for item in projects},
    )


def found(check: str, given: PlanFacts) -> list[Finding]:
    return CHECKS[check].find(given)


def ids(check: str, given: PlanFacts) -> list[str]:
    return [finding.id.removeprefix(f"{check}:") for finding in found(check, given)]


def project(key: str = "projekt", **given: Any) -> ProjectFacts:
    starts_on, ends_on = given.pop("starts_on", START), given.pop("ends_on", END)
    halves = half_years(starts_on, ends_on) if starts_on and ends_on else ()
    return ProjectFacts(
        **{
            "key": key,
            "title": f"Projekt {key}",
            "holder": CITY,
            "registration_number": "CZ.03.02.01/00/22_018/0001145",
            "programme": "OPZ+",
            "programme_code": "03",
            "call": "03_22_018",
            "call_label": "018 OPZ+",
            "is_coordinated": True,
            "stage": "in_progress",
            "starts_on": starts_on,
            "ends_on": ends_on,
            "half_years": tuple((half.start, half.end) for half in halves),
            **given,
        }
    )


def measure(
    code: str = "1.1.1.1",
    *,
    projects: Sequence[ProjectFacts] = (),
    state: str = "in_progress",
    state_since: datetime.date | None = START,
    received: int = 0,
    **given: Any,
) -> MeasureFacts:
    goal_code = given.get("goal_code", code.rpartition(".")[0])
    return MeasureFacts(
        **{
            "key": code,
            "code": code,
            "title": f"Opatření {code}",
            "goal_code": goal_code,
            "kind": "non_project",
            "period_kind": "dates",
            "starts_on": START,
            "ends_on": END,
            "implementers": (CITY,),
            "projects": tuple(item.key for item in projects),
            "progress": MeasureProgress(
                measure=hash(code),
                code=code,
                goal=1,
                reports_of_goal=1,
                state=MeasureState.State(state),
                state_since=state_since,
                state_note="",
                state_source="",
                state_source_place="",
                projects=tuple(_reporting(item, received) for item in projects),
            ),
            **given,
        }
    )


def _reporting(item: ProjectFacts, received: int) -> ReportingProject:
    reports = tuple(
        CountedReport(
            item.key, item.title, number + 1, 1, *item.half_years[number], state="approved"
        )
        for number in range(received)
    )
    return ReportingProject(
        key=item.key,
        title=item.title,
        expected=item.expected,
        is_set_by_hand=item.expected_by_hand is not None,
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        reports=reports,
    )


def report(of: ProjectFacts, number: int = 1, **given: Any) -> ReportFacts:
    """Approved in time, for its half-year, where nothing else is given."""
    start, end = of.half_years[min(number, len(of.half_years)) - 1]
    return ReportFacts(
        **{
            "project": of.key,
            "number": number,
            "version": 1,
            "state": "approved",
            "period_start": start,
            "period_end": end,
            "received_on": end,
            "approved_on": end,
            **given,
        }
    )


def goal(code: str = "1.1.1", title: str = "", **given: Any) -> Node:
    return Node(
        **{
            "pk": 1,
            "code": code,
            "title": title or f"Cíl {code}",
            "parent": code.rpartition(".")[0],
            "review": ("Co se stalo.", "Co bude."),
            **given,
        }
    )


def impact(rule: str, *values: Contribution, **given: Any) -> ImpactResult:
    total = impact_total(indicator_facts(rule, *values, **given))
    return ImpactResult(
        total=total,
        disclosure=disclose(total, threshold=5),
        verdict=Verdict(Course.CANNOT_TELL, "Cíl není stanoven."),
        target_text="",
    )


def control(figure: str, printed: str, place: str = "Příloha A") -> ControlFacts:
    return ControlFacts(figure=figure, printed=printed, place=place)


def entry(figure: str, amount: str | None, **given: Any) -> LedgerEntry:
    return LedgerEntry(
        id=figure,
        label="Celkem",
        figure=Figure(amount=None if amount is None else Decimal(amount), **given),
        formula="Součet řádků.",
    )
