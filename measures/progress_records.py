"""What progress is computed from: measures with their projects, states and reports.

Rows of values, not models: pages read them at each request, and models cost four times as much.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import F

from common.periods import ReportingHalfYear
from measures.models import MeasureQuerySet, MeasureState
from projects.models import ImplementationReport
from projects.reporting import expected_reports, report_periods


@dataclass(frozen=True, slots=True)
class CountedReport:
    """One report, in the version known at the cut-off."""

    project: str
    project_title: str
    number: int
    version: int
    period_start: datetime.date
    period_end: datetime.date
    state: str
    due_on: datetime.date | None = None
    received_on: datetime.date | None = None
    approved_on: datetime.date | None = None
    approved_by: str = ""
    is_count_only: bool = False
    source: str = ""
    source_place: str = ""


@dataclass(frozen=True, slots=True)
class ReportingProject:
    """What is expected of one project, and what came.

    ``periods`` are the half-years counted from its first day; empty where its dates are not known.
    """

    key: str
    title: str
    expected: int
    is_set_by_hand: bool
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    periods: tuple[ReportingHalfYear, ...] = ()
    reports: tuple[CountedReport, ...] = ()

    @property
    def received(self) -> int:
        return len(self.reports)


class StateRow(NamedTuple):
    """A row of the states of a measure; ``since`` is None where nothing is recorded."""

    measure: int
    since: datetime.date | None
    state: str
    note: str
    source: str | None
    source_place: str
    source_title: str | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """``projects`` are primary keys, in the order of the projects' keys."""

    pk: int
    code: str
    goal: int
    reported_under: int | None
    projects: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeasureRecords:
    """What does not depend on the cut-off: measures in the order of codes, with their projects
    (without reports, by primary key) and all their states, oldest first."""

    measures: tuple[MeasureRow, ...]
    projects: Mapping[int, ReportingProject]
    states: tuple[StateRow, ...]


def read_measures(measures: MeasureQuerySet) -> MeasureRecords:
    """Two queries, however many measures."""
    rows = measures.order_by("code_path", "pk", "projects__key").values_list(
        "pk",
        "code",
        "specific_goal",
        "reported_under",
        "projects",
        "projects__key",
        "projects__title",
        "projects__starts_on",
        "projects__ends_on",
        "projects__expected_reports_by_hand",
    )
    found: dict[int, MeasureRow] = {}
    projects: dict[int, ReportingProject] = {}
    for (pk, code, goal, reported_under), of_measure in groupby(rows, key=lambda row: row[:4]):
        carried = [row[4:] for row in of_measure if row[4] is not None]
        found[pk] = MeasureRow(pk, code, goal, reported_under, tuple(row[0] for row in carried))
        for project, key, title, starts_on, ends_on, set_by_hand in carried:
            if project not in projects:
                projects[project] = _reporting(key, title, starts_on, ends_on, set_by_hand)
    states = MeasureState.objects.filter(measure__in=list(found))
    return MeasureRecords(
        measures=tuple(found.values()),
        projects=projects,
        states=tuple(
            StateRow(*row)
            for row in states.order_by("since").values_list(
                "measure", "since", "state", "note", "source__key", "source_place", "source__title"
            )
        ),
    )


def _reporting(
    key: str,
    title: str,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    set_by_hand: int | None,
) -> ReportingProject:
    periods = report_periods(starts_on, ends_on)
    return ReportingProject(
        key=key,
        title=title,
        expected=expected_reports(periods, set_by_hand),
        is_set_by_hand=set_by_hand is not None,
        starts_on=starts_on,
        ends_on=ends_on,
        periods=periods,
    )


def read_reports(
    projects: Mapping[int, ReportingProject],
    cut_off: datetime.date,
    corrections_until: datetime.date | None,
) -> dict[int, list[CountedReport]]:
    """By primary key of the project, in the order of their numbers; one query.

    Approved by a role, or by an organisation where no role is written: no person is named.
    """
    known = ImplementationReport.objects.as_known(cut_off, corrections_until)
    rows = known.filter(project__in=list(projects)).values(
        "project_id",
        "number",
        "version",
        "period_start",
        "period_end",
        "state",
        "due_on",
        "received_on",
        "approved_on",
        "approved_by_role",
        "is_count_only",
        "source_place",
        organisation=F("approved_by__organisation__name"),
        source_key=F("source__key"),
    )
    found: dict[int, list[CountedReport]] = {}
    for row in rows:
        project = projects[row["project_id"]]
        report = CountedReport(
            project=project.key,
            project_title=project.title,
            number=row["number"],
            version=row["version"],
            period_start=row["period_start"],
            period_end=row["period_end"],
            state=row["state"],
            due_on=row["due_on"],
            received_on=row["received_on"],
            approved_on=row["approved_on"],
            approved_by=row["approved_by_role"] or row["organisation"] or "",
            is_count_only=row["is_count_only"],
            source=row["source_key"] or "",
            source_place=row["source_place"],
        )
        found.setdefault(row["project_id"], []).append(report)
    return found
