"""How each kind of question is asked in QTI 3.0, and by which rule it is scored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from assessments.bank.exchange.qti.choosing import FALSE, PLAIN_SINGLE, TRUE, is_yes_or_no
from assessments.bank.exchange.qti.sheet import Sheet, chosen, mapping, number, sets, tag, variable
from assessments.bank.marking.choosing import lefts_of, rights_of
from assessments.bank.wording import Answer, Choice, Gap, Kind, Wording
from assessments.bank.wording.parts import equal_share
from assessments.bank.wording.texts import GAP

ZERO = Decimal(0)
NEARLY = Decimal("0.000001")
SEVEN_PLACES = Decimal("0.0000001")


@dataclass(frozen=True)
class Rule:
    """How SCORE comes about: the template that says it, if one does, and the same written out for an outcome."""

    template: str
    written: Callable[[str], str]


@dataclass(frozen=True)
class Asking:
    """What stands in the body, and how it is scored; no rule where a person decides."""

    body: str
    rule: Rule | None = None


def ask(wording: Wording, name: str, sheet: Sheet, prompt: str = "") -> Asking:
    """`name`: of the response. `prompt`: where the stem stands with the interaction rather than before it."""
    return WRITERS[Kind(wording.kind)](wording, name, sheet, tag("prompt", prompt) if prompt else "")


def correct(name: str, points: Decimal) -> Rule:
    match = tag("match", variable(name) + tag("correct", identifier=name))

    def written(outcome: str) -> str:
        return chosen((match, sets(outcome, number(points))), otherwise=sets(outcome, number(ZERO)))

    return Rule("match_correct" if points == 1 else "", written)


def mapped(name: str, rule: str = "mapResponse") -> Rule:
    null = tag("isNull", variable(name))

    def written(outcome: str) -> str:
        return chosen((null, sets(outcome, number(ZERO))), otherwise=sets(outcome, tag(rule, identifier=name)))

    return Rule({"mapResponse": "map_response", "mapResponsePoint": "map_response_point"}[rule], written)


def at_least(total: str, most: Decimal, points: Decimal) -> Rule:
    full = tag("gte", total + number(most))

    def written(outcome: str) -> str:
        return chosen((full, sets(outcome, number(points))), otherwise=sets(outcome, number(ZERO)))

    return Rule("", written)


def valued(weights: Sequence[Decimal], points: Decimal) -> list[Decimal]:
    """What weights come to in points. Equal thirds are rounded so that together they are the whole."""
    values = [weight * points for weight in weights]
    right = [place for place, value in enumerate(values) if value > 0]
    rest = points - sum((values[place] for place in right), ZERO)
    if right and abs(rest) <= NEARLY * points and len({values[place] for place in right}) == 1:
        values[right[-1]] += rest
    return values


def _choices(wording: Wording, name: str, sheet: Sheet, prompt: str) -> Asking:
    several = wording.kind == Kind.MULTIPLE
    truths = wording.kind == Kind.TRUE_FALSE and len(wording.choices) == 2
    ids = [TRUE, FALSE] if truths else [f"c{number}" for number in range(1, len(wording.choices) + 1)]
    weights = [choice.weight for choice in wording.choices]
    right = [one for one, weight in zip(ids, weights, strict=True) if (weight > 0 if several else weight == 1)]
    even = equal_share(len(right)) if several else Decimal(1)
    plain = all(weight in (ZERO, even) for weight in weights)
    whole = not wording.partial if several else plain
    table = dict(zip(ids, valued(weights, wording.score), strict=True))
    earned = {one: value for one, value in table.items() if value}
    cardinality = "multiple" if several else "single"
    told = "" if plain and whole else mapping(earned, wording.score)
    sheet.declare(name, "identifier", cardinality, right, told)
    feedback = _feedback(wording.choices, name, cardinality, sheet)
    inner = "".join(
        tag("simpleChoice", sheet.text(choice.text) + feedback(one, choice), identifier=one)
        for one, choice in zip(ids, wording.choices, strict=True)
    )
    single = wording.kind == Kind.SINGLE and is_yes_or_no(ids, [choice.text for choice in wording.choices])
    body = tag(
        "choiceInteraction", prompt + inner, responseIdentifier=name, maxChoices="0" if several else "1",
        shuffle=_told(wording.shuffle), **({"class_": PLAIN_SINGLE} if single else {}),
    )  # fmt: skip
    return Asking(body, correct(name, wording.score) if whole else mapped(name))


def _feedback(choices: Sequence[Choice], name: str, cardinality: str, sheet: Sheet) -> Callable[[str, Choice], str]:
    """What is said about a choice is shown when an outcome has the name of the choice; so it repeats the response."""
    outcome = name.replace("RESPONSE", "FEEDBACK")
    if any(choice.feedback for choice in choices):
        sheet.outcome(outcome, "identifier", cardinality)
        sheet.rules.append(sets(outcome, variable(name)))

    def told(one: str, choice: Choice) -> str:
        inner = sheet.text(choice.feedback)
        kind = "feedbackBlock" if "<p>" in inner else "feedbackInline"
        shown = tag("contentBody", inner) if "<p>" in inner else inner
        return tag(kind, shown, outcomeIdentifier=outcome, identifier=one, showHide="show") if inner else ""

    return told


def _order(wording: Wording, name: str, sheet: Sheet, prompt: str) -> Asking:
    ids = [f"c{number}" for number in range(1, len(wording.choices) + 1)]
    sheet.declare(name, "identifier", "ordered", ids)
    inner = "".join(
        tag("simpleChoice", sheet.text(choice.text), identifier=one)
        for one, choice in zip(ids, wording.choices, strict=True)
    )
    body = tag("orderInteraction", prompt + inner, responseIdentifier=name, shuffle="true")
    return Asking(body, correct(name, wording.score))


def _match(wording: Wording, name: str, sheet: Sheet, prompt: str) -> Asking:
    lefts, rights = lefts_of(wording), rights_of(wording)
    pairs = [f"l{number} r{rights.index(pair.match) + 1}" for number, pair in enumerate(lefts, 1)]
    each = (wording.score / len(pairs)).quantize(SEVEN_PLACES) if pairs else ZERO
    values = [each] * (len(pairs) - 1) + [wording.score - each * (len(pairs) - 1)]
    told = mapping(dict(zip(pairs, values, strict=False)), wording.score) if wording.partial else ""
    sheet.declare(name, "directedPair", "multiple", pairs, told)
    sides = "".join(
        tag("simpleMatchSet", "".join(
            tag("simpleAssociableChoice", sheet.text(word), identifier=f"{side}{number}", matchMax=most)
            for number, word in enumerate(words, 1)
        ))
        for side, most, words in (("l", "1", [pair.text for pair in lefts]), ("r", "0", rights))
    )  # fmt: skip
    body = tag(
        "matchInteraction", prompt + sides, responseIdentifier=name, maxAssociations="0", shuffle=_told(wording.shuffle)
    )
    return Asking(body, mapped(name) if wording.partial else correct(name, wording.score))


def _written(wording: Wording, name: str, sheet: Sheet, prompt: str) -> Asking:
    body = tag("extendedTextInteraction", prompt, responseIdentifier=name)
    if not wording.answers:
        sheet.declare(name, "string")
        return Asking(body)
    _declare_texts(name, wording.answers, wording.score, wording.case_sensitive, sheet)
    return Asking(body, mapped(name))


def _declare_texts(name: str, answers: Sequence[Answer], points: Decimal, exact: bool, sheet: Sheet) -> None:
    values = {answer.text.replace("\\*", "*"): answer.weight for answer in answers}
    right = [text for text, weight in values.items() if weight == 1][:1]
    earned = {text: weight * points for text, weight in values.items()}
    sheet.declare(name, "string", correct=right, mapping=mapping(earned, exact=exact))


def _gaps(wording: Wording, name: str, sheet: Sheet, prompt: str) -> Asking:
    """The stem with what is filled in; several gaps count by their shares."""
    one = len(wording.gaps) == 1
    names = [name if one else f"{name}_{number}" for number in range(1, len(wording.gaps) + 1)]
    shares = [wording.score if one else gap.share for gap in wording.gaps]
    places = [
        _gap(gap, own, share, wording.case_sensitive, sheet)
        for gap, own, share in zip(wording.gaps, names, shares, strict=True)
    ]
    body = GAP.sub(lambda found: places[int(found[1]) - 1].body, sheet.blocks(wording.stem))
    rules = [place.rule for place in places if place.rule]
    if one:
        return Asking(body, rules[0])
    for own, rule in zip(names, rules, strict=True):
        if not rule.template:  # a number: its rule cannot stand in a sum
            sheet.outcome(_points(own))
            sheet.rules.append(rule.written(_points(own)))
    total = tag("sum", "".join(
        tag("mapResponse", identifier=own) if rule.template else variable(_points(own))
        for own, rule in zip(names, rules, strict=True)
    ))  # fmt: skip
    most = sum(shares, ZERO)
    return Asking(
        body, _summed(total, most, wording.score) if wording.partial else at_least(total, most, wording.score)
    )


def _points(name: str) -> str:
    return name.replace("RESPONSE", "POINTS")


def _summed(total: str, most: Decimal, points: Decimal) -> Rule:
    return Rule("", lambda outcome: sets(outcome, scaled(total, most, points)))


def scaled(total: str, most: Decimal, points: Decimal) -> str:
    """A sum whose most is `most`, in points."""
    return total if most == points else tag("divide", tag("product", number(points) + total) + number(most))


def _gap(gap: Gap, name: str, points: Decimal, exact: bool, sheet: Sheet) -> Asking:
    if gap.menu:
        ids = {word: f"c{number}" for number, word in enumerate(gap.menu, 1)}
        values = {ids[answer.text]: answer.weight * points for answer in gap.answers}
        right = [ids[answer.text] for answer in gap.answers if answer.weight == 1][:1]
        sheet.declare(name, "identifier", correct=right, mapping=mapping(values))
        inner = "".join(tag("inlineChoice", sheet.text(word), identifier=one) for word, one in ids.items())
        return Asking(tag("inlineChoiceInteraction", inner, responseIdentifier=name, shuffle="false"), mapped(name))
    body = tag("textEntryInteraction", responseIdentifier=name)
    if any(answer.is_number for answer in gap.answers):
        right = [answer.text for answer in gap.answers if answer.weight == 1 and answer.tolerance is not None][:1]
        sheet.declare(name, "float", correct=right)
        return Asking(body, _number(gap.answers, name, points))
    _declare_texts(name, gap.answers, points, exact, sheet)
    return Asking(body, mapped(name))


def _number(answers: Sequence[Answer], name: str, points: Decimal) -> Rule:
    """The first that holds decides."""

    def written(outcome: str) -> str:
        branches = [(_holds(one, name), sets(outcome, number(one.weight * points))) for one in answers]
        return chosen(*branches, otherwise=sets(outcome, number(ZERO)))

    return Rule("", written)


def _holds(answer: Answer, name: str) -> str:
    if answer.tolerance is not None:
        off = f"{answer.tolerance:f} {answer.tolerance:f}"
        return tag("equal", variable(name) + number(answer.text), toleranceMode="absolute", tolerance=off)
    limits = (("gte", answer.low), ("lte", answer.high))
    return tag("and", "".join(tag(one, variable(name) + number(limit)) for one, limit in limits if limit is not None))


def _hotspot(wording: Wording, name: str, sheet: Sheet, prompt: str) -> Asking:
    values = valued([area.weight for area in wording.areas], wording.score)
    told = "".join(
        tag("areaMapEntry", shape=area.shape, coords=",".join(map(str, area.coords)), mappedValue=f"{value:f}")
        for area, value in zip(wording.areas, values, strict=True)
    )
    most = f"{wording.score:f}"
    right = sum(value > 0 for value in values)
    areas = tag("areaMapping", told, lowerBound="0", upperBound=most, defaultValue="0")
    sheet.declare(name, "point", "multiple", mapping=areas)
    picture = f'<img src="{escape(sheet.source(wording.picture))}" alt=""/>'
    body = tag("selectPointInteraction", prompt + picture, responseIdentifier=name, maxChoices=str(right))
    if wording.partial or right == 1:
        return Asking(body, mapped(name, "mapResponsePoint"))
    return Asking(body, at_least(tag("mapResponsePoint", identifier=name), wording.score, wording.score))


def _told(value: bool) -> str:
    return "true" if value else "false"


WRITERS: dict[Kind, Callable[[Wording, str, Sheet, str], Asking]] = {
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.TRUE_FALSE: _choices,
    Kind.ORDERING: _order,
    Kind.MATCHING: _match,
    Kind.SHORT_ANSWER: _written,
    Kind.GAP: _gaps,
    Kind.HOTSPOT: _hotspot,
}
