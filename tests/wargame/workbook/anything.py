"""Random data of whatever the format knows: any words, any numbers, as far as the fields let them in."""

from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from wargame.scenario import model
from wargame.scenario.shapes import bare, members, model_of, slots_of

IDS = ("ash", "birch", "cedar", "moor", "q-1")
WORDS = st.one_of(
    st.text(max_size=12).map(lambda text: text.replace("\0", "")),
    st.sampled_from(
        [
            "1-3",
            "045",
            "-1",
            "=1+1",
            "+5",
            "@SUM(A1)",
            '""',
            '"\\""',
            "_x000D_",
            "none",
            "yes",
            "a, b; c",
            "a | b",
            "two\nlines",
            "\tx ",
            "{",
            "[1]",
            "'",
            "3.0",
            "x\r\ny",
            "\xa0−",
        ]
    ),
)


def values(annotation: Any, name: str) -> st.SearchStrategy[Any]:
    """What fits an annotation, now and then nothing where that is let in."""
    every = [_one(member, name) for member in members(annotation)]
    found = st.one_of(every)
    return st.none() | found if type(None) in get_args(annotation) else found


def _one(annotation: Any, name: str) -> st.SearchStrategy[Any]:
    base, bounds = bare(annotation)
    arguments = get_args(base)
    if (block := model_of(annotation)) is not None:
        return blocks(block)
    if get_origin(base) is Literal:
        return st.sampled_from(arguments)
    if get_origin(base) is tuple:
        return _lists(arguments, bounds, name)
    if get_origin(base) is dict:
        keys = _numbers(arguments[0]).map(str) if bare(arguments[0])[0] is int else st.sampled_from(IDS)
        return st.dictionaries(keys, values(arguments[1], name), max_size=3)
    return _scalars(base, bounds, name)


def _numbers(annotation: Any) -> st.SearchStrategy[int]:
    bounds = bare(annotation)[1]
    return st.integers(bounds.get("ge", -5), bounds.get("le", 5))


def _scalars(base: Any, bounds: Any, name: str) -> st.SearchStrategy[Any]:
    low, high = bounds.get("ge", -(10**18) + 1), bounds.get("le", 10**18 - 1)
    if base is bool:
        return st.booleans()
    if base is int:
        return st.integers(low, high)
    if base is float:
        return st.floats(bounds.get("ge", -1e17), bounds.get("le", 1e17), allow_nan=False)
    if name in ("id", "seat"):
        return st.sampled_from(IDS)
    return WORDS.filter(bool) if bounds.get("min_length") else WORDS


def _lists(arguments: Any, bounds: Any, name: str) -> st.SearchStrategy[Any]:
    if arguments[-1] is not Ellipsis:
        return st.tuples(*(values(one, name) for one in arguments)).map(list)
    least = bounds.get("min_length", 0)
    block = model_of(arguments[0])
    unique = None
    if block is not None and "id" in slots_of(block):
        unique = lambda thing: thing["id"]  # noqa: E731
    elif block is model.StartingAlignment:
        unique = lambda thing: tuple(sorted(thing["between"]))  # noqa: E731
    return st.lists(values(arguments[0], name), min_size=least, max_size=least + 2, unique_by=unique)


@st.composite
def blocks(draw: st.DrawFn, block: type[Any]) -> dict[str, Any]:
    """A block of fields; those that may be left out sometimes are."""
    found = {}
    for name, slot in slots_of(block).items():
        if name == "base-rates":
            continue
        if not slot.optional or draw(st.booleans()):
            found[name] = (
                _pair(draw) if name in ("between", "against") else draw(values(slot.annotation, name))
            )
    return found


def _pair(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=2))


def anything() -> st.SearchStrategy[dict[str, Any]]:
    """A scenario's data; it fits the format, but need not mean anything."""
    return blocks(model.Scenario)
