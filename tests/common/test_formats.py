"""Template filters and tags that write periods, in both languages."""

import datetime

import pytest
from django.utils import translation

from common.templatetags.formats import days

START, END = datetime.date(2014, 7, 1), datetime.date(2018, 12, 31)


@pytest.mark.parametrize(
    ("start", "end", "czech", "english"),
    [
        (START, END, "1. 7. 2014–31. 12. 2018", "1 Jul 2014–31 Dec 2018"),
        (START, START, "1. 7. 2014", "1 Jul 2014"),
        (START, None, "od 1. 7. 2014", "from 1 Jul 2014"),
        (None, END, "do 31. 12. 2018", "until 31 Dec 2018"),
        (None, None, "", ""),
    ],
)
def test_a_period_says_what_is_known_of_it(start, end, czech, english):
    with translation.override("cs"):
        assert days(start, end).replace("\u00a0", " ") == czech
    with translation.override("en"):
        assert days(start, end).replace("\u00a0", " ") == english
