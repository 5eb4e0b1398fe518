"""Sentences of playing by phone: `wargame.phones`."""

from collections.abc import Mapping
from typing import Final

PHONES: Final[Mapping[str, str]] = {
    "network-cable": "The network on cable, {name}",
    "network-hotspot": "The laptop’s own hotspot",
    "network-open": "A network that may be reached from outside, {name}",
    "network-wifi": "Wi-Fi, {name}",
    "network-wifi-alone": "Wi-Fi",
    "phone-at-laptop": (
        "Your seat is played at the laptop now. Your phone goes on when the facilitator gives it back."
    ),
    "phone-command-unknown": "The laptop does not know what was asked for. Load the page again.",
    "phone-look-whether-done": (
        "The laptop was started anew while this was on its way. Look whether it is done."
    ),
    "phone-looks-back": (
        "The game is looked at again on the laptop. Nothing was done; try again when it goes on."
    ),
    "phone-page-old": "This page is old. Load it again.",
    "phone-waits": "Another phone has this seat. Ask the facilitator to let this one in.",
}
