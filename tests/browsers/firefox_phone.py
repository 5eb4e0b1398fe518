"""A phone in Firefox: what can be seen is touched with a finger, by its words and its role.

Roles are those that Firefox itself tells a screen reader. Touches are real ones, in a window of its
own: what lies under something else cannot be pressed. What the page writes to the console as an error, and
what the relay's policy forbids it, is in `faults`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

from tests.browsers.browser import PHONE
from tests.browsers.drive_screens import SMALLEST, TOO_SMALL
from tests.browsers.firefox import Firefox, NotDone

PATIENCE: Final = 20
FRAME: Final = "() => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 50); })"
OF_THE_RADIO: Final = ("Firefox can’t establish a connection", "The connection to")
"""How what Firefox says of every connection that is lost begins: the page is not at fault."""
NAMED: Final = """(name, within) => {
    const words = (node) => node.ariaLabel ?? (node.labels?.[0] ?? node).innerText;
    const fits = (node) => words(node).trim().replace(/\\s+/g, " ").startsWith(name);
    const kinds = "button, input, textarea, select, summary";
    const all = [...document.querySelectorAll(`:is(${within}) :is(${kinds})`)];
    return all.find((node) => node.checkVisibility() && fits(node)) ?? null;
}"""
AROUND: Final = "(node) => node.parentElement"
REACHED: Final = """(node) => {
    const label = node.matches("[type=radio], [type=checkbox]") ? node.closest("label") : null;
    const target = label ?? node;
    if (node.disabled || node.ariaDisabled === "true") return null;
    const isOnTop = () => {
        const { left, top, width, height } = target.getBoundingClientRect();
        return target.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    if (!isOnTop()) target.scrollIntoView({ block: "center", behavior: "instant" });
    return isOnTop() ? target : null;
}"""
READS: Final = "(words) => document.body.innerText.includes(words)"
BRIGHTNESS: Final = """() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const sum = (words) => words.match(/\\d+/g).slice(0, 3).reduce((all, one) => all + Number(one), 0);
    const bright = (words) => (sum(words) > 382 ? "light" : "dark");
    return { paper: bright(backgroundColor), ink: bright(color) };
}"""

Node = dict[str, Any]


class FirefoxPhone:
    """One phone in somebody's hand."""

    def __init__(self, fox: Firefox) -> None:
        self.fox = fox
        self._own = str(fox.do("browser.createUserContext")["userContext"])
        made = fox.do("browsingContext.create", type="window", userContext=self._own)
        self._page = str(made["context"])
        self.resize(**PHONE)

    def resize(self, width: int, height: int) -> "FirefoxPhone":
        """Be as large as this."""
        size = {"width": width, "height": height}
        self.fox.do("browsingContext.setViewport", context=self._page, viewport=size)
        return self

    def run(self, function: str, *given: str | Node) -> Any:
        """Return what a function in the page returns: a plain value, or a node."""
        words = [{"type": "string", "value": one} if isinstance(one, str) else one for one in given]
        told = self.fox.do(
            "script.callFunction",
            functionDeclaration=function,
            arguments=words,
            target={"context": self._page},
            awaitPromise=True,
        )
        if told["type"] != "success":
            raise NotDone(told["exceptionDetails"]["text"])
        result = told["result"]
        return {"sharedId": result["sharedId"]} if result["type"] == "node" else result.get("value")

    def until(self, what: Callable[[], Any], words: str) -> Any:
        """Return something once there is something, looked for at each frame that the page draws."""
        end = monotonic() + PATIENCE
        while not (found := what()):
            if monotonic() > end:
                raise NotDone(f"{words}: not within {PATIENCE} s. The page shows:\n{self.text()}")
            self.run(FRAME)
        return found

    # --- what is seen ---------------------------------------------------------------------------------

    def text(self) -> str:
        """Return everything that can be read."""
        return str(self.run("() => document.body.innerText"))

    def reads(self, words: str) -> "FirefoxPhone":
        """Wait until words are to be read."""
        self.until(lambda: self.run(READS, words), f"“{words}”")
        return self

    def find(self, role: str, name: str, within: str = "body") -> Node:
        """Wait for what says that it is of this name, and is of this role to a screen reader."""
        node: Node = self.until(lambda: self._look(role, name, within), f"the {role} “{name}”")
        return node

    def _look(self, role: str, name: str, within: str) -> Node | None:
        node = self.run(NAMED, name, within)
        if not node:
            return None
        located = self.fox.do(
            "browsingContext.locateNodes",
            context=self._page,
            locator={"type": "accessibility", "value": {"role": role}},
            startNodes=[{"sharedId": self.run(AROUND, node)["sharedId"]}],
        )
        return node if node["sharedId"] in {one["sharedId"] for one in located["nodes"]} else None

    def sideways(self) -> int:
        """Return how many pixels the page is wider than the screen."""
        return int(
            self.run("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def too_small(self) -> list[str]:
        """Return what is smaller than a finger needs."""
        found = self.run(f"() => ({TOO_SMALL})({SMALLEST})")
        return [str(one["value"]) for one in found]

    def brightness(self) -> dict[str, str]:
        """Return whether paper and ink are light or dark."""
        return {name: str(one["value"]) for name, one in self.run(BRIGHTNESS)}

    @property
    def faults(self) -> list[str]:
        """What the page wrote as errors, what it threw, and what it was forbidden."""
        said = [one["params"] for one in self.fox.told]
        errors = [one["text"] for one in said if one["level"] == "error" and self._is_here(one["source"])]
        return [text for text in errors if not text.startswith(OF_THE_RADIO)]

    def _is_here(self, source: dict[str, str]) -> bool:
        return source.get("context") == self._page

    # --- what is done ---------------------------------------------------------------------------------

    def scan(self, link: str) -> "FirefoxPhone":
        """Scan a code."""
        self.fox.do("browsingContext.navigate", context=self._page, url=link, wait="complete")
        return self

    def reload(self) -> "FirefoxPhone":
        """Load the page again."""
        self.fox.do("browsingContext.reload", context=self._page, wait="complete")
        return self

    def tab(self, name: str) -> "FirefoxPhone":
        """Go to a tab."""
        return self.press(name, within="nav")

    def press(self, name: str, role: str = "button", within: str = "body") -> "FirefoxPhone":
        """Touch what has this name."""

        def target() -> Node | None:
            node = self._look(role, name, within)
            return self.run(REACHED, node) if node else None

        found: Node = self.until(target, f"the {role} “{name}” that can be touched")
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        touch = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act(type="pointer", id="finger", parameters={"pointerType": "touch"}, actions=touch)
        return self

    def choose(self, name: str, role: str = "radio") -> "FirefoxPhone":
        """Choose one of several."""
        return self.press(name, role)

    def write(self, label: str, words: str) -> "FirefoxPhone":
        """Type into a field, key by key."""
        self.press(label, "textbox")
        keys = [{"type": kind, "value": key} for key in words for kind in ("keyDown", "keyUp")]
        self._act(type="key", id="keys", actions=keys)
        return self

    def _act(self, **given: Any) -> None:
        self.fox.do("input.performActions", context=self._page, actions=[given])

    @contextmanager
    def in_another_tab(self) -> Iterator[None]:
        """Look at another tab, and come back."""
        here = {"referenceContext": self._page, "userContext": self._own}
        other = self.fox.do("browsingContext.create", type="tab", **here)["context"]
        try:
            self.until(lambda: self.run("() => document.hidden"), "the page is out of sight")
            yield
        finally:
            self.fox.do("browsingContext.close", context=other)
