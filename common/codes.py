"""Codes of a plan: area 1, strategic goal 1.1, specific goal 1.1.1, measure 1.1.1.1."""

import re
from typing import Final

MAX_DEPTH: Final = 4
_CODE: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2})*", re.ASCII)
_REFERENCE: Final = re.compile(r"(?P<goal>[0-9.]+)/(?P<position>[1-9][0-9]{0,2})", re.ASCII)


def parse_code(text: str, depth: int | None = None) -> tuple[int, ...]:
    """1.1.10 → (1, 1, 10). ValueError (in Czech) for anything else, or another depth."""
    if not _CODE.fullmatch(text):
        raise ValueError(f"„{text}“ není kód; očekávají se čísla oddělená tečkou, například 1.1.2.")
    numbers = tuple(int(part) for part in text.split("."))
    if len(numbers) > MAX_DEPTH or (depth is not None and len(numbers) != depth):
        raise ValueError(f"Kód „{text}“ má {len(numbers)} čísla místo {depth or MAX_DEPTH}.")
    return numbers


def is_child_of(code: str, parent: str) -> bool:
    """Whether ``code`` is directly below ``parent``: 1.1.2 below 1.1."""
    return parse_code(code)[:-1] == parse_code(parent)


def parse_indicator_reference(text: str) -> tuple[str, int]:
    """1.1.1/2 → ("1.1.1", 2): the second impact indicator of goal 1.1.1."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise ValueError(f"„{text}“ není odkaz na indikátor; očekává se například 1.1.1/2.")
    parse_code(match["goal"], depth=3)
    return match["goal"], int(match["position"])
