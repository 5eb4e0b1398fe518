import pytest

from wargame.phones.crowd import (
    ASKING,
    AT_ONCE,
    EACH_SECOND,
    KNOCKING,
    MOST,
    MOST_COUNTED,
    STREAMS,
    UNREAD,
    Crowd,
)


class Caller:
    """A connection that knows whether it was ended."""

    def __init__(self) -> None:
        self.ended = False

    def abort(self) -> None:
        self.ended = True


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


def test_who_knocks_longest_goes_where_one_address_has_many_that_say_nothing(crowd: Crowd) -> None:
    callers = [Caller() for _ in range(KNOCKING + 1)]
    other = Caller()
    crowd.enter(other, "10.0.0.2", 0.0)
    for one in callers:
        crowd.enter(one, "10.0.0.1", 2.0)
    assert not any(one.ended for one in callers)
    crowd.enter(Caller(), "10.0.0.1", 4.0)
    assert [one.ended for one in callers] == [True, True, *[False] * (KNOCKING - 1)]
    assert not other.ended


def test_what_was_read_no_longer_knocks(crowd: Crowd) -> None:
    callers = [Caller() for _ in range(3 * KNOCKING)]
    for one in callers:
        crowd.enter(one, "10.0.0.1", 0.0)
        crowd.is_read(one)
    assert not any(one.ended for one in callers)


def test_a_full_house_sends_away_the_strangers_of_the_busiest_address_and_never_a_phone(crowd: Crowd) -> None:
    phones = [Caller() for _ in range(60)]
    for number, one in enumerate(phones):
        crowd.enter(one, "10.0.0.7", 0.0)
        crowd.is_read(one)
        crowd.is_phone(one, f"phone-{number % 25}")
    flood = [Caller() for _ in range(MOST)]
    for one in flood:
        crowd.enter(one, "10.0.0.66", 0.0)
        crowd.is_read(one)
    late = Caller()
    crowd.enter(late, "10.0.0.8", 0.0)
    assert not any(one.ended for one in [*phones, late])
    assert sum(one.ended for one in flood) == len(phones) + 1


def test_where_only_phones_are_the_newcomer_goes(crowd: Crowd) -> None:
    for number in range(MOST):
        one = Caller()
        crowd.enter(one, "10.0.0.7", 0.0)
        crowd.is_read(one)
        crowd.is_phone(one, f"phone-{number}")
    late = Caller()
    crowd.enter(late, "10.0.0.8", 0.0)
    assert late.ended


def test_an_id_has_a_few_streams_and_the_oldest_goes(crowd: Crowd) -> None:
    callers = [Caller() for _ in range(STREAMS + 1)]
    for number, one in enumerate(callers):
        crowd.enter(one, "10.0.0.1", 0.0)
        crowd.is_read(one)
        crowd.is_phone(one, "phone")
        crowd.listens(one, "phone", number)
    assert [one.ended for one in callers] == [True, *[False] * STREAMS]
    assert crowd.streams("phone") == callers[1:]
    for one in callers:
        crowd.leave(one)
    assert crowd.streams() == []
    assert crowd.listened_at() == []


def test_who_listens_in_the_name_of_a_phone_elsewhere_gets_into_its_own_way(crowd: Crowd) -> None:
    phone, others = Caller(), [Caller() for _ in range(3 * STREAMS)]
    for number, one in enumerate([phone, *others]):
        crowd.enter(one, "10.0.0.66" if number else "10.0.0.7", 0.0)
        crowd.is_read(one)
        crowd.is_phone(one, "phone")
        crowd.listens(one, "phone", number)
    assert not phone.ended
    assert crowd.streams("phone") == [phone, *others[1 - STREAMS :]]


def test_an_id_asks_a_few_things_at_a_time(crowd: Crowd) -> None:
    at_once = [crowd.asks("phone", "10.0.0.7", 0.0) for _ in range(ASKING + 1)]
    assert at_once == [*[True] * ASKING, False]
    assert crowd.asks("other", "10.0.0.7", 0.0)
    crowd.is_answered("phone")
    assert crowd.asks("phone", "10.0.0.7", 0.0)


@pytest.mark.wide
def test_who_plays_a_recording_back_without_end_uses_up_what_is_its_own(crowd: Crowd) -> None:
    def asks(address: str, now: float) -> bool:
        allowed = crowd.asks("phone", address, now)
        if allowed:
            crowd.is_answered("phone")
        return allowed

    assert sum(asks("10.0.0.66", 0.0) for _ in range(500)) == AT_ONCE
    assert asks("10.0.0.7", 0.0), "the phone itself is heard"
    assert sum(asks("10.0.0.66", 1.0) for _ in range(500)) == EACH_SECOND
    for number in range(3 * MOST_COUNTED):
        asks(f"10.1.{number // 256}.{number % 256}", 1.0)
    assert not asks("10.0.0.66", 1.0), "who asks much is not forgotten for those who came once"


def test_an_address_that_nobody_can_read_is_not_heard_for_a_while(crowd: Crowd) -> None:
    for _ in range(UNREAD):
        assert crowd.is_heard("10.0.0.66")
        crowd.was_unread("10.0.0.66")
    assert not crowd.is_heard("10.0.0.66")
    assert crowd.is_heard("10.0.0.7")
    crowd.may_ask_again("10.0.0.66")
    assert crowd.is_heard("10.0.0.66")
