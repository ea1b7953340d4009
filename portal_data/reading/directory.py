"""All files of a directory in the order of their paths: the data, and what documents attach."""

from pathlib import Path

from common import file_types
from portal_data.problems import InvalidPortalDataError, ProblemList
from portal_data.reading.csv_file import read_csv
from portal_data.reading.node import DataDirectory, DataFile
from portal_data.reading.text import read_text, unreadable
from portal_data.reading.yaml_file import read_yaml

IGNORED_NAMES = {"README.md"}
DATA_SUFFIXES = {".yaml", ".csv"}


def read_directory(root: Path, problems: ProblemList) -> DataDirectory:
    """Read every file; what cannot be read becomes a problem and the rest is still read.

    Files that are no data are only listed: whether they belong here, the documents say.
    """
    if not root.is_dir():
        raise unreadable(str(root), "takový adresář tu není")
    found = DataDirectory(files=[], attachments={})
    paths = sorted(path for path in root.rglob("*") if path.is_symlink() or not path.is_dir())
    for path in paths:
        name = path.relative_to(root).as_posix()
        if path.name in IGNORED_NAMES:
            continue
        try:
            _check(path, name)
            if path.suffix in DATA_SUFFIXES:
                found.files.append(_read(path, name))
            else:
                found.attachments[name] = path
        except InvalidPortalDataError as error:
            for problem in error.problems:
                problems.add(problem)
    if not any(path.name not in IGNORED_NAMES for path in paths):
        raise unreadable(str(root), "v adresáři není žádný soubor s daty")
    return found


def _check(path: Path, name: str) -> None:
    if any(part.startswith(".") for part in Path(name).parts):
        raise unreadable(name, "skrytý soubor do adresáře s daty nepatří")
    if path.is_symlink():
        raise unreadable(name, "symbolický odkaz do adresáře s daty nepatří")
    if not path.is_file():
        raise unreadable(name, "není to obyčejný soubor")
    if path.suffix not in DATA_SUFFIXES and path.suffix.lower() not in file_types.KNOWN:
        raise unreadable(name, "neznámý druh souboru; data jsou v souborech .yaml a .csv")


def _read(path: Path, name: str) -> DataFile:
    text = read_text(path, name)
    if path.suffix == ".csv":
        return DataFile(name, read_csv(text, name, path.stem))
    root = read_yaml(text, name)
    if not isinstance(root.value, dict):
        raise unreadable(
            name, "soubor má na nejvyšší úrovni obsahovat druhy záznamů, například „projects:“", 1
        )
    return DataFile(name, root)
