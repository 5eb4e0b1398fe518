"""What stands between phones and the laptop, in words: lines of the network card, and what to do.

Takes what was found out as `NetworkFacts`. A line is never a good sign by itself: that phones reach the
laptop is said only once one did. What each system puts in the way is said in its own words, before it happens
where that can be. To look at one thing more: a field of `NetworkFacts`, and its line in `network_lines`.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Sign: TypeAlias = Literal["done", "lock", "wait", "warn", "error"]
Link: TypeAlias = Literal["", "not-stopped", "addresses", "firewall"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFacts:
    """What is known of the way from a phone to the laptop."""

    address: str = ""
    """Where the laptop listens; empty while it does not."""
    port: int = 0
    kind: str = ""
    """What network that is, in words: `The laptop's own hotspot`."""
    wifi: str = ""
    """The name of the Wi-Fi, if it was given."""
    choices: int = 0
    """How many addresses there are to choose from."""
    only_open: bool = False
    """Whether the only address may be reached from outside the room: that one is not taken unasked."""
    refused: str = ""
    """Why it cannot listen, in words; empty if it can."""
    itself: bool | None = None
    """Whether the laptop reaches itself where it listens; None while that is not known."""
    here_at: str = ""
    """When a phone first reached the laptop, as a clock shows it; empty while none has."""
    back: bool = False
    """Whether the laptop reached that phone, too."""
    moved: bool = False
    """Whether the address is another one than that on codes which were given out."""
    leaving: str = ""
    """Whose phones leave again and again, as a sentence without its full stop."""
    gone: bool = False
    """Whether the laptop has left the network that phones used."""
    kept: bool = True
    """Whether codes are kept for when the program is started again."""
    behind_vpn: bool = False
    """Whether an address of a private tunnel was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLine:
    """One line of the card: what was found, what it means, what to do."""

    key: str
    sign: Sign
    title: str
    detail: str
    link: Link = ""
    """What more can be opened from here."""
    link_words: str = ""


def network_lines(facts: NetworkFacts) -> tuple[NetworkLine, ...]:
    """Return the lines of the card, from the laptop to the phone."""
    lines = [_address(facts)]
    if facts.moved:
        lines.append(_MOVED)
    if facts.address and facts.itself is False and not facts.here_at:
        lines.append(_NOT_ITSELF)
    if facts.address:
        lines += [_SEALED, _reached(facts)]
    if facts.leaving:
        lines.append(_line("leaving", "warn", facts.leaving, LEAVING))
    if not facts.kept:
        lines.append(_NOT_KEPT)
    if facts.behind_vpn and not facts.here_at:
        lines.append(_VPN)
    return tuple(lines)


def _line(key: str, sign: Sign, title: str, detail: str) -> NetworkLine:
    return NetworkLine(key=key, sign=sign, title=title, detail=detail)


LEAVING: Final = (
    "Android drops a Wi-Fi without internet. Ask for “stay connected” on the phone, and mobile data off."
)

_MOVED: Final = _line(
    "moved",
    "warn",
    "The laptop has a new address",
    "Codes on paper no longer fit: print again, or show them. Nothing that phones wrote is lost.",
)

_NOT_KEPT: Final = _line(
    "kept",
    "warn",
    "Codes cannot be kept just now",
    "The folder of settings takes nothing. If Entente stops, phones need new codes. Make room there.",
)

_NOT_ITSELF: Final = _line(
    "itself",
    "error",
    "The laptop does not reach itself there",
    "Something on this laptop is in the way: a firewall, or a VPN. Phones will fare no better.",
)

_SEALED: Final = NetworkLine(
    key="sealed",
    sign="lock",
    title="What is sent is sealed",
    detail="Others on this Wi-Fi see that a phone talks, not what it says.",
    link="not-stopped",
    link_words="What this does not stop",
)

_VPN: Final = _line(
    "vpn",
    "warn",
    "A VPN is on",
    "Phones cannot use its address, and some VPNs keep all others out. Switch it off if no phone arrives.",
)


def _address(facts: NetworkFacts) -> NetworkLine:
    if facts.refused:
        return _line("address", "error", "Phones cannot join yet", facts.refused)
    if facts.address:
        named = f", “{facts.wifi}”" if facts.wifi else ""
        return NetworkLine(
            key="address",
            sign="done",
            title=f"{facts.kind or 'This network'}{named}",
            detail=f"Phones use {facts.address}, port {facts.port}"
            + ("; the laptop reaches itself there." if facts.itself else "."),
            link="addresses" if facts.choices > 1 else "",
            link_words="Choose another network",
        )
    if facts.gone:
        more = " Or choose another: codes on paper no longer fit then." if facts.choices else ""
        return _line(
            "address",
            "error",
            "The laptop has left the network of the phones",
            f"They come back when it does: join that Wi-Fi, or switch the hotspot on.{more}",
        )
    if facts.choices > 1:
        return _line(
            "address",
            "wait",
            "Which network are the phones on?",
            "This laptop is on several. Choose the one that phones will join.",
        )
    if facts.only_open:
        return _line(
            "address",
            "warn",
            "This network may be reached from outside",
            "Others than those in the room could knock. Better is the laptop’s own hotspot.",
        )
    if facts.choices == 1:
        return _line("address", "wait", "Opening the way for phones", "This takes a moment.")
    return _line(
        "address",
        "error",
        "No network that phones could use",
        "Switch on the laptop’s own hotspot, or join a Wi-Fi, and test again. No internet is needed.",
    )


def _reached(facts: NetworkFacts) -> NetworkLine:
    if facts.here_at and facts.back:
        return _line(
            "reached",
            "done",
            f"A phone has reached the laptop at {facts.here_at}",
            "So neither the firewall nor the network is in the way.",
        )
    if facts.here_at:
        return _line(
            "reached",
            "wait",
            f"A phone has reached the laptop at {facts.here_at}",
            "The way back is not proved yet: leave its page open for a moment.",
        )
    return _line(
        "reached",
        "wait",
        "Not proved yet",
        "Scan this with any phone. It opens a page without a seat, and says whether the way is free.",
    )


GUESTS: Final = "Guest Wi-Fi often keeps devices apart: use the laptop’s own hotspot, or a travel router."

# --- what to do -----------------------------------------------------------------------------------


def if_nothing_shows(platform: str, wifi: str = "") -> tuple[str, ...]:
    """Return what to try when a phone shows nothing, in order, on this system (`sys.platform`)."""
    where = f"on “{wifi}”" if wifi else "on the same Wi-Fi as the laptop"
    return (
        f"Is it {where}, with mobile data and VPN off?",
        firewall_words(platform),
        GUESTS,
        "Still nothing: set the seat to Laptop. The game goes on.",
    )


def firewall_words(platform: str) -> str:
    """Return what the system's firewall needs, in a sentence."""
    match platform:
        case "win32":
            return "Windows: allow Entente for private networks (Windows Security, Firewall, Allow an app)."
        case "darwin":
            return "macOS: let Entente accept connections, under System Settings, Network, Firewall, Options."
        case _:
            return "If the laptop has a firewall (ufw, firewalld), let this port in from the Wi-Fi."


def before_the_first_time(platform: str) -> str:
    """Return what the system will ask when the laptop first listens; empty where it asks nothing."""
    match platform:
        case "win32":
            return (
                "Windows will ask whether Entente may be reached. Tick private networks and press Allow: "
                "Cancel shuts phones out for good, until you change it in Windows Security."
            )
        case "darwin":
            return "macOS may ask whether Entente may accept connections. Press Allow."
        case _:
            return ""


def firewall_page(platform: str) -> str:
    """Return the address of the page of the system's settings; empty where there is none."""
    return {
        "win32": "ms-settings:windowsdefender",
        "darwin": "x-apple.systempreferences:com.apple.Network-Settings.extension?Firewall",
    }.get(platform, "")


MOST_OF_NAME: Final = 32
"""Bytes of the name of a Wi-Fi, at most."""
PASSWORDS: Final = range(8, 65)
"""How many letters the password of a Wi-Fi has."""


def why_no_wifi(name: str, password: str) -> str:
    """Return why there is no such Wi-Fi as was typed, in words; empty if there can be."""
    if len(name.encode("utf-8", "replace")) > MOST_OF_NAME:
        return f"The name of a Wi-Fi has {MOST_OF_NAME} letters at most. Type it as phones show it."
    if password and len(password) not in PASSWORDS:
        return (
            f"The password of a Wi-Fi has {PASSWORDS.start} to {PASSWORDS.stop - 1} letters. Type it as it "
            "stands in the laptop’s settings, or leave it empty if there is none."
        )
    if any(not letter.isprintable() for letter in name + password):
        return "Name or password holds a sign that cannot be typed on a phone. Type it anew."
    return ""


def refused_words(why: str, said: str, port: int = 0) -> str:
    """Return why the laptop does not listen, and what to do; `said` is what the system says."""
    match why:
        case "address":
            return (
                "The laptop no longer has the address that was chosen. Test again, or choose another network."
            )
        case "ports":
            held = f"port {port}" if port else "the ports for phones"
            return f"Another program holds {held}. Close it, or restart the laptop, and test again."
        case "pages":
            return "The pages for phones cannot be read. Install the program again."
        case _:
            reason = f": {said.rstrip('.')}" if said else ""
            said = f"The part that phones talk to did not start{reason}."
            return f"{said} Test again, or go on behind the curtain."
