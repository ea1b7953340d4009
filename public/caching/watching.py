"""Triggers that leave a mark for each transaction that changes a watched table.

For migrations. A room that adds a table adds a migration here, ``watch_tables("room_table")``, or
names the table in ``NOT_PUBLIC``; a test finds one that is forgotten.
"""

from typing import Final

from django.db.migrations import RunSQL

# Kept by the rooms whose data is public, but on no page.
NOT_PUBLIC: Final = {
    "evaluation_controlfigure": "sums to check a draft against",
    "evaluation_evaluationtext": "written for the next edition",
    "plans_strategicplan_coordinators": "who may edit a plan",
    "public_datachange": "the marks themselves",
    "public_searchchange": "what has to be read again for the search index",
}

# At most one mark a transaction: the name of the transaction is kept in a setting that ends with it
# and, as the mark does, with a savepoint that is rolled back.
_FUNCTION: Final = """
create function public_note_change() returns trigger language plpgsql as $$
begin
    if current_setting('public.noted_in', true) is distinct from pg_current_xact_id()::text then
        insert into public_datachange default values;
        perform set_config('public.noted_in', pg_current_xact_id()::text, true);
    end if;
    return null;
end $$;
-- Two databases never begin with the same set.
insert into public_datachange default values;
"""


def make_trigger_function() -> RunSQL:
    return RunSQL(_FUNCTION, "drop function public_note_change()")


def watch_tables(*tables: str) -> RunSQL:
    """Note every statement that changes one of the tables, also plain SQL, COPY and TRUNCATE."""
    return RunSQL(
        [
            f"create trigger public_note_change after insert or update or delete or truncate"
            f" on {table} for each statement execute function public_note_change()"
            for table in tables
        ],
        [f"drop trigger public_note_change on {table}" for table in tables],
    )


def watch_published_editions() -> RunSQL:
    """Of editions only what is out counts: while one is built, its row changes every second."""
    table, before, after = "evaluation_edition", "old.published_at", "new.published_at"
    conditions = {
        "insert": f"{after} is not null",
        "update": f"{before} is not null or {after} is not null",
        "delete": f"{before} is not null",
    }
    return RunSQL(
        [
            *(
                f"create trigger public_note_{event} after {event} on {table} for each row"
                f" when ({condition}) execute function public_note_change()"
                for event, condition in conditions.items()
            ),
            f"create trigger public_note_truncate after truncate on {table}"
            " for each statement execute function public_note_change()",
        ],
        [f"drop trigger public_note_{event} on {table}" for event in (*conditions, "truncate")],
    )


def watch_organisations_of_users() -> RunSQL:
    """Of users only whose they are is public: a report is approved by their organisation."""
    return RunSQL(
        "create trigger public_note_change after update of organisation_id on accounts_user"
        " for each row when (old.organisation_id is distinct from new.organisation_id)"
        " execute function public_note_change()",
        "drop trigger public_note_change on accounts_user",
    )
