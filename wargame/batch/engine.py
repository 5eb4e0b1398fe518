"""Many games of one scenario, played side by side to their end.

`Engine` takes tables (`tables.compile_tables`), a chooser and dice, and plays all games under the rules of
`game` and `session.turns`; with the same choices and throws it comes to the same numbers, and a test holds
the two to that. How the games stand lies in `Standing`. Games that have ended go on as ballast: what they
came to is set aside when they end, and `alive` says which still count. Nobody makes deals, gives influence or
writes injects here.

To follow a rule that changed there: phases are methods of the phase's name.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.conditions import Flags, Numbers, Test
from wargame.batch.standing import RUNNING, Standing
from wargame.batch.tables import OUTCOME_COUNT, InjectRule, Option, SeatTable
from wargame.game.rules import covert_order
from wargame.terms import SUCCESSES

CALENDAR = -1
"""The ending of a game that lasted to its last turn; others are numbered in the order of the file."""

NONE_GIVEN: Final[Mapping[int, Numbers]] = {}

FEW_GAMES = 1_500
"""Up to so many games it is quicker to look all modifiers up than to test those of one option at a time."""

_FAILS = OUTCOME_COUNT - 1
"""The worst outcome that still counts as a success."""


class Engine(Standing):
    """Plays the games that stand here, all at once."""

    def play(self, until: int = 0) -> None:
        """Play all games to their end, or to the end of a turn."""
        last = min(until or self.last_turn, self.last_turn)
        while self.turn <= last and self.alive.any():
            self.play_turn()

    def stop(self) -> None:
        """Take the games that have not ended as they stand."""
        if self.alive.any():
            here = self.alive.copy()
            self._end(here, RUNNING)
            # The turn that would come next was not played, and counts for nothing.
            self.ended_in[here] = self.turn - 1

    def play_turn(self, first: int = 0) -> None:
        """Play a turn from a phase on, and close it."""
        for kind in self.tables.kinds[first:]:
            if kind != "negotiation":
                getattr(self, kind)()
        if not self.kept_up:
            self.upkeep()
        self.close()

    def go_on(self, seat: SeatTable, phase: int) -> None:
        """Play the rest of a turn from a planning or moving phase, `seat` choosing first."""
        if self.tables.kinds[phase] == "planning":
            self.plan(seat)
            for other in self.order():
                if other is not seat:
                    self.plan(other)
            self.base = self.values
            phase += 1
        self.play_turn(phase)

    def briefing(self) -> None:
        """Bring the injects that are due, each tested on the numbers as they are then."""
        for rule in self.tables.injects:
            if rule.turn is not None and rule.turn != self.turn:
                continue
            due = self.holds(rule.test)
            if rule.turn is None:
                due = due & self.fired.open(rule.index, self.turn)
            if rule.chance is not None:
                due = due & self.dice.comes(rule, rule.chance, self.games)
            if due.any():
                self._fire(rule, due)

    def _fire(self, rule: InjectRule, due: Flags) -> None:
        self.fired.use_where(rule.index, due, self.turn)
        self.counts.fires(rule.index, due & self.alive, self.turn)
        happens = due
        if rule.payer is not None:
            payer = self.tables.seats[rule.payer]
            asked = due & (self.values[payer.purse] >= rule.price)
            pays = self.chooser.pays(self, payer, rule, asked) & asked
            self.values[payer.purse] -= (rule.price * pays).astype(self.tables.dtype)
            happens = due & ~pays
            self._count_replies(rule, payer, due, [asked, due], [pays, happens])
        self.carry_out(rule.steps, np.flatnonzero(happens))
        if rule.answers:
            self.ask(rule, due)
        if rule.exposes:
            self._expose_one(rule, happens)

    def ask(self, rule: InjectRule, due: Flags, given: Mapping[int, Numbers] = NONE_GIVEN) -> None:
        """Let every seat that is asked answer on the same numbers, then open all answers.

        `given` has the answers of seats, by index, that are decided already.
        """
        picked = []
        for index, answers in rule.answers.items():
            seat = self.tables.seats[index]
            chosen, possible = given.get(index), self.answerable(seat, rule) & due
            if chosen is None:
                chosen = self.chooser.answers(self, seat, rule, possible)
            here = [due & (chosen == at) for at in range(len(answers))]
            self._count_replies(rule, seat, due, list(possible), here)
            picked.append((seat, answers, here))
        for seat, answers, here in picked:
            for one, where in zip(answers, here, strict=True):
                self.values[seat.purse] -= (one.price * where).astype(self.tables.dtype)
        for _, answers, here in picked:
            for one, where in zip(answers, here, strict=True):
                self.carry_out(one.steps, np.flatnonzero(where))

    def _count_replies(
        self, rule: InjectRule, seat: SeatTable, due: Flags, possible: list[Flags], given: list[Flags]
    ) -> None:
        if self.counts.detailed:
            self.counts.replies.count(rule, seat.seat, due & self.alive, possible, given)

    def answerable(self, seat: SeatTable, rule: InjectRule) -> Flags:
        """Return for each answer (row) in which games a seat can give it."""
        held = self.values[seat.purse]
        return np.stack([(held >= one.price) & self.holds(one.test) for one in rule.answers[seat.index]])

    def _expose_one(self, rule: InjectRule, happens: Flags) -> None:
        """Bring one covert move to light in each game that has any, each as likely as the others."""
        # The log lists moves of all games together; a game's own are those where `hidden` is set, and the
        # one picked is the move before which as many were met as the draw says.
        count = np.zeros(self.games, dtype=np.intp)
        for _, _, hidden in self.covert_log:
            count += hidden
        picked = self.dice.one_of(rule, np.where(happens, count, 0))
        seen = np.zeros(self.games, dtype=np.intp)
        for seat, option, hidden in self.covert_log:
            here = happens & hidden & (seen == picked)
            seen += hidden
            hidden &= ~here
            self._come_to_light(seat, np.where(here, option, seat.passing), here)

    def _come_to_light(self, seat: SeatTable, option: Numbers, exposed: Flags) -> None:
        # Gates are asked about the game before the exposure, as one ruling is made of one state.
        self.apply(seat.exposures, np.where(exposed, option, seat.passing))
        self.exposed_in[seat.index][exposed & self.alive] = self.turn
        self.exposed_now[seat.index] |= exposed

    def income(self) -> None:
        """Pay every seat its income, as far as its cap lets it arrive."""
        self.carry_out(self.tables.income)

    def planning(self) -> None:
        """Let every seat plan its moves on the numbers as they are now."""
        self.base = self.values.copy()
        for seat in self.order():
            self.plan(seat)
        self.base = self.values

    def plan(self, seat: SeatTable) -> None:
        """Let one seat plan all its moves that are left."""
        required = self.required(seat)
        for _ in range(len(self.table[seat.index]), self.tables.compiled.rules.moves_per_turn):
            self.seal(seat, self.choose(seat, required))

    def moves(self) -> None:
        """Let every seat move in its turn; each move is ruled on at once."""
        for seat in self.order():
            for number in range(len(self.table[seat.index]), self.tables.compiled.rules.moves_per_turn):
                self.base = self.values
                self.seal(seat, self.choose(seat, self.required(seat)))
                self.rule(seat, number, self.table[seat.index][number])

    def required(self, seat: SeatTable) -> Flags:
        """Return for each option of a seat in which games its requirement holds."""
        found = np.ones((len(seat.options), self.games), dtype=np.bool_)
        for row, option in zip(found, seat.options, strict=True):
            if option.card_id in self.cards_off:
                row[:] = False
            elif option.requires is not None:
                row[:] = option.requires(self.base, self)
        return found

    def legal(self, seat: SeatTable, required: Flags) -> Flags:
        """Return for each option of a seat in which games it can be played now."""
        found = self.uses.all_open(seat.holdings[:-1], self.turn)
        found &= required
        found &= self.values[seat.purse] >= self.prices(seat)
        most = self.tables.compiled.rules.covert_per_turn
        if most is not None and seat.covert.any():
            found[seat.covert[:-1]] &= self.covert_made[seat.index] < most
        passed = self.passed[seat.index]
        if passed.any():
            found &= ~passed
        return found

    def prices(self, seat: SeatTable) -> Numbers:
        """Return what each option of a seat (row) costs: in one column, or in one for each game."""
        found: Numbers = seat.costs[:-1, None]
        if self.variation is not None and self.variation.dear:
            found = found + self.variation.dearer[seat.cards[:-1]]
        return found

    def cost(self, option: Option) -> Any:
        """Return what an option costs: one number, or one for each game where they differ."""
        varied = self.variation
        if varied is None or option.card not in varied.dear:
            return option.cost
        return option.cost + varied.dearer[option.card]

    def difficulty(self, option: Option) -> Any:
        """Return how hard an option is: one number, or one for each game where they differ."""
        varied = self.variation
        if self.matrix:
            return self.tables.matrix
        if varied is None or option.card not in varied.hard:
            return option.difficulty
        return option.difficulty + varied.harder[option.card]

    def costs(self, seat: SeatTable, option: Numbers) -> Numbers:
        """Return what the options chosen cost."""
        found: Numbers = seat.costs[option]
        if self.variation is not None and self.variation.dear:
            found = found + self.variation.dearer[seat.cards[option], self.columns]
        return found

    def choose(self, seat: SeatTable, required: Flags) -> Numbers:
        """Return what the chooser picks in each game."""
        legal = self.legal(seat, required)
        self.counts.legal_at(seat, legal, self.alive & ~self.passed[seat.index])
        return self.chooser.move(self, seat, legal)

    def seal(self, seat: SeatTable, option: Numbers) -> None:
        """Lay the moves on the table and pay for them."""
        self.table[seat.index].append(option)
        self.values[seat.purse] -= self.costs(seat, option)
        self.uses.use(seat.holdings[option], self.turn)
        self.passed[seat.index] |= option == seat.passing
        if seat.covert.any():
            self.covert_made[seat.index] += seat.covert[option]

    @property
    def slots(self) -> tuple[tuple[SeatTable, int], ...]:
        """Seat and number of each move on the table, by its row in `backing`."""
        most = self.tables.compiled.rules.moves_per_turn
        return tuple((seat, number) for seat in self.tables.seats for number in range(most))

    def reveal(self) -> None:
        """Let every seat back or block overt moves of others."""
        rules = self.tables.compiled.rules.backing
        if rules is None:
            return
        overt = np.stack(
            [
                (self.table[seat.index][number] != seat.passing)
                & ~seat.covert[self.table[seat.index][number]]
                for seat, number in self.slots
            ]
        )
        most = self.tables.compiled.rules.moves_per_turn
        for seat in self.order():
            for _ in range(rules.per_turn):
                possible = overt & (self.values[seat.purse] >= rules.cost)
                possible[seat.index * most : (seat.index + 1) * most] = False
                rows, by = self.chooser.back(self, seat, possible)
                backs = rows >= 0
                where = np.flatnonzero(backs)
                self.backing[rows[where], where] += by[where]
                self.values[seat.purse] -= (rules.cost * backs).astype(self.tables.dtype)
                self.counts.backed(seat, rows // most, by, where)

    def resolution(self) -> None:
        """Rule on all first moves in the order of the seats, then on all second moves.

        Where covert moves come last, on the open ones first, then on the covert ones in an order that is
        drawn by turn for all these games alike: whose comes first is as likely as ever, and games that share
        an order share nothing else.
        """
        compiled, order = self.tables.compiled, self.order()
        most = compiled.rules.moves_per_turn
        last = compiled.covert_last
        for number in range(most):
            for seat in order:
                option = self.table[seat.index][number]
                if last:
                    option = np.where(seat.covert[option], seat.passing, option)
                self.rule(seat, number, option)
        if not last:
            return
        for name in covert_order(compiled, self.turn, self.order_seed, self.order_key):
            seat = self.tables.seats[self.tables.seat_index[name]]
            for number in range(most):
                option = self.table[seat.index][number]
                covert = seat.covert[option]
                if covert.any():
                    self.rule(seat, number, np.where(covert, option, seat.passing))

    def rule(self, seat: SeatTable, number: int, option: Numbers) -> None:
        """Rule on one move of a seat: throw, carry out its outcome, test whether it comes to light."""
        if not len(seat.options):
            return
        most = self.tables.compiled.rules.moves_per_turn
        shift = self.shift(seat, option, self.backing[seat.index * most + number])
        natural = self.dice.two(self.games)
        outcome = self.tables.outcome_of[natural, shift - self.tables.shifts[0]]
        self.counts.before(self, seat)
        self.apply(seat.outcomes, option * OUTCOME_COUNT + outcome)
        playing = option != seat.passing
        covert = seat.covert[option]
        if covert.any():
            self._spot(seat, option, outcome, covert)
        card = seat.cards[option]
        made = np.flatnonzero(playing & self.alive)
        self.played[card[made], made] = self.turn
        good = np.flatnonzero(playing & self.alive & (outcome < len(SUCCESSES)))
        self.succeeded[card[good], good] = self.turn
        self.counts.ruled(self, seat, option, playing)

    def shift(self, seat: SeatTable, option: Numbers, backing: Numbers) -> Numbers:
        """Return modifiers less difficulty for the options chosen."""
        # A pass throws nothing that counts, but its throw has to stand in the table of outcomes.
        hard = np.full_like(seat.difficulties, self.tables.matrix) if self.matrix else seat.difficulties
        found: Numbers = -hard.take(option)
        if self.variation is not None and self.variation.hard and not self.matrix:
            found -= self.variation.harder[seat.cards[option], self.columns]
        self._add_modifiers(found, seat, option)
        if self.tables.compiled.rules.backing is None:
            return found
        most = self.tables.backing_cap
        return found + np.minimum(np.maximum(backing, -most), most)

    def _add_modifiers(self, shift: Numbers, seat: SeatTable, option: Numbers) -> None:
        """Add to each game's shift what the card's own modifiers give the option chosen there."""
        if self.games > FEW_GAMES:
            narrow = option.astype(np.int8 if len(seat.options) <= np.iinfo(np.int8).max else np.int16)
            for index, one in enumerate(seat.options):
                if one.modifiers:
                    shift += (narrow == index) * self.card_shift(one.modifiers, self.tables.card_cap)
        elif seat.options:
            known = self.tables.modifier_tables[seat.index].read(self.values, self.card_shift)
            shift += known[np.minimum(option, len(known) - 1), self.columns].astype(np.int16)

    def odds(self, seat: SeatTable) -> NDArray[np.float32]:
        """Return the chance of each outcome (first) of each option of a seat, nobody backing it."""
        shift = self.tables.modifier_tables[seat.index].read(self.values, self.card_shift).astype(np.intp)
        shift -= self.tables.matrix if self.matrix else seat.difficulties[:-1, None]
        if self.variation is not None and self.variation.hard and not self.matrix:
            shift -= self.variation.harder[seat.cards[:-1]]
        shift -= self.tables.shifts[0]
        return self.tables.chances.take(shift, axis=1)

    def card_shift(self, modifiers: tuple[tuple[Test | None, int], ...], cap: int) -> Numbers:
        """Return a card's own modifiers together, capped."""
        kind = self.tables.modifier_type
        total = np.zeros(self.games, dtype=kind)
        for test, add in modifiers:
            total += kind(add) * self.holds(test)
        return np.asarray(np.minimum(np.maximum(total, -cap), cap))

    def _spot(self, seat: SeatTable, option: Numbers, outcome: Numbers, covert: Flags) -> None:
        spotted = self.dice.two(self.games) + self.values[seat.watch] + (outcome == _FAILS)
        exposed = covert & (spotted >= seat.thresholds[option])
        self._come_to_light(seat, option, exposed)
        self.counts.exposed_at(seat, option, exposed & self.alive)
        if self.tables.some_inject_exposes:
            self.covert_log.append((seat, option, covert & ~exposed))

    def upkeep(self) -> None:
        """Do what happens by itself at the end of a turn."""
        self.kept_up = True
        watch = self.tables.compiled.rules.scrutiny
        if watch.decay:
            self.carry_out(tuple((seat.watch, -watch.decay, False) for seat in self.tables.seats))
        for rule, acted in zip(self.tables.upkeep, self.counts.acted, strict=True):
            here = self.holds(rule.test)
            acted |= here & self.alive
            self.carry_out(rule.steps, np.flatnonzero(here))
        if watch.gain_if_exposed:
            for seat in self.tables.seats:
                gain = ((seat.watch, watch.gain_if_exposed, False),)
                self.carry_out(gain, np.flatnonzero(self.exposed_now[seat.index]))
        for row, test in zip(self.crossed, self.tables.red_lines, strict=True):
            row |= self.holds(test)
        if self.audit is None and self.interim and self.turn >= self.interim:
            self.audit = self.values.copy()

    @property
    def interim(self) -> int:
        """The turn of the interim audit; 0 if there is none."""
        interim = self.tables.compiled.rules.scoring.interim
        if interim == "none":
            return 0
        return self.last_turn // 2 if interim == "half" else interim

    def close(self) -> None:
        """End the games whose ending holds, and go on to the next turn."""
        self.counts.turn_over(self)
        over = self.turn >= self.last_turn
        left = self.alive.copy()
        for number, ending in enumerate(self.tables.endings):
            here = left & self.holds(ending.test)
            if here.any():
                self.carry_out(ending.steps, np.flatnonzero(here))
                self._end(here, number)
                left &= ~here
        if over:
            self._end(left, CALENDAR)
        every = self.tables.compiled.rules.refresh_cards_every
        if every and self.turn % every == 0:
            self.uses.refresh()
        if not over:
            self.turn += 1
        else:
            self.turn = self.last_turn + 1
        self._clear()

    def _end(self, here: Flags, ending: int) -> None:
        if here.all():
            self.final = self.values
        else:
            # The games that go on still change `values`; those that end now must not change with them.
            if self.final is self.values:
                self.final = self.values.copy()
            self.final[:, here] = self.values[:, here]
        self.ended[here] = ending
        self.ended_in[here] = self.turn
        self.alive = self.alive & ~here
        self.counts.ended(self, here)
