"""``python -m tests.portal.fill``: the shipped portal in the database that DATABASE_URL names.

Ostrava's data, its evaluation of 2023 published, and everything found by search.
"""

import django


def main() -> None:
    django.setup()

    from public.search.refresh import catch_up_wholly
    from tests.public.publishing import publish_ostrava

    publish_ostrava()
    catch_up_wholly()


if __name__ == "__main__":
    main()
