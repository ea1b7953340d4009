"""What the first visit of the home page transfers, as Chromium counts it."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from bench.lines import BenchError, Line

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)
PAGE, STYLE, SCRIPT = 80.0, 15.0, 20.0


def measure_transfer(port: int) -> Iterator[Line]:
    """Headers and bodies of everything the page loads, in kB of 1000 bytes."""
    transferred = _first_visit(f"http://127.0.0.1:{port}/")
    total = sum(transferred.values()) / 1000
    yield Line(
        f"pages: first visit of home, {len(transferred)} files",
        f"{total:.1f} kB",
        f"≤ {PAGE:g} kB",
        is_missed=total > PAGE,
    )
    for what, suffix, bar in (("CSS", ".css", STYLE), ("JavaScript", ".js", SCRIPT)):
        names = {url.rpartition("/static/")[2] for url in transferred if url.endswith(suffix)}
        size = sum(_compressed(name) for name in names) / 1000
        yield Line(
            f"pages: {what} of home, gzipped",
            f"{size:.1f} kB",
            f"≤ {bar:g} kB",
            is_missed=size > bar,
        )


def _first_visit(url: str) -> dict[str, int]:
    """Bytes on the wire by address. Anything from elsewhere, or that fails, is an error."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise BenchError("Counting what a visit transfers needs Chromium (Debian: chromium)")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    failed: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS.split())
        page = chromium.new_page()
        events = page.context.new_cdp_session(page)

        def finished(event: dict[str, Any]) -> None:
            sizes[addresses[event["requestId"]]] = int(event["encodedDataLength"])

        def asked(event: dict[str, Any]) -> None:
            addresses[event["requestId"]] = event["request"]["url"]

        events.on("Network.requestWillBeSent", asked)
        events.on("Network.loadingFinished", finished)
        page.on("requestfailed", lambda request: failed.append(request.url))
        events.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        chromium.close()
    strange = [address for address in addresses.values() if not address.startswith((url, "data:"))]
    if failed or strange:
        raise BenchError(f"The home page asks for what it should not: {failed + strange}")
    return {address: size for address, size in sizes.items() if not address.startswith("data:")}


def _compressed(name: str) -> int:
    """Of the file before its name got a digest: img/icon.0a1b2c.svg is img/icon.svg."""
    stem, _, suffix = name.rpartition(".")
    found = finders.find(f"{stem.rpartition('.')[0]}.{suffix}")
    if not isinstance(found, str):
        raise BenchError(f"{name} is no static file of the portal")
    return len(gzip.compress(Path(found).read_bytes(), compresslevel=9, mtime=0))
