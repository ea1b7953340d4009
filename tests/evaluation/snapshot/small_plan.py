"""A plan that grows by whole areas, each with everything an edition can say of one."""

import datetime
from decimal import Decimal
from typing import Any

from common.periods import PeriodKind
from indicators.models import GlobalTarget, ImpactIndicator, Territory
from measures.models import Measure
from plans.models import SpecificGoal, StrategicPlan, ThematicArea
from projects.models import ImplementationReport, Project
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.snapshot import Snapshot, canonical_json
from publications.evaluation.snapshot.build import build_snapshot
from tests.factories import (
    AbbreviationFactory,
    ActionPlanFactory,
    AdvisoryProgrammeFactory,
    CallFactory,
    EditionFactory,
    EvaluationFactory,
    EvaluationTextFactory,
    EventFactory,
    GlobalCommentFactory,
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    GoalReviewFactory,
    ImpactCategoryFactory,
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    MeasureStateFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicPlanFactory,
    TerritoryFactory,
)

CUT_OFF = datetime.date(2024, 4, 30)


def build(evaluation: Evaluation, edition_number: str = "1.0") -> Snapshot:
    return build_snapshot(evaluation, edition_number=edition_number)


def keep(snapshot: Snapshot, evaluation: Evaluation, **fields: Any) -> Edition:
    """Store the snapshot as a ready edition of its evaluation."""
    edition: Edition = EditionFactory(
        evaluation=evaluation,
        state=Edition.State.READY,
        snapshot=canonical_json(snapshot),
        snapshot_sha256=snapshot.sha256,
        pdf="vydani.pdf",
        pdf_sha256="0" * 64,
        **fields,
    )
    return edition


class SmallPlan:
    """``evaluation`` is that of 2023; ``next_evaluation()`` makes that of 2024."""

    def __init__(self, areas: int = 1, **fields: Any) -> None:
        self.plan: StrategicPlan = StrategicPlanFactory(**fields)
        ActionPlanFactory(plan=self.plan, title="Akční plán I")
        self.region: Territory = TerritoryFactory(kind=Territory.Kind.REGION, short_name="kraj")
        self.call = CallFactory(is_coordinated=True, label="018 OPZ+")
        self.evaluation: Evaluation = EvaluationFactory(plan=self.plan, year=2023, cut_off=CUT_OFF)
        EvaluationTextFactory(evaluation=self.evaluation, body="Celkem {budget:total|mil}.")
        self.grow(areas)

    def grow(self, areas: int) -> None:
        for _ in range(areas):
            self._add_area()

    def next_evaluation(self) -> Evaluation:
        evaluation: Evaluation = EvaluationFactory(
            plan=self.plan, year=2024, cut_off=datetime.date(2025, 4, 30)
        )
        return evaluation

    def goal(self) -> SpecificGoal:
        return SpecificGoal.objects.filter(strategic_goal__area__plan=self.plan).earliest("pk")

    def project(self) -> Project:
        return Project.objects.filter(measures__specific_goal=self.goal()).get()

    def measure(self) -> Measure:
        return Measure.objects.of_plan(self.plan).earliest("pk")

    def add_report(self, number: int, *, project: Project | None = None, **fields: Any) -> Any:
        """An approved report on a half-year, received three weeks after it."""
        start = datetime.date(2023 + (number - 1) // 2, 1 if number % 2 else 7, 1)
        end = start.replace(month=6, day=30) if number % 2 else start.replace(month=12, day=31)
        received = end + datetime.timedelta(days=21)
        values = {
            "project": project or self.project(),
            "number": number,
            "period_start": start,
            "period_end": end,
            "state": ImplementationReport.State.APPROVED,
            "received_on": received,
            "approved_on": received,
            "approved_by_role": "koordinátorka plánu",
        }
        return ImplementationReportFactory(**(values | fields))

    def correct(self, report: ImplementationReport, **fields: Any) -> Any:
        """A second version of a report; the first one is kept as superseded."""
        ImplementationReport.objects.filter(pk=report.pk).update(
            state=ImplementationReport.State.SUPERSEDED
        )
        return self.add_report(
            report.number,
            project=report.project,
            version=report.version + 1,
            correction_reason="Osoba byla započtena dvakrát.",
            **fields,
        )

    def add_indicator(self, goal: SpecificGoal | None = None, **fields: Any) -> ImpactIndicator:
        values = {"goal": goal or self.goal(), "aggregation": ImpactIndicator.Aggregation.SUM}
        indicator: ImpactIndicator = ImpactIndicatorFactory(**(values | fields))
        return indicator

    def _add_area(self) -> None:
        goal: SpecificGoal = SpecificGoalFactory(strategic_goal__area__plan=self.plan)
        GoalReviewFactory(goal=goal)
        project: Project = ProjectFactory(call=self.call, budget=Decimal("1234567.80"))
        measure = MeasureFactory(specific_goal=goal)
        measure.projects.add(project)
        MeasureImplementerFactory(measure=measure, organisation=project.holder)
        MeasureStateFactory(measure=measure)
        reports = [self.add_report(number, project=project) for number in (1, 2)]
        self._add_impact(goal, reports)
        self._add_global(goal.strategic_goal.area)

    def _add_impact(self, goal: SpecificGoal, reports: list[ImplementationReport]) -> None:
        summed = self.add_indicator(goal)
        for key, amount in (("deti", 7), ("dospeli", 12)):
            category = ImpactCategoryFactory(indicator=summed, key=key, name=key)
            for report in reports:
                ImpactValueFactory(
                    indicator=summed, category=category, report=report, amount=amount, source=None
                )
        ImpactTargetFactory(indicator=summed, amount=Decimal(100))
        ImpactValueFactory(
            indicator=self.add_indicator(goal, aggregation=ImpactIndicator.Aggregation.LATEST),
            amount=Decimal(39),
            source_place="Příloha B",
        )

    def _add_global(self, area: ThematicArea) -> None:
        indicator = GlobalIndicatorFactory(plan=self.plan, unit="%", decimal_places=1)
        GlobalTargetFactory(
            indicator=indicator,
            rule=GlobalTarget.Rule.BELOW_TERRITORY,
            other_territory=self.region,
        )
        for year, own, beside in ((2021, "13.4", "9.2"), (2023, "12.3", "8.7")):
            shared = {
                "indicator": indicator,
                "period_kind": PeriodKind.YEAR.value,
                "period_start": datetime.date(year, 1, 1),
                "is_baseline": year == 2021,
            }
            GlobalValueFactory(amount=Decimal(own), rank=2, **shared)
            GlobalValueFactory(amount=Decimal(beside), territory=self.region, **shared)
        GlobalCommentFactory(indicator=indicator)
        EventFactory(plan=self.plan).areas.add(area)
        AbbreviationFactory(plan=self.plan)
        AdvisoryProgrammeFactory(plan=self.plan)
