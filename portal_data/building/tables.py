"""The tables that data files fill, each after those it refers to."""

from collections.abc import Iterator

from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    ImpactCategory,
    ImpactIndicator,
    ImpactTarget,
    ImpactValue,
    Territory,
)
from measures.models import AreaProject, Measure, MeasureImplementer, MeasureState
from partners.models import Body, BodyMembership, Contact, Organisation
from plans.models import (
    Abbreviation,
    ActionPlan,
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
from portal_data.building.rows import Table
from projects.models import (
    Call,
    ImplementationReport,
    Programme,
    Project,
    ProjectActivity,
    ProjectOutput,
    TargetGroup,
)
from publications.evaluation.models import (
    ControlFigure,
    Evaluation,
    EvaluationText,
    FindingExplanation,
    SourceDiscrepancy,
)
from publications.models import Document, Event, NewsItem, Page
from sources.models import SourceDocument


class Tables:
    """In the order in which they are written: a row's relations point to earlier tables."""

    def __init__(self) -> None:
        self.sources = Table(SourceDocument, "zdrojové dokumenty", ("key",))
        self.territories = Table(Territory, "území", ("key",))
        self.organisations = Table(Organisation, "organizace", ("key",))
        self.bodies = Table(Body, "orgány a skupiny", ("key",))
        self.members = Table(BodyMembership, "členství", ("body", "organisation"), parent="body")
        self.contacts = Table(Contact, "kontakty", ("organisation", "role", "office"))
        self.programmes = Table(Programme, "programy", ("key",))
        # No parent: a programme is shared by cities, and each brings the calls it needs.
        self.calls = Table(Call, "výzvy", ("programme", "code"))
        self.target_groups = Table(TargetGroup, "cílové skupiny", ("name",))
        self.projects = Table(Project, "projekty", ("key",))
        self.project_groups = Table(
            Project.target_groups.through,
            "cílové skupiny projektů",
            ("project", "targetgroup"),
            parent="project",
        )
        self.activities = Table(
            ProjectActivity, "aktivity projektů", ("project", "number"), parent="project"
        )
        self.outputs = Table(
            ProjectOutput, "výstupy projektů", ("activity", "position"), parent="activity"
        )
        self.reports = Table(
            ImplementationReport,
            "zprávy o realizaci",
            ("project", "number", "version"),
            parent="project",
        )
        self.plans = Table(StrategicPlan, "plány", ("key",))
        self.action_plans = Table(
            ActionPlan, "akční plány", ("plan", "code"), parent="plan", is_deleted_last=True
        )
        self.abbreviations = Table(Abbreviation, "zkratky", ("plan", "short"), parent="plan")
        self.advisory_programmes = Table(
            AdvisoryProgramme, "poradenské programy", ("plan", "key"), parent="plan"
        )
        self.areas = Table(ThematicArea, "tematické oblasti", ("plan", "code"))
        self.area_projects = Table(
            AreaProject, "projekty oblastí", ("area", "project"), parent="area"
        )
        self.strategic_goals = Table(
            StrategicGoal, "strategické cíle", ("area", "code"), parent="area"
        )
        self.specific_goals = Table(
            SpecificGoal, "specifické cíle", ("strategic_goal", "code"), parent="strategic_goal"
        )
        self.reviews = Table(GoalReview, "shrnutí cílů", ("goal", "year"), parent="goal")
        self.measures = Table(
            Measure, "opatření", ("specific_goal", "code"), parent="specific_goal"
        )
        self.measure_implementers = Table(
            MeasureImplementer,
            "realizátoři opatření",
            ("measure", "organisation"),
            parent="measure",
        )
        self.measure_projects = Table(
            Measure.projects.through, "projekty opatření", ("measure", "project"), parent="measure"
        )
        self.measure_states = Table(
            MeasureState, "stavy opatření", ("measure", "since"), parent="measure"
        )
        self.impact_indicators = Table(
            ImpactIndicator, "indikátory dopadu", ("goal", "position"), parent="goal"
        )
        self.categories = Table(
            ImpactCategory,
            "kategorie indikátorů",
            ("indicator", "key"),
            parent="indicator",
            is_deleted_last=True,
        )
        self.impact_targets = Table(
            ImpactTarget, "cíle indikátorů dopadu", ("indicator", "valid_from"), parent="indicator"
        )
        self.published_values = Table(
            ImpactValue,
            "zveřejněné hodnoty dopadu",
            ("indicator", "category", "as_of"),
            parent="indicator",
            where={"report": None},
        )
        self.reported_values = Table(
            ImpactValue,
            "vykázané hodnoty dopadu",
            ("indicator", "category", "report"),
            parent="report",
        )
        self.global_indicators = Table(GlobalIndicator, "globální indikátory", ("plan", "key"))
        self.global_targets = Table(
            GlobalTarget,
            "cíle globálních indikátorů",
            ("indicator", "valid_from"),
            parent="indicator",
        )
        self.global_values = Table(
            GlobalValue,
            "hodnoty globálních indikátorů",
            ("indicator", "territory", "period_kind", "period_start", "method"),
            parent="indicator",
        )
        self.global_comments = Table(
            GlobalComment, "komentáře k indikátorům", ("indicator", "year"), parent="indicator"
        )
        self.cooperations = Table(Cooperation, "spolupráce", ("key",))
        self.steps = Table(
            CooperationStep, "kroky spolupráce", ("cooperation", "title"), parent="cooperation"
        )
        self.localities = Table(Locality, "lokality", ("municipality", "name"))
        self.news = Table(NewsItem, "aktuality", ("key",))
        self.events = Table(Event, "události", ("key",))
        self.event_areas = Table(
            Event.areas.through, "oblasti událostí", ("event", "thematicarea"), parent="event"
        )
        self.documents = Table(Document, "dokumenty", ("key",))
        self.pages = Table(Page, "stránky", ("key",))
        self.evaluations = Table(Evaluation, "vyhodnocení", ("plan", "year"))
        self.texts = Table(
            EvaluationText, "texty vyhodnocení", ("evaluation", "section"), parent="evaluation"
        )
        self.control_figures = Table(
            ControlFigure,
            "kontrolní součty",
            ("evaluation", "figure", "source_place"),
            parent="evaluation",
        )
        self.discrepancies = Table(
            SourceDiscrepancy, "rozpory ve zdrojích", ("evaluation", "key"), parent="evaluation"
        )
        self.explanations = Table(
            FindingExplanation,
            "vysvětlení zjištění",
            ("evaluation", "finding"),
            parent="evaluation",
        )

    def named(self) -> Iterator[tuple[str, Table]]:
        yield from vars(self).items()
