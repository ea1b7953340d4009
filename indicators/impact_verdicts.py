"""Whether an impact indicator meets its target, and why.

The target is a number to reach by the end of a year. It is met as soon as it is reached, and
missed when the year is over: by a figure of its end, or after the last report. An older figure
does not tell what came after it. Before that the share reached is compared with the share of the
way:

- where reports are expected, with the reports received of those expected ("2 z 12"). Figures come
  from reports alone, so a goal whose projects have just begun is not behind;
- elsewhere with the time gone from the beginning of the plan to the end of the target's year.

A target for every year is compared with what fell into the year of the evaluation. A published
figure that reaches past the end of the year cannot be divided, so nothing is claimed.

A hidden count says no more than that it is hidden: a verdict could narrow it down.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from common.czech import (
    NBSP,
    count,
    format_date,
    format_number,
    non_breaking,
    plural,
    round_half_up,
)
from common.czech.prepositions import from_
from common.figures import ValueStatus
from indicators.impact_figures import ImpactTotal, TargetInForce
from indicators.impact_totals import contributions_by_year
from indicators.models import ImpactIndicator
from indicators.suppression import Disclosure, FigureDisclosure
from indicators.verdicts import Course, Verdict
from indicators.wording import amount_text, impact_target_text, lower_first
from measures.progress import ReportCount

WITHOUT_VALUE = {
    ValueStatus.NOT_REPORTED: "Hodnota dosud nebyla vykázána",
    ValueStatus.NOT_AVAILABLE: "Hodnota není k dispozici",
    ValueStatus.NOT_APPLICABLE: "Ukazatel se netýká žádného z projektů",
}

EXPECTED_REPORTS = ("očekávané zprávy", "očekávaných zpráv", "očekávaných zpráv")
HANDED_IN = ("doručena je", "doručeny jsou", "doručeno je")


@dataclass(frozen=True, slots=True)
class Way:
    """How far the way to a target is: year of the evaluation, its cut-off, beginning of the plan,
    and the reports of the goal."""

    year: int
    cut_off: datetime.date
    plan_start: datetime.date
    reports: ReportCount = field(default_factory=ReportCount)


def impact_verdict(total: ImpactTotal, disclosure: FigureDisclosure, way: Way) -> Verdict:
    """``disclosure`` is that of the total: what may not be shown may not be told either."""
    target, amount = total.target, total.total.amount
    if target is None:
        return _say(Course.CANNOT_TELL, "Cíl není stanoven.")
    goal = lower_first(impact_target_text(target, total.decimal_places, total.unit))
    if amount is None:
        return _say(Course.CANNOT_TELL, f"{WITHOUT_VALUE[total.total.status]}; cíl je {goal}.")
    if not disclosure.is_shown:
        return _hidden(total, disclosure, target, way, goal)
    if target.is_yearly:
        return _yearly(total, target, way, goal)
    reached = _reached(total, amount)
    if amount >= target.amount:
        return _say(Course.MET, f"Dosaženo {reached}, cíl je {goal}.")
    if _is_over(target, way):
        if _is_final(total, target, way):
            return _say(Course.OFF_COURSE, f"Dosaženo {reached}, cíl byl {goal}.")
        return _say(Course.CANNOT_TELL, f"{_last_known(total, reached)}, cíl byl {goal}.")
    return _on_the_way(total, target, amount, way)


def _is_over(target: TargetInForce, way: Way) -> bool:
    return target.year is not None and way.year >= target.year and not target.is_yearly


def _is_final(total: ImpactTotal, target: TargetInForce, way: Way) -> bool:
    """Nothing is to come: the figure is of the year's end, or no report is missing."""
    as_of, year = total.total.as_of, target.year
    if as_of and year and as_of >= datetime.date(year, 12, 31):
        return True
    return 0 < way.reports.expected <= way.reports.received


def _last_known(total: ImpactTotal, reached: str) -> str:
    as_of = total.total.as_of
    day = f" je k{NBSP}{format_date(as_of)}" if as_of else ""
    return f"Poslední známý údaj{day}: {reached}"


def _on_the_way(total: ImpactTotal, target: TargetInForce, amount: Decimal, way: Way) -> Verdict:
    wanted = amount_text(target.amount, total.decimal_places, total.unit)
    share = _percent(amount, target.amount)
    so_far = f"Dosaženo {_reached(total, amount)} {from_(target.amount)} {wanted} ({share})"
    received, expected = way.reports.received, way.reports.expected
    if expected:
        of_expected = f"{from_(expected)}{NBSP}{count(expected, *EXPECTED_REPORTS)}"
        if received == 0:
            return _say(
                Course.CANNOT_TELL,
                f"{so_far}; {of_expected} zatím nepřišla žádná, postup nelze posoudit.",
            )
        is_on_course = amount * expected >= target.amount * min(received, expected)
        reports = f"{plural(received, *HANDED_IN)} {received} {of_expected}"
        share = _percent(Decimal(received), Decimal(expected))
        return _say(_course(is_on_course), f"{so_far}, {reports} ({share}).")
    if target.year is None:
        return _say(Course.CANNOT_TELL, f"{so_far}; do kdy má být cíl splněn, není stanoveno.")
    gone, whole = _days(way, target.year)
    is_on_course = amount * whole >= target.amount * gone
    time = f"uplynulo {_percent(Decimal(gone), Decimal(whole))} doby do konce roku {target.year}"
    return _say(_course(is_on_course), f"{so_far}, {time}.")


def _yearly(total: ImpactTotal, target: TargetInForce, way: Way, goal: str) -> Verdict:
    figure = total.total
    end = datetime.date(way.year, 12, 31)
    past = [item for item in figure.counted if item.is_published and item.as_of > end]
    if past or figure.is_sum_of_categories:
        return _say(
            Course.CANNOT_TELL,
            f"Cíl je {goal}, údaj {_reached(total, figure.amount)} je ale souhrnný a na jednotlivé "
            "roky ho nelze rozdělit.",
        )
    items = contributions_by_year(figure).get(way.year, ())
    amounts = [item.amount for item in items if item.amount is not None]
    if not amounts:
        return _say(Course.CANNOT_TELL, f"Za rok {way.year} není údaj; cíl je {goal}.")
    is_whole = len(items) == len(figure.counted)
    if total.is_sensitive and not is_whole:
        return _say(Course.CANNOT_TELL, f"Údaj za rok {way.year} se samostatně neuvádí.")
    adds = total.aggregation != ImpactIndicator.Aggregation.MAXIMUM
    amount = sum(amounts, Decimal(0)) if adds else max(amounts)
    reached = f"V roce {way.year} dosaženo {_reached(total, amount)}, cíl je {goal}"
    if amount >= target.amount:
        return _say(Course.MET, f"{reached}.")
    if way.cut_off < end:
        return _say(Course.CANNOT_TELL, f"{reached}; rok ještě neskončil.")
    return _say(Course.OFF_COURSE, f"{reached}.")


def _hidden(
    total: ImpactTotal, disclosure: FigureDisclosure, target: TargetInForce, way: Way, goal: str
) -> Verdict:
    """Only what the mark itself says: a small count is below any target above the threshold."""
    is_missed = _is_over(target, way) and _is_final(total, target, way)
    threshold_is_below = disclosure.disclosure is Disclosure.SMALL and (
        disclosure.threshold <= target.amount
    )
    if is_missed and threshold_is_below:
        return _say(Course.OFF_COURSE, f"Dosaženo méně než {disclosure.threshold}, cíl byl {goal}.")
    return _say(Course.CANNOT_TELL, f"Počet se kvůli ochraně osob neuvádí; cíl je {goal}.")


def _reached(total: ImpactTotal, amount: Decimal | None) -> str:
    return amount_text(
        amount or Decimal(0),
        total.decimal_places,
        total.unit,
        is_approximate=total.total.is_approximate,
    )


def _percent(part: Decimal, whole: Decimal) -> str:
    """Whole per cent, never 0 % for something nor 100 % for less than all."""
    percent = round_half_up(part * 100 / whole, 0)
    if 0 < part < whole:
        percent = min(max(percent, Decimal(1)), Decimal(99))
    return f"{format_number(percent, 0)}{NBSP}%"


def _days(way: Way, year: int) -> tuple[int, int]:
    """Days gone at the cut-off, and days of the whole way; the way has at least one."""
    whole = max((datetime.date(year, 12, 31) - way.plan_start).days, 1)
    return min(max((way.cut_off - way.plan_start).days, 0), whole), whole


def _course(is_on_course: bool) -> Course:
    return Course.ON_COURSE if is_on_course else Course.OFF_COURSE


def _say(state: Course, reason: str) -> Verdict:
    return Verdict(state, non_breaking(reason))
