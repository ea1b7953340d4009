"""What only the database knows becomes a problem of a record, never a traceback."""

import pytest

from partners.models import Organisation
from plans.models import StrategicPlan
from tests.factories import OrganisationFactory
from tests.portal_data.data_directory import DataDirectory

pytestmark = pytest.mark.django_db


def test_name_that_another_organisation_has(town: DataDirectory) -> None:
    OrganisationFactory(key="jina", name="Poradna")
    problem = town.problem()
    assert (str(problem.place), problem.record) == ("mesto.yaml:8", "organisations/poradna")
    assert "již existuje" in problem.reason


def test_another_current_plan_of_the_municipality(town: DataDirectory) -> None:
    mesto = OrganisationFactory(key="mesto", name="Město")
    StrategicPlan.objects.create(
        key="jiny",
        municipality=mesto,
        title="Jiný",
        state="current",
        starts_on="2020-01-01",
        ends_on="2030-12-31",
    )
    problem = town.problem()
    assert problem.record == "plans/plan"
    assert problem.reason == "Obec už má jiný platný plán; nejdřív ho uzavřete."


def test_record_that_is_still_referred_to_is_not_removed(town: DataDirectory) -> None:
    """A report of the portal uses a category that the files no longer have."""
    town.load()
    town.change("mesto.yaml", ", {key: muzi, name: muži}", "")
    project = town.path / "mesto.yaml"
    text = project.read_text(encoding="utf-8").partition("projects:\n  - key: projekt")[0]
    project.write_text(text, encoding="utf-8")
    problem = town.problem()
    assert problem.record == "kategorie indikátorů"
    assert "v portálu se na něj odkazuje" in problem.reason


def test_nothing_stays_of_tables_written_before_the_refusal(town: DataDirectory) -> None:
    OrganisationFactory(key="jina", name="Poradna")
    town.problem()
    assert list(Organisation.objects.values_list("key", flat=True)) == ["jina"]
