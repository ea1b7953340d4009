"""What a test needs to know of an HTML page: links, ids, headings, texts and their language."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_EMPTY: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ADDRESSES: Final = ("href", "src", "action", "poster", "data")
# Attributes that somebody reads or hears.
_SPOKEN: Final = ("title", "alt", "aria-label", "placeholder", "content")
_META: Final = frozenset({"description", "og:title"})


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text as a reader meets it, in the language its element says."""

    text: str
    lang: str
    place: str


@dataclass(slots=True)
class Page:
    """A parsed page. ``links`` are as written; ``loaded`` are those a browser follows by itself,
    and where forms are sent.
    """

    lang: str = ""
    title: str = ""
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    headings: list[tuple[int, str]] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""

    @property
    def levels(self) -> list[int]:
        return [level for level, _text in self.headings]


def parse(html: str) -> Page:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.page


class _Parser(HTMLParser):
    """Knows which element it is in, so that a text has a language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, str]] = []
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang", self._lang)
        if tag == "html":
            self.page.lang = lang
        if tag not in _EMPTY:
            self._open.append((tag, lang))
        if tag in _HEADINGS:
            self._heading = []
        if "id" in given:
            self.page.ids.add(given["id"])
        self._note_links(tag, given)
        self._note_spoken(tag, given, lang)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS and self._heading is not None:
            self.page.headings.append((_HEADINGS[tag], " ".join("".join(self._heading).split())))
            self._heading = None
        names = [name for name, _lang in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        tag = self._open[-1][0] if self._open else ""
        if tag in ("script", "style"):
            return
        if tag == "title" and any(name == "head" for name, _lang in self._open):
            self.page.title += data
        if self._heading is not None:
            self._heading.append(data)
        if text := " ".join(data.split()):
            self.page.texts.append(Text(text, self._lang, tag))

    @property
    def _lang(self) -> str:
        return self._open[-1][1] if self._open else ""

    def _note_links(self, tag: str, given: dict[str, str]) -> None:
        if tag == "link" and given.get("rel") == "canonical":
            self.page.canonical = given.get("href", "")
        addresses = [given[name] for name in _ADDRESSES if name in given]
        self.page.links.extend(addresses)
        is_reference = tag == "link" and given.get("rel") in ("canonical", "alternate")
        if tag != "a" and not is_reference:
            self.page.loaded.extend(addresses)
        if tag == "meta" and given.get("property") in ("og:image", "og:url"):
            self.page.links.append(given.get("content", ""))

    def _note_spoken(self, tag: str, given: dict[str, str], lang: str) -> None:
        if tag == "meta":
            name = given.get("name") or given.get("property", "")
            self.page.meta[name] = given.get("content", "")
            if name not in _META:
                return
        for name in _SPOKEN:
            if text := " ".join(given.get(name, "").split()):
                self.page.texts.append(Text(text, lang, f"{tag}[{name}]"))
                if self._heading is not None:
                    self._heading.append(f" {text} ")
