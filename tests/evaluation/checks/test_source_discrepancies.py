"""Contradictions of printed text, as recorded."""

import pytest

from publications.evaluation.checks.facts import DiscrepancyFacts
from publications.evaluation.checks.run import run_checks
from tests.evaluation.checks.small_facts import facts, found
from tests.evaluation.snapshot.small_plan import SmallPlan
from tests.factories import SourceDiscrepancyFactory, SourceDocumentFactory

CHECK = "source_discrepancies"
TEXT = "Přehled roku uvádí prosinec, shrnutí cíle listopad."


def test_nothing_recorded_has_no_finding() -> None:
    assert not found(CHECK, facts())


def test_each_contradiction_is_a_finding() -> None:
    given = facts(
        discrepancies=(
            DiscrepancyFacts("partnerstvi", "Lokální partnerství", TEXT),
            DiscrepancyFacts("platforma", "Platforma velkých měst", TEXT, "Zpráva za rok 2023"),
        )
    )

    findings = found(CHECK, given)

    assert [(item.id, item.severity, item.subject) for item in findings] == [
        ("source_discrepancies:partnerstvi", "warning", "Lokální partnerství"),
        ("source_discrepancies:platforma", "warning", "Platforma velkých měst"),
    ]
    assert [item.message.replace("\u00a0", " ") for item in findings] == [
        TEXT,
        f"{TEXT} Zdroj: Zpráva za rok 2023.",
    ]


@pytest.mark.django_db
def test_those_of_the_evaluation_are_read_and_no_others() -> None:
    small = SmallPlan()
    own, other = SourceDocumentFactory(), SourceDocumentFactory(title="Jiný dokument")
    small.evaluation.source = own
    small.evaluation.save()
    here = {"evaluation": small.evaluation, "subject": "Předmět", "text": TEXT}
    SourceDiscrepancyFactory(key="b", source=own, **here)
    SourceDiscrepancyFactory(key="a", source=other, **here)
    SourceDiscrepancyFactory(key="c", evaluation=small.next_evaluation())

    found_here = [item for item in run_checks(small.evaluation) if item.check == CHECK]

    assert [item.id for item in found_here] == [f"{CHECK}:a", f"{CHECK}:b"]
    assert ["Jiný" in item.message for item in found_here] == [True, False]
