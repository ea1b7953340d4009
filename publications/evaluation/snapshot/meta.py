"""What the edition says of itself, its abbreviations, and the edition's date."""

import datetime
from collections.abc import Sequence

from plans.models import Abbreviation as AbbreviationRecord
from plans.models import ActionPlan
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.labels import plan_period_label
from publications.evaluation.snapshot.schema import Abbreviation, Meta


def meta(evaluation: Evaluation, *, edition_number: str, erratum: str) -> Meta:
    """``evaluation`` with plan and municipality joined; one query for the action plans."""
    plan = evaluation.plan
    return Meta(
        plan_key=plan.key,
        plan_title=plan.title,
        plan_period=plan_period_label(plan.starts_on, plan.ends_on),
        municipality=plan.municipality.name,
        action_plan_title=_action_plan_title(
            list(plan.action_plans.order_by("code")), evaluation.cut_off
        ),
        year=evaluation.year,
        title=evaluation.title,
        subtitle=evaluation.subtitle,
        issued_label=evaluation.issued_label,
        edition=edition_number,
        erratum=erratum,
        cut_off=evaluation.cut_off,
        corrections_until=evaluation.known_until,
        small_count_threshold=plan.small_count_threshold,
    )


def abbreviations(evaluation: Evaluation) -> tuple[Abbreviation, ...]:
    """In Czech order, ch after h."""
    rows = AbbreviationRecord.objects.filter(plan=evaluation.plan).order_by("short")
    return tuple(Abbreviation(short=row.short, full=row.full) for row in rows)


def _action_plan_title(action_plans: Sequence[ActionPlan], day: datetime.date) -> str:
    """The one that runs on the day; the only one where dates are not known; else none."""
    running = [
        item
        for item in action_plans
        if item.starts_on and item.starts_on <= day and (item.ends_on or day) >= day
    ]
    if len(running) == 1:
        return running[0].title
    return action_plans[0].title if len(action_plans) == 1 else ""
