"""What stands between phones and the laptop: never good by itself, and each fault with what to do."""

import pytest

from wargame.shown.phones_network import (
    NetworkFacts,
    before_the_first_time,
    firewall_page,
    firewall_words,
    if_nothing_shows,
    network_lines,
    refused_words,
    why_no_wifi,
)

HERE = {"address": "192.168.137.1", "port": 8137, "kind": "The laptop’s own hotspot", "choices": 1}


def lines(**facts: object) -> dict[str, tuple[str, str, str]]:
    found = network_lines(NetworkFacts(**facts))  # type: ignore[arg-type]  # fields by name
    return {one.key: (one.sign, one.title, one.detail) for one in found}


def test_that_phones_reach_the_laptop_is_said_only_once_one_did_and_was_answered() -> None:
    assert lines(**HERE)["reached"][:2] == ("wait", "Not proved yet")
    half = lines(**HERE, here_at="09:41")["reached"]
    assert half[0] == "wait"
    assert "way back is not proved" in half[2]
    assert lines(**HERE, here_at="09:41", back=True)["reached"][:2] == (
        "done",
        "A phone has reached the laptop at 09:41",
    )


def test_the_network_is_named_with_its_wi_fi_and_address() -> None:
    assert lines(**HERE, wifi="Room 7")["address"] == (
        "done",
        "The laptop’s own hotspot, “Room 7”",
        "Phones use 192.168.137.1, port 8137.",
    )


@pytest.mark.parametrize(
    ("facts", "sign", "said"),
    [
        ({}, "error", "No network that phones could use"),
        ({"choices": 2}, "wait", "Which network are the phones on?"),
        ({"choices": 1, "only_open": True}, "warn", "This network may be reached from outside"),
        ({"choices": 1}, "wait", "Opening the way for phones"),
        ({"refused": "Another program holds the ports."}, "error", "Phones cannot join yet"),
    ],
)
def test_without_an_address_it_says_what_is_missing_and_proves_nothing(
    facts: dict[str, object], sign: str, said: str
) -> None:
    found = lines(**facts)
    assert found["address"][:2] == (sign, said)
    assert "reached" not in found


def test_a_laptop_that_does_not_reach_itself_is_told_and_one_that_does_proves_nothing_of_phones() -> None:
    found = lines(**HERE, itself=False)
    assert found["itself"][:2] == ("error", "The laptop does not reach itself there")
    found = lines(**HERE, itself=True)
    assert found["address"][2].endswith("; the laptop reaches itself there.")
    assert found["reached"][1] == "Not proved yet"
    assert "itself" not in lines(**HERE, itself=False, here_at="09:41")


def test_a_new_address_a_vpn_and_phones_that_leave_are_told_before_they_are_asked_about() -> None:
    found = lines(**HERE, moved=True, behind_vpn=True, leaving="The phone of Kabul leaves again and again")
    assert found["moved"][2].startswith("Codes on paper no longer fit")
    assert found["vpn"][1] == "A VPN is on"
    assert "stay connected" in found["leaving"][2]
    assert "vpn" not in lines(**HERE, behind_vpn=True, here_at="09:41")


@pytest.mark.parametrize(
    ("platform", "asks", "has_page"),
    [("win32", "Windows", True), ("darwin", "macOS", True), ("linux", "", False)],
)
def test_each_system_says_what_its_firewall_asks_before_it_asks(
    platform: str, asks: str, has_page: bool
) -> None:
    assert before_the_first_time(platform).startswith(asks)
    assert bool(before_the_first_time(platform)) is bool(asks)
    assert firewall_words(platform) in if_nothing_shows(platform)
    assert bool(firewall_page(platform)) is has_page
    assert "“Room 7”" in if_nothing_shows(platform, "Room 7")[0]


@pytest.mark.parametrize("why", ["address", "ports", "pages", "start"])
def test_a_laptop_that_cannot_listen_says_why_and_what_to_do(why: str) -> None:
    said = refused_words(why, "no such file.", 8137)
    assert said.endswith(".")
    assert "..  " not in said
    assert any(word in said for word in ("Test again", "test again", "Install"))


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("Room 7", "four green chairs", ""),
        ("Room 7", "", ""),
        ("Raum für 30 Gäste", "0" * 64, ""),
        ("a" * 33, "", "The name of a Wi-Fi has 32 letters at most"),
        ("ö" * 17, "", "The name of a Wi-Fi has 32 letters at most"),
        ("Room 7", "chairs", "The password of a Wi-Fi has 8 to 64 letters"),
        ("Room 7", "a" * 5000, "The password of a Wi-Fi has 8 to 64 letters"),
        ("Room\x007", "", "a sign that cannot be typed"),
    ],
)
def test_a_wifi_that_cannot_be_is_told_in_words(name: str, password: str, why: str) -> None:
    said = why_no_wifi(name, password)
    assert why in said
    assert bool(said) == bool(why)
