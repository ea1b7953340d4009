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
