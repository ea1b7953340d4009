"""Thematic areas with everything below them: goals, reviews, impact indicators, measures."""

from collections.abc import Iterator

from pydantic import Field

from indicators.models import ImpactCategory, ImpactIndicator, ImpactTarget, ImpactValue
from measures.models import AreaProject, Measure, MeasureState
from plans.models import GoalReview, SpecificGoal, StrategicGoal, ThematicArea
from portal_data.schema.record import Record, SourcedRecord, period_rule
from portal_data.schema.types import Amount, Code, Day, Flag, Key, RequiredText, Text, Whole
from portal_data.schema.values import ValueRecord


class ReviewRecord(SourcedRecord):
    stored_as = GoalReview
    named_by = ("year",)

    year: Whole
    summary: RequiredText
    outlook: Text = ""


class CategoryRecord(Record):
    stored_as = ImpactCategory

    key: Key
    name: RequiredText


class ImpactTargetRecord(SourcedRecord):
    stored_as = ImpactTarget
    named_by = ("valid_from",)

    amount: Amount
    year: Whole | None = None
    is_yearly: Flag = False
    valid_from: Day | None = None
    reason: Text = ""

    def rules(self) -> Iterator[tuple[str, str]]:
        if self.amount < 0:
            yield "amount", "cílová hodnota nesmí být záporná"


class PublishedValueRecord(ValueRecord):
    """A value that a document published as a total; its report is not in the portal."""

    stored_as = ImpactValue
    named_by = ("as_of", "category")

    category: Key | None = None
    as_of: Day
    as_of_kind: ImpactValue.AsOfKind = ImpactValue.AsOfKind.DATA_AVAILABLE
    method: Text = ""
    is_shown_when_small: Flag = False
    shown_reason: Text = ""

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from super().rules()
        if self.source is None:
            yield "source", "hodnota bez zprávy o realizaci musí mít zdrojový dokument"
        if self.is_shown_when_small and not self.shown_reason:
            yield "shown_reason", "zobrazení malého počtu musí mít důvod"


class ImpactIndicatorRecord(SourcedRecord):
    stored_as = ImpactIndicator
    named_by = ("position",)

    position: Whole | None = None
    name: RequiredText
    unit: Text = ""
    decimal_places: Whole = 0
    aggregation: ImpactIndicator.Aggregation = ImpactIndicator.Aggregation.LATEST
    is_sensitive: Flag = False
    help_text: Text = ""
    footnote: Text = ""
    headline: Text = ""
    headline_position: Whole | None = None
    categories: list[CategoryRecord] = []
    targets: list[ImpactTargetRecord] = []
    values: list[PublishedValueRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        if not 0 <= self.decimal_places <= 4:
            yield "decimal_places", "desetinných míst může být 0 až 4"
        if bool(self.headline) != (self.headline_position is not None):
            yield "headline", "číslo na úvodní stránce má mít slova (headline) i pořadí"


class MeasureStateRecord(SourcedRecord):
    stored_as = MeasureState
    named_by = ("since",)

    since: Day
    state: MeasureState.State
    note: Text = ""


class MeasureRecord(SourcedRecord):
    stored_as = Measure
    named_by = ("code",)

    code: Code
    title: RequiredText
    kind: Measure.Kind
    service_type: Text = ""
    period_kind: Measure.PeriodKind
    starts_on: Day | None = None
    ends_on: Day | None = None
    implementers: list[Key] = []
    projects: list[Key] = []
    reported_under: Code | None = None
    footnote: Text = ""
    states: list[MeasureStateRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)
        is_dated = self.period_kind in (Measure.PeriodKind.DATES, Measure.PeriodKind.YEAR)
        if is_dated and self.starts_on is None:
            yield "starts_on", "datované opatření musí mít začátek"
        if not is_dated and (self.starts_on or self.ends_on):
            yield "period_kind", "opatření bez data (ongoing, none) nesmí mít začátek ani konec"


class SpecificGoalRecord(SourcedRecord):
    stored_as = SpecificGoal
    named_by = ("code",)

    code: Code
    title: RequiredText
    action_plan: Text | None = None
    deadline_year: Whole | None = None
    reviews: list[ReviewRecord] = []
    impact_indicators: list[ImpactIndicatorRecord] = []
    measures: list[MeasureRecord] = []


class StrategicGoalRecord(SourcedRecord):
    stored_as = StrategicGoal
    named_by = ("code",)

    code: Code
    title: RequiredText
    specific_goals: list[SpecificGoalRecord] = []


class AreaProjectRecord(SourcedRecord):
    stored_as = AreaProject
    named_by = ("project",)

    project: Key


class AreaRecord(SourcedRecord):
    stored_as = ThematicArea
    named_by = ("plan", "code")

    plan: Key
    code: Code = Field(description="kód oblasti, jedno číslo")
    name: RequiredText
    description: Text = ""
    projects: list[AreaProjectRecord] = Field(
        default=[], description="projekty oblasti, jejíž opatření nejsou známa"
    )
    strategic_goals: list[StrategicGoalRecord] = []
