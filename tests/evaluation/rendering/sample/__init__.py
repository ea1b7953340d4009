"""A made-up edition with what makes a page hard to set: long, empty, hidden, missing, many."""

from tests.evaluation.rendering.sample.editions import empty_snapshot, meta, rich_snapshot

__all__ = ["empty_snapshot", "meta", "rich_snapshot"]
