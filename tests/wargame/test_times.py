"""Tests of `wargame.times`: English words for days and times, whatever the system's language and zone."""

import ast
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tests.children import ROOT, run_python
from tests.sources import SOURCES, tree_of
from wargame.terms import Refused
from wargame.times import (
    MONTHS,
    at_second,
    clock,
    day,
    day_typed,
    days,
    for_file,
    moment,
    short_day,
    since,
    span,
    when,
    zone_named,
    zone_words,
)

KABUL = timezone(timedelta(hours=4, minutes=30))
NOON = datetime(2026, 10, 4, 14, 5, tzinfo=KABUL)
SPEAKS_THE_SYSTEMS_LANGUAGE = ("%a", "%A", "%b", "%B", "%c", "%h", "%p", "%r", "%x", "%X", "%Z")


def test_a_time_of_the_record_is_told_by_the_clocks_of_a_zone() -> None:
    at = moment("2026-10-04T09:35:00.000+00:00", KABUL)
    assert at == NOON
    assert at is not None
    assert (day(at), clock(at), zone_words(at)) == ("4 October 2026", "14:05", "UTC+04:30")


def test_a_time_without_an_offset_is_utc() -> None:
    assert moment("2026-10-04T09:35:00", UTC) == datetime(2026, 10, 4, 9, 35, tzinfo=UTC)


@pytest.mark.parametrize("at", ["", "yesterday", "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-10:00"])
def test_what_is_no_time_is_none(at: str) -> None:
    assert moment(at, KABUL) is None


@pytest.mark.parametrize("second", [float("nan"), 1e20, -1e20])
def test_seconds_beyond_all_calendars_are_no_time(second: float) -> None:
    assert at_second(second, KABUL) is None


def test_a_time_is_said_for_each_place_where_it_stands() -> None:
    assert short_day(NOON) == "4 Oct 2026"
    assert since(NOON) == "4 October 2026, 14:05"
    assert for_file(NOON) == "04 October 14.05"


def test_when_something_was_is_said_with_its_zone() -> None:
    assert span(NOON, NOON + timedelta(hours=3)) == "4 October 2026, 14:05 to 17:05 UTC+04:30"
    assert span(NOON, NOON + timedelta(days=1)) == "4 October 2026 to 5 October 2026 (UTC+04:30)"
    assert days(NOON, NOON + timedelta(days=1)) == "4 October 2026 to 5 October 2026"
    assert days(NOON, NOON) == "4 October 2026"


def test_both_zones_are_said_where_the_clocks_were_changed_meanwhile() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = at_second(datetime(2026, 10, 24, 22, 30, tzinfo=UTC).timestamp(), berlin)
    late = at_second(datetime(2026, 10, 25, 5, 0, tzinfo=UTC).timestamp(), berlin)
    assert night is not None
    assert late is not None
    assert span(night, late) == "25 October 2026, 00:30 UTC+02:00 to 06:00 UTC+01:00"
    early = night - timedelta(days=1)
    assert span(early, late) == "24 October 2026 to 25 October 2026 (UTC+02:00, then UTC+01:00)"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOON - timedelta(hours=5), "today, 09:05"),
        (NOON - timedelta(hours=15), "yesterday, 23:05"),
        (NOON - timedelta(days=9), "25 Sep"),
        (NOON - timedelta(days=400), "30 Aug 2025"),
        (NOON + timedelta(days=1), "5 Oct"),
    ],
)
def test_times_are_told_as_people_say_them(at: datetime, said: str) -> None:
    assert when(at, NOON) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *[("UTC", "UTC"), ("Asia/Kabul", "UTC+04:30"), ("+04:30", "UTC+04:30"), ("+0430", "UTC+04:30")],
        *[("UTC-3", "UTC−03:00"), ("−3", "UTC−03:00"), ("America/St_Johns", "UTC−02:30"), ("+0", "UTC")],
    ],
)
def test_a_zone_is_named_by_its_place_or_its_offset(name: str, said: str) -> None:
    zone = zone_named(name)
    assert zone is not None
    assert zone_words(NOON.astimezone(zone)) == said


def test_no_name_is_the_zone_of_this_computer() -> None:
    assert zone_named(" ") is None


@pytest.mark.parametrize("name", ["Kabulistan", "+25", "+04:77", "../../etc/passwd", "Asia", "+1\x00", "/"])
def test_a_zone_that_is_not_there_is_refused_with_what_can_be_typed(name: str) -> None:
    with pytest.raises(Refused, match=r"Asia/Kabul, or write .* \+04:30"):
        zone_named(name)


def test_months_are_english_where_the_system_speaks_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    code = (
        "import locale\n"
        "from wargame.times import *\n"
        "try:\n    locale.setlocale(locale.LC_ALL, '')\n"
        "except locale.Error:\n    pass\n"
        "at = moment('2026-10-04T09:35:00+00:00', zone_named('+04:30'))\n"
        "print(day(at), clock(at), zone_words(at))"
    )
    assert run_python(code).stdout.strip() == "4 October 2026 14:05 UTC+04:30"


def test_no_format_of_the_c_library_that_speaks_the_systems_language_is_used() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value.replace("%%", "")
                found += [
                    f"{path.relative_to(ROOT)}:{node.lineno} {text!r}"
                    for sign in SPEAKS_THE_SYSTEMS_LANGUAGE
                    if sign in text and not text.count(" ") > 5
                ]
    assert found == []
    assert len(MONTHS) == 12


TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *[("2026-12-01", (2026, 12, 1)), ("2026/12/1", (2026, 12, 1)), ("1.12.2026", (2026, 12, 1))],
        *[("1. 12. 26", (2026, 12, 1)), ("1.12.", (2026, 12, 1)), ("31/12/2026", (2026, 12, 31))],
        *[("12/31/2026", (2026, 12, 31)), ("7/7/2027", (2027, 7, 7)), ("1 December 2026", (2026, 12, 1))],
        *[("Dec 1, 2026", (2026, 12, 1)), ("the 1st of Dec", (2026, 12, 1)), ("1st Dec", (2026, 12, 1))],
        *[("28 Nov", (2027, 11, 28)), ("29 NOVEMBER", (2026, 11, 29)), ("29 Feb", (2028, 2, 29))],
        *[("in 3 weeks", (2026, 12, 20)), ("in a month", (2026, 12, 29)), ("in 3 months", (2027, 2, 28))],
        *[("tomorrow", (2026, 11, 30)), ("۱.۱۲.۲۰۲۶", (2026, 12, 1)), ("31.2.2027", None), ("", None)],
        *[
            ("Christmas", None),
            ("1 2 3", None),
            ("December", None),
            ("99999-1-1", None),
            ("1 Dec 26", (2026, 12, 1)),
        ],
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, meant: tuple[int, int, int] | None) -> None:
    if meant is not None:
        assert day_typed(typed, TODAY) == date(*meant)
        return
    with pytest.raises(Refused, match="cannot be read as a day; write it like 14 October 2026"):
        day_typed(typed, TODAY)


def test_a_day_that_is_another_elsewhere_is_not_guessed() -> None:
    with pytest.raises(Refused, match="“1/12/2026” could be 1 December 2026 or 12 January 2026"):
        day_typed("1/12/2026", TODAY)
