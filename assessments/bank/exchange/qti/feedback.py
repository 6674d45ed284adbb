"""Feedback: what is said about a choice, and what is always said when the question has been answered.

IMS QTI 2.1 Information Model, “feedbackInline”, “modalFeedback”: shown when an outcome has the feedback's identifier.
"""

from lxml import etree

from assessments.bank.exchange.qti.texts import Texts
from assessments.bank.exchange.qti.variables import Response

EXPLANATION = "explanation"


def of_choices(choices: list[etree._Element], response: Response, text: Texts) -> dict[str, str]:
    """For each choice what is said when it is chosen: an outcome that repeats the response shows what has the choice's name."""
    echoed = _echoes(response.identifier, text)
    notes = {choice.get("identifier", ""): "" for choice in choices}
    shown = [one for choice in choices for one in choice.iterdescendants("feedbackInline", "feedbackBlock")]
    for element in [*shown, *text.item.element.iterfind("modalFeedback")]:
        name = element.get("identifier", "")
        if _is_shown(element) and element.get("outcomeIdentifier") in echoed and name in notes:
            notes[name] = notes[name] or text.of(element)
            element.set("outcomeIdentifier", "")  # it has its place
    return notes


def explanation(text: Texts) -> dict[str, str]:
    """By identifier what is always said afterwards: the outcome has that value from the start. The rest is named."""
    found: dict[str, str] = {}
    for element in text.item.element.iterfind("modalFeedback"):
        outcome = text.item.outcomes.get(element.get("outcomeIdentifier", ""))
        name = element.get("identifier", "")
        if outcome and _is_shown(element) and name in outcome.defaults:
            found[name] = text.of(element)
        else:
            text.note_feedback(element)
    return found


def _is_shown(element: etree._Element) -> bool:
    return element.get("showHide", "show") == "show"


def _echoes(response: str, text: Texts) -> set[str]:
    """The outcomes that take the value of the response."""
    rules = text.item.element.iterfind("responseProcessing//setOutcomeValue")
    return {
        rule.get("identifier", "")
        for rule in rules
        if len(rule) == 1 and rule[0].tag == "variable" and rule[0].get("identifier") == response
    }
