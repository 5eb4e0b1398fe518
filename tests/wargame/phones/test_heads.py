from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.phones.heads import LARGEST_BODY, Head, Wrong, read_head, write_answer, write_head

HOST = "10.42.0.1:8137"


def head(first: str, *fields: str) -> bytes:
    return "\r\n".join([first, f"Host: {HOST}", *fields, "", ""]).encode("latin-1")


def status_of(raw: bytes) -> int:
    with pytest.raises(Wrong) as refused:
        read_head(raw, HOST)
    return refused.value.status


def test_what_a_phone_asks_for_is_read() -> None:
    assert read_head(head("GET / HTTP/1.1"), HOST) == Head("GET", "/", 0)
    assert read_head(head("GET /page.css?2 HTTP/1.1", "Accept: */*"), HOST).path == "/page.css"
    posted = head("POST /m/abc HTTP/1.1", f"Origin: http://{HOST}", "Content-Length: 1024")
    assert read_head(posted, HOST) == Head("POST", "/m/abc", 1024)


@pytest.mark.parametrize(
    "fields",
    [
        ("Host: evil.example",),
        ("Host: 10.42.0.1",),
        ("Host: 10.42.0.1:8138",),
        (f"Host: {HOST}", "Origin: http://evil.example"),
        (f"Host: {HOST}", "Origin: null"),
        (f"Host: {HOST}", f"Origin: https://{HOST}"),
        (),
    ],
)
def test_another_host_or_origin_is_refused(fields: tuple[str, ...]) -> None:
    raw = "\r\n".join(["GET / HTTP/1.1", *fields, "", ""]).encode()
    assert status_of(raw) == 403


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (head("GET /"), 400),
        (head("GET  / HTTP/1.1"), 400),
        (head("GET / HTTP/2"), 400),
        (head("GET http://x/ HTTP/1.1"), 400),
        (head("GET /\x7f HTTP/1.1"), 400),
        (head("GET /é HTTP/1.1"), 400),
        (head("PUT / HTTP/1.1"), 405),
        (head("OPTIONS / HTTP/1.1"), 405),
        (head("CONNECT / HTTP/1.1"), 405),
        (head("POST /m/a HTTP/1.1"), 411),
        (head("POST /m/a HTTP/1.1", "Content-Length: -1"), 400),
        (head("POST /m/a HTTP/1.1", "Content-Length: 1_0"), 400),
        (head("POST /m/a HTTP/1.1", f"Content-Length: {LARGEST_BODY + 1}"), 413),
        (head("POST /m/a HTTP/1.1", "Content-Length: " + "9" * 400), 413),
        (head("POST /m/a HTTP/1.1", "Content-Length: 1", "Content-Length: 2"), 400),
        (head("POST /m/a HTTP/1.1", "Content-Length: 1", "Transfer-Encoding: chunked"), 400),
        (head("GET / HTTP/1.1", "Content-Length: 5"), 400),
        (head("GET / HTTP/1.1", f"Host: {HOST}"), 400),
        (head("GET / HTTP/1.1", "Accept : x"), 400),
        (head("GET / HTTP/1.1", " folded"), 400),
        (head("GET / HTTP/1.1", "nothing"), 400),
        (head("GET / HTTP/1.1", *["X: y"] * 70), 431),
    ],
)
def test_what_no_phone_sends_is_refused_by_a_number(raw: bytes, status: int) -> None:
    assert status_of(raw) == status


PIECES = st.sampled_from(
    [
        *(b"GET", b"POST", b" ", b"/", b"/m/x", b"HTTP/1.1", b"\r\n", b"\n", b"\r", b":", b"Host: "),
        *(b"Content-Length", b"Transfer-Encoding: chunked", b"\0", b"\xff", b"9" * 30, b"\t", b"Origin: "),
        HOST.encode(),
    ]
)


@given(st.lists(PIECES | st.binary(max_size=10), max_size=40).map(b"".join))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for whole in (raw, b"GET / HTTP/1.1\r\nHost: " + HOST.encode() + b"\r\n" + raw + b"\r\n\r\n"):
        with suppress(Wrong):
            found = read_head(whole, HOST)
            assert found.method in {"GET", "POST"}
            assert 0 <= found.length <= LARGEST_BODY


def test_every_answer_says_that_nothing_is_kept_and_nothing_foreign_runs() -> None:
    for raw in (write_answer(200, b"x"), write_answer(404), write_head(200, "text/event-stream", None)):
        text = raw.decode()
        assert "Cache-Control: no-store" in text
        assert "Referrer-Policy: no-referrer" in text
        assert "default-src 'none'; script-src 'self'" in text
        assert "Access-Control" not in text
        assert "unsafe" not in text
