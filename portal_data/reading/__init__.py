"""Data files as trees of texts that know their lines. Nothing here knows what a plan is."""

from portal_data.reading.directory import read_directory
from portal_data.reading.node import DataDirectory, DataFile, Node

__all__ = ["DataDirectory", "DataFile", "Node", "read_directory"]
