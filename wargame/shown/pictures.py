"""Pictures beside the texts that they stand with: for windows as they are, for paper as a drawing.

A picture of a scenario is found by its file's name among those of the compiled scenario. Whoever may read the
text may see the picture, and nobody else; a picture that is not there leaves the text alone. Goes to the
hand, the briefing, the projector, the print kit and the report.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wargame.scenario.pictures import NONE, Pictures

if TYPE_CHECKING:
    from wargame.game.compiled import CompiledScenario
    from wargame.scenario.model import Picture
    from wargame.terms import ActorId, CardId, InjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture, and what is to be seen on it."""

    content: bytes
    """PNG or JPEG."""
    media_type: str
    alt: str
    width: int
    height: int
    """In pixels."""


def picture_shown(picture: "Picture | None", pictures: Pictures = NONE) -> ShownPicture | None:
    """Return a picture as it is shown; None where there is none, or its file was not found."""
    kept = pictures.get(picture.file) if picture is not None else None
    if picture is None or kept is None:
        return None
    return ShownPicture(
        content=kept.content,
        media_type=kept.media_type,
        alt=picture.shows,
        width=kept.width,
        height=kept.height,
    )


def of_inject(compiled: "CompiledScenario", inject: "InjectId") -> ShownPicture | None:
    """Return the picture of an inject; None for one written on the spot."""
    bound = compiled.inject_by_id.get(inject)
    return picture_shown(bound.inject.picture, compiled.pictures) if bound is not None else None


def of_card(compiled: "CompiledScenario", card: "CardId") -> ShownPicture | None:
    """Return the picture of a card; None for a free move."""
    bound = compiled.cards.get(card)
    return picture_shown(bound.card.picture, compiled.pictures) if bound is not None else None


def of_actor(compiled: "CompiledScenario", actor: "ActorId") -> ShownPicture | None:
    """Return the picture of an actor."""
    return picture_shown(compiled.scenario.actor(actor).picture, compiled.pictures)


def drawn(picture: ShownPicture) -> str:
    """Return a picture as a drawing in SVG, which every printed page can hold."""
    data = b64encode(picture.content).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width} {picture.height}" {size}>'
        f'<image {size} href="data:{picture.media_type};base64,{data}"/></svg>'
    )
