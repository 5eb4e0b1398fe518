"""A phone in somebody's hand: a page of its own, read and pressed as a person does."""

import re
from collections.abc import Mapping
from typing import Any, Final

from tests.browsers.browser import PHONE

TIMEOUT = 10_000
TAPS_OF_A_TURN: Final = 10
"""Taps of five seats of the flagship that plan a move each and seal it, no argument typed: two for each."""
COUNTS = "addEventListener('pointerdown', () => { window.taps = (window.taps ?? 0) + 1; }, true);"
HIDE = """hidden => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


class Phone:
    """One browser of its own, as another phone has it."""

    def __init__(self, browser: Any, look: Mapping[str, Any] | None = None) -> None:
        self.context = browser.new_context(**{"viewport": PHONE, **(look or {})})
        self.context.set_default_timeout(TIMEOUT)
        self.context.add_init_script(COUNTS)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def scan(self, link: str) -> "Phone":
        """Scan a code."""
        self.page.goto(link)
        return self

    def come_in(self, link: str) -> "Phone":
        """Scan a code and open the hand."""
        self.scan(link)
        self.page.locator("footer .button.main").click()
        self.page.locator("header.top").wait_for()
        return self

    def word(self) -> str:
        """Return the word that it shows."""
        return str(self.page.locator(".the-word").inner_text())

    def heading(self) -> str:
        """Return the heading of the screen."""
        return str(self.page.locator("h1").inner_text())

    def text(self) -> str:
        """Return everything that can be read."""
        return str(self.page.locator("#page").inner_text())

    def reads(self, words: str) -> "Phone":
        """Wait until words are to be read."""
        self.page.get_by_text(words).first.wait_for()
        return self

    def tab(self, name: str) -> "Phone":
        """Go to a tab."""
        self.page.locator("nav.tabs button", has_text=name).click()
        return self

    def press(self, name: str) -> "Phone":
        """Press a button; what follows a colon is only for who listens."""
        self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(:|$)")).first.click()
        return self

    def choose(self, name: str) -> "Phone":
        """Choose one of several."""
        self.page.locator("label.option", has_text=name).first.click()
        return self

    def write(self, label: str, words: str) -> "Phone":
        """Type into a field, key by key."""
        self.page.get_by_label(label).first.click()
        self.page.keyboard.type(words)
        return self

    def leave(self, *, hidden: bool) -> "Phone":
        """Go to another app, or come back."""
        self.page.evaluate(HIDE, hidden)
        return self

    def taps(self) -> int:
        """Return how often the page was touched since it was loaded."""
        return int(self.page.evaluate("window.taps ?? 0"))

    def memory(self) -> str:
        """Return everything that the page's scripts hold."""
        session = self.context.new_cdp_session(self.page)
        parts: list[str] = []
        session.on("HeapProfiler.addHeapSnapshotChunk", lambda given: parts.append(given["chunk"]))
        session.send("HeapProfiler.takeHeapSnapshot")
        session.detach()
        return "".join(parts)

    def close(self) -> None:
        """Put it away."""
        self.context.close()
