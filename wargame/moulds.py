"""Frozen values, made quickly.

A frozen dataclass sets each of its fields by a call of its own, which makes a value of a dozen fields four
to six times as dear as a plain one. A few kinds of values are made by the thousand: a change on the board,
a move, its ruling, the state after it, their places in the record. Those are cast in moulds:

    blank_change, fill_change = mould(Change)
    change = blank_change()
    fill_change(change, name, 5, 10, 15, "")

`fill` takes what the class itself takes, by the same names and with the same defaults, and what comes out
is of that class, equal to what the class makes, and as frozen. Use one where a measurement asks for it;
everywhere else call the class.
"""

from collections.abc import Callable
from dataclasses import Field, field, fields, make_dataclass
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def mould(kind: Callable[P, T]) -> tuple[Callable[[], T], Callable[Concatenate[T, P], None]]:
    """Return what makes a blank of a frozen, slotted dataclass, and what fills it in and freezes it.

    Raises
    ------
    TypeError
        If the class does something of its own when a value is made.
    """
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
    # A blank is of a class that differs from the frozen one in nothing but that its fields can be set.
    soft = type(
        frozen.__name__,
        (frozen,),
        {
            "__slots__": (),
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
            "__post_init__": freeze,
        },
    )
    return cast("tuple[Any, Any]", (partial(object.__new__, soft), vars(plain)["__init__"]))


def _like(one: Field[Any]) -> Any:
    return field(default=one.default, default_factory=one.default_factory, kw_only=one.kw_only)
