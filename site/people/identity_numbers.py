"""The check digit of a resident identity number (GB 11643). `people.privacy.keeping` keeps it."""

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"


def holds(number: str) -> bool:
    """Whether the eighteen characters are seventeen digits and the check character they call for."""
    body, last = number[:17], number[17:].upper()
    if len(number) != 18 or not (body.isascii() and body.isdigit()):
        return False
    return CHECK[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11] == last
