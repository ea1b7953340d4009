"""What the web shows of an edition is drawn with it, and shown once the edition is out."""

from django.db import migrations

from public.caching.watching import watch_tables


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0002_keep_what_the_web_shows_of_an_edition"),
        ("public", "0002_index_for_search"),
    ]

    operations = [watch_tables("evaluation_editionpage")]
