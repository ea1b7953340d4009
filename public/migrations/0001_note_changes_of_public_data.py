"""A mark in the database for each transaction that changes what the public may read."""

import django.contrib.postgres.functions
from django.db import migrations, models

from public.caching.watching import make_trigger_function, watch_published_editions, watch_tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("evaluation", "0001_initial"),
        ("indicators", "0001_initial"),
        ("measures", "0001_initial"),
        ("partners", "0001_initial"),
        ("plans", "0001_initial"),
        ("projects", "0001_initial"),
        ("publications", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DataChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={"verbose_name": "data change", "verbose_name_plural": "data changes"},
        ),
        make_trigger_function(),
        watch_tables(
            "sources_sourcedocument",
            "partners_body",
            "partners_bodymembership",
            "partners_contact",
            "partners_organisation",
            "plans_abbreviation",
            "plans_actionplan",
            "plans_advisoryprogramme",
            "plans_cooperation",
            "plans_cooperationstep",
            "plans_goalreview",
            "plans_locality",
            "plans_specificgoal",
            "plans_strategicgoal",
            "plans_strategicplan",
            "plans_thematicarea",
            "projects_call",
            "projects_implementationreport",
            "projects_programme",
            "projects_project",
            "projects_project_target_groups",
            "projects_projectactivity",
            "projects_projectoutput",
            "projects_targetgroup",
            "measures_areaproject",
            "measures_measure",
            "measures_measure_projects",
            "measures_measureimplementer",
            "measures_measurestate",
            "indicators_globalcomment",
            "indicators_globalindicator",
            "indicators_globaltarget",
            "indicators_globalvalue",
            "indicators_impactcategory",
            "indicators_impactindicator",
            "indicators_impacttarget",
            "indicators_impactvalue",
            "indicators_territory",
            "publications_document",
            "publications_event",
            "publications_event_areas",
            "publications_newsitem",
            "publications_page",
            "evaluation_evaluation",
            "evaluation_sourcediscrepancy",
        ),
        watch_published_editions(),
    ]
