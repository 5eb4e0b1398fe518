"""Chromium for the tests of the phones' page, and what is missing where there is none, or no Firefox."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from tests.browsers.firefox import firefox

ARGUMENTS: Final = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
)  # fmt: skip
PHONE: Final = {"width": 390, "height": 844}


AXE: Final = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def chromium() -> str:
    """Return where Chromium is; empty if it is nowhere."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


def missing() -> str:
    """Return what is missing to drive the page, in a sentence; empty if nothing is."""
    vendor = Path(__file__).resolve().parents[2] / "assets" / "phones" / "vendor" / "nacl-fast.min.js"
    if find_spec("playwright") is None or find_spec("websockets") is None:
        return "Playwright or websockets is missing: uv sync --group browsers"
    if not chromium():
        return "Chromium is missing: on Debian and Ubuntu `apt-get install chromium`."
    if not firefox():
        return "Firefox is missing: on Debian and Ubuntu `apt-get install firefox-esr`."
    if not AXE.is_file():
        return "axe-core is missing: npm ci --ignore-scripts --prefix tests/browsers"
    return "" if vendor.is_file() else "The phones' library is missing: make phones"


@contextmanager
def browser() -> Iterator[Any]:
    """One browser, for many phones."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield made
        made.close()
