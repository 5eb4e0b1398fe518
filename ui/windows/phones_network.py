"""Which network phones use: found, chosen, watched while phones are on, and proved by a phone.

Asks which addresses the laptop has, has the link (`ui.phones`) listen at the one there is or at the one that
Control chose, and looks again every few seconds: where the address that was used is gone, codes on paper no
longer fit. What it knows is told as `NetworkFacts`, which `wargame.shown.phones_network` puts into words.
"""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ui.phones import PhonesLink
from wargame import times
from wargame.shown.phones_network import NetworkFacts, refused_words

LOOK_MS: Final = 5000
"""How often the network is looked at while phones are on."""


GONE: Final = "The laptop has left the network that phones use. They come back when it does; nothing is lost."


class Found(Protocol):
    """An address that phones could use, as `wargame.phones.network` finds it."""

    @property
    def address(self) -> str:
        """The address."""
        ...

    @property
    def kind(self) -> str:
        """What network it is of, in words."""
        ...

    @property
    def sort(self) -> str:
        """Which sort that is; `open` may be reached from outside the room."""
        ...


Finder = Callable[[], Sequence[Found]]


class PhonesNetwork(QObject):
    """The way from phones to one laptop."""

    told = Signal(str, str)
    """Words for Control, and of what kind."""
    changed = Signal()

    def __init__(self, link: PhonesLink, parent: QObject, find: Finder | None = None) -> None:
        super().__init__(parent)
        self._link, self._find = link, find or _found
        self.found: Sequence[Found] = ()
        self.wifi = ("", "")
        """Name and password of the Wi-Fi, kept in memory only."""
        self.tested = ""
        """When the network was last tested, as a clock shows it."""
        self._here_at = ""
        self._moved = self._behind_vpn = self._by_seat = self._asked = self._gone = False
        self._codes_at = ("", 0)
        """The address and port that codes name which were given out."""
        self._sort = ""
        """Which sort of network phones use."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look which networks there are, and go on looking."""
        self._codes_at = self._link.codes_at
        self._timer.start()
        self.test()

    def rest(self) -> None:
        """Look no more; what was proved is forgotten."""
        self._timer.stop()
        self._moved = self._by_seat = self._asked = self._gone = False
        self._here_at, self.found, self._codes_at, self._sort = "", (), ("", 0), ""

    def test(self) -> None:
        """Look at the network anew, and begin to prove the way."""
        self.tested = times.now().strftime("%H:%M")
        self._here_at, self._by_seat = "", False
        self._behind_vpn = _behind_vpn()
        self.look()
        self._link.test()

    def look(self) -> None:
        """Look which addresses there are; listen at another one where that which was used is gone.

        Only if it is of the same sort, as where a Wi-Fi has given another address: with a cable phones were
        told that they are on another network, whenever the radio is off for a moment.
        """
        self.found = self._find()
        there = [one.address for one in self.found]
        used = self._link.wanted or self._link.codes_at[0]
        if used in there:
            self._take_gone(False)
            if self._link.state in ("prepared", "stuck"):
                self.choose(used)
        elif len(there) == 1 and not self._only_open() and self._sort in ("", self.found[0].sort):
            self.choose(there[0])
        else:
            self._take_gone(bool(self._link.address))
        self.changed.emit()

    def _take_gone(self, gone: bool) -> None:
        """Say once that the laptop has left the network that phones use."""
        if gone and not self._gone:
            self.told.emit(GONE, "warn")
        self._gone = gone

    def _only_open(self) -> bool:
        return [one.sort for one in self.found] == ["open"]

    def has_to_choose(self) -> bool:
        """Return whether Control has to say which address phones use."""
        open_to_choose = len(self.found) > 1 or self._only_open()
        return self._asked or (self._gone and bool(self.found)) or (not self._link.address and open_to_choose)

    def ask(self) -> None:
        """Let Control choose anew."""
        self._asked = True
        self.changed.emit()

    def choose(self, address: str) -> None:
        """Listen at an address."""
        self._asked = self._gone = False
        self._sort = next((one.sort for one in self.found if one.address == address), self._sort)
        if self._link.address == address:
            self.changed.emit()
            return
        goes_elsewhere = self._codes_at[0] not in ("", address)
        self._link.switch_on(address)
        if goes_elsewhere:
            # That phones reached the laptop there proves nothing here.
            self._here_at, self._by_seat = "", False
            self._link.test()

    def _take_move(self) -> None:
        """Say it where phones reach the laptop elsewhere than codes say that were given out."""
        (address, port), before = self._link.codes_at, self._codes_at
        if not address:
            return
        self._codes_at = (address, port)
        if not before[0] or before == (address, port):
            return
        self._moved = True
        said = f"Another program holds port {before[1]}, so phones use another."
        said = said if before[0] == address else "The laptop has a new address."
        self.told.emit(f"{said} Codes on paper no longer fit.", "warn")

    def dealt_anew(self) -> None:
        """Take in that codes were made or printed anew: none on paper is out of date."""
        self._moved = False

    def take_proof(self) -> None:
        """Note when a phone first reached the laptop; that of a seat, which listens, proves both ways."""
        self._take_move()
        proof = self._link.proof()
        self._by_seat = self._by_seat or any(one.connected for one in self._link.standing())
        if not self._here_at and (self._by_seat or (proof is not None and proof.here)):
            self._here_at = times.now().strftime("%H:%M")

    def choices(self) -> list[tuple[str, str]]:
        """Return the addresses to choose from, in words."""
        return [(one.address, f"{one.kind}, {one.address}") for one in self.found]

    def facts(self, leaves: str) -> NetworkFacts:
        """Return what is known; `leaves` says whose phones leave again and again."""
        link = self._link
        why, said = link.refused
        proof = link.proof()
        return NetworkFacts(
            address="" if self._gone else link.address,
            port=link.port,
            kind=next((one.kind for one in self.found if one.address == link.address), ""),
            wifi=self.wifi[0],
            choices=len(self.found),
            only_open=self._only_open(),
            refused=refused_words(why, said) if why else "",
            itself=proof.itself if proof is not None else None,
            here_at=self._here_at,
            back=self._by_seat or (proof is not None and proof.back),
            moved=self._moved,
            leaving=leaves,
            behind_vpn=self._behind_vpn,
            gone=self._gone,
            kept=link.keeps(),
        )


def _found() -> Sequence[Found]:
    from wargame.phones.network import addresses

    return addresses()


def _behind_vpn() -> bool:
    from wargame.phones.network import behind_tunnel

    return behind_tunnel()
