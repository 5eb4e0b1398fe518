import ast
import asyncio
import gzip
import random
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.children import ROOT, run_python
from tests.wargame.phones.relayed import RealRelay, answer_on, events_on, pages
from wargame.phones import lines
from wargame.phones import relay as relay_process
from wargame.phones.crowd import MOST, UNREAD


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages(tmp_path_factory.mktemp("relay") / "pages")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[RealRelay]:
    with RealRelay(folder) as relay:
        yield relay


@pytest.fixture
def relay(running: RealRelay) -> RealRelay:
    running.tell(lines.know(["russia", "iran"]))
    return running


def test_it_says_where_it_listens_and_that_is_one_address(relay: RealRelay) -> None:
    assert relay.first == {"is": "listening", "address": "127.0.0.1", "port": relay.port}
    if sys.platform == "linux":
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", relay.port), timeout=5)


@pytest.mark.parametrize("path", ["/", "/page.html", "/page.css", "/page.js", "/nacl.js", "/words.json"])
def test_the_page_and_its_parts_are_served(relay: RealRelay, path: str) -> None:
    status, content = relay.ask(f"GET {path}")
    assert status == 200
    assert content


def test_the_page_comes_compressed_to_who_can_read_that(relay: RealRelay) -> None:
    with relay.call() as one:
        one.sendall(f"GET /page.js HTTP/1.1\r\nHost: {relay.host}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        assert gzip.decompress(answer_on(one)[1]) == relay.ask("GET /page.js")[1]


@pytest.mark.parametrize(
    "path",
    ["/package.json", "/vendor/nacl-fast.min.js", "/../page.html", "//", "/m", "/favicon.ico", "/page.css/"],
)
def test_nothing_else_is_served(relay: RealRelay, path: str) -> None:
    assert relay.ask(f"GET {path}")[0] == 404


@pytest.mark.parametrize(
    ("first", "status"),
    [
        *(
            ("GET /m/russia", 405),
            ("POST /e/russia", 405),
            ("POST /page.css", 405),
            ("DELETE /m/russia", 405),
        ),
        *(("POST /m/none", 410), ("GET /e/none", 410)),
    ],
)
def test_what_has_ended_or_is_asked_for_in_another_way_is_told_by_a_number(
    relay: RealRelay, first: str, status: int
) -> None:
    assert relay.ask(first)[0] == status


def test_a_foreign_host_gets_nothing(relay: RealRelay) -> None:
    assert relay.ask("GET /", host="evil.example")[0] == 403


def test_a_body_goes_to_the_window_and_the_answer_back(relay: RealRelay) -> None:
    with relay.send("POST /m/russia", b"\2sealed") as one:
        heard = relay.hears()
        assert (heard["is"], heard["id"], heard["from"]) == ("request", "russia", "127.0.0.1")
        assert lines.unpacked(heard["body"]) == b"\2sealed"
        relay.tell(lines.answer(heard["number"], 200, b"\2answer"))
        assert answer_on(one) == (200, b"\2answer")


def test_pushes_reach_who_listens_and_goodbye_ends_the_stream(relay: RealRelay) -> None:
    with relay.send("GET /e/russia") as russia, relay.send("GET /e/iran") as iran:
        opened = {(said := relay.hears())["id"]: said["stream"] for _ in range(2)}
        assert set(opened) == {"russia", "iran"}
        relay.tell(lines.push("iran", "b25l"))
        relay.tell(lines.push("russia", "dHdv"))
        relay.tell(lines.bye("russia"))
        assert events_on(russia, 9) == ["dHdv", "bye"]
        assert events_on(iran, 1) == ["b25l"]
        assert relay.hears() == {"is": "closed", "id": "russia", "stream": opened["russia"]}
    assert relay.hears() == {"is": "closed", "id": "iran", "stream": opened["iran"]}


def test_a_sign_of_life_comes_from_the_window_alone(relay: RealRelay) -> None:
    with relay.send("GET /e/iran") as one:
        assert relay.hears()["is"] == "opened"
        relay.tell(lines.beat())
        assert relay.hears() == {"is": "beating"}
        relay.tell(lines.bye("iran"))
        told = answer_on(one)[1].decode()
    assert relay.hears()["is"] == "closed"
    assert [line for line in told.split("\n") if line.startswith("data:")] == ["data: .", "data: bye"]


def test_a_stream_whose_id_has_ended_is_told_goodbye(relay: RealRelay) -> None:
    with relay.send("GET /e/russia") as one:
        assert relay.hears()["is"] == "opened"
        relay.tell(lines.know(["iran"]))
        assert events_on(one, 9) == ["bye"]
        assert relay.hears()["is"] == "closed"
    assert relay.ask("POST /m/russia", b"x")[0] == 410


def test_it_finds_out_whether_it_reaches_itself(relay: RealRelay) -> None:
    relay.tell(lines.try_itself())
    assert relay.hears() == {"is": "tried", "reached": True}


def test_who_says_nothing_does_not_keep_others_out(relay: RealRelay) -> None:
    silent = [relay.call() for _ in range(MOST + 1)]
    try:
        assert relay.ask("GET /")[0] == 200
        # One that knocked longest has gone.
        assert silent[0].recv(10) == b""
    finally:
        for one in silent:
            one.close()


def test_too_large_a_head_or_body_is_refused(relay: RealRelay) -> None:
    with relay.call() as one:
        one.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000)
        assert answer_on(one)[0] in {0, 431}
    assert relay.ask("POST /m/russia", b"a" * 65_537)[0] in {0, 413}


def test_who_floods_with_what_nobody_can_read_is_not_heard_and_a_phone_elsewhere_is(relay: RealRelay) -> None:
    flood = []
    for _ in range(UNREAD):
        flood.append(relay.send("POST /m/russia", b"junk", source="127.0.0.66"))
        relay.tell(lines.answer(relay.hears()["number"], 400))
    try:
        # Answered by somebody else in between: the line above was done before.
        assert relay.ask("GET /")[0] == 200
        assert relay.ask("POST /m/russia", b"junk", source="127.0.0.66")[0] == 503
        with relay.send("POST /m/russia", b"\2box") as phone:
            relay.tell(lines.answer(relay.hears()["number"], 200, b"done"))
            assert answer_on(phone) == (200, b"done")
        assert [answer_on(one)[0] for one in flood] == [400] * UNREAD
    finally:
        for one in flood:
            one.close()


def test_any_bytes_on_the_wire_leave_it_at_work(relay: RealRelay) -> None:
    chance = random.Random(7)
    for _ in range(150):
        with relay.call() as one:
            junk = chance.randbytes(chance.randrange(1, 400))
            one.sendall(chance.choice([b"", b"GET ", b"POST /m/none HTTP/1.1\r\n"]) + junk + b"\r\n\r\n")
            assert answer_on(one)[0] in {0, 400, 403, 404, 405, 410, 411, 413, 431}
    assert relay.ask("GET /")[0] == 200


@pytest.mark.parametrize(
    "line", ["", "{", "[]", '{"do":"answer","number":"x"}', '{"do":"push","id":5}', "\0"]
)
def test_a_line_that_says_nothing_changes_nothing(relay: RealRelay, line: str) -> None:
    relay.tell(line)
    assert relay.ask("GET /")[0] == 200


def test_it_ends_when_the_window_does_and_the_next_one_gets_the_same_port(folder: Path) -> None:
    with RealRelay(folder) as first:
        port = first.port
        with first.call():
            first.process.kill()
            assert first.has_ended()
    with RealRelay(folder, [port]) as second:
        assert second.port == port
        assert second.process.stdin is not None
        second.process.stdin.close()
        assert second.has_ended()
        assert second.process.wait(30) == 0


def test_a_port_that_is_taken_leads_to_the_next(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with RealRelay(folder, [port, 0]) as relay:
            assert relay.port not in {0, port}
        with RealRelay(folder, [port]) as relay:
            assert (relay.first["is"], relay.first["why"]) == ("refused", "ports")


def test_the_port_that_codes_name_is_waited_for(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        relay = RealRelay(folder, kept=port)
    with relay:
        relay.has_begun()
        assert relay.port == port


def test_a_port_that_codes_name_and_that_stays_taken_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay_process, "AGAIN_S", 0.001)
    monkeypatch.setattr(relay_process, "KEPT_S", 0.005)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert asyncio.run(relay_process.kept_port("127.0.0.1", port)) is None
    assert asyncio.run(relay_process.kept_port("203.0.113.9", port)) is None


@pytest.mark.parametrize("address", ["0.0.0.0", "203.0.113.9", "somewhere", ""])
def test_an_address_that_is_not_ours_or_all_of_them_is_refused(folder: Path, address: str) -> None:
    with RealRelay(folder, address=address) as relay:
        assert (relay.first["is"], relay.first["why"]) == ("refused", "address")


def test_without_the_page_it_says_so(tmp_path: Path) -> None:
    with RealRelay(tmp_path) as relay:
        assert (relay.first["is"], relay.first["why"]) == ("refused", "pages")


OF_THE_RELAY = ("relay", "heads", "crowd", "lines", "pipes")


@pytest.mark.parametrize("name", OF_THE_RELAY)
def test_the_relay_imports_the_standard_library_and_itself_alone(name: str) -> None:
    tree = ast.parse((ROOT / "wargame" / "phones" / f"{name}.py").read_text(encoding="utf-8"))
    named = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "wargame.phones":
            named |= {f"wargame.phones.{one.name}" for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add(node.module or "")
    own = {f"wargame.phones.{one}" for one in OF_THE_RELAY}
    assert [one for one in named - own if one.partition(".")[0] not in sys.stdlib_module_names] == []


def test_the_relay_knows_nothing_of_the_game_and_needs_no_ssl() -> None:
    child = run_python(
        "import sys\n"
        "sys.modules.update(dict.fromkeys(['ssl', '_ssl', 'msgspec', 'nacl']))\n"
        "import wargame.phones.relay\n"
        "print(*sorted(one for one in sys.modules if one.startswith(('wargame', 'ui'))))"
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.split() == [
        "wargame",
        "wargame.phones",
        *(f"wargame.phones.{one}" for one in sorted(OF_THE_RELAY)),
    ]
