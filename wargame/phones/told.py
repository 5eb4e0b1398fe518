"""What a phone was told last, and whether it is to be told again.

A phone is told after every entry of the record, whether or not that changes what it shows: were it told of
its own news alone, who listens on the Wi-Fi would read from that to whom a secret letter went. A draft is no
entry; of it the other phones of that seat hear alone. A countdown that only runs on is no news either.

Kept by `exchange` for each phone.
"""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

_MOST_DRIFT_S: Final = 2.0
"""Seconds by which a phone's countdown may be wrong."""


class Told(Struct, frozen=True):
    """What a phone was told last.

    Attributes
    ----------
    shown : dict[str, Any]
        All of it, as it was sent.
    entry : object
        Where the record stood then.
    at : float
        When that was, by the clock that was given in.
    """

    shown: dict[str, Any]
    entry: object
    at: float

    def is_news(self, now: "Told") -> bool:
        """Return whether the phone is to be told what there is `now`."""
        plays = now.shown["view"] is not None
        return (plays and now.entry != self.entry) or not _is_the_same(
            self.shown, now.shown, now.at - self.at
        )


def _is_the_same(before: Mapping[str, Any], now: Mapping[str, Any], passed: float) -> bool:
    """Return whether a phone shows this already; it counts the time that is left down by itself."""
    old, new = before["view"], now["view"]
    if old is None or new is None:
        return before == now
    left, due = old.get("deadline"), new.get("deadline")
    if isinstance(left, int | float) and isinstance(due, int | float):
        drift = due - (left - passed if new.get("running") else left)
        if abs(drift) > _MOST_DRIFT_S:
            return False
        due = left
    return {**now, "view": {**new, "deadline": due}} == {**before, "view": {**old, "deadline": left}}
