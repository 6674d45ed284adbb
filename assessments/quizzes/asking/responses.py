"""Reads what was answered from the controls of a plain form.

A control is called slot-3, one of several slot-3-1, a part of a case slot-3-2, a control in it slot-3-2-1.
"""

from django.http import QueryDict

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.sitting import shapes
from assessments.quizzes.sitting.shapes import Slot, slots_of


def from_form(posted: QueryDict, shape: str) -> dict[str, Given]:
    """The whole sheet, slots without an answer left out; not checked yet (`sheets.tidy` does that, and refuses strange slots)."""
    slots = {str(number): slot for number, slot in enumerate(slots_of(shape), 1)}
    posted_slots = {name.split("-")[1].partition(".")[0] for name in posted if name.startswith("slot-")}
    given: dict[str, Given] = {
        number: _response(posted, f"slot-{number}", slots[number])
        if number in slots
        else posted.get(f"slot-{number}", "?")
        for number in posted_slots
    }
    return {number: response for number, response in given.items() if response}


def _response(posted: QueryDict, name: str, slot: Slot) -> Given:
    if slot.kind == shapes.NOTHING:
        return ""
    if slot.kind == shapes.CASE:
        parts = [_response(posted, f"{name}-{number}", part) for number, part in enumerate(slot.parts, 1)]
        return parts if any(parts) else ""
    if slot.kind == shapes.SEVERAL:
        return "".join(posted.getlist(name))
    if slot.kind == shapes.UPLOADS:
        return posted.getlist(name)[: slot.count]
    if slot.kind == shapes.POINTS:
        points, tapped = posted.getlist(name), _tapped(posted, name)
        return [*points[: slot.count - len(tapped)], *tapped]
    if slot.kind in {shapes.GAPS, shapes.ORDER, shapes.PAIRS}:
        each = [posted.get(f"{name}-{number}", "") for number in range(1, slot.count + 1)]
        return each if any(each) else ""
    return posted.get(name, "")


def _tapped(posted: QueryDict, name: str) -> list[str]:
    """A picture sends where it was tapped; pressed by a key it sends 0,0, which means nothing."""
    x, y = posted.get(f"{name}-tap.x", "0"), posted.get(f"{name}-tap.y", "0")
    return [f"{x} {y}"] if (x, y) != ("0", "0") else []


def only_to_save(posted: QueryDict) -> str:
    """Where on the page to go on, when the form came to be saved: a picture was tapped, or the button for it. Else ""."""
    tapped = next((name for name in posted if name.endswith("-tap.x")), None)
    if tapped:
        return tapped.removesuffix("-tap.x")
    return "main" if "only-save" in posted else ""
