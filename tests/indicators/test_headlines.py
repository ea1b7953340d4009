"""Figures of the home page: chosen by coordinators, with words in the right plural."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from indicators.headlines import Headline, headlines
from indicators.models import ImpactIndicator
from indicators.verdicts import Course
from measures.progress import measure_progress
from plans.models import SpecificGoal
from tests.factories import (
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    ProjectFactory,
    SpecificGoalFactory,
)

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2024, 6, 1)
WORDS = "domácnost získala byt | domácnosti získaly byt | domácností získalo byt"


def _indicator(goal: SpecificGoal, place: int, **fields: Any) -> ImpactIndicator:
    made: ImpactIndicator = ImpactIndicatorFactory(
        goal=goal, headline=WORDS, headline_position=place, **fields
    )
    return made


def _of(goal: SpecificGoal) -> list[Headline]:
    return headlines(goal.strategic_goal.area.plan, on=TODAY)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1, "domácnost získala byt"),
        (3, "domácnosti získaly byt"),
        (39, "domácností získalo byt"),
        (0, "domácností získalo byt"),
    ],
)
def test_the_words_fit_the_number(amount: int, words: str) -> None:
    goal = SpecificGoalFactory()
    ImpactValueFactory(indicator=_indicator(goal, 1), amount=Decimal(amount))

    (found,) = _of(goal)

    assert (found.text, found.words) == (str(amount), words)


def test_they_come_in_their_order_with_target_verdict_and_address() -> None:
    goal = SpecificGoalFactory()
    for place, amount in ((2, 5), (1, 60)):
        indicator = _indicator(goal, place)
        ImpactTargetFactory(indicator=indicator, amount=Decimal(40))
        ImpactValueFactory(indicator=indicator, amount=Decimal(amount))
    ImpactValueFactory(indicator=ImpactIndicatorFactory(goal=goal))

    first, second = _of(goal)

    assert (first.text, second.text) == ("60", "5")
    assert first.verdict.state is Course.MET
    assert first.target_text.replace("\u00a0", " ") == "Nejméně 40 do konce roku 2025"
    assert first.url.endswith(f"/indikatory-dopadu/{goal.code}/2/")


def test_a_figure_without_a_number_is_left_out() -> None:
    goal = SpecificGoalFactory()
    _indicator(goal, 1)
    not_known = _indicator(goal, 2)
    ImpactValueFactory(indicator=not_known, amount=None, status="not_available")

    assert _of(goal) == []


def test_a_small_count_of_people_is_not_told() -> None:
    goal = SpecificGoalFactory()
    indicator = _indicator(goal, 1, is_sensitive=True)
    report = ImplementationReportFactory(state="approved")
    ImpactValueFactory(indicator=indicator, report=report, amount=Decimal(3), source=None)

    (found,) = _of(goal)

    assert found.text == "<\u00a05"
    assert found.words == "domácností získalo byt"


def test_the_number_of_queries_does_not_grow(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    goal = SpecificGoalFactory()
    plan = goal.strategic_goal.area.plan
    MeasureFactory(specific_goal=goal).projects.add(ProjectFactory())
    for place in range(1, 21):
        ImpactValueFactory(indicator=_indicator(goal, place))
    progress = measure_progress(plan, cut_off=TODAY)

    with django_assert_num_queries(3):
        assert len(headlines(plan, on=TODAY, progress=progress)) == 20
    with django_assert_num_queries(6):
        headlines(plan, on=TODAY)


@pytest.mark.parametrize("words", ["byt |", "byt | byty", "a | b | c | d | e"])
def test_words_with_the_wrong_number_of_forms_are_refused(words: str) -> None:
    indicator = _indicator(SpecificGoalFactory(), 1)
    indicator.headline = words

    with pytest.raises(ValidationError) as error:
        indicator.full_clean()
    assert "headline" in error.value.message_dict


def test_words_need_a_place() -> None:
    indicator = _indicator(SpecificGoalFactory(), 1)
    indicator.headline_position = None

    with pytest.raises(IntegrityError, match="impact_headline_has_words_and_a_place"):
        indicator.save()
