import hashlib
import json

import pytest

from publications.evaluation.snapshot import canonical_json
from publications.evaluation.snapshot.store import (
    SnapshotDamaged,
    SnapshotFromOtherVersion,
    load_snapshot,
)
from tests.evaluation.rendering.sample import rich_snapshot


def test_what_is_stored_is_what_is_read():
    snapshot = rich_snapshot()
    text = canonical_json(snapshot)
    again = load_snapshot(text, sha256=snapshot.sha256)

    assert again == snapshot
    assert canonical_json(again) == text
    assert snapshot.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nejsou platný JSON"),
        ("{", "nejsou platný JSON"),
        ("[]", "nejsou objekt JSON"),
        ('{"schema_version": 1}', "neodpovídají schématu"),
    ],
)
def test_a_damaged_text_is_refused_with_a_reason(text, reason):
    with pytest.raises(SnapshotDamaged, match=reason):
        load_snapshot(text)


def test_a_changed_figure_is_found_out_by_its_hash():
    snapshot = rich_snapshot()
    text = canonical_json(snapshot).replace('"amount":"39"', '"amount":"40"')
    with pytest.raises(SnapshotDamaged, match="SHA-256"):
        load_snapshot(text, sha256=snapshot.sha256)


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_version_is_named(version):
    data = json.loads(canonical_json(rich_snapshot())) | {"schema_version": version}
    with pytest.raises(SnapshotFromOtherVersion, match=f"verzi schématu {version}"):
        load_snapshot(json.dumps(data))


def test_an_unknown_field_is_refused():
    data = json.loads(canonical_json(rich_snapshot())) | {"novinka": 1}
    with pytest.raises(SnapshotDamaged, match="novinka"):
        load_snapshot(json.dumps(data))
