"""The kinds of records that come from source documents, and the page that lists each."""

import dataclasses
import datetime
from typing import Any, Final

from django.db.models import Model, Q, QuerySet

from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    ImpactIndicator,
    ImpactTarget,
    ImpactValue,
)
from measures.models import Measure
from partners.models import Body, Contact, Organisation
from plans.models import (
    AdvisoryProgramme,
    Cooperation,
    CooperationStep,
    GoalReview,
    Locality,
    SpecificGoal,
    StrategicGoal,
    StrategicPlan,
    ThematicArea,
)
from projects.models import Call, ImplementationReport, Programme, Project, ProjectOutput
from publications.evaluation.models import Evaluation
from publications.models import Document, Event, NewsItem, Page

# A value counts once its report is approved; one from a document has no report.
_APPROVED: Final = Q(report=None) | Q(report__state__in=ImplementationReport.APPROVED_STATES)


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """``plan`` leads from the model to the plan it belongs to, "" where there is none.

    ``address`` names the page that lists the kind; ``by_plan`` says that it takes a plan's key.
    """

    model: type[Model]
    address: str
    plan: str = ""
    by_plan: bool = False
    rule: Q = dataclasses.field(default_factory=Q)

    @property
    def label(self) -> str:
        """In the plural, in the language of the page."""
        return str(self.model._meta.verbose_name_plural)

    def public(self, today: datetime.date) -> "QuerySet[Any]":
        """Records that everybody may see on that day."""
        records: QuerySet[Any] = self.model._default_manager.order_by().filter(self.rule)
        if self.model is NewsItem:
            records = records.filter(published_on__lte=today)
        if self.plan:
            path = "state" if self.model is StrategicPlan else f"{self.plan}__state"
            records = records.exclude(**{path: StrategicPlan.State.PREPARED})
        return records


def _of_plan(model: type[Model], plan: str, address: str = "plans:plan-detail") -> Kind:
    return Kind(model, address, plan, by_plan=True)


_GOAL = "strategic_goal__area__plan"
_GLOBAL = "indicators:indicator-list"

# In the order of the pages that show them: the plan, figures, projects, partners, reading.
KINDS: Final = (
    _of_plan(StrategicPlan, "self"),
    _of_plan(ThematicArea, "plan"),
    _of_plan(StrategicGoal, "area__plan"),
    _of_plan(SpecificGoal, _GOAL),
    _of_plan(GoalReview, f"goal__{_GOAL}"),
    _of_plan(Measure, f"specific_goal__{_GOAL}", "measures:measure-list"),
    _of_plan(AdvisoryProgramme, "plan"),
    _of_plan(GlobalIndicator, "plan", _GLOBAL),
    _of_plan(GlobalTarget, "indicator__plan", _GLOBAL),
    _of_plan(GlobalValue, "indicator__plan", _GLOBAL),
    _of_plan(GlobalComment, "indicator__plan", _GLOBAL),
    _of_plan(ImpactIndicator, f"goal__{_GOAL}", _GLOBAL),
    _of_plan(ImpactTarget, f"indicator__goal__{_GOAL}", _GLOBAL),
    Kind(ImpactValue, _GLOBAL, f"indicator__goal__{_GOAL}", by_plan=True, rule=_APPROVED),
    Kind(Project, "projects:project-list"),
    Kind(ProjectOutput, "projects:project-list"),
    Kind(
        ImplementationReport,
        "projects:project-list",
        rule=Q(state=ImplementationReport.State.APPROVED),
    ),
    Kind(Programme, "projects:project-list"),
    Kind(Call, "projects:project-list"),
    Kind(Organisation, "partners:organisation-list"),
    Kind(Body, "partners:body-list"),
    Kind(Contact, "publications:contacts"),
    Kind(Cooperation, "cooperation:cooperation-list"),
    Kind(CooperationStep, "cooperation:cooperation-list"),
    Kind(Locality, "cooperation:cooperation-list"),
    Kind(NewsItem, "publications:news-list", "plan"),
    Kind(Event, "publications:event-list", "plan"),
    Kind(Document, "publications:document-list", "plan"),
    Kind(Page, "site:site-map"),
    Kind(Evaluation, "evaluations:evaluation-list", "plan"),
)
