"""Pictures of every screen of the phones' page: `python -m tests.browsers.pictures OUT [--names] [NAME ...]`.

Each screen is shown on a phone of middle size in light and dark, and those that hold most also on a narrow
one, on its side, at twice the size of type, with more contrast and with forced colours. `--names` shows the
game under names that are long or run from right to left. To add one: a line in `SCREENS`.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.browsers.browser import PHONE, browser
from tests.browsers.laptop import Laptop, laptop
from tests.browsers.samples import Samples, played, renamed
from tests.phones.samples import PLACES

Screen = tuple[str, str, Callable[[Any], None]]


def tab(name: str) -> Callable[[Any], None]:
    """Return what presses a tab."""
    return lambda page: page.locator("nav.tabs button", has_text=name).click()


def press(*names: str) -> Callable[[Any], None]:
    """Return what presses buttons of these names, one after the other."""

    def doing(page: Any) -> None:
        for name in names:
            page.get_by_role("button", name=name, exact=True).first.click()

    return doing


def then(*steps: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return what does one thing after the other."""

    def doing(page: Any) -> None:
        for step in steps:
            step(page)

    return doing


def stay(page: Any) -> None:
    """Do nothing."""
    del page


def first_card(page: Any) -> None:
    """Open a card that can be aimed."""
    page.locator(".hand .title").nth(1).click()


SCREENS: Final[tuple[Screen, ...]] = (
    ("hand", "planning", tab("Cards")),
    ("card", "planning", then(tab("Cards"), first_card)),
    ("plan", "planning", tab("Plan")),
    ("sealed", "sealed", tab("Plan")),
    ("pass", "briefing", then(tab("Plan"))),
    ("free", "planning", then(tab("Cards"), press("A move in your own words"))),
    ("letters", "negotiation", tab("Letters")),
    ("write", "planning", then(tab("Letters"), press("Write"))),
    ("offer", "negotiation", then(tab("Letters"), press("Offer"))),
    ("ask", "negotiation", then(tab("Letters"), press("Ask Control"))),
    ("views", "negotiation", then(tab("Letters"), press("How you see your ties"))),
    ("give", "negotiation", then(tab("Table"), press("Give influence"))),
    ("vote", "negotiation", press("Go and vote")),
    ("aims", "planning", tab("Aims")),
    ("table", "planning", tab("Table")),
    ("waiting", "resolution", tab("Table")),
    ("support", "reveal", tab("Table")),
    ("result", "upkeep", tab("Table")),
    ("ended", "ended", tab("Table")),
    ("wash", "ended", then(tab("Table"), press("Hot wash"))),
)

LOOKS: Final[Mapping[str, dict[str, Any]]] = {
    "": {"viewport": PHONE},
    "dark": {"viewport": PHONE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "side": {"viewport": {"width": 844, "height": 390}},
    "double": {"viewport": {"width": 195, "height": 422}},
    "contrast": {"viewport": PHONE, "contrast": "more"},
    "forced": {"viewport": PHONE, "forced_colors": "active"},
}
WHOLE: Final = ("hand", "card", "plan", "letters", "result", "vote", "aims", "support")


def show(page: Any, at: Laptop, shows: Samples, moment: str) -> None:
    """Have a seat's page show a moment, with no sheet open."""
    shows.moment = moment
    at.play(lambda: None)
    press("Cover")(page)
    press("Uncover")(page)
    view = shows.view("russia")
    told = "The game is over" if view["ended"] else view["phase_title"]
    page.locator(".sub", has_text=told).wait_for()
    if page.locator(".sheet .top .button").count() > 1:
        page.locator(".sheet .top .button").first.click()


class Photographer:
    """Takes pictures of pages into a folder."""

    def __init__(self, out: Path, made: Any, at: Laptop, shows: Samples) -> None:
        self.out = out
        self.made = made
        self.at = at
        self.shows = shows

    def take(self, name: str, page: Any) -> None:
        """Write a picture, another of all that is below it, and say if something is too wide."""
        page.wait_for_function("document.readyState === 'complete'")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            sys.stdout.write(f"{name}: {wide} px wider than the screen\n")
        page.screenshot(path=str(self.out / f"{name}.png"))
        if page.evaluate("document.documentElement.scrollHeight > 1.2 * innerHeight"):
            page.screenshot(path=str(self.out / f"{name}-whole.png"), full_page=True)

    def seat(self, place: str, look: Mapping[str, Any]) -> Any:
        """Return a page that has just come in."""
        page = self.made.new_context(**look).new_page()
        page.on("pageerror", lambda error: sys.stdout.write(f"error in the page: {error}\n"))
        page.on("console", lambda said: sys.stdout.write(f"{said.text}\n") if said.type == "error" else None)
        self.at.act(lambda phones: phones.new_code(place))
        page.goto(self.at.link(place))
        page.locator(".the-word").wait_for()
        return page

    def walk(self, look: str, names: Sequence[str]) -> None:
        """Take every screen of a seat in one look."""
        tail = f"-{look}" if look else ""
        self.shows.moment = "planning"
        page = self.seat("russia", LOOKS[look])
        if "join" in names:
            self.take(f"join{tail}", page)
        page.locator("footer .button.main").click()
        for name, moment, reach in SCREENS:
            if name not in names:
                continue
            show(page, self.at, self.shows, moment)
            reach(page)
            self.take(f"{name}{tail}", page)
        if "cover" in names:
            press("Cover")(page)
            self.take(f"cover{tail}", page)
        page.context.close()


def main(out: Path, names: Sequence[str]) -> None:
    """Write the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    shows = Samples(game=renamed if "--names" in names else played)
    names = [name for name in names if name != "--names"]
    every = [name for name, _, _ in SCREENS] + ["join", "cover"]
    with laptop(PLACES, shows) as at, browser() as made:
        hand = Photographer(out, made, at, shows)
        for look in LOOKS:
            hand.walk(look, names or (every if look in ("", "dark") else [*WHOLE, "join"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
