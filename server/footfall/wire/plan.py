"""The floor plan as the interface shows it."""

from typing import Annotated, Any

from pydantic import Field

from footfall.domain import plan
from footfall.domain.plan import Plan
from footfall.wire.base import Answer, Count, Id, Request

#: 0 to 1 of the picture's width from its left, or of its height from its top.
Share = Annotated[float, Field(ge=0, le=1, strict=True)]


class PlanPicture(Answer):
    """`width` and `height` in pixels, as it is seen; of an SVG only their ratio means something."""

    type: str
    size: Count = Field(description="Bytes.")
    width: int = Field(ge=1)
    height: int = Field(ge=1)
    sha256: str


class PlanPlace(Answer):
    """Where the middle of a zone's marker stands."""

    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)


class PlanDocument(Answer):
    version: Count = Field(description="Rises with every change of the picture or of a place.")
    image: PlanPicture | None = None
    places: dict[str, PlanPlace]


class PlaceOnPlan(Request):
    x: Share
    y: Share


class PlanPlaces(Request):
    """All places; a zone that is left out is taken off the plan."""

    version: int | None = Field(
        None, ge=0, strict=True, description="Of the plan that they were made from: 409 if that has changed."
    )
    places: dict[Id, PlaceOnPlan]


def plan_document(plan: Plan) -> dict[str, Any]:
    document: dict[str, Any] = {
        "version": plan.version,
        "places": {zone: {"x": place.x, "y": place.y} for zone, place in plan.places.items()},
    }
    if plan.picture is not None:
        document["image"] = {
            "type": plan.picture.type,
            "size": plan.picture.size,
            "width": plan.picture.width,
            "height": plan.picture.height,
            "sha256": plan.picture.sha256,
        }
    return document


def places_of(body: PlanPlaces) -> dict[str, plan.Place]:
    return {zone: plan.Place(place.x, place.y) for zone, place in body.places.items()}
