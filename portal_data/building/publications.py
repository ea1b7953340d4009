"""Rows of news, events, documents, pages and evaluations."""

import datetime
from collections import Counter

from portal_data.attachments import AttachmentError
from portal_data.building.builder import NOWHERE, Builder
from portal_data.building.codes import PlanCodes
from portal_data.building.plans import plan_of
from portal_data.schema.publications import DocumentRecord, EvaluationRecord, EventRecord


def build_publications(build: Builder, codes: PlanCodes) -> None:
    tables = build.tables
    for item in build.records.of("news"):
        build.add(tables.news, item, plan=plan_of(build, item, item.plan))
    _events(build, codes, build.records.of("events"))
    documents: list[DocumentRecord] = build.records.of("documents")
    for document in documents:
        _document(build, document)
    for page in build.records.of("pages"):
        build.add(tables.pages, page)
    for evaluation in build.records.of("evaluations"):
        _evaluation(build, evaluation)


def _events(build: Builder, codes: PlanCodes, events: list[EventRecord]) -> None:
    tables = build.tables
    positions: Counter[tuple[str | None, datetime.date]] = Counter()
    for event in events:
        positions[event.plan, event.starts_on] += 1
        plan = plan_of(build, event, event.plan)
        row = build.add(
            tables.events,
            event,
            plan=plan,
            body=build.find(tables.bodies, "bodies", event, "body", event.body),
            position=event.position or positions[event.plan, event.starts_on],
        )
        build.adopt(row, tables.event_areas)
        if event.plan is None or plan is NOWHERE:
            continue
        for index, code in enumerate(event.areas):
            field = f"areas.{index}"
            area = codes.area(event, field, event.plan, code)
            build.add_link(tables.event_areas, event, field, event=row, thematicarea=area)


def _document(build: Builder, document: DocumentRecord) -> None:
    row = build.add(build.tables.documents, document, plan=plan_of(build, document, document.plan))
    if not document.file:
        return  # what somebody attached in the portal stays there
    try:
        row.values["file"] = build.attachments.take(document.file, document.key)
    except AttachmentError as error:
        build.complain(document, "file", str(error))


def _evaluation(build: Builder, evaluation: EvaluationRecord) -> None:
    tables = build.tables
    row = build.add(
        tables.evaluations, evaluation, plan=plan_of(build, evaluation, evaluation.plan)
    )
    build.adopt(
        row, tables.texts, tables.control_figures, tables.discrepancies, tables.explanations
    )
    for text in evaluation.texts:
        build.add(tables.texts, text, evaluation=row)
    for figure in evaluation.control_figures:
        build.add(tables.control_figures, figure, evaluation=row)
    for discrepancy in evaluation.discrepancies:
        build.add(tables.discrepancies, discrepancy, evaluation=row)
    for explanation in evaluation.explanations:
        build.add(tables.explanations, explanation, evaluation=row)
