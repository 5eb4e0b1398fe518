"""In a report without names, a person's name is replaced wherever somebody wrote it."""

from wargame.game.events import VoteCast, VoteClosed, VoteOpened
from wargame.places import scenarios_folder
from wargame.report.naming import Names
from wargame.scenario.load import load
from wargame.session import people
from wargame.session.opening import Plan, start


def names() -> Names:
    session = start(load(scenarios_folder() / "first-steps.yaml"), Plan(seed=1))
    people.join(session, "Priya Anand", session.compiled.seats[0])
    return Names(session, "none")


def test_a_name_in_a_vote_is_replaced_in_question_option_and_count() -> None:
    known, turn = names(), 1
    opened = VoteOpened(turn=turn, number=1, question="Shall Priya speak?", options=("Priya", "Nobody"))
    cast = VoteCast(turn=turn, number=1, seat="a", option="Priya")
    closed = VoteClosed(turn=turn, number=1, counts={"Priya": 2, "Nobody": 1})
    told = "".join(map(repr, map(known.without_names, (opened, cast, closed))))
    assert "Priya" not in told
    assert told.count("player 1]") == 4
    assert "Nobody" in told


def test_a_part_of_a_word_is_no_name() -> None:
    assert names().plain("Anandamide is no person; Anand is.").startswith("Anandamide is no person; [")
