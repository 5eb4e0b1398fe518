"""The window's side of playing by phone: what goes to and fro between the relay and the session.

Lines of the relay (`ui.relay_process`) are handed to `wargame.phones.exchange.Phones` one after the other;
what that answers goes back. Changes of the session are gathered for a moment before phones are told.
A relay that dies is started again on the same port; when phones are switched off, or the session is closed,
no process is left and nothing listens. Nothing of it is loaded before phones are switched on.

What the facilitator does goes through here (`new_code`, `let_in`, ...), so that what phones are told of it
reaches them; what is shown of it is asked by `standing`.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from ui.bridge import SessionBridge
from ui.relay_process import BEAT_MS, RESTART_MS, RelayProcess
from wargame.places import assets_folder
from wargame.shown.phones_standing import OBSERVERS, PhoneStanding
from wargame.words.counting import listed
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from wargame.phones.drafting import Sent
    from wargame.phones.exchange import Answers, Phones
    from wargame.phones.keeping import Keeping
    from wargame.phones.standing import Place, Proof

GATHER_MS: Final = 15
"""How long changes of the session are gathered before phones are told."""
SHOW_MS: Final = 50
"""How long after something was shown more is gathered: strangers may have the relay say much."""
LEAVES_AFTER: Final = 3
"""A phone that went so often within five minutes keeps leaving."""

LAST_WORDS_MS: Final = 600
"""How long phones that are sent away are given to hand in what was being typed."""

LinkState: TypeAlias = Literal["off", "prepared", "starting", "on", "stuck", "ending"]
"""Prepared: switched on, while it is not known at which address to listen. Ending: switched off, while phones
hand in what was being typed."""


class PhonesLink(QObject):
    """The phones of one session, and the process that they talk to."""

    changed = Signal()
    """Something about phones is to be shown anew."""

    def __init__(
        self,
        bridge: SessionBridge,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        restart_ms: int = RESTART_MS,
        beat_ms: int = BEAT_MS,
        show_ms: int = SHOW_MS,
        answers: "Callable[[], Answers] | None" = None,
        pages: Path | None = None,
        looks_back: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._clock = bridge, clock
        self._served = pages or assets_folder() / "phones"
        self._answers = answers or (lambda: _answers(bridge))
        self._looks_back = looks_back
        self.state: LinkState = "off"
        self.refused = ("", "")
        """Why the relay cannot listen, and what the system says; empty if it can."""
        self._phones: Phones | None = None
        self._keeping: Keeping | None = None
        self.wanted = ""
        """Where it is to listen; empty while that is not known."""
        self._untold: list[str] = []
        self._gather = _timer(self, GATHER_MS, self._tell_changes)
        self._next = _timer(self, 0, self._tell_next)
        self._show = _timer(self, show_ms, self._show_rest)
        self._unshown = False
        self._last_words = _timer(self, LAST_WORDS_MS, self.cut_off)
        self._relay = RelayProcess(self._take, self, restart_ms=restart_ms, beat_ms=beat_ms)
        self._relay.ended.connect(self._on_ended)
        self._relay.failed.connect(lambda said: self._refuse("start", said))
        bridge.changed.connect(lambda _state, _events: self.tell_soon())

    # On and off

    def was_on(self) -> bool:
        """Return whether phones were on when the program stopped without closing this session.

        Where what was kept cannot be read no phone would come back, and nothing listens unless somebody asks.
        """
        from wargame.phones.keeping import keeping_of

        return keeping_of(self._bridge.session).read() is not None

    def prepare(self) -> None:
        """Switch on, without listening yet: deal the codes, or take up those that were kept."""
        from wargame.phones.exchange import Phones
        from wargame.phones.keeping import keeping_of

        if self.state == "ending":
            self.cut_off()
        if self._phones is not None:
            return
        self._keeping = keeping_of(self._bridge.session)
        kept = self._keeping.read()
        places = (*self._bridge.session.compiled.seats, OBSERVERS)
        self._phones = Phones(places, _Live(self._answers(), self._looks_back), self._keeping.write, kept)
        if kept is None:
            self._deal_cards()
        self._set_state("prepared")

    def switch_on(self, address: str) -> None:
        """Listen at an address; on the port that was used before, if it is free."""
        self.prepare()
        self.wanted = address
        self._start_relay()

    def _deal_cards(self) -> None:
        """Give each seat that people play a code; observers get one when somebody asks for it."""
        assert self._phones is not None
        from wargame.session.bots import bots_of

        bots = bots_of(self._bridge.session)
        for place in self._bridge.session.compiled.seats:
            if place in bots:
                self._phones.by_phone(place, is_so=False)
            else:
                self._phones.open_card(place)
        self._phones.by_phone(OBSERVERS, is_so=False)

    def switch_off(self) -> None:
        """End all phones and codes, once those that are there have handed in what was being typed."""
        asked = self._phones.last_words() if self._phones is not None and self.state == "on" else []
        if not asked:
            self.cut_off()
            return
        self._send(asked)
        self._last_words.start()
        self._set_state("ending")

    def cut_off(self) -> None:
        """End all phones and codes, and the relay, at once; drafts stay where they are."""
        if self._phones is not None:
            self._send(self._phones.end_all())
        keeping = self._keeping
        self._let_go()
        if keeping is not None:
            keeping.forget()

    def move_to(self, file: Path) -> None:
        """Keep cards and channels for another file, in which the session goes on from now on."""
        if self._keeping is not None:
            self._keeping.move_to(file)

    def hold(self) -> None:
        """End the relay and keep cards and channels: the session goes on in another table in a moment."""
        if self.state == "ending":
            self.cut_off()
        else:
            self._let_go()

    def _let_go(self) -> None:
        self._last_words.stop()
        self._end_relay()
        self._phones = self._keeping = None
        self.wanted = ""
        self._set_state("off")

    def is_off(self) -> bool:
        """Return whether phones are off; those that hand in their last words then are still answered."""
        return self.state in ("off", "ending")

    def _set_state(self, state: LinkState) -> None:
        self.state = state
        self.changed.emit()

    # The relay

    def _start_relay(self) -> None:
        """Start the relay, in place of one that listened elsewhere."""
        self._end_relay()
        self.refused = ("", "")
        self._relay.begin(self._first_lines)
        self._set_state("starting")

    def _first_lines(self) -> list[str]:
        """Return what a relay is told that was just started: where to listen, for the first time or again."""
        assert self._phones is not None
        return self._phones.start(self.wanted, str(self._served))

    def _end_relay(self) -> None:
        """End the relay, and tell phones nothing more."""
        self._gather.stop()
        self._next.stop()
        self._relay.end()

    def _on_ended(self) -> None:
        if self.state == "ending":
            self.cut_off()
        elif self.state != "stuck":
            self._set_state("starting")
            self._relay.begin_again()

    def _refuse(self, why: str, said: str) -> None:
        self.refused = (why, said)
        self._set_state("stuck")

    def relay_id(self) -> int:
        """Return the number of the relay's process; 0 while there is none."""
        return self._relay.id()

    # To and fro

    def _take(self, line: str) -> None:
        from wargame.phones.lines import read_line

        if self._phones is None:
            return
        match read_line(line):
            case {"is": "refused", "why": str(why), "said": str(said)}:
                self._refuse(why, said)
                return
            case {"is": "beating"}:
                return
            case {"is": "listening"}:
                self.state = "on"
                self._relay.listens()
            case _:
                pass
        self._send(self._phones.take(line, self._clock()))
        # A draft is no event, and another phone of that seat is to hear of it.
        self.tell_soon()
        self._show_soon()

    def _send(self, lines: Sequence[str]) -> None:
        self._relay.tell(lines)

    def tell_soon(self) -> None:
        """Tell phones what they show now, a moment later and once for all that happens until then."""
        if self._phones is not None and not self._gather.isActive():
            self._gather.start()

    def _tell_changes(self) -> None:
        if self._phones is not None:
            self._untold = self._phones.listening()
            self._tell_next()
            self._show_soon()

    def _show_soon(self) -> None:
        """Have it shown how things stand: at once, or where that was a moment ago once more after it."""
        if self._show.isActive():
            self._unshown = True
            return
        if self._show.interval():
            self._show.start()
        self.changed.emit()

    def is_behind(self) -> bool:
        """Return whether something has come that is shown in a moment."""
        return self._unshown

    def _show_rest(self) -> None:
        if self._unshown:
            self._unshown = False
            self._show_soon()

    def _tell_next(self) -> None:
        """Tell the phones of one place, and the next one's when the window has painted."""
        if self._phones is None or not self._untold:
            return
        self._send(self._phones.changed(self._clock(), self._untold.pop(0)))
        if self._untold:
            self._next.start()

    # What the facilitator does

    def new_code(self, place: str) -> None:
        """End the code of a place and its phones, and make another."""
        self._do(lambda phones: phones.new_code(place))

    def new_codes(self) -> None:
        """Do that for all places that have a code."""
        self._do(lambda phones: phones.new_codes())

    def end(self, place: str) -> None:
        """End the phones of a place and its code; the place plays at the laptop until it gets a new one."""
        self._do(lambda phones: [*phones.by_phone(place, is_so=False), *phones.end(place)])

    def let_in(self, word: str) -> None:
        """Let a phone in that waits."""
        self._do(lambda phones: phones.let_in(word))

    def refuse(self, word: str) -> None:
        """Send a phone away that waits."""
        self._do(lambda phones: phones.refuse(word))

    def by_phone(self, place: str, is_so: bool) -> None:
        """Have a place played by phone, or at the laptop; a place without a code gets one."""
        if is_so:
            self._do(lambda phones: phones.open_card(place))
        self._do(lambda phones: phones.by_phone(place, is_so))

    def test(self) -> None:
        """Try anew whether phones reach the laptop."""
        self._do(lambda phones: phones.test())

    def _do(self, what: "Callable[[Phones], list[str]]") -> None:
        if self._phones is not None:
            self._send(what(self._phones))
            self.changed.emit()

    # What is shown

    @property
    def address(self) -> str:
        """Where the relay listens; empty while it does not."""
        return self._phones.address if self._phones is not None and self.state == "on" else ""

    @property
    def port(self) -> int:
        """The port; 0 while it does not listen."""
        return self._phones.port if self._phones is not None and self.state == "on" else 0

    @property
    def codes_at(self) -> tuple[str, int]:
        """The address and port that codes name which were given out; nothing if none were."""
        return (self._phones.address, self._phones.port) if self._phones is not None else ("", 0)

    def proof(self) -> "Proof | None":
        """Return how far the test has come."""
        return self._phones.proof if self._phones is not None else None

    def card_link(self, place: str) -> str:
        """Return what the code of a place says: the key to its hand."""
        return self._phones.card_link(place) if self._phones is not None else ""

    def test_link(self) -> str:
        """Return what the code of the test says."""
        return self._phones.test_link() if self._phones is not None else ""

    def has_phone(self, place: str) -> bool:
        """Return whether a phone is in that plays this place now."""
        return self._phones is not None and self._phones.has_phone(place)

    def keeps(self) -> bool:
        """Return whether phones would come back after a restart of the program."""
        return self._keeping is None or self._keeping.works

    def standing(self) -> tuple[PhoneStanding, ...]:
        """Return how all places stand; nothing while phones are off."""
        if self._phones is None:
            return ()
        return tuple(_standing(one, self._clock()) for one in self._phones.standing())


ACTS: Final = frozenset(
    {"seal", "withdraw", "pass", "free", "vote", "respond"}
    | {"offer", "answer", "back", "block", "unback", "give"}
)
"""Commands that change the game: none is done while the table looks at it again."""


class _Live:
    """What answers for the seats, while the table is at the present moment."""

    def __init__(self, answers: "Answers", looks_back: Callable[[], bool]) -> None:
        self._answers, self._looks_back = answers, looks_back
        self.view, self.faces, self.entry = answers.view, answers.faces, answers.entry

    def do(
        self, place: str, name: str, given: Mapping[str, Any], meant_for: Mapping[str, Any], sent: "Sent"
    ) -> str:
        """Do a command, unless it would change the game while that is looked at again."""
        if name in ACTS and self._looks_back():
            return str(Sentence("phone-looks-back"))
        return self._answers.do(place, name, given, meant_for, sent)


def _standing(place: "Place", now: float) -> PhoneStanding:
    inside = [one for one in place.phones if not one.waits]
    waiting = [one for one in place.phones if one.waits]
    there = any(one.connected for one in inside)
    away = None if there or not inside else int(now - max(one.since for one in inside))
    return PhoneStanding(
        place=place.place,
        by_phone=place.by_phone and place.has_card,
        connected=there,
        away_s=away,
        word=listed(one.word for one in inside),
        second=waiting[0].word if waiting else "",
        leaves=any(one.departures >= LEAVES_AFTER for one in inside),
    )


def _answers(bridge: SessionBridge) -> "Answers":
    from wargame.phones.commands import Seats

    return Seats(bridge.session, bridge.attempt)


def missing_part() -> str:
    """Return in words what this copy lacks for phones, and how it is got; empty if nothing."""
    from importlib.util import find_spec

    missing = [name for name in ("nacl", "segno", "ifaddr") if find_spec(name) is None]
    if missing and getattr(sys, "frozen", False):
        return "This copy was made without the part for phones. Install the program again."
    if missing:
        return "The part for phones is not installed here. Type: pip install 'entente[phones]'"
    if not (assets_folder() / "phones" / "vendor" / "nacl-fast.min.js").is_file():
        return "This copy was made without the part for phones. Type: make phones"
    return ""


def _timer(owner: QObject, ms: int, then: Callable[[], object]) -> QTimer:
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(ms)
    made.timeout.connect(then)
    return made
