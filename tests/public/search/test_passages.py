"""Passages: the right paragraph, words marked in all forms, markup escaped."""

from public.search.passages import Marker
from public.search.words import ask
from tests.public.search.searching import plain


def passage(question: str, text: str, besides: str = "") -> str:
    return str(Marker(ask(question)).passage(text, besides=besides))


def test_all_forms_of_the_words_are_marked() -> None:
    marked = passage("bydlenim dluhy", "Dostupné bydlení a řešení dluhů.")
    assert marked == "Dostupné <mark>bydlení</mark> a řešení <mark>dluhů</mark>."


def test_the_passage_is_cut_from_the_paragraph_with_most_words() -> None:
    text = "\n".join(
        [
            "Bydlení samo.",
            f"{'Úvodní slova. ' * 30}Tady je bydlení i zaměstnání pohromadě. {'Další věty. ' * 30}",
            "Zaměstnání samo.",
        ]
    )
    marked = passage("bydlení zaměstnání", text)
    assert marked.startswith("… ")
    assert marked.endswith(" …")
    assert "<mark>bydlení</mark> i <mark>zaměstnání</mark>" in marked
    assert len(plain(marked)) < 300


def test_a_short_paragraph_is_shown_whole() -> None:
    assert passage("poruba", "Ostrava\nMěstský obvod Poruba") == (
        "Městský obvod <mark>Poruba</mark>"
    )


def test_where_only_the_title_matches_the_text_begins() -> None:
    assert passage("poradna", "Centrum sociálních služeb\nDalší") == "Centrum sociálních služeb"
    assert passage("poradna", "") == ""


def test_a_paragraph_that_repeats_the_title_is_passed_over() -> None:
    assert passage("poradna", "Poradna\nSídlí v Porubě", besides="Poradna") == "Sídlí v Porubě"


def test_markup_in_the_text_is_text() -> None:
    assert passage("byt", '<b>byt</b> & "dům"') == (
        "&lt;b&gt;<mark>byt</mark>&lt;/b&gt; &amp; &quot;dům&quot;"
    )


def test_letters_that_fold_to_two_do_not_shift_the_marks() -> None:
    assert passage("byt", "ﬁrma ß İ byt") == "ﬁrma ß İ <mark>byt</mark>"


def test_codes_are_marked_whole() -> None:
    assert passage("1.1.1.1", "Viz 1.1.1.1 a 1.1.1.10.") == "Viz <mark>1.1.1.1</mark> a 1.1.1.10."
