"""Files that are not data a person wrote: each is named with the reason, and nothing is loaded."""

import os

import pytest

from portal_data.reading.text import MAX_BYTES
from tests.portal_data.data_directory import DataDirectory

pytestmark = pytest.mark.django_db

BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"
UNREADABLE = {
    "empty": ("", 0, "soubor je prázdný"),
    "only_spaces": ("  \n\n", 0, "soubor je prázdný"),
    "only_comment": ("# nic\n", 0, "soubor je prázdný"),
    "only_null": ("---\n~\n", 0, "soubor je prázdný"),
    "not_utf8": (
        "news:\n  - key: a\n    title: Žluťoučký\n".encode("cp1250"),
        3,
        "není v kódování UTF-8: bajt 0x8E na pozici 28",
    ),
    "utf16": ("news: []\n".encode("utf-16"), 1, "není v kódování UTF-8: bajt 0xFF na pozici 0"),
    "nul": ("news:\n  - key: a\0\n", 2, "obsahuje znak NUL"),
    "control_character": ("news:\n  - key: a\x07\n", 2, "řídicí znak 0x07"),
    "too_large": ("# " + "x" * MAX_BYTES + "\n", 0, "větší než 5 MB"),
    "bomb": (BOMB, 1, "kotvy YAML („&a“) nejsou povoleny"),
    "alias_loop": ("news: &n\n  - *n\n", 1, "kotvy YAML („&n“) nejsou povoleny"),
    "alias": ("news: *n\n", 1, "odkazy YAML („*n“) nejsou povoleny"),
    "tag": ("news: !!python/object/apply:os.system [ls]\n", 1, "značky YAML"),
    "duplicate_kind": ("news: []\nevents: []\nnews: []\n", 3, "„news“ je v jednom záznamu dvakrát"),
    "duplicate_field": (
        "news:\n  - key: a\n    title: A\n    title: B\n",
        4,
        "„title“ je v jednom záznamu dvakrát (poprvé na řádku 3)",
    ),
    "two_documents": ("news: []\n---\nnews: []\n", 2, "víc dokumentů"),
    "too_deep": ("news: " + "[" * 30 + "]" * 30 + "\n", 1, "vnoření je hlubší než 24 úrovní"),
    "very_deep": ("news: " + "[" * 100_000 + "\n", 1, "vnoření je"),
    "top_level_list": ("- key: a\n", 1, "soubor má na nejvyšší úrovni obsahovat druhy záznamů"),
    "top_level_text": ("news\n", 1, "soubor má na nejvyšší úrovni obsahovat druhy záznamů"),
    "complex_key": ("? [a, b]\n: c\n", 1, "název pole má být text"),
    "merge_key": ("news:\n  - <<: *x\n", 2, "odkazy YAML"),
    "tab": ("news:\n\t- key: a\n", 2, "chyba v zápisu YAML: "),
    "colon_in_text": (
        "news:\n  - title: Beseda: dluhy\n",
        2,
        "text s dvojtečkou dejte do uvozovek",
    ),
    "open_quote": ('news:\n  - title: "Beseda\n', 3, "text v uvozovkách není ukončen"),
    "bad_indent": ("news:\n  - key: a\n   title: B\n", 3, "chybné odsazení"),
}


@pytest.mark.parametrize(("content", "line", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable_yaml(
    directory: DataDirectory, content: str | bytes, line: int, reason: str
) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    problem = directory.write("plan/vadny.yaml", raw).problem()
    assert (problem.place.file, problem.place.line) == ("plan/vadny.yaml", line)
    assert reason in problem.reason


def test_file_just_within_the_limit_is_read(town: DataDirectory) -> None:
    text = "news: []\n# "
    town.write("velky.yaml", (text + "x" * (MAX_BYTES - len(text))).encode())
    assert town.load().has_changes


def test_other_files_are_reported(town: DataDirectory) -> None:
    town.write("poznamky.log", "nic").write("plan.yml", "news: []\n").write(".skryty.yaml", "x: 1")
    town.write("README.md", "# popis").write("podadresar/README.md", "# popis")
    assert [(found.place.file, found.reason) for found in town.problems()] == [
        (".skryty.yaml", "skrytý soubor do adresáře s daty nepatří"),
        ("plan.yml", "neznámý druh souboru; data jsou v souborech .yaml a .csv"),
        ("poznamky.log", "neznámý druh souboru; data jsou v souborech .yaml a .csv"),
    ]


def test_symbolic_link_is_not_followed(town: DataDirectory) -> None:
    (town.path / "tajne.yaml").symlink_to("/etc/passwd")
    assert "symbolický odkaz" in town.problem().reason


def test_loop_of_directories_is_not_followed(town: DataDirectory) -> None:
    (town.path / "dokola").symlink_to(town.path)
    assert "symbolický odkaz" in town.problem().reason


def test_pipe_is_not_waited_for(town: DataDirectory) -> None:
    os.mkfifo(town.path / "roura.yaml")
    assert town.problem().reason == "není to obyčejný soubor"


def test_missing_directory(directory: DataDirectory) -> None:
    assert directory.problem().reason == "takový adresář tu není"


def test_directory_without_data(directory: DataDirectory) -> None:
    directory.write("README.md", "# nic\n")
    assert directory.problem().reason == "v adresáři není žádný soubor s daty"


def test_byte_order_mark_and_windows_line_ends_are_read(town: DataDirectory) -> None:
    text = "news:\r\n  - key: den\r\n    title: Den\r\n    published_on: 2024-01-32\r\n"
    town.write("aktuality.yaml", b"\xef\xbb\xbf" + text.encode())
    assert town.problem().place.line == 4


def test_references_are_not_missed_while_a_file_cannot_be_read(town: DataDirectory) -> None:
    """What seems to be missing may be in the file that could not be read."""
    town.write("organizace.yaml", "organisations: [\n").write(
        "kontakty.yaml", "contacts: [{organisation: neznama, role: vedení}]\n"
    )
    assert town.problem().place.file == "organizace.yaml"
