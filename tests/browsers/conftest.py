"""One browser for all plays, and a laptop with a sample game for each."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browsers.browser import browser, missing
from tests.browsers.laptop import Laptop, laptop
from tests.browsers.phone import Phone
from tests.browsers.samples import Samples
from tests.phones.samples import PLACES

NewPhone = Callable[..., Phone]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser."""
    if lacks := missing():
        pytest.exit(lacks, returncode=1)
    with browser() as made:
        yield made


@pytest.fixture
def samples() -> Samples:
    """What phones are shown, and what came from them."""
    return Samples()


@pytest.fixture
def at(samples: Samples) -> Iterator[Laptop]:
    """A laptop with phones switched on."""
    with laptop(PLACES, samples) as made:
        yield made


@pytest.fixture
def phone(chromium: Any) -> Iterator[NewPhone]:
    """New phones, put away afterwards; a script that failed fails the play."""
    made: list[Phone] = []

    def new(**look: Any) -> Phone:
        made.append(Phone(chromium, look))
        return made[-1]

    yield new
    errors = [error for one in made for error in one.errors]
    for one in made:
        one.close()
    assert errors == []
