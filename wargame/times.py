"""Days and times in words: the one way for reports, the terminal, file names and the window.

The rule is: local time where somebody looks, local time with its zone in what is written, UTC in the record.
A time comes as the record keeps it (`moment`), or as seconds since 1970 (`at_second`), and goes out as
English words that no setting of the system changes: the C library's own formats speak the system's
language, so none of them is used. Without a zone the computer's own holds; whatever is to be written alike
on every computer is given one (`zone_named`). To say a time in a new way, add a function here.
"""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from wargame.terms import Refused

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

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


def day(at: datetime) -> str:
    """Return a day: `14 October 2026`."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def short_day(at: datetime) -> str:
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
