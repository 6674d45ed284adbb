"""Response processing as a score: the published templates, by their address or written out.

IMS QTI 2.1 Information Model, “Response Processing”, with its templates match_correct, map_response and map_response_point;
1EdTech QTI 3.0 ASI Information Model, “ResponseProcessing”. Only what ends in SCORE counts; rules that choose a feedback are
passed over. What is not recognised stays Unknown and is never guessed at.
"""

import re
from collections.abc import Collection, Sequence

from lxml import etree

from assessments.bank.exchange.qti.expressions import (
    Answered,
    Condition,
    Holds,
    Not,
    Unknown,
    Unrecognised,
    Variables,
    condition_of,
    number_of,
)
from assessments.bank.exchange.qti.place import Place
from assessments.bank.exchange.qti.rules import ONE, Correct, Mapped, Pointed, Range, Score, Term, Within, one_of

SCORE = "SCORE"
MOST_BRANCHES = 100  # each is looked at inside the one before
TEMPLATE = re.compile(r"https?://[\w.]*\b(?:imsglobal|1edtech)\.org/.*/rptemplates/(\w+?)(?:\.xml)?/?$")


def score_of(
    processing: etree._Element | None, outcomes: Variables, responses: Collection[str], place: Place
) -> Score | Unknown | None:
    """What SCORE becomes; None when nothing sets it."""
    if processing is None:
        return None
    template = processing.get("template") or processing.get("templateLocation") or ""
    if template and not len(processing):
        return _of_template(template, responses)
    try:
        variables = _run(list(processing), outcomes, place)
    except Unrecognised as unrecognised:
        return unrecognised.rule
    except RecursionError:  # hundreds of rules, one inside the other
        return Unknown(processing.tag)
    return variables.get(SCORE) if variables.get(SCORE) != outcomes.get(SCORE) else None


def _of_template(address: str, responses: Collection[str]) -> Score | Unknown:
    """A template speaks of RESPONSE; where an item's only response has another name, it cannot mean any other."""
    name = found[1] if (found := TEMPLATE.match(address.strip())) else ""
    response = "RESPONSE" if "RESPONSE" in responses or len(responses) != 1 else next(iter(responses))
    terms: dict[str, Term] = {
        "match_correct": Correct((response,)),
        "map_response": Mapped(response),
        "map_response_point": Pointed(response),
    }
    return one_of(terms[name]) if name in terms and response in responses else Unknown(address.rpartition("/")[2])


def _run(rules: Sequence[etree._Element], variables: Variables, place: Place) -> Variables:
    """The variables after the rules. Raises Unrecognised for a rule that could change any of them."""
    for rule in rules:
        if rule.tag == "setOutcomeValue":
            variables = {**variables, rule.get("identifier", ""): _value(rule, variables, place)}
        elif rule.tag == "lookupOutcomeValue":
            variables = {**variables, rule.get("identifier", ""): Unknown(rule.tag)}
        elif rule.tag == "responseCondition":
            variables = _branched(list(rule), variables, place)
        elif rule.tag == "responseProcessingFragment":
            variables = _run(list(rule), variables, place)
        else:
            raise Unrecognised(rule)
    return variables


def _value(rule: etree._Element, variables: Variables, place: Place) -> Score | Unknown:
    try:
        return number_of(rule[0], variables, place) if len(rule) == 1 else Unknown(rule.tag)
    except Unrecognised as unrecognised:
        return unrecognised.rule


def _branched(branches: list[etree._Element], variables: Variables, place: Place) -> Variables:
    """The first branch whose condition holds is taken; where none does, nothing changes."""
    if not branches:
        return variables
    first, *others = branches
    if first.tag == "responseElse":
        return _run(list(first), variables, place)
    if first.tag not in {"responseIf", "responseElseIf"} or not len(first) or len(others) > MOST_BRANCHES:
        raise Unrecognised(first)
    then = _run(first[1:], variables, place)
    otherwise = _branched(others, variables, place)
    differing = [name for name in {**then, **otherwise} if then.get(name) != otherwise.get(name)]
    if not differing:
        return then
    try:
        condition = condition_of(first[0], variables, place)
    except Unrecognised as unrecognised:
        return {**then, **dict.fromkeys(differing, unrecognised.rule)}
    chosen = {name: _chosen(condition, then.get(name), otherwise.get(name), first[0].tag) for name in differing}
    return {**then, **chosen}


def _chosen(
    condition: Condition, then: Score | Unknown | None, otherwise: Score | Unknown | None, name: str
) -> Score | Unknown:
    """One score under a condition, another without it, as one sum."""
    if not isinstance(then, Score) or not isinstance(otherwise, Score):
        return then if isinstance(then, Unknown) else otherwise if isinstance(otherwise, Unknown) else Unknown(name)
    if isinstance(condition, Not):
        return _chosen(condition.condition, otherwise, then, name)
    if isinstance(condition, Answered):  # the rule for a missing response has to say what comes of itself
        return Unknown(name) if then.unanswered(condition.response) - otherwise != Score() else then
    if isinstance(condition, Holds):
        return _in_range(condition, then, otherwise, name)
    difference = then - otherwise
    return Unknown(name) if difference.factors else otherwise + one_of(condition, difference.constant)


def _in_range(condition: Holds, then: Score, otherwise: Score, name: str) -> Score | Unknown:
    """A number in the range earns so much, one in a range tried later something else."""
    later = [
        (term, factor)
        for term, factor in otherwise.factors
        if isinstance(term, Within) and term.response == condition.response
    ]
    base = otherwise - Score(factors=tuple(later))
    earned = then - base
    if earned.factors or len(later) > 1:
        return Unknown(name)
    ranges = [Range(one.low, one.high, one.earns * factor, one.middle, one.tolerance)
              for term, factor in later for one in term.ranges]  # fmt: skip
    first = condition.range
    ranges.insert(0, Range(first.low, first.high, earned.constant, first.middle, first.tolerance))
    return base + one_of(Within(condition.response, tuple(ranges)), ONE)
