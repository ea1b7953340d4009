"""Implementers of measures against holders of projects."""

import pytest

from publications.evaluation.checks.facts import OrganisationFacts
from tests.evaluation.checks.small_facts import (
    CHARITY,
    CITY,
    DISTRICT,
    OTHER_DISTRICT,
    facts,
    found,
    ids,
    measure,
    project,
)

CHECK = "implementers"


def test_another_holder_is_an_error() -> None:
    carried = project(holder=CHARITY)
    given = facts(projects=[carried], measures=(measure(projects=[carried]),))

    finding = found(CHECK, given)[0]

    assert finding.id == "implementers:holder:1.1.1.1/projekt"
    assert finding.severity == "error"
    assert (finding.expected, finding.found) == ("Charita", "Město")


@pytest.mark.parametrize(
    ("holder", "implementer"), [(CITY, CITY), (DISTRICT, CITY), (CITY, DISTRICT)]
)
def test_an_organisation_and_its_part_count_as_the_same(
    holder: OrganisationFacts, implementer: OrganisationFacts
) -> None:
    carried = project(holder=holder)
    given = facts(
        projects=[carried], measures=(measure(projects=[carried], implementers=(implementer,)),)
    )

    assert not ids(CHECK, given)


def test_two_parts_of_one_organisation_are_not_the_same() -> None:
    carried = project(holder=OTHER_DISTRICT)
    given = facts(
        projects=[carried], measures=(measure(projects=[carried], implementers=(DISTRICT,)),)
    )

    assert ids(CHECK, given) == ["holder:1.1.1.1/projekt"]


def test_one_of_several_implementers_is_enough() -> None:
    carried = project(holder=CHARITY)
    given = facts(
        projects=[carried], measures=(measure(projects=[carried], implementers=(CITY, CHARITY)),)
    )

    assert not ids(CHECK, given)


def test_a_measure_under_way_has_an_implementer_and_a_project() -> None:
    bare = measure(kind="project", implementers=())

    assert ids(CHECK, facts(measures=(bare,))) == ["missing:1.1.1.1", "no_project:1.1.1.1"]


def test_a_measure_that_is_not_carried_out_needs_neither() -> None:
    bare = measure(kind="project", implementers=(), state="not_implemented")

    assert not ids(CHECK, facts(measures=(bare,)))
