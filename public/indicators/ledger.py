"""The ledger of an impact indicator: what its figure is made of, as far as it may be shown."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from common.czech import format_date_range
from common.figures import ValueStatus
from indicators.impact_figures import TOTAL, Contribution, ImpactTotal, TargetInForce
from indicators.impact_reading import read_impact_records
from indicators.models import ImpactIndicatorQuerySet
from indicators.results import ImpactResult, impact_results
from indicators.shown import amount_or_mark, impact_text
from indicators.suppression import Disclosure, FigureDisclosure
from indicators.wording import as_of_label, impact_target_text
from plans.models import SpecificGoal, StrategicPlan, ThematicArea
from public.indicators.citing import Citation, Shelf


@dataclass(frozen=True, slots=True)
class InputLine:
    """A value that a report or a document gave.

    ``is_hidden``: its number is not shown, and nothing that was written beside it either.
    """

    item: Contribution
    text: str
    status: str
    as_of: str
    period: str
    project_url: str
    is_hidden: bool
    note: str
    correction_reason: str
    source: Citation


@dataclass(frozen=True, slots=True)
class FigureLines:
    """A figure with the values behind it; ``name`` is empty for the whole indicator."""

    key: str
    name: str
    text: str
    status: str
    formula: str
    inputs: tuple[InputLine, ...]

    @property
    def has_reports(self) -> bool:
        return any(not line.item.is_published for line in self.inputs)


@dataclass(frozen=True, slots=True)
class TargetLine:
    text: str
    target: TargetInForce
    source: Citation
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class Sibling:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """``figures`` are those counted from values: the categories, or the total where there is none.

    ``sum_text`` is "12 + 12 + 4 + 22", with the marks of what is not shown.
    """

    result: ImpactResult
    text: str
    status: str
    as_of: str
    figures: tuple[FigureLines, ...]
    sum_text: str
    undivided: FigureLines | None
    targets: tuple[TargetLine, ...]
    source: Citation
    hides: bool

    @property
    def total(self) -> ImpactTotal:
        return self.result.total


def read_ledger(
    plan: StrategicPlan, indicators: ImpactIndicatorQuerySet, *, on: datetime.date
) -> Ledger | None:
    """Of the first of the indicators, as known on the day. Seven queries."""
    records = read_impact_records(indicators)
    if not records.indicators:
        return None
    result = impact_results(plan, cut_off=on, records=records)[0]
    total, shown = result.total, result.disclosure.by_category
    known = [item for item in records.targets.get(total.indicator, ()) if item.valid_from <= on]
    values = [item for figure in total.figures for item in figure.contributions]
    shelf = Shelf(
        [total.source, *(item.source for item in known), *(item.source for item in values)]
    )
    whole = _figure(total, shown[TOTAL], shelf)
    is_sum = total.total.is_sum_of_categories
    parts = tuple(_figure(total, shown[item.category], shelf) for item in total.categories)
    as_of = total.total.as_of
    return Ledger(
        result=result,
        text=whole.text,
        status=whole.status,
        as_of=as_of_label(as_of, total.total.as_of_kind) if as_of else "",
        figures=parts if is_sum else (whole,),
        sum_text=" + ".join(part.text for part in parts) if is_sum else "",
        undivided=whole if is_sum and whole.inputs else None,
        targets=tuple(_target(total, item, shelf) for item in reversed(known)),
        source=shelf.cite(total.source, total.source_place),
        hides=any(
            not item.is_shown or any(mark is not Disclosure.SHOWN for mark in item.contributions)
            for item in shown.values()
        ),
    )


def siblings_of(plan: StrategicPlan, goal: SpecificGoal, position: int) -> list[Sibling]:
    """The other indicators of the goal. One query."""
    others = goal.impact_indicators.exclude(position=position).order_by("position")
    return [
        Sibling(name, reverse("indicators:impact-detail", args=[plan.key, goal.code, number]))
        for number, name in others.values_list("position", "name")
    ]


def areas_before(area: ThematicArea) -> int:
    """How many areas of the plan come before this one. One query."""
    return ThematicArea.objects.filter(plan=area.plan_id, code_path__lt=area.code_path).count()


def _figure(total: ImpactTotal, shown: FigureDisclosure, shelf: Shelf) -> FigureLines:
    figure = shown.figure
    return FigureLines(
        key=figure.category or "celkem",
        name=figure.name if figure.category else "",
        text=impact_text(total, shown),
        status=_status(figure.status),
        formula=figure.formula,
        inputs=tuple(
            _input(total, item, mark, shelf)
            for item, mark in zip(figure.contributions, shown.contributions, strict=True)
        ),
    )


def _input(total: ImpactTotal, item: Contribution, mark: Disclosure, shelf: Shelf) -> InputLine:
    is_hidden = mark is not Disclosure.SHOWN
    # What people wrote beside a hidden count may well say how many they were.
    note, reason, source_note = (
        ("", "", "") if is_hidden else (item.note, item.correction_reason, item.source_note)
    )
    return InputLine(
        item=item,
        text=amount_or_mark(
            item.amount,
            item.status,
            total.decimal_places,
            total.unit,
            is_approximate=item.is_approximate,
            disclosure=mark,
        ),
        status="" if is_hidden else _status(item.status),
        as_of=as_of_label(item.as_of, item.as_of_kind),
        period=(
            format_date_range(item.period_start, item.period_end)
            if item.period_start and item.period_end
            else ""
        ),
        project_url=(
            reverse("projects:project-detail", args=[item.project]) if item.project else ""
        ),
        is_hidden=is_hidden,
        note=note,
        correction_reason=reason,
        source=shelf.cite(item.source, item.source_place, source_note),
    )


def _target(total: ImpactTotal, target: TargetInForce, shelf: Shelf) -> TargetLine:
    return TargetLine(
        text=impact_target_text(target, total.decimal_places, total.unit),
        target=target,
        source=shelf.cite(target.source, target.source_place),
        is_in_force=target == total.target,
    )


def _status(status: ValueStatus) -> str:
    """In words where there is no number, else empty."""
    return "" if status is ValueStatus.REPORTED else status.label
