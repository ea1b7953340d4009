"""Pages say which organisation approved a report; users stand in between."""

from django.db import migrations

from public.caching.watching import watch_organisations_of_users


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("public", "0004_watch_signed_explanations"),
    ]

    operations = [watch_organisations_of_users()]
