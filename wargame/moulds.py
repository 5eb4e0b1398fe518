"""Frozen values, made quickly.

A frozen dataclass sets each of its fields by a call of its own, which makes a value of a dozen fields three
to four times as dear as a plain one. A few kinds of values are made by the thousand: a change on the board,
a move, its ruling, the state after it, their places in the record. Those are cast in moulds:

    cast_change = mould(Change)
    change = cast_change(name, 5, 10, 15, "")

What is cast takes what the class itself takes, by the same names and with the same defaults; what comes out
is of that class, equal to what the class makes, and as frozen. Use one where a measurement asks for it;
everywhere else call the class.
"""

from collections.abc import Callable
from dataclasses import Field, field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def mould(kind: Callable[P, T]) -> Callable[P, T]:
    """Return what makes values of a frozen, slotted dataclass as the class does, only sooner.

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
    # It differs from the frozen class in nothing but that fields can be set, until the last of them is.
    soft = type(
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
    return cast("Callable[P, T]", soft)


def _like(one: Field[Any]) -> Any:
    return field(default=one.default, default_factory=one.default_factory, kw_only=one.kw_only)
