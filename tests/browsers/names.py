"""The flagship under names that are hard to show: long ones, such without a break, from right to left."""

from dataclasses import replace
from itertools import cycle
from typing import Final

from tests.ui.sessions import FLAGSHIP, step
from tests.ui.table_kit import compiled
from wargame.scenario.model import Scenario
from wargame.session.opening import Plan, start
from wargame.session.session import Session

ACTORS: Final = {
    "russia": "فدراسیون روسیه و هم‌پیمانان",
    "iran": "جمهوری اسلامی ایران",
    "kabul": "حكومة كابل",
    "taliban": "طالبان",
    "united-states": "United States of America and its Coalition Partners",
    "uzbekistan": "Außenhandelsgenehmigungsbehörde",
}
TITLES: Final = (
    "گفتگو در مسکو با حضور همه طرف‌ها",
    "Landesverteidigungsbereitschaftsüberprüfung",
    "مفاوضات في موسكو",
    "Convene the talks that were put off twice once more, with everybody who was asked the first time",
)
TEXTS: Final = (
    "همه را به یک میز دعوت کنید؛ هر که نیاید، جایش خالی می‌ماند.",
    "Everybody is asked to the table.",
    "يُدعى الجميع إلى طاولة واحدة (المرحلة 2، 14:30).",
)


def renamed() -> Scenario:
    """Return the scenario under other names."""
    of = compiled(FLAGSHIP).scenario
    titles, texts = cycle(TITLES), cycle(TEXTS)
    return replace(
        of,
        actors=tuple(replace(one, name=ACTORS.get(one.id, one.name)) for one in of.actors),
        cards=tuple(replace(one, title=next(titles), text=next(texts)) for one in of.cards),
    )


def in_its_third_turn() -> Session:
    """Return a session of it after two turns."""
    session = start(renamed(), Plan(title="Autumn table", seed=11))
    while session.state.turn <= 2:
        step(session)
    return session
