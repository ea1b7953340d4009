"""Whatever stands in the files, the loader answers with problems, never with another error."""

import contextlib
import copy
import datetime
from decimal import Decimal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from portal_data.problems import InvalidPortalDataError, Problem
from portal_data.reading.node import Node
from portal_data.reading.yaml_file import read_yaml
from portal_data.schema.types import Amount
from portal_data.services import load_directory
from tests.portal_data.data_directory import TOWN, DataDirectory

# The directory is written anew by every example.
fuzz = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=12),
    st.sampled_from(["mesto", "plan", "1", "1.1", "1.1.1", "1.1.1/1", "reported", "2024-01-01"]),
    st.just([]),
    st.just({}),
    st.just([{}]),
    st.just({"key": "mesto"}),
    st.just([["a"], None, 3]),
)


class PlainDumper(yaml.SafeDumper):
    """Writes a value that stands in two places twice, without an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@pytest.mark.django_db
@fuzz
@given(content=st.binary(max_size=300))
def test_any_bytes(directory: DataDirectory, content: bytes) -> None:
    directory.write("a.yaml", content).write("news.csv", content)
    with contextlib.suppress(InvalidPortalDataError):
        load_directory(directory.path, dry_run=True)


@pytest.mark.django_db
@fuzz
@given(data=st.data())
def test_any_value_in_any_place(directory: DataDirectory, data: st.DataObject) -> None:
    root = yaml.load(TOWN, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    for _ in range(data.draw(st.integers(1, 3))):
        holder, step = data.draw(st.sampled_from(places(root)))
        holder[step] = copy.deepcopy(data.draw(JUNK))
    directory.write("a.yaml", yaml.dump(root, Dumper=PlainDumper, allow_unicode=True).encode())
    problems: list[Problem] = []
    try:
        load_directory(directory.path, dry_run=True)
    except InvalidPortalDataError as error:
        problems = list(error.problems)
    assert {problem.place.file for problem in problems} <= {"a.yaml"}


def places(value: object) -> list[tuple[object, object]]:
    """Every (list or mapping, index or key) in the tree."""
    if isinstance(value, dict):
        steps: list[object] = list(value)
    elif isinstance(value, list):
        steps = list(range(len(value)))
    else:
        return []
    found = [(value, step) for step in steps]
    for step in steps:
        found += places(value[step])  # type: ignore[index]
    return found


@given(text=st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,4})?", fullmatch=True))
def test_amount_is_exactly_the_decimal_of_its_text(text: str) -> None:
    node = read_yaml(f"amount: {text}\n", "a.yaml").child("amount")
    assert isinstance(node, Node)
    amount = TypeAdapter(Amount).validate_python(node.plain())
    assert (amount, str(amount)) == (Decimal(text), str(Decimal(text)))


@given(
    day=st.dates(min_value=datetime.date(1000, 1, 1)),
    text=st.text(alphabet="áč:#-[]{}&*!|>'\"% @`,?\n a1"),
)
def test_texts_and_days_come_back_as_written(day: datetime.date, text: str) -> None:
    written = yaml.safe_dump({"day": day.isoformat(), "text": text}, allow_unicode=True)
    root = read_yaml(written, "a.yaml").plain()
    assert root == {"day": day.isoformat(), "text": text}
