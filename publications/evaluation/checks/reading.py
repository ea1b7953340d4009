"""Read what checks need beyond the figures of a draft: four queries, whatever the plan's size."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from measures.models import Measure
from partners.models import Organisation
from plans.models import SpecificGoal, ThematicArea
from projects.models import ImplementationReport, Project
from publications.evaluation.checks.facts import (
    ControlFacts,
    DiscrepancyFacts,
    MeasureFacts,
    Node,
    OrganisationFacts,
    PlanFacts,
    ProjectFacts,
    ReportFacts,
    TextFacts,
)
from publications.evaluation.models import ControlFigure, Evaluation, SourceDiscrepancy
from publications.evaluation.snapshot.areas_part import measures_of
from publications.evaluation.snapshot.draft import Draft
from publications.evaluation.snapshot.schema import Text
from publications.evaluation.snapshot.texts import section_name
from sources.models import Sourced


def read_facts(draft: Draft, texts: Sequence[Text]) -> PlanFacts:
    """``texts`` are those of the edition."""
    projects = {
        project.key: project
        for project in Project.objects.filter(
            pk__in=draft.records.measures.projects
        ).select_related("call__programme", "programme", "holder__parent__parent")
    }
    specific_goals = list(_specific_goals(draft.areas))
    return PlanFacts(
        year=draft.knowledge.year,
        cut_off=draft.knowledge.cut_off,
        known_until=draft.knowledge.known_until,
        ledger=draft.ledger,
        areas=tuple(Node(area.pk, area.code, area.name) for area in draft.areas),
        strategic_goals=tuple(
            Node(goal.pk, goal.code, goal.title, area.code)
            for area in draft.areas
            for goal in area.strategic_goals.all()
        ),
        specific_goals=tuple(specific_goals),
        measures=tuple(_measures(draft)),
        projects={key: _project(project) for key, project in sorted(projects.items())},
        reports=tuple(_reports(project.pk for project in projects.values())),
        impact=draft.derived.impact,
        global_indicators=draft.derived.global_indicators,
        funded=draft.plan_funding.projects,
        control_figures=tuple(_control_figures(draft.evaluation)),
        discrepancies=tuple(_discrepancies(draft.evaluation)),
        sections=frozenset(text.section for text in texts if text.body.strip()),
        texts=tuple(_texts(draft, specific_goals, texts)),
    )


def _specific_goals(areas: Iterable[ThematicArea]) -> Iterator[Node]:
    for area in areas:
        for strategic_goal in area.strategic_goals.all():
            for goal in strategic_goal.specific_goals.all():
                yield Node(goal.pk, goal.code, goal.title, strategic_goal.code, _review(goal))


def _review(goal: SpecificGoal) -> tuple[str, str] | None:
    """Of the year that was read; a goal has at most one."""
    review = next(iter(goal.reviews.all()), None)
    return (review.summary, review.outlook) if review else None


def _measures(draft: Draft) -> Iterator[MeasureFacts]:
    codes = Counter(item.code for item in draft.derived.progress.values())
    for measure in (measure for area in draft.areas for measure in measures_of(area)):
        progress = draft.derived.progress[measure.pk]
        yield MeasureFacts(
            key=_ledger_key(measure, is_unique=codes[measure.code] == 1),
            code=measure.code,
            title=measure.title,
            goal_code=measure.specific_goal.code,
            kind=measure.kind,
            period_kind=measure.period_kind,
            progress=progress,
            starts_on=measure.starts_on,
            ends_on=measure.ends_on,
            implementers=tuple(_implementers(measure)),
            projects=tuple(project.key for project in progress.projects),
        )


def _ledger_key(measure: Measure, *, is_unique: bool) -> str:
    return measure.code if is_unique else f"{measure.code}~{measure.specific_goal.code}"


def _implementers(measure: Measure) -> Iterator[OrganisationFacts]:
    for row in measure.implementer_rows.all():
        yield _organisation(row.organisation)


def _organisation(organisation: Organisation) -> OrganisationFacts:
    above: list[int] = []
    part: Organisation | None = organisation
    # Two steps up are joined: a department, its city office, the city.
    while part is not None and part.parent_id is not None and len(above) < 2:
        above.append(part.parent_id)
        part = part.parent
    return OrganisationFacts(
        pk=organisation.pk,
        name=organisation.name,
        kind=organisation.kind,
        ico=organisation.ico or "",
        above=tuple(above),
    )


def _project(project: Project) -> ProjectFacts:
    call = project.call
    programme = call.programme if call else project.programme
    return ProjectFacts(
        key=project.key,
        title=project.title,
        holder=_organisation(project.holder) if project.holder else None,
        registration_number=project.registration_number or "",
        programme=programme.short_name if programme else "",
        programme_code=programme.code if programme else "",
        call=call.code if call else "",
        call_label=call.label if call else "",
        is_coordinated=bool(call and call.is_coordinated),
        stage=project.stage,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        expected_by_hand=project.expected_reports_by_hand,
        half_years=tuple((half.start, half.end) for half in project.report_periods),
    )


def _reports(projects: Iterable[int]) -> Iterator[ReportFacts]:
    reports = ImplementationReport.objects.filter(project__in=list(projects))
    for report in reports.select_related("project").order_by("project__key", "number", "version"):
        yield ReportFacts(
            project=report.project.key,
            number=report.number,
            version=report.version,
            state=report.state,
            period_start=report.period_start,
            period_end=report.period_end,
            due_on=report.due_on,
            received_on=report.received_on,
            approved_on=report.approved_on,
            is_count_only=report.is_count_only,
        )


def _control_figures(evaluation: Evaluation) -> Iterator[ControlFacts]:
    figures = ControlFigure.objects.filter(evaluation=evaluation).select_related("source")
    for figure in figures.order_by("figure", "source_place", "pk"):
        yield ControlFacts(
            figure=figure.figure,
            printed=figure.printed,
            place=figure.source_place,
            document=_document(figure, evaluation),
        )


def _discrepancies(evaluation: Evaluation) -> Iterator[DiscrepancyFacts]:
    rows = SourceDiscrepancy.objects.filter(evaluation=evaluation).select_related("source")
    for row in rows.order_by("subject", "key"):
        yield DiscrepancyFacts(row.key, row.subject, row.text, _document(row, evaluation))


def _document(record: Sourced, evaluation: Evaluation) -> str:
    """Its title, unless it is the one that the evaluation itself comes from."""
    if record.source is None or record.source_id == evaluation.source_id:
        return ""
    return record.source.title


def _texts(draft: Draft, goals: Iterable[Node], texts: Iterable[Text]) -> Iterator[TextFacts]:
    for text in texts:
        yield TextFacts(text.section, f"Text „{section_name(text)}“", text.body)
    for row in draft.rows.global_indicators:
        yield TextFacts(f"comment/{row.key}", f"Komentář k indikátoru „{row.name}“", row.comment)
    for goal in goals:
        if goal.review:
            summary, outlook = goal.review
            yield TextFacts(f"summary/{goal.code}", f"Shrnutí cíle {goal.code}", summary)
            yield TextFacts(f"outlook/{goal.code}", f"Výhled cíle {goal.code}", outlook)
