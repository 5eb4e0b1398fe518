import ifaddr
import pytest

from wargame.phones.network import Adapter, Address, adapters, addresses, behind_tunnel, is_tunnel, usable


def windows(title: str, label: str, address: str) -> Adapter:
    """As Windows names an adapter: a number, what made it, and what its settings call it."""
    return Adapter("{A1B2C3D4-0000-1111-2222-333344445555}", label, title, address)


def plain(name: str, address: str) -> Adapter:
    """As Linux and macOS name an adapter."""
    return Adapter(name, name, name, address)


ANSWERED = [
    (
        "win32",
        [
            windows("Loopback Pseudo-Interface 1", "Software Loopback Interface 1", "127.0.0.1"),
            windows("Wi-Fi", "Intel(R) Wi-Fi 6 AX201 160MHz", "192.168.178.23"),
            windows(
                "Local Area Connection* 10", "Microsoft Wi-Fi Direct Virtual Adapter #2", "192.168.137.1"
            ),
            windows("vEthernet (WSL)", "Hyper-V Virtual Ethernet Adapter", "172.24.112.1"),
            windows("VirtualBox Host-Only Network", "VirtualBox Host-Only Ethernet Adapter", "192.168.56.1"),
            windows("Ethernet 3", "Cisco AnyConnect Secure Mobility Client Adapter", "10.99.3.4"),
            windows("Local Area Connection", "TAP-Windows Adapter V9", "10.8.0.6"),
            windows("Bluetooth Network Connection", "Bluetooth Device", "169.254.20.1"),
            windows("Ethernet", "Killer E2400 Gigabit Ethernet Controller", "10.0.0.12"),
        ],
        [("hotspot", "192.168.137.1"), ("wifi", "192.168.178.23"), ("cable", "10.0.0.12")],
    ),
    (
        "linux",
        [
            plain("lo", "127.0.0.1"),
            plain("enp3s0", "192.168.1.20"),
            plain("wlp2s0", "10.42.0.1"),
            plain("docker0", "172.17.0.1"),
            plain("br-12ab34cd56ef", "172.18.0.1"),
            plain("virbr0", "192.168.122.1"),
            plain("tun0", "10.8.0.2"),
            plain("wg-office", "10.42.0.7"),
            plain("tailscale0", "100.101.102.103"),
        ],
        [("hotspot", "10.42.0.1"), ("cable", "192.168.1.20")],
    ),
    (
        "darwin",
        [
            plain("lo0", "127.0.0.1"),
            plain("en0", "192.168.1.31"),
            plain("en7", "192.168.1.32"),
            plain("bridge100", "192.168.2.1"),
            plain("utun3", "10.7.0.4"),
            plain("awdl0", "169.254.44.1"),
            plain("vmnet8", "192.168.77.1"),
        ],
        [("hotspot", "192.168.2.1"), ("wifi", "192.168.1.31"), ("cable", "192.168.1.32")],
    ),
    ("linux", [plain("lo", "127.0.0.1"), plain("eth0", "169.254.9.9")], []),
    ("linux", [plain("wlan0", "141.20.1.5")], [("open", "141.20.1.5")]),
]


@pytest.mark.parametrize(("system", "answered", "wanted"), ANSWERED)
def test_phones_are_offered_what_they_can_be_on_and_the_own_hotspot_first(
    system: str, answered: list[Adapter], wanted: list[tuple[str, str]]
) -> None:
    assert [(one.sort, one.address) for one in usable(answered, system)] == wanted


def test_each_is_told_in_words() -> None:
    hotspot, wifi = usable([plain("wlp2s0", "10.42.0.1"), plain("wlp3s0", "192.168.1.4")], "linux")
    assert hotspot == Address("10.42.0.1", "The laptop’s own hotspot", "hotspot")
    assert wifi.kind == "Wi-Fi, wlp3s0"


def test_a_tunnel_is_known_by_its_name_or_its_address() -> None:
    assert is_tunnel(plain("utun3", "10.7.0.4"))
    assert is_tunnel(windows("Ethernet 2", "WireGuard Tunnel", "10.2.0.2"))
    assert is_tunnel(plain("eth1", "100.64.0.9"))
    assert not is_tunnel(plain("en0", "192.168.1.31"))
    assert not is_tunnel(windows("Local Area Connection", "Intel(R) Ethernet", "10.0.0.3"))


def test_what_the_system_answers_is_taken_in_whatever_form_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    four = ifaddr.IP("10.0.0.3", 24, "Wi-Fi")
    six = ifaddr.IP(("fe80::1", 0, 2), 64, "Wi-Fi")
    adapter = ifaddr.Adapter("{B}", "Intel(R) Wi-Fi 6", [four, six])
    adapter.name = b"{B}"  # type: ignore[assignment]  # as Windows gives it
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [adapter])
    monkeypatch.setattr("wargame.phones.network.sys.platform", "win32")
    assert adapters() == [Adapter("{B}", "Intel(R) Wi-Fi 6", "Wi-Fi", "10.0.0.3")]
    assert addresses() == (Address("10.0.0.3", "Wi-Fi", "wifi"),)
    assert not behind_tunnel()


def test_where_the_system_cannot_be_asked_there_is_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[ifaddr.Adapter]:
        raise OSError

    monkeypatch.setattr(ifaddr, "get_adapters", refuse)
    assert addresses() == ()
