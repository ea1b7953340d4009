"""The search index, the notes of what has to be read again, and the triggers that write them."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

from public.caching.watching import watch_tables
from public.search.marking import make_functions, mark_entries, mark_published_editions

RENAMED = "select id from changed group by id having count(distinct {column}) > 1"
OF_PLANS = """
    union all select w.record, w.id from ({plans}) as p (id), public_search_in_plan(p.id) as w
"""

QUERIES = {
    "sources_sourcedocument": "select 'source', id from changed",
    "partners_organisation": """
        select 'organisation', id from changed
        union all select 'municipality', id from changed
        union all select 'project', p.id from projects_project p, changed c
            where c.id in (p.holder_id, p.municipality_id)
        union all select 'measure', i.measure_id from measures_measureimplementer i
            join changed c on c.id = i.organisation_id
        union all select 'body', b.id from partners_body b join changed c on c.id = b.municipality_id
        union all select 'body', m.body_id from partners_bodymembership m
            join changed c on c.id = m.organisation_id
        union all select 'locality', l.id from plans_locality l
            join changed c on c.id = l.municipality_id
        union all select 'plan', p.id from plans_strategicplan p
            join changed c on c.id = p.municipality_id
    """,
    "partners_contact": "select 'organisation', organisation_id from changed",
    "partners_body": "select 'body', id from changed",
    "partners_bodymembership": "select 'body', body_id from changed",
    # Addresses hold the key of the plan: where that changes, all of the plan is read again.
    "plans_strategicplan": "select 'plan', id from changed"
    + OF_PLANS.format(plans=RENAMED.format(column="key")),
    "plans_abbreviation": "select 'plan', plan_id from changed",
    "plans_advisoryprogramme": "select 'plan', plan_id from changed",
    "plans_thematicarea": "select 'area', id from changed"
    + OF_PLANS.format(
        plans=f"select plan_id from changed where id in ({RENAMED.format(column='plan_id')})"
    ),
    "plans_strategicgoal": "select 'strategic_goal', id from changed"
    + OF_PLANS.format(
        plans="select a.plan_id from plans_thematicarea a join changed c on c.area_id = a.id"
        f" where c.id in ({RENAMED.format(column='area_id')})"
    ),
    "plans_specificgoal": """
        select 'specific_goal', id from changed
        union all select 'review', r.id from plans_goalreview r join changed c on c.id = r.goal_id
        union all select 'impact_indicator', i.id from indicators_impactindicator i
            join changed c on c.id = i.goal_id
        union all select 'measure', m.id from measures_measure m where m.specific_goal_id in (
    """
    + RENAMED.format(column="strategic_goal_id")
    + ")",
    "plans_goalreview": "select 'review', id from changed",
    "plans_cooperation": "select 'municipality', municipality_id from changed",
    "plans_cooperationstep": """
        select 'municipality', o.municipality_id from plans_cooperation o
            join changed c on c.cooperation_id = o.id
    """,
    "plans_locality": "select 'locality', id from changed",
    "projects_programme": """
        select 'project', p.id from projects_project p join changed c on c.id = p.programme_id
    """,
    "projects_call": """
        select 'project', p.id from projects_project p join changed c on c.id = p.call_id
    """,
    "projects_targetgroup": """
        select 'project', g.project_id from projects_project_target_groups g
            join changed c on c.id = g.targetgroup_id
    """,
    "projects_project": """
        select 'project', id from changed
        union all select 'measure', m.measure_id from measures_measure_projects m
            join changed c on c.id = m.project_id
    """,
    "projects_project_target_groups": "select 'project', project_id from changed",
    "projects_projectactivity": "select 'project', project_id from changed",
    "projects_projectoutput": """
        select 'project', a.project_id from projects_projectactivity a
            join changed c on c.activity_id = a.id
    """,
    "measures_measure": "select 'measure', id from changed",
    "measures_measureimplementer": "select 'measure', measure_id from changed",
    "measures_measure_projects": "select 'measure', measure_id from changed",
    "indicators_globalindicator": "select 'global_indicator', id from changed",
    "indicators_globalcomment": "select 'global_indicator', indicator_id from changed",
    "indicators_impactindicator": "select 'impact_indicator', id from changed",
    "indicators_impactcategory": "select 'impact_indicator', indicator_id from changed",
    "publications_newsitem": "select 'news', id from changed",
    "publications_event": "select 'event', id from changed",
    "publications_document": "select 'document', id from changed",
    "publications_page": "select 'page', id from changed",
    "evaluation_evaluation": "select 'evaluation', id from changed",
    "evaluation_editionpage": """
        select 'evaluation', e.evaluation_id from evaluation_edition e
            join changed c on c.edition_id = e.id
    """,
}
# What a database holds already.
FIRST = {
    "plan": "plans_strategicplan",
    "area": "plans_thematicarea",
    "strategic_goal": "plans_strategicgoal",
    "specific_goal": "plans_specificgoal",
    "review": "plans_goalreview",
    "measure": "measures_measure",
    "global_indicator": "indicators_globalindicator",
    "impact_indicator": "indicators_impactindicator",
    "project": "projects_project",
    "organisation": "partners_organisation",
    "municipality": "partners_organisation",
    "body": "partners_body",
    "locality": "plans_locality",
    "news": "publications_newsitem",
    "event": "publications_event",
    "document": "publications_document",
    "page": "publications_page",
    "evaluation": "evaluation_evaluation",
    "source": "sources_sourcedocument",
}


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0002_keep_what_the_web_shows_of_an_edition"),
        ("plans", "0001_initial"),
        ("public", "0001_note_changes_of_public_data"),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="SearchChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record", models.CharField(max_length=24)),
                ("object_id", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "change to be indexed",
                "verbose_name_plural": "changes to be indexed",
                "indexes": [
                    models.Index(fields=["record", "object_id"], name="searchchange_entry")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record", models.CharField(max_length=24)),
                ("object_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "Plans"),
                            ("area", "Thematic areas"),
                            ("goal", "Goals"),
                            ("measure", "Measures"),
                            ("indicator", "Indicators"),
                            ("project", "Projects"),
                            ("organisation", "Organisations"),
                            ("body", "Bodies and groups"),
                            ("municipality", "Municipalities"),
                            ("locality", "Localities"),
                            ("news", "News"),
                            ("event", "Events"),
                            ("review", "Yearly reviews of goals"),
                            ("evaluation", "Evaluations"),
                            ("document", "Documents"),
                            ("page", "Pages"),
                            ("source", "Sources of data"),
                        ],
                        max_length=16,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=100)),
                ("title", models.TextField()),
                ("folded_title", models.TextField()),
                ("text", models.TextField(blank=True)),
                (
                    "path",
                    models.TextField(help_text="The Czech address; the English one is below /en."),
                ),
                ("visible_from", models.DateField(null=True)),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.strategicplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["vector"], name="searchentry_vector"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("folded_title", "gin_trgm_ops"),
                        name="searchentry_title_trigrams",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "object_id"), name="one_search_entry_each"
                    )
                ],
            },
        ),
        make_functions(),
        mark_entries(QUERIES),
        mark_published_editions(),
        watch_tables("public_searchentry"),
        migrations.RunSQL(
            [
                f"insert into public_searchchange (record, object_id) select '{record}', id"
                f" from {table}"
                for record, table in FIRST.items()
            ],
            migrations.RunSQL.noop,
        ),
    ]
