"""Which addresses of this computer phones could use, the likeliest first, in words.

Asks the system for its adapters (`ifaddr`, loaded when first asked) and leaves out what no phone in the room
is on: tunnels, machines inside this one, addresses that a system gives itself when nobody gives it one. The
rest is judged by names and addresses alone, so that it is tried on what other systems answered. Nothing is
sent. To know one more kind of adapter, add its name to a pattern here.
"""

import ipaddress
import re
import sys
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import msgspec

from wargame.words.sentences import Sentence

Kind: TypeAlias = Literal["hotspot", "wifi", "cable", "open"]

_ORDER: Final[tuple[Kind, ...]] = ("hotspot", "wifi", "cable", "open")

_HOTSPOTS: Final = (
    ("win32", ipaddress.IPv4Network("192.168.137.1/32")),
    # NetworkManager takes the first that is free of 10.42.0.1, 10.42.1.1, ...
    ("linux", ipaddress.IPv4Network("10.42.0.0/16")),
    ("darwin", ipaddress.IPv4Network("192.168.2.1/32")),
)
"""What each system gives itself where it is the hotspot."""

_TUNNELS: Final = re.compile(
    r"(tun|tap|utun|wg|ppp|ipsec|zt|tailscale|nordlynx|proton|mullvad|cscotun|gpd)\d*|(tun|tap|wg|zt).*",
    re.IGNORECASE,
)
_TUNNEL_WORDS: Final = re.compile(
    r"wireguard|wintun|openvpn|tap-windows|anyconnect|pangp|globalprotect|fortinet|fortissl|juniper|zerotier"
    r"|tailscale|check point|sonicwall|nordlynx|\bvpn\b|wan miniport",
    re.IGNORECASE,
)
_INSIDE: Final = re.compile(
    r"lo\d*|(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel|cali|kube|dummy|ifb|awdl|llw|anpi"
    r"|gif|stf|waydroid|incus|vnic).*",
    re.IGNORECASE,
)
_INSIDE_WORDS: Final = re.compile(
    r"vethernet|hyper-v|virtualbox|vmware|npcap|loopback|parallels|\bwsl\b|docker", re.IGNORECASE
)
_WIRELESS: Final = re.compile(r"wl.*|ath\d+|ra\d+", re.IGNORECASE)
_WIRELESS_WORDS: Final = re.compile(r"wi-?fi|wlan|wireless|airport|802\.11|drahtlos", re.IGNORECASE)
_PRIVATE: Final = tuple(
    ipaddress.IPv4Network(one) for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)
_SHARED: Final = ipaddress.IPv4Network("100.64.0.0/10")
"""Between a provider and its customers, and what a private tunnel takes."""


class Adapter(msgspec.Struct, frozen=True):
    """One address as the system names it.

    Attributes
    ----------
    name : str
        `wlan0`; on Windows a number nobody knows.
    label : str
        `Intel(R) Wi-Fi 6`, or the name again.
    title : str
        What the system's settings call it: `Wi-Fi`.
    address : str
    """

    name: str
    label: str
    title: str
    address: str


class Address(msgspec.Struct, frozen=True):
    """An address that phones could use.

    Attributes
    ----------
    address : str
    kind : str
        What network it is of, in words.
    sort : Kind
    """

    address: str
    kind: str
    sort: Kind


def addresses() -> tuple[Address, ...]:
    """Return the addresses that phones could use, the likeliest first; people choose among several."""
    return usable(adapters(), sys.platform)


def behind_tunnel() -> bool:
    """Return whether a private tunnel (VPN) has an address here: some keep phones out."""
    return any(map(is_tunnel, adapters()))


def usable(found: Iterable[Adapter], system: str) -> tuple[Address, ...]:
    """Return those of a system's addresses that phones could use, the likeliest first."""
    kept: dict[str, Address] = {}
    for one in found:
        sort = sort_of(one, system)
        if sort is not None and one.address not in kept:
            kept[one.address] = Address(one.address, _words(sort, one.title or one.name), sort)
    return tuple(sorted(kept.values(), key=lambda one: _ORDER.index(one.sort)))


def sort_of(one: Adapter, system: str) -> Kind | None:
    """Return what an adapter is for a phone; None where no phone is on it."""
    try:
        address = ipaddress.IPv4Address(one.address)
    except ValueError:
        return None
    if any(address in network for its, network in _HOTSPOTS if its == system) and not is_tunnel(one):
        return "hotspot"
    never = address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
    if never or is_tunnel(one) or _is(one, _INSIDE, _INSIDE_WORDS):
        return None
    if not any(address in network for network in _PRIVATE):
        return "open"
    # The first adapter of a portable Mac is its Wi-Fi.
    is_wireless = _is(one, _WIRELESS, _WIRELESS_WORDS) or (system == "darwin" and one.name == "en0")
    return "wifi" if is_wireless else "cable"


def is_tunnel(one: Adapter) -> bool:
    """Return whether an adapter is a private tunnel (VPN)."""
    try:
        shared = ipaddress.IPv4Address(one.address) in _SHARED
    except ValueError:
        return False
    return shared or _is(one, _TUNNELS, _TUNNEL_WORDS)


def adapters() -> list[Adapter]:
    """Return the addresses of this computer, as the system names them; none where they cannot be asked."""
    import ifaddr

    try:
        found = list(ifaddr.get_adapters())
    except OSError:
        return []
    return [
        Adapter(_text(one.name), _text(one.nice_name), _text(ip.nice_name), str(ip.ip))
        for one in found
        for ip in one.ips
        if ip.is_IPv4
    ]


def _is(one: Adapter, names: re.Pattern[str], words: re.Pattern[str]) -> bool:
    """Return whether an adapter bears such a name, or has such a word in what people are shown of it."""
    return bool(names.fullmatch(one.name) or words.search(one.label) or words.search(one.title))


def _words(sort: Kind, name: str) -> str:
    match sort:
        case "hotspot":
            told = Sentence("network-hotspot")
        case "wifi":
            told = Sentence("network-wifi", name=name) if name != "Wi-Fi" else Sentence("network-wifi-alone")
        case "cable":
            told = Sentence("network-cable", name=name)
        case "open":
            told = Sentence("network-open", name=name)
    return str(told)


def _text(name: str | bytes) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else name
