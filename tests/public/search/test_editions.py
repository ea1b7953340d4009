"""Evaluations are found once an edition is out, by what the newest edition says."""

from typing import Any

import pytest
from django.core.management import call_command

from publications.evaluation.models import Edition, Evaluation, EvaluationText
from tests.evaluation.editions import make_ready
from tests.processes import ROOT
from tests.public.publishing import publish
from tests.public.search.searching import hits, titles


@pytest.fixture
def evaluation(db: None, media: Any) -> Evaluation:
    """Of the invented town Vzorov, with a foreword of our own."""
    call_command("load_portal_data", str(ROOT / "data" / "vzorov"), verbosity=0)
    evaluation = Evaluation.objects.get(plan__key="vzorov-2024-2027", year=2024)
    EvaluationText.objects.update_or_create(
        evaluation=evaluation,
        section=EvaluationText.Section.FOREWORD,
        defaults={"body": "Žirafy letos zabydlely {{jen tak}} celé město."},
    )
    return evaluation


def test_an_evaluation_is_found_when_it_is_published(evaluation: Evaluation) -> None:
    assert titles("žirafa") == []
    edition = Edition.objects.create(evaluation=evaluation)
    make_ready(edition)
    assert titles("žirafa") == []
    edition.delete()
    publish(evaluation)
    (hit,) = hits("žirafa")
    assert hit.path == "/vyhodnoceni/vzorov-2024-2027/2024/"
    assert str(hit.passage) == "<mark>Žirafy</mark> letos zabydlely {jen tak} celé město."


def test_the_newest_edition_counts(evaluation: Evaluation) -> None:
    publish(evaluation)
    EvaluationText.objects.update(body="Sloni letos zabydleli celé město.")
    assert len(titles("žirafa")) == 1, "an edition that is out does not change"
    publish(evaluation, minor=1, erratum="Nešlo o žirafy.")
    assert titles("žirafa") == []
    assert len(titles("sloni")) == 1
