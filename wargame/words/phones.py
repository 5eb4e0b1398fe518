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
        "What you were writing lies there. Your phone goes on when the facilitator gives the seat back."
    ),
    "phone-command-unknown": "The laptop does not know what was asked for. Load the page again.",
    "phone-event-unknown": "What this observation speaks of was not told here; choose another, or none.",
    "phone-draft-elsewhere": (
        "What you are writing was changed on another phone of the seat or at the laptop meanwhile. "
        "Both stand here."
    ),
    "phone-late": "Too late: that was meant for {phase} of turn {turn}. Nothing was done.",
    "phone-late-turn": "Too late: that was meant for turn {turn}, and this is turn {now}. Nothing was done.",
    "phone-least": "Phones are for votes and questions to Control here; the rest is done at the laptop.",
    "phone-letter-to": "Choose to whom it goes: seats, or Control alone.",
    "phone-move-refused": "“{title}” was not sealed. {told}",
    "phone-nothing-planned": "There is nothing to seal; put a move into the plan first.",
    "phone-number-large": "A number here goes up to {most:,}.",
    "phone-place-cannot": "That cannot be done from this phone.",
    "phone-not-kept": (
        "The laptop cannot keep this just now. It stays on this phone, which tries again. Tell the "
        "facilitator."
    ),
    "phone-not-recorded": (
        "The laptop cannot write this down just now. What it did not take is still here: tell the "
        "facilitator, and try again when that is mended."
    ),
    "phone-sealed-already": "You have sealed this move already.",
    "phone-look-whether-done": (
        "The laptop was started anew while this was on its way. Look whether it is done."
    ),
    "phone-looks-back": (
        "The game is looked at again on the laptop. Nothing was done; try again when it goes on."
    ),
    "phone-page-old": "This page is old. Load it again.",
    "phone-waits": "Another phone has this seat. Ask the facilitator to let this one in.",
}
