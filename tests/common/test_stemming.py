import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from common.stemming import fold, search_text


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("začleňování", "zaclenovani"),
        ("bydlení", "bydlením"),
        ("služby", "sluzby"),
        ("rodiny", "rodin"),
    ],
)
def test_other_forms_and_missing_diacritics_meet(written, asked):
    assert set(search_text(written).split()) & set(search_text(asked).split())


def test_folding_drops_case_and_diacritics():
    assert fold("Příliš ŽLUŤOUČKÝ") == "prilis zlutoucky"


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("impatient_threads")
def test_threads_do_not_stem_each_others_words():
    words = ["začleňování", "bydlením", "rodinám", "domácnostmi", "nejchudšími", "zadluženost"]
    alone = [search_text(word) for word in words]
    with ThreadPoolExecutor(len(words)) as pool:
        together = list(pool.map(search_text, words * 500))
    assert together == alone * 500
