"""Questions and texts as lexemes: word forms, diacritics, codes, and whatever people type."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from public.search.words import MAX_QUESTION, ask, lexemes_of, vector


def answers(question: str, text: str) -> bool:
    """Whether PostgreSQL finds the text by the question."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select %s::tsvector @@ %s::tsquery", [vector([("C", text)]), ask(question).all_words()]
        )
        (found,) = cursor.fetchone()
    return bool(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("začleňování", "sociálního začleňování"),
        ("zaclenovani", "Sociální začleňování v Ostravě"),
        ("bydlením", "dostupné bydlení"),
        ("bydlenim", "dostupné bydlení"),
        ("BYDLENÍ", "s bydlením"),
        ("dluhy", "oddlužení a dluhů se týká"),
        ("dluhů", "práce s dluhy"),
        ("dluhova poradna", "V dluhové poradně"),
        ("organizacich", "neziskové organizace"),
        ("zamestnancu", "pro zaměstnance"),
        ("rodinam", "práce s rodinami"),
        ("škol", "základní škola"),
        ("začleň", "začleňování"),
        ("domacnosti v nouzi", "domácností v bytové nouzi"),
    ],
)
def test_word_forms_and_missing_diacritics(question: str, text: str) -> None:
    assert answers(question, text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("bydlení práce", "bydlení"),
        ("1.1.1.1", "opatření 1.1.1.10"),
        ("1.1.1.1", "opatření 11.1.1.1"),
        ("1.1", "opatření 1.11"),
        ("00845451", "00845450"),
    ],
)
def test_what_is_not_meant_is_not_found(question: str, text: str) -> None:
    assert not answers(question, text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("1.1.1.1", "Opatření 1.1.1.1 navazuje"),
        ("1.1.1", "1.1.1.1"),
        ("CZ.03.02.01/00/22_018/0001382", "CZ.03.02.01/00/22_018/0001382"),
        ("cz.03.02.01 / 00 / 22-018 / 0001382", "projekt CZ.03.02.01/00/22_018/0001382."),
        ("CZ.03.02.01/00/22_018", "CZ.03.02.01/00/22_018/0001382"),
        ("0001382", "CZ.03.02.01/00/22_018/0001382"),
        ("22_018", "CZ.03.02.01/00/22_018/0001382"),
        ("008 45 451", "IČO 00845451"),
        ("845451", "IČO 00845451"),
        ("018 OPZ+", "výzva 018 OPZ+"),
    ],
)
def test_codes_and_numbers(question: str, text: str) -> None:
    assert answers(question, text)


def test_a_whole_number_is_known_as_one() -> None:
    assert ask("1.1.1.1.").code == "1.1.1.1"
    assert ask("008 45 451").code == "00845451"
    assert ask("cz.03.02.01/00/22_018/0001382").code == "CZ.03.02.01/00/22_018/0001382"
    assert ask("bydlení").code == ""


def test_small_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert [term.word for term in ask("bydlení pro rodiny v nouzi").terms] == [
        "bydlení",
        "rodiny",
        "nouzi",
    ]
    assert [term.word for term in ask("na").terms] == ["na"]


def test_the_question_is_cut_to_what_makes_sense() -> None:
    assert len(ask("slovo " * 20_000).text) <= MAX_QUESTION
    assert len(ask(" ".join(f"slovo{n}" for n in range(40))).terms) <= 12
    assert ask("\x00 \u200b\n").text == ""
    assert ask("").terms == ()


@pytest.mark.django_db
@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_anything_typed_is_a_valid_query(text: str) -> None:
    question = ask(text)
    if question.terms:
        with connection.cursor() as cursor:
            cursor.execute(
                "select %s::tsquery, %s::tsquery", [question.all_words(), question.any_word()]
            )


@pytest.mark.django_db
@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300))
def test_any_text_is_a_valid_vector(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select %s::tsvector", [vector([("A", text), ("C", text)])])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["a' & !b:* | (c", "\\", "'; drop table x; --", "{{ 7*7 }}", "<->"]
)
def test_the_syntax_of_queries_means_nothing(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(nullif(%s, ''), 'x')::tsquery", [ask(text).all_words()])


def test_a_word_without_end_is_cut_on_both_sides_alike() -> None:
    word = "á" * 5_000
    (term,) = ask(word).terms
    assert term.matches(lexemes_of(word))
    assert max(map(len, lexemes_of(word))) <= 80
