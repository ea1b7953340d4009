"""Triggers that note which entries an edit touches, in the transaction of the edit.

For migrations. A query yields ``(record, object id)`` pairs; it reads the rows that changed, in
their old and their new form, as ``changed``. A migration that changes a query drops the table's
triggers and makes them again; a test finds a table that is forgotten.
"""

from collections.abc import Mapping
from typing import Final

from django.db.migrations import RunSQL

# Kept by the rooms whose records are found, but no part of what is searched.
NOT_SEARCHED: Final = {
    "evaluation_controlfigure": "sums to check a draft against",
    "evaluation_edition": "found when published: a trigger of its own",
    "evaluation_evaluationtext": "found as printed in a published edition",
    "evaluation_findingexplanation": "explanations for the next edition",
    "evaluation_sourcediscrepancy": "found as printed in a published edition",
    "indicators_globaltarget": "figures",
    "indicators_globalvalue": "figures",
    "indicators_impacttarget": "figures",
    "indicators_impactvalue": "figures",
    "indicators_territory": "names shared by all indicators",
    "measures_areaproject": "links between what is found by itself",
    "measures_measurestate": "a word out of four",
    "plans_actionplan": "a stage of a plan, without text of its own",
    "plans_strategicplan_coordinators": "who may edit a plan",
    "projects_implementationreport": "figures and dates",
    "public_datachange": "marks of the page cache",
    "public_searchchange": "the notes themselves",
    "public_searchentry": "the index itself",
    "publications_event_areas": "links between what is found by itself",
}

# What has the key of a plan in its address, or is of a plan.
_FUNCTIONS: Final = """
create function public_search_in_plan(plan bigint) returns table (record text, id bigint)
language sql stable as $$
    with areas as (select a.id from plans_thematicarea a where a.plan_id = plan),
    strategic as (select s.id from plans_strategicgoal s where s.area_id in (table areas)),
    specific as (
        select g.id from plans_specificgoal g where g.strategic_goal_id in (table strategic)
    )
    select 'plan', plan
    union all select 'area', a.id from areas a
    union all select 'strategic_goal', s.id from strategic s
    union all select 'specific_goal', g.id from specific g
    union all select 'review', r.id from plans_goalreview r where r.goal_id in (table specific)
    union all select 'measure', m.id from measures_measure m
        where m.specific_goal_id in (table specific)
    union all select 'impact_indicator', i.id from indicators_impactindicator i
        where i.goal_id in (table specific)
    union all select 'global_indicator', i.id from indicators_globalindicator i
        where i.plan_id = plan
    union all select 'evaluation', e.id from evaluation_evaluation e where e.plan_id = plan
$$;

create function public_search_mark() returns trigger language plpgsql as $$
declare
    changed text := case tg_op
        when 'INSERT' then 'table new_rows'
        when 'DELETE' then 'table old_rows'
        else '(table old_rows except all table new_rows)'
             ' union all (table new_rows except all table old_rows)'
    end;
begin
    execute format(
        'with changed as (%s) insert into public_searchchange (record, object_id)'
        ' select distinct record, id from (%s) as touched (record, id) where id is not null',
        changed, tg_argv[0]
    );
    return null;
end $$;

create function public_search_mark_all() returns trigger language plpgsql as $$
begin
    insert into public_searchchange (record, object_id)
        select record, object_id from public_searchentry;
    return null;
end $$;

create function public_search_mark_edition() returns trigger language plpgsql as $$
begin
    insert into public_searchchange (record, object_id)
        values ('evaluation', coalesce(new.evaluation_id, old.evaluation_id));
    return null;
end $$;
"""
_DROP_FUNCTIONS: Final = """
drop function public_search_mark_edition();
drop function public_search_mark_all();
drop function public_search_mark();
drop function public_search_in_plan(bigint);
"""
_ROWS: Final = {
    "insert": "new table as new_rows",
    "update": "old table as old_rows new table as new_rows",
    "delete": "old table as old_rows",
}


def make_functions() -> RunSQL:
    return RunSQL(_FUNCTIONS, _DROP_FUNCTIONS)


def mark_entries(queries: Mapping[str, str]) -> RunSQL:
    """Note the entries of every statement on the tables: of the ORM, of plain SQL, of COPY.

    An update that changes nothing notes nothing. What is truncated lets everything be read again.
    """
    return RunSQL(
        [line for table, query in queries.items() for line in _triggers(table, query)],
        [line for table in queries for line in _drops(table)],
    )


def mark_published_editions() -> RunSQL:
    """Of editions only publishing counts: while one is built, its row changes every second."""
    return RunSQL(
        [
            "create trigger public_search_publish after update on evaluation_edition for each row"
            " when (old.published_at is distinct from new.published_at)"
            " execute function public_search_mark_edition()",
            "create trigger public_search_delete after delete on evaluation_edition for each row"
            " when (old.published_at is not null)"
            " execute function public_search_mark_edition()",
        ],
        [
            "drop trigger public_search_publish on evaluation_edition",
            "drop trigger public_search_delete on evaluation_edition",
        ],
    )


def _triggers(table: str, query: str) -> list[str]:
    argument = " ".join(query.split()).replace("'", "''")
    made = [
        f"create trigger public_search_{event} after {event} on {table} referencing {rows}"
        f" for each statement execute function public_search_mark('{argument}')"
        for event, rows in _ROWS.items()
    ]
    made.append(
        f"create trigger public_search_truncate after truncate on {table}"
        " for each statement execute function public_search_mark_all()"
    )
    return made


def _drops(table: str) -> list[str]:
    events = (*_ROWS, "truncate")
    return [f"drop trigger public_search_{event} on {table}" for event in events]
