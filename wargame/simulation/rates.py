"""Base rates of the monitor's verdicts, as the scenario file keeps them.

Made from a summary, and made again from what they tell of themselves; `scenario.save.write_base_rates` puts
them into the file. They carry the hash of the scenario that they belong to, which leaves base rates
themselves out.
"""

from wargame.scenario.data import scenario_hash
from wargame.scenario.model import BaseRate, BaseRates, Scenario
from wargame.simulation.order import Order, checked
from wargame.simulation.summary import Summary
from wargame.terms import Refused

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


def order_again(scenario: Scenario) -> Order:
    """Return the simulation by which a scenario's base rates were made.

    Raises
    ------
    Refused
        If it has none, or they do not tell how each seat was played.
    """
    rates = scenario.monitor.base_rates if scenario.monitor else None
    if rates is None:
        raise Refused("no-base-rates")
    seats = {seat.id for seat in scenario.seats}
    named = dict(part.split(" ", 1) for part in rates.policy.split(", ") if " " in part)
    if named and set(named) != seats:
        raise Refused("rates-without-policies", policy=rates.policy[:60])
    everyone = "random" if named else rates.policy
    return checked(
        Order(
            scenario=scenario,
            games=rates.games,
            seed=rates.seed,
            policies=named,
            everyone=everyone,
            detailed=False,
        )
    )
