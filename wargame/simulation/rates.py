"""Base rates of the monitor's verdicts, as the scenario file keeps them.

Made from a summary; `scenario.save.write_base_rates` puts them into the file. They carry the hash of the
scenario that they belong to, which leaves base rates themselves out.
"""

from wargame.scenario.data import scenario_hash
from wargame.scenario.model import BaseRate, BaseRates
from wargame.simulation.order import Order
from wargame.simulation.summary import Summary

DECIMALS = 3


def base_rates(order: Order, summary: Summary) -> BaseRates:
    """Return the verdicts' shares over all games and under each hidden draw."""
    seats = [seat.id for seat in order.scenario.seats]
    policies = {order.policy(seat) for seat in seats}
    if len(policies) == 1:
        policy = policies.pop()
    else:
        policy = ", ".join(f"{seat} {order.policy(seat)}" for seat in seats)
    overall = BaseRate(shares={name: round(one.value, DECIMALS) for name, one in summary.verdicts})
    return BaseRates(
        scenario_hash=scenario_hash(order.scenario),
        policy=policy,
        games=summary.games,
        seed=order.seed,
        rates=(
            overall,
            *(
                BaseRate(
                    draw=row.draw, shares={name: round(one.value, DECIMALS) for name, one in row.verdicts}
                )
                for row in summary.draws
            ),
        ),
    )
