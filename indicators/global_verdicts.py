"""Whether a global indicator meets its target, and why.

A rule with a threshold (less than x, at least x, decrease or increase by x, below a territory) is
met as soon as the current value passes it. A rule without one (decrease, increase, better rank)
asks for a direction: until its year it is on course while the direction is right, and it is met or
missed by the value of that year.

On course means a change in the right direction since the baseline, not the share of the way that
the time gone would ask for: these figures move with the whole country, a straight line towards the
target would claim more than three measurements can tell. No change is off course.

No trend crosses a change of method. Where the old method goes on beside the new one, the old one
tells the trend; where it does not, only a threshold that the current value passes is certain.
"""

from collections.abc import Callable
from decimal import Decimal

from common.czech import non_breaking
from common.czech.prepositions import from_
from common.figures import ValueStatus
from indicators.models import GlobalTarget
from indicators.series import GlobalSeries, GlobalTargetInForce, SeriesValue, TerritorySeries
from indicators.verdicts import Course, Verdict
from indicators.wording import amount_text, difference_text, global_target_text, lower_first

Rule = GlobalTarget.Rule

WITHOUT_VALUE = {
    ValueStatus.NOT_AVAILABLE: "Aktuální hodnota není k dispozici.",
    ValueStatus.NOT_REPORTED: "Aktuální hodnota dosud nebyla vykázána.",
    ValueStatus.NOT_APPLICABLE: "Ukazatel se města v tomto období netýká.",
}


def global_verdict(series: GlobalSeries) -> Verdict:
    target, current = series.target, series.own.current
    if target is None:
        return _cannot_tell("Cíl není stanoven.")
    if current is None:
        baseline = series.own.baseline
        if baseline is None:
            return _cannot_tell("Pro město zatím není žádný údaj.")
        return _cannot_tell(
            f"Od výchozí hodnoty ({baseline.period.label}) není žádný novější údaj."
        )
    if current.status is not ValueStatus.REPORTED:
        return _cannot_tell(WITHOUT_VALUE[current.status])
    if target.rule == Rule.BETTER_RANK:
        return _rank_verdict(series, target)
    if target.rule == Rule.BELOW_TERRITORY:
        return _gap_verdict(series, target)
    return _value_verdict(series, target, current)


def _value_verdict(
    series: GlobalSeries, target: GlobalTargetInForce, current: SeriesValue
) -> Verdict:
    goal = lower_first(global_target_text(target, series.decimal_places, series.unit))
    threshold = number_to_reach(series)
    passes = _passes(target, threshold)
    if target.rule in (Rule.BELOW_VALUE, Rule.AT_LEAST) and passes(_amount(current)):
        return _say(Course.MET, f"Hodnota {_text(series, current)} splňuje cíl {goal}.")
    baseline, now = series.own.baseline, series.own.comparable
    if baseline is None or baseline.status is not ValueStatus.REPORTED:
        return _cannot_tell(
            f"Hodnota je {_text(series, current)}, cíl je {goal}; "
            "chybí výchozí hodnota, se kterou by se dala srovnat."
        )
    if now is None or now.period.end < current.period.end:
        return _not_comparable(series, baseline, current, goal)
    change = _amount(now) - _amount(baseline)
    sentence = f"{_movement(series, baseline, now)}, cíl je {goal}"
    if now != current:
        sentence = (
            f"Podle původní metodiky {lower_first(sentence)}; "
            f"podle nové metodiky je {_text(series, current)}"
        )
    wants_fall = target.rule in (Rule.BELOW_VALUE, Rule.DECREASE, Rule.DECREASE_BY)
    is_right_way = change < 0 if wants_fall else change > 0
    is_due = _is_due(target, now)
    if threshold is None:
        state = Course.MET if is_right_way and is_due else _course(is_right_way)
    elif passes(_amount(now)) and target.rule in (Rule.DECREASE_BY, Rule.INCREASE_BY):
        state = Course.MET
    else:
        state = Course.OFF_COURSE if is_due else _course(is_right_way)
    return _say(state, _with_deadline(sentence, target, is_due and state is Course.OFF_COURSE))


def _not_comparable(
    series: GlobalSeries, baseline: SeriesValue, current: SeriesValue, goal: str
) -> Verdict:
    values = f"{_text(series, baseline)} a {_text(series, current)}"
    if current.method != baseline.method:
        why = f"Metodika se od výchozího období změnila, hodnoty {values} nelze srovnat"
    else:
        why = (
            f"Hodnoty {values} jsou za různě dlouhá období "
            f"({baseline.period.label} a {current.period.label}) a nelze je srovnat"
        )
    return _cannot_tell(f"{why}; cíl je {goal}.")


def _gap_verdict(series: GlobalSeries, target: GlobalTargetInForce) -> Verdict:
    """Below another territory: both values of one period, measured alike."""
    own, other = series.own, series.of(target.other_territory)
    current = own.current
    assert current is not None  # noqa: S101 - the caller has checked it
    beside = _same_period(other, current)
    if other is None or beside is None:
        return _cannot_tell(
            f"Hodnota je {_text(series, current)}, "
            "pro stejné období ale chybí hodnota, se kterou se má srovnat."
        )
    gap = _amount(current) - _amount(beside)
    here = f"Hodnota {_text(series, current)}"
    there = f"{_text(series, beside)} ({other.short_name})"
    if gap < 0:
        return _say(Course.MET, f"{here} je nižší než {there}, jak žádá cíl.")
    sentence = f"{here} není nižší než {there}"
    is_due = _is_due(target, current)
    baseline = own.baseline
    base_beside = _same_period(other, baseline) if baseline else None
    is_comparable = (
        baseline is not None
        and base_beside is not None
        and baseline.status is ValueStatus.REPORTED
        and baseline.method == current.method
        and base_beside.method == beside.method
    )
    if not is_comparable or baseline is None or base_beside is None:
        state = Course.OFF_COURSE if is_due else Course.CANNOT_TELL
        return _say(state, f"{sentence}; jak se rozdíl vyvíjel, nelze určit.")
    before = _amount(baseline) - _amount(base_beside)
    texts = [
        difference_text(abs(size), series.decimal_places, series.unit) for size in (before, gap)
    ]
    if gap < before:
        state = Course.OFF_COURSE if is_due else Course.ON_COURSE
        sentence += f", rozdíl se ale zmenšil {from_(before)} {texts[0]} na {texts[1]}"
    elif gap == before:
        state = Course.OFF_COURSE
        sentence += f" a rozdíl zůstal {texts[1]}"
    elif before < 0:
        state = Course.OFF_COURSE
        sentence += f", ve výchozím období přitom byla o {texts[0]} nižší"
    else:
        state = Course.OFF_COURSE
        sentence += f" a rozdíl vzrostl {from_(before)} {texts[0]} na {texts[1]}"
    return _say(state, _with_deadline(sentence, target, is_due))


def _rank_verdict(series: GlobalSeries, target: GlobalTargetInForce) -> Verdict:
    baseline, current = series.own.baseline, series.own.current
    before = baseline.rank if baseline else None
    now = current.rank if current else None
    goal = lower_first(global_target_text(target, series.decimal_places))
    scope = f" {series.rank_scope}" if series.rank_scope else ""
    if now is None or before is None or current is None or baseline is None:
        return _cannot_tell(f"Chybí pořadí{scope}, které by se dalo srovnat; cílem je {goal}.")
    if current.method != baseline.method:
        return _cannot_tell(f"Metodika pořadí{scope} se změnila; cílem je {goal}.")
    away = target.rank_direction == GlobalTarget.RankDirection.AWAY_FROM_FIRST
    is_right_way = now > before if away else now < before
    is_due = _is_due(target, current)
    if now == before:
        sentence = f"Pořadí{scope} se nezměnilo, zůstává {now}. místo; cílem je {goal}"
    else:
        sentence = (
            f"Pořadí{scope} se změnilo: výchozí {before}. místo, nyní {now}. místo; cílem je {goal}"
        )
    state = Course.MET if is_right_way and is_due else _course(is_right_way)
    return _say(state, _with_deadline(sentence, target, is_due and not is_right_way))


def number_to_reach(series: GlobalSeries) -> Decimal | None:
    """As the target gives it, or that far from the baseline; None where it asks for a direction."""
    target, baseline = series.target, series.own.baseline
    if target is None or target.amount is None:
        return None
    if target.rule in (Rule.BELOW_VALUE, Rule.AT_LEAST):
        return target.amount
    if baseline is None or baseline.amount is None:
        return None
    sign = -1 if target.rule == Rule.DECREASE_BY else 1
    return baseline.amount + sign * target.amount


def _passes(target: GlobalTargetInForce, threshold: Decimal | None) -> Callable[[Decimal], bool]:
    if threshold is None:
        return lambda amount: False
    if target.rule == Rule.BELOW_VALUE:
        return lambda amount: amount < threshold
    if target.rule == Rule.DECREASE_BY:
        return lambda amount: amount <= threshold
    return lambda amount: amount >= threshold


def _same_period(other: TerritorySeries | None, value: SeriesValue) -> SeriesValue | None:
    """The reported value of the other territory for the same period, by the same method first."""
    if other is None:
        return None
    found = [
        item
        for item in other.values
        if item.period == value.period and item.status is ValueStatus.REPORTED
    ]
    return next(
        (item for item in found if item.method == value.method), found[-1] if found else None
    )


def _movement(series: GlobalSeries, before: SeriesValue, now: SeriesValue) -> str:
    texts = _text(series, before), _text(series, now)
    change = _amount(now) - _amount(before)
    if change == 0:
        return f"Hodnota zůstala {texts[1]}"
    verb = "klesla" if change < 0 else "vzrostla"
    return f"Hodnota {verb} {_from(before)} {texts[0]} na {texts[1]}"


def _text(series: GlobalSeries, value: SeriesValue) -> str:
    return amount_text(
        _amount(value), series.decimal_places, series.unit, is_approximate=value.is_approximate
    )


def _from(value: SeriesValue) -> str:
    return "z" if value.is_approximate else from_(_amount(value))


def _amount(value: SeriesValue) -> Decimal:
    """Of a reported value, which the database makes sure has one."""
    if value.amount is None:
        raise ValueError("a value without an amount was taken for a reported one")
    return value.amount


def _is_due(target: GlobalTargetInForce, value: SeriesValue) -> bool:
    """The value is that of the end of the target's year, or later."""
    return (value.period.end.year, value.period.end.month) >= (target.year, 12)


def _course(is_right_way: bool) -> Course:
    return Course.ON_COURSE if is_right_way else Course.OFF_COURSE


def _with_deadline(sentence: str, target: GlobalTargetInForce, is_missed: bool) -> str:
    deadline = f"; termín byl do konce roku {target.year}" if is_missed else ""
    text = f"{sentence}{deadline}"
    # "p. b." has its full stop already.
    return text if text.endswith(".") else f"{text}."


def _cannot_tell(reason: str) -> Verdict:
    return _say(Course.CANNOT_TELL, reason)


def _say(state: Course, reason: str) -> Verdict:
    return Verdict(state, non_breaking(reason))
