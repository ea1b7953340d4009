"""YAML built straight from the parser's events: lines kept, nothing executed, no aliases.

The usual loaders turn 1.10 into 1.1, NO into false and 14964994.80 into a float, forget the line
of a record, and take the last of two equal keys. Here plain words stay texts, except true, false
and null, and whatever could make a small file large is refused before it is built.
"""

import re
from collections.abc import Iterator

import yaml

from portal_data.reading.node import Node
from portal_data.reading.text import unreadable

MAX_DEPTH = 24
NULLS = {"", "~", "null", "Null", "NULL"}
TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
CONTROL_CHARACTER = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")

# libyaml's parser where the wheel brings it: ten times as fast, the same events.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PARSER_REASONS = {
    "mapping values are not allowed": "za dvojtečkou smí být hodnota jen jednou; text s dvojtečkou"
    " dejte do uvozovek",
    "found character '\\t'": "odsazujte mezerami, ne tabulátorem",
    "found character that cannot start any token": "tady nesmí začínat hodnota; odsazujte"
    " mezerami a text začínající zvláštním znakem dejte do uvozovek",
    "could not find expected ':'": "za názvem pole chybí dvojtečka",
    "did not find expected key": "chybné odsazení, čekalo se další pole",
    "did not find expected '-' indicator": "chybné odsazení, čekala se další položka seznamu",
    "found unexpected end of stream": "text v uvozovkách není ukončen",
    "block sequence entries are not allowed": "položka seznamu tady být nemůže",
    "exceeded": "vnoření je příliš hluboké",
}


def read_yaml(text: str, name: str) -> Node:
    """The file's one document. Raises on anything that is not plain data."""
    if found := CONTROL_CHARACTER.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise unreadable(name, f"nepovolený řídicí znak 0x{ord(found[0]):02X}", line)
    try:
        return _Builder(name).build(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise unreadable(
            name, f"chyba v zápisu YAML: {_reason(error)}", mark.line + 1 if mark else 0
        ) from error
    except yaml.YAMLError as error:
        raise unreadable(name, f"chyba v zápisu YAML: {error}") from error


def _reason(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    return next((czech for start, czech in PARSER_REASONS.items() if start in problem), problem)


class _Builder:
    """Builds nodes from events with a stack of its own, so depth costs no recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.documents = 0
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[tuple[str, int] | None] = []  # of each open node: the key that waits

    def build(self, events: Iterator[yaml.Event]) -> Node:
        for event in events:
            self._take(event)
        if self.root is None or self.root.value is None:
            raise unreadable(self.name, "soubor je prázdný")
        return self.root

    def _take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise unreadable(self.name, "soubor obsahuje víc dokumentů oddělených „---“", line)
        elif isinstance(event, yaml.AliasEvent):
            raise unreadable(self.name, f"odkazy YAML („*{event.anchor}“) nejsou povoleny", line)
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_specials(event, line)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            else:
                self._open(Node(line, {} if isinstance(event, yaml.MappingStartEvent) else []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()

    def _refuse_specials(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            raise unreadable(self.name, f"kotvy YAML („&{event.anchor}“) nejsou povoleny", line)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise unreadable(self.name, f"značky YAML („{tag}“) nejsou povoleny", line)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        parent = self.open[-1] if self.open else None
        if parent is not None and isinstance(parent.value, dict) and self.keys[-1] is None:
            self._key(event.value, parent.value, line)
            return
        value: str | bool | None = event.value
        if event.implicit[0]:  # plain, without quotes
            value = None if event.value in NULLS else TRUTHS.get(event.value, event.value)
        self._place(Node(line, value))

    def _key(self, key: str, fields: dict[str, Node], line: int) -> None:
        if key in fields:
            raise unreadable(
                self.name,
                f"pole „{key}“ je v jednom záznamu dvakrát (poprvé na řádku {fields[key].line})",
                line,
            )
        self.keys[-1] = (key, line)

    def _open(self, node: Node) -> None:
        self._place(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            raise unreadable(self.name, f"vnoření je hlubší než {MAX_DEPTH} úrovní", node.line)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            waiting = self.keys[-1]
            if waiting is None:
                raise unreadable(self.name, "název pole má být text", node.line)
            # The line of the field's name: its value may start on the next one.
            key, node.line = waiting
            parent[key] = node
            self.keys[-1] = None
