"""What a trainer might do about a question, in words. A hint, never a verdict: somebody reads the question first.

Thresholds as Moodle's documentation of the report reads the figures ("Quiz report statistics": facility, discrimination
index), a little more careful, because people's work hangs on a question.
"""

from dataclasses import dataclass
from math import sqrt

from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import right_letters
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.statistics.grouping import UPPER
from assessments.quizzes.statistics.reporting import ItemReport

ENOUGH = 20  # attempts; with fewer no advice is given
EASY, HARD = 95, 15  # facility, percent
WEAK = 10  # discrimination index, percent
KEY, NEGATIVE, GUESS, FLAT, TOO_HARD, TOO_EASY, FEW = range(7)  # most urgent first
FINE = FEW + 1


@dataclass(frozen=True)
class Advice:
    """`urgency`: one of the constants above. `bad`: the question may be wrong, not only weak."""

    urgency: int
    name: str = ""
    text: str = ""

    @property
    def bad(self) -> bool:
        return self.urgency <= NEGATIVE


def advice(item: ItemReport, wording: Wording) -> Advice:
    """The most urgent thing to be said; `urgency` FINE and no text when there is nothing."""
    facility, index = item.figures.facility, item.figures.discrimination_index
    if item.people < ENOUGH or facility is None:
        told = _("做过的人还少，不到 %(enough)s 人，先不下结论。") % {"enough": ENOUGH}
        return Advice(FEW, _("人数不够"), told)
    if letter := _preferred(item, wording):
        told = _("得分高的人多半选 %(letter)s，不选标准答案。先核对标准答案和依据。") % {"letter": letter}
        return Advice(KEY, _("答案可能有误"), told)
    if index is not None and index < -WEAK:
        told = _("得分越高的人这题反而越容易错。看看题干有没有歧义，答案有没有过时。")
        return Advice(NEGATIVE, _("高分的人反而错"), told)
    if facility >= EASY:
        return Advice(TOO_EASY, _("太容易"), _("几乎人人都对，分不出会和不会。必须人人知道的可以留着，否则换一道。"))
    if index is not None and index < WEAK and _like_guessing(item, wording):
        return Advice(GUESS, _("多半靠猜"), _("答对的人数和乱猜差不多。看看讲没讲过，题干说没说清。"))
    if facility <= HARD:
        return Advice(TOO_HARD, _("太难"), _("很少有人答对。看看课上讲没讲过，题目是不是太偏。"))
    if index is not None and index < WEAK:
        return Advice(FLAT, _("区分不出"), _("会的人和不会的人答得差不多。看看选项是不是太像，或者考的不是同一件事。"))
    return Advice(FINE)


def _preferred(item: ItemReport, wording: Wording) -> str:
    """The letter that the upper third chose so much more than the key that it is hardly chance (two standard errors of the
    difference of two counts), and more often than the others did; "" when there is none.
    """
    if wording.kind not in (Kind.SINGLE, Kind.TRUE_FALSE):
        return ""
    right = {right_letters(wording)} | item.accepted  # a regrade may have accepted another answer
    counts, sizes = item.answers.counts, item.answers.sizes
    best = max(counts.get(letter, (0, 0, 0))[UPPER] for letter in right)
    found = [(count[UPPER], letter) for letter, count in counts.items() if letter and letter not in right]
    most, letter = max(found, default=(0, ""))
    if most - best <= 2 * sqrt(most + best) or not sizes[UPPER]:
        return ""
    others = sum(counts[letter][:UPPER]) / max(1, sum(sizes[:UPPER]))
    return letter if most / sizes[UPPER] > others else ""


def _like_guessing(item: ItemReport, wording: Wording) -> bool:
    """Whether as many are right as would be by chance, give or take two standard errors."""
    if wording.kind not in (Kind.SINGLE, Kind.TRUE_FALSE) or not wording.choices:
        return False
    chance = 1 / len(wording.choices)
    error = sqrt(chance * (1 - chance) / item.people)
    return abs(item.correct / item.people - chance) <= 2 * error
