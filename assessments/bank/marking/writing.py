"""Written responses: texts, where full-width and half-width are alike, and numbers with a tolerance."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from fnmatch import translate
from functools import lru_cache

from assessments.bank.wording import Answer, Gap, Wording
from assessments.bank.wording.texts import comparable

LONGEST_NUMBER = 40
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
FEW_ZEROS = Decimal("1e30")


def number(text: str) -> Decimal | None:
    """A written number: full-width digits, − for minus, 1,822 and 1e3 are understood. None for anything else."""
    plain = THOUSANDS.sub("", unicodedata.normalize("NFKC", text).replace("−", "-").replace(" ", ""))
    if len(plain) > LONGEST_NUMBER:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < FEW_ZEROS else None


def earned(answers: tuple[Answer, ...], response: str, case_sensitive: bool = False) -> Decimal:
    """The best weight among the answers that the response meets; 0 when it meets none."""
    if not response.strip():
        return Decimal(0)
    return max((answer.weight for answer in answers if meets(answer, response, case_sensitive)), default=Decimal(0))


def meets(answer: Answer, response: str, case_sensitive: bool = False) -> bool:
    """Whether a response is the one accepted. A limit itself still counts (inclusive)."""
    if answer.is_number:
        given = number(response)
        if given is None:
            return answer.text == "*"
        low, high = limits(answer)
        return (low is None or low <= given) and (high is None or given <= high)
    return bool(_pattern(answer.text, case_sensitive).fullmatch(_as_compared(response, case_sensitive)))


def limits(answer: Answer) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest number accepted."""
    if answer.tolerance is not None:
        middle = number(answer.text)
        return (None, None) if middle is None else (middle - answer.tolerance, middle + answer.tolerance)
    return answer.low, answer.high


def filled(wording: Wording, response: str | list[str]) -> Decimal:
    """Each gap counts by its share; without `partial` all of them have to be right."""
    given = [response] if isinstance(response, str) else response
    shares = [
        (gap.share, _gap(gap, given[place] if place < len(given) else "", wording.case_sensitive))
        for place, gap in enumerate(wording.gaps)
    ]
    whole = sum((share for share, _earned in shares), Decimal(0))
    total = sum((share * one for share, one in shares), Decimal(0)) / whole if whole else Decimal(0)
    return total if wording.partial or len(shares) == 1 else Decimal(total >= 1)


def written(wording: Wording, response: str | list[str]) -> Decimal:
    text = response if isinstance(response, str) else " ".join(response)
    return earned(wording.answers, text, wording.case_sensitive)


def _gap(gap: Gap, response: str, case_sensitive: bool) -> Decimal:
    return earned(gap.answers, response, case_sensitive)


def _as_compared(text: str, case_sensitive: bool) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()) if case_sensitive else comparable(text)


@lru_cache(maxsize=4096)
def _pattern(text: str, case_sensitive: bool) -> re.Pattern:
    """* stands for anything, \\* for a star; `fnmatch` makes an expression that cannot run away."""
    parts = [_as_compared(part, case_sensitive) for part in re.split(r"(?<!\\)\*", text)]
    literal = "*".join(re.sub(r"([*?\[])", r"[\1]", part.replace("\\*", "*")) for part in parts)
    return re.compile(translate(literal))
