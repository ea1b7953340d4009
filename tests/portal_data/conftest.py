"""Data directories of tests."""

from pathlib import Path

import pytest

from tests.portal_data.data_directory import TOWN, DataDirectory


@pytest.fixture
def directory(tmp_path: Path) -> DataDirectory:
    return DataDirectory(tmp_path / "data")


@pytest.fixture
def town(directory: DataDirectory) -> DataDirectory:
    """A whole and valid directory; tests add what is wrong."""
    return directory.write("mesto.yaml", TOWN)
