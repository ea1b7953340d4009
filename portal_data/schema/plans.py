"""The plan itself, cooperations and localities."""

import datetime
from collections.abc import Iterator

from pydantic import Field

from plans.models import (
    Abbreviation,
    ActionPlan,
    AdvisoryProgramme,
    Cooperation,
    CooperationStep,
    Locality,
    StrategicPlan,
)
from portal_data.schema.record import SourcedRecord, period_rule
from portal_data.schema.types import Day, Key, RequiredText, Text, Whole


class ActionPlanRecord(SourcedRecord):
    stored_as = ActionPlan
    named_by = ("code",)

    code: RequiredText = Field(description="kód akčního plánu, například I")
    title: RequiredText
    starts_on: Day | None = None
    ends_on: Day | None = None

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)


class AbbreviationRecord(SourcedRecord):
    stored_as = Abbreviation
    named_by = ("short",)

    short: RequiredText
    full: RequiredText


class AdvisoryProgrammeRecord(SourcedRecord):
    stored_as = AdvisoryProgramme

    key: Key
    title: RequiredText
    starts_year: Whole | None = None
    ends_year: Whole | None = None
    summary: RequiredText
    outputs: Text = ""
    position: Whole | None = None

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_year, self.ends_year, "ends_year")


class PlanRecord(SourcedRecord):
    stored_as = StrategicPlan

    key: Key
    municipality: Key
    title: RequiredText
    state: StrategicPlan.State = StrategicPlan.State.PREPARED
    starts_on: Day
    ends_on: Day
    approved_on: Day | None = None
    vision: Text = ""
    description: Text = ""
    small_count_threshold: Whole = 5
    action_plans: list[ActionPlanRecord] = []
    abbreviations: list[AbbreviationRecord] = []
    advisory_programmes: list[AdvisoryProgrammeRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)


class StepRecord(SourcedRecord):
    stored_as = CooperationStep
    named_by = ("title",)

    title: RequiredText
    happened_on: Day | None = None
    happened_label: Text = ""
    description: Text = ""


class CooperationRecord(SourcedRecord):
    stored_as = Cooperation

    key: Key
    municipality: Key
    wave: Cooperation.Wave = Cooperation.Wave.REGULAR
    phase: Cooperation.Phase = Cooperation.Phase.UNKNOWN
    plan_state: Cooperation.PlanState = Cooperation.PlanState.UNKNOWN
    starts_on: Day | None = None
    starts_label: Text = ""
    ends_on: Day | None = None
    as_of: Day | None = None
    locality_count: Whole | None = None
    description: Text = ""
    steps: list[StepRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)


class LocalityRecord(SourcedRecord):
    stored_as = Locality
    named_by = ("municipality", "name")

    municipality: Key
    name: RequiredText
    description: Text = ""


def overlapping_action_plans(plan: PlanRecord) -> Iterator[tuple[ActionPlanRecord, str]]:
    """Dated action plans of one plan that share a day, each with the reason."""
    Dated = tuple[datetime.date, datetime.date, ActionPlanRecord]  # noqa: N806 - a type
    dated: list[Dated] = [
        (stage.starts_on, stage.ends_on or stage.starts_on, stage)
        for stage in plan.action_plans
        if stage.starts_on is not None and not (stage.ends_on and stage.ends_on < stage.starts_on)
    ]
    for index, (start, end, stage) in enumerate(dated):
        for other_start, other_end, other in dated[:index]:
            if start <= other_end and other_start <= end:
                yield stage, f"období se překrývá s akčním plánem {other.code}"
