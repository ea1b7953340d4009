"""What docs/data-format.md shows is what happens, and its tables are current."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from portal_data.management.commands.write_data_schema import DEFAULT_OUTPUT, DOCUMENT
from portal_data.schema.field_tables import with_field_tables
from portal_data.schema.meanings import MEANINGS
from portal_data.schema.portal_file import PortalFile, json_schema, record_classes
from portal_data.schema.record import SourcedRecord
from tests.portal_data.data_directory import DataDirectory


@pytest.fixture
def document() -> str:
    return (settings.BASE_DIR / DOCUMENT).read_text(encoding="utf-8")


@pytest.fixture
def example(document: str, directory: DataDirectory) -> DataDirectory:
    blocks = dict(re.findall(r"```(yaml|csv)\n(.*?)```", document, re.DOTALL))
    return directory.write("mesto.yaml", blocks["yaml"]).write("contacts.csv", blocks["csv"])


@pytest.mark.django_db
def test_smallest_directory_loads(example: DataDirectory) -> None:
    result = example.load()
    assert result.counts["reported_values"].created == 1
    assert result.counts["contacts"].created == 1
    assert not example.load().has_changes


@pytest.mark.django_db
def test_shown_errors_are_those_that_come(example: DataDirectory, document: str) -> None:
    example.change("mesto.yaml", "holder: hory-poradna", "holder: hory-poradny")
    example.change("mesto.yaml", "4250000.50", "4 250 000,50")
    example.change("mesto.yaml", "ends_on: 2026-12-31", "ends_on: 2024-12-31")
    example.change("mesto.yaml", "code: 1.1.1.1", "code: 1.2.1.1")
    example.change("contacts.csv", ";koordinace;", ";;")
    shown = re.search(r"```\n(contacts\.csv:2:.*?)CommandError", document, re.DOTALL)
    assert shown is not None
    assert "\n".join(map(str, example.problems())) + "\n" == shown[1]


def test_committed_json_schema_is_current(tmp_path: Path) -> None:
    """After a change of the format: manage.py write_data_schema."""
    call_command("write_data_schema", "--output", tmp_path / "schema.json")
    committed = (settings.BASE_DIR / DEFAULT_OUTPUT).read_text(encoding="utf-8")
    assert committed == (tmp_path / "schema.json").read_text(encoding="utf-8")
    assert json.loads(committed)["title"] == "Datový soubor portálu"


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: dates are texts, numbers are numbers."""

    yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("city", ["vzorov", "ostrava"])
def test_json_schema_accepts_the_shipped_data(city: str) -> None:
    """A schema that marks good files red is worse than none."""
    schema = json.loads((settings.BASE_DIR / DEFAULT_OUTPUT).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted((settings.BASE_DIR / "data" / city).rglob("*.yaml"))
    assert files
    for file in files:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506
        errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]
        assert not errors, file.name


def test_json_schema_refuses_what_the_loader_refuses() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not validator.is_valid({"news": [{"key": "a"}]})
    assert not validator.is_valid({"zpravy": []})


def test_tables_of_fields_are_current(document: str) -> None:
    """After a change of the format: manage.py write_data_schema."""
    assert with_field_tables(document) == document


def test_every_meaning_is_of_a_field() -> None:
    """That every field has one, the JSON Schema could not be written without."""
    fields = {
        name
        for record in [*record_classes(PortalFile), SourcedRecord]
        for name in record.model_fields
    }
    assert set(MEANINGS) <= fields
