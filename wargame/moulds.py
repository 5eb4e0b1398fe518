"""Frozen values, made quickly.

A frozen dataclass sets each of its fields by a call of its own, which makes a value of a dozen fields three
to four times as dear as a plain one. A few kinds of values are made by the thousand: a change on the board,
a move, its ruling, the state after it, their places in the record. Those are cast in moulds:

    cast_throw = mould(Throw)
    throw = cast_throw(number=3, dice=(4, 5))

What is cast takes what the class itself takes, by the same names and with the same defaults; what comes out
is of that class, equal to what the class makes, and as frozen. Use one where a measurement asks for it;
everywhere else call the class.

The few that are made in every single move are cast in two steps, which is as much sooner again, as no name
of a field passes through a dictionary:

    blank_table, fill_table = steps_of(Table)
    table = blank_table()
    fill_table(table, plays=plays, passed=passed)
"""

from collections.abc import Callable
from dataclasses import Field, field, fields, make_dataclass
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def mould(kind: Callable[P, T]) -> Callable[P, T]:
    """Return what makes values of a frozen, slotted dataclass as the class does, only sooner.

    Raises
    ------
    TypeError
        If the class does something of its own when a value is made.
    """
    return cast("Callable[P, T]", _soft(kind))


def steps_of(kind: Callable[P, T]) -> tuple[Callable[[], T], Callable[Concatenate[T, P], None]]:
    """Return what makes a blank of a frozen, slotted dataclass, and what fills it in and freezes it.

    Raises
    ------
    TypeError
        If the class does something of its own when a value is made.
    """
    soft = _soft(kind)
    return cast("tuple[Any, Any]", (partial(object.__new__, soft), vars(soft)["__init__"]))


def _soft(kind: Any) -> Any:
    """Return a class whose values can be set until they are filled in, and are of the frozen class then."""
    frozen = cast("type[Any]", kind)
    if hasattr(frozen, "__post_init__"):
        raise TypeError(f"{frozen.__name__} checks its values as they are made, and a mould would not.")

    def freeze(value: Any) -> None:
        value.__class__ = frozen

    plain = make_dataclass(
        frozen.__name__,
        [(one.name, one.type, _like(one)) for one in fields(frozen)],
        namespace={"__doc__": frozen.__doc__, "__post_init__": freeze},
        repr=False,
        eq=False,
        match_args=False,
    )
    # It differs from the frozen class in nothing but that fields can be set, until the last of them is.
    return type(
        frozen.__name__,
        (frozen,),
        {
            "__slots__": (),
            "__init__": vars(plain)["__init__"],
            "__post_init__": freeze,
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        },
    )


def _like(one: Field[Any]) -> Any:
    return field(default=one.default, default_factory=one.default_factory, kw_only=one.kw_only)
