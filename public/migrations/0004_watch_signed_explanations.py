"""The page of a source document shows them beside what it contradicts itself in."""

from django.db import migrations

from public.caching.watching import watch_tables


class Migration(migrations.Migration):
    dependencies = [
        ("public", "0003_watch_pages_of_editions"),
        ("evaluation", "0001_initial"),
    ]

    operations = [watch_tables("evaluation_findingexplanation")]
