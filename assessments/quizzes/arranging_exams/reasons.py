"""What somebody has to write: something, and not too much."""

from assessments.quizzes.arranging_exams.arranging import Refused

LONGEST = 200  # characters of a reason


def written(typed: str, refusal: str, most: int = LONGEST) -> str:
    """The text without space around it. Raises Refused with the words of `refusal`."""
    text = typed.replace("\0", "").strip()  # PostgreSQL keeps no NUL
    if not text or len(text) > most:
        raise Refused(refusal)
    return text
