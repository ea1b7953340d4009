"""The system's Chromium, driven by Playwright; nothing but the portal is reached."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from dev.packages import CHROMIUM, PROGRAMS, program

# In a container there is no sandbox to be had; the rest keeps Chromium from calling home.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
PHONE, DESK = 360, 1280
HEIGHT = 800


@contextmanager
def chromium() -> Iterator[Browser]:
    path = program(CHROMIUM)
    assert path, (
        f"Install Chromium ({' or '.join(PROGRAMS[CHROMIUM])}); `make test` does it as root"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield browser
        browser.close()


@contextmanager
def a_page(
    browser: Browser, *, width: int = DESK, javascript: bool = True, dark: bool = False
) -> Iterator[Page]:
    """A tab of its own, without anything another one left behind."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        locale="cs-CZ",
        java_script_enabled=javascript,
        color_scheme="dark" if dark else "light",
    )
    try:
        yield context.new_page()
    finally:
        context.close()
