"""A data file as a whole: its kinds, and the JSON Schema an editor can check it by."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from portal_data.schema.areas import AreaRecord
from portal_data.schema.global_indicators import GlobalIndicatorRecord, TerritoryRecord
from portal_data.schema.meanings import meaning
from portal_data.schema.partners import BodyRecord, ContactRecord, OrganisationRecord, Source
from portal_data.schema.plans import CooperationRecord, LocalityRecord, PlanRecord
from portal_data.schema.projects import ProgrammeRecord, ProjectRecord
from portal_data.schema.publications import (
    DocumentRecord,
    EvaluationRecord,
    EventRecord,
    NewsRecord,
    PageRecord,
)
from portal_data.schema.record import Record, item_class
from portal_data.schema.types import Key, Text


class Defaults(BaseModel):
    """Fills ``source`` and ``source_place`` of all records of the file that name no source."""

    model_config = ConfigDict(extra="forbid")

    source: Key
    source_place: Text = ""


class PortalFile(BaseModel):
    """One data file. Lists of the same kind in several files are put together."""

    model_config = ConfigDict(extra="forbid", title="Datový soubor portálu")

    defaults: Defaults | None = Field(
        default=None, description="Zdroj všech záznamů souboru, které samy žádný neuvádějí."
    )
    sources: list[Source] = []
    territories: list[TerritoryRecord] = []
    organisations: list[OrganisationRecord] = []
    bodies: list[BodyRecord] = []
    contacts: list[ContactRecord] = []
    programmes: list[ProgrammeRecord] = []
    projects: list[ProjectRecord] = []
    plans: list[PlanRecord] = []
    areas: list[AreaRecord] = []
    global_indicators: list[GlobalIndicatorRecord] = []
    cooperations: list[CooperationRecord] = []
    localities: list[LocalityRecord] = []
    news: list[NewsRecord] = []
    events: list[EventRecord] = []
    documents: list[DocumentRecord] = []
    pages: list[PageRecord] = []
    evaluations: list[EvaluationRecord] = []


KINDS = tuple(name for name in PortalFile.model_fields if name != "defaults")


def json_schema() -> dict[str, Any]:
    """With what each field means, so that an editor can say it while a person writes."""
    schema = PortalFile.model_json_schema()
    for record in set(record_classes(PortalFile)):
        properties = schema["$defs"][record.__name__]["properties"]
        for name in record.model_fields:
            properties[name]["description"] = meaning(record, name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def record_classes(schema: type[BaseModel]) -> Iterator[type[Record]]:
    for field in schema.model_fields.values():
        if record := item_class(field):
            yield record
            yield from record_classes(record)
