"""Organisations without IČO."""

from publications.evaluation.checks.facts import OrganisationFacts
from tests.evaluation.checks.small_facts import (
    CHARITY,
    DISTRICT,
    facts,
    found,
    ids,
    measure,
    project,
)

CHECK = "organisations"


def test_all_that_have_none_are_in_one_note() -> None:
    nobody = OrganisationFacts(pk=8, name="Spolek")
    holder = OrganisationFacts(pk=9, name="Nadace, z. s.")
    given = facts(projects=[project(holder=holder)], measures=(measure(implementers=(nobody,)),))

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("organisations:no_ico", "note")
    assert finding.message.replace("\u00a0", " ") == (
        "IČO chybí u 2 organizací: Nadace, z. s.; Spolek."
    )


def test_a_part_of_another_organisation_needs_none() -> None:
    given = facts(projects=[project(holder=DISTRICT)], measures=(measure(implementers=(CHARITY,)),))

    assert not ids(CHECK, given)
