"""Steps, lines of play and bookmarks, as the room may read them and as Control does."""

from tests.wargame.woods import at, card, go_to, rules, seal, woods
from wargame.game.moves import Move
from wargame.session.deals import propose
from wargame.session.narration import Narrator
from wargame.session.notes import make_note, set_bookmark
from wargame.session.play import play
from wargame.session.session import Session, start_branch
from wargame.shown.history import bookmark_rows, branch_rows, past_rows


def steps(session: Session, *, whole: bool) -> list[str]:
    return [row.words for row in past_rows(session, Narrator(session.compiled), whole=whole)]


def test_steps_of_which_the_room_was_not_told_are_controls() -> None:
    session = at("negotiation", woods())
    before = steps(session, whole=False)
    make_note(session, "Ash is tired.")
    propose(session, "ash", ("birch",), "Gold for silence.", public=False)
    assert steps(session, whole=False) == before
    assert steps(session, whole=True)[:2] == ["A step of a deal", "A note"]


def test_where_moves_may_be_hidden_the_list_does_not_count_them() -> None:
    book = woods(card("plain"), card("veiled", covert=True), rules=rules(covert_moves="last"))
    session = at("planning", book)
    play(session, Move(seat="ash", card="plain"))
    single = steps(session, whole=False)
    seal(session, "veiled")
    assert len(steps(session, whole=False)) == len(single)
    assert len(steps(session, whole=True)) == len(single) + 1
    go_to(session, "upkeep")
    assert not [words for words in steps(session, whole=False) if "last ruling" in words.lower()]


def test_names_of_lines_of_play_and_bookmarks_are_controls() -> None:
    session = at("planning", woods())
    set_bookmark(session, "Before the betrayal")
    start_branch(session, "What if Ash lies")
    assert [name for name, _ in bookmark_rows(session)] == ["Before the betrayal"]
    assert [name for name, _ in bookmark_rows(session, whole=False)] == ["Bookmark 1"]
    told = [(row.title, row.said) for row in branch_rows(session, whole=False)]
    assert told == [("Main line", "now in turn 1"), ("Line of play 2", "now in turn 1")]
    assert "What if Ash lies" in [row.title for row in branch_rows(session)]
