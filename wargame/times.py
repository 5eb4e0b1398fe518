"""Days and times in words: the one way for reports, the terminal, file names and the window.

The rule is: local time where somebody looks, local time with its zone in what is written, UTC in the record.
A time comes as the record keeps it (`moment`), or as seconds since 1970 (`at_second`), and goes out as
English words that no setting of the system changes: the C library's own formats speak the system's
language, so none of them is used. Without a zone the computer's own holds; whatever is to be written alike
on every computer is given one (`zone_named`). To say a time in a new way, add a function here.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from wargame.numerals import latin
from wargame.terms import Refused

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?")
_EITHER_FIRST: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})")
_FROM_TODAY: Final = re.compile(r"in (\d{1,3}|a|one) (day|week|month|year)s?")
_ENDING: Final = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_SHORTEST_MONTH: Final = 3
"""Letters of a month's name by which it is known."""

_LONGEST_OFFSET: Final = timedelta(hours=14)
"""What clocks on earth differ from UTC at most."""


def moment(at: str, zone: tzinfo | None = None) -> datetime | None:
    """Return a time of the record as the clocks of a zone show it; None if it cannot be read.

    A time without an offset is UTC, as all times of a record are.
    """
    try:
        found = datetime.fromisoformat(at)
        return _in_zone(found if found.tzinfo else found.replace(tzinfo=UTC), zone)
    except (ValueError, OverflowError):
        return None


def at_second(second: float, zone: tzinfo | None = None) -> datetime | None:
    """Return a time, given in seconds since 1970, as a zone's clocks show it; None beyond all calendars."""
    try:
        return _in_zone(datetime.fromtimestamp(second, UTC), zone)
    except (ValueError, OverflowError, OSError):
        return None


def now() -> datetime:
    """Return what the clocks show here and now."""
    return _in_zone(datetime.now(UTC), None)


def zone_named(name: str) -> tzinfo | None:
    """Return a zone by its name or offset: `Asia/Kabul`, `UTC`, `+04:30`; None, this computer's, for no name.

    Raises
    ------
    Refused
        If there is no such zone.
    """
    wanted = name.strip()
    if not wanted:
        return None
    if wanted.upper() in ("UTC", "GMT", "Z"):
        return UTC
    found = _offset(wanted.upper().removeprefix("UTC").removeprefix("GMT")) or _by_name(wanted)
    if found is None:
        raise Refused("no-such-zone", name=name)
    return found


def day_typed(text: str, today: date) -> date:
    """Return the day that somebody typed: `2026-12-01`, `1.12.2026`, `1 December`, `in 3 weeks`.

    A day without a year is the next one that is called so. Digits may be of any script.

    Raises
    ------
    Refused
        If it is no day, or could be two: `1/12/2026` is another day in another country.
    """
    said = " ".join(latin(text).casefold().replace(",", " ").split())
    found = _day_in_numbers(said, text, today) or _day_in_words(said, today)
    if found is None:
        raise Refused("day-unread", text=text.strip()[:60])
    return found


def day_written(text: str) -> date | None:
    """Return a day that the record holds, as ISO 8601 writes it; None for an empty text or no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def day(at: date) -> str:
    """Return a day: `14 October 2026`."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def short_day(at: date) -> str:
    """Return a day in short: `14 Oct 2026`."""
    return f"{at.day} {MONTHS[at.month - 1][:3]} {at.year}"


def clock(at: datetime) -> str:
    """Return the time of day: `14:05`."""
    return f"{at.hour:02}:{at.minute:02}"


def zone_words(at: datetime) -> str:
    """Return how far the clocks that show a time are from UTC: `UTC+04:30`, or `UTC`."""
    offset = at.utcoffset() or timedelta(0)
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours:02}:{rest:02}"


def span(begun: datetime, ended: datetime) -> str:
    """Return when something was, from its beginning to its end, with the zone; hours where it is one day."""
    first, last = zone_words(begun), zone_words(ended)
    if day(begun) != day(ended):
        zones = last if first == last else f"{first}, then {last}"
        return f"{day(begun)} to {day(ended)} ({zones})"
    zone = "" if first == last else f" {first}"
    return f"{day(begun)}, {clock(begun)}{zone} to {clock(ended)} {last}"


def days(begun: datetime, ended: datetime) -> str:
    """Return the day of something, or its first and its last."""
    return day(begun) if day(begun) == day(ended) else f"{day(begun)} to {day(ended)}"


def since(at: datetime) -> str:
    """Return since when something is so: `14 October 2026, 14:05`."""
    return f"{day(at)}, {clock(at)}"


def for_file(at: datetime) -> str:
    """Return a day and a time for the name of a file, which takes no colon: `14 October 14.05`."""
    return f"{at.day:02} {MONTHS[at.month - 1]} {at.hour:02}.{at.minute:02}"


def when(at: datetime, today: datetime) -> str:
    """Return a time as people say it: `today, 14:32`, `yesterday, 09:10`, `12 Oct`, `12 Oct 2016`."""
    ago = (today.date() - at.date()).days
    if ago in (0, 1):
        return f"{'yesterday' if ago else 'today'}, {clock(at)}"
    said = short_day(at)
    return said.rpartition(" ")[0] if at.year == today.year else said


def _in_zone(at: datetime, zone: tzinfo | None) -> datetime:
    try:
        return at.astimezone(zone)
    except OSError:
        # Windows knows no local time before 1970.
        return at.astimezone(UTC)


def _offset(text: str) -> tzinfo | None:
    """Return the zone of `+04:30`, `−5` or `+0530`; None for anything else."""
    sign, rest = text[:1], text[1:].replace(":", "")
    if sign not in ("+", "-", "−") or not (rest.isascii() and rest.isdigit()) or len(rest) > 4:
        return None
    hours, minutes = (int(rest[:-2]), int(rest[-2:])) if len(rest) > 2 else (int(rest), 0)
    far = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or far > _LONGEST_OFFSET:
        return None
    return timezone(far if sign == "+" else -far)


def _by_name(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _day_in_numbers(said: str, text: str, today: date) -> date | None:
    if found := _YEAR_FIRST.fullmatch(said):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(said):
        return _in_year(found[3], int(found[2]), int(found[1]), today)
    if (found := _EITHER_FIRST.fullmatch(said)) is None:
        return None
    day_first = _in_year(found[3], int(found[2]), int(found[1]), today)
    month_first = _in_year(found[3], int(found[1]), int(found[2]), today)
    if day_first and month_first and day_first != month_first:
        raise Refused(
            "day-two-ways",
            text=text.strip(),
            one=day(day_first),
            other=day(month_first),
            iso=day_first.isoformat(),
        )
    return day_first or month_first


def _day_in_words(said: str, today: date) -> date | None:
    ahead = {"today": 0, "tomorrow": 1}.get(said)
    if ahead is not None:
        return today + timedelta(days=ahead)
    if found := _FROM_TODAY.fullmatch(said):
        return _from_today(int(found[1]) if found[1].isdigit() else 1, found[2], today)
    words = [word for word in _ENDING.sub("", said).replace(".", " ").split() if word not in ("of", "the")]
    months = [month for word in words if (month := _month(word))]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    if len(months) != 1 or len(numbers) not in (1, 2) or len(words) != 1 + len(numbers):
        return None
    years = [number for number in numbers if len(number) == 4]
    days_ = [number for number in numbers if len(number) < 3]
    if not days_ or len(days_) + len(years) != len(numbers):
        return None
    year = years[0] if years else days_[1] if len(days_) == 2 else None
    return _in_year(year, months[0], int(days_[0]), today)


def _month(word: str) -> int:
    """Return the number of a month by its name or how that begins; 0 for any other word."""
    if len(word) < _SHORTEST_MONTH:
        return 0
    known = (number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word))
    return 9 if word == "sept" else next(known, 0)


def _from_today(count: int, unit: str, today: date) -> date | None:
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.month - 1 + count * (12 if unit == "year" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    # The last day of a month stands for a day that it does not have.
    return next(
        (made for less in range(4) if (made := _date(year, month, today.day - less)) is not None), None
    )


def _in_year(year: str | None, month: int, number: int, today: date) -> date | None:
    """Return a day of a year; without one the next that is called so."""
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, number)
    coming = (_date(today.year + more, month, number) for more in range(9))
    return next((one for one in coming if one is not None and one >= today), None)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
