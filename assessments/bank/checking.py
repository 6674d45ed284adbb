"""What makes a question fit to be asked. The same list of faults serves the form and the importer."""

from collections import Counter

from django.utils.translation import gettext as _

from assessments.bank.models import ItemVersion

Kind = ItemVersion.Kind
FEWEST, MOST = 2, 8  # choices carry the letters A–H


def faults(kind: str, stem: str, choices: list[dict]) -> list[str]:
    """What is wrong with a question, in sentences; empty when nothing is. `choices` as in `ItemVersion.choices`."""
    found = []
    if kind not in Kind.values:
        found.append(_("题型要写 single、multiple 或 true_false。"))
    if not stem.strip():
        found.append(_("题干是空的。"))
    texts = [choice["text"].strip() for choice in choices]
    if not FEWEST <= len(texts) <= MOST:
        found.append(_("选项要有 %(fewest)s 到 %(most)s 个。") % {"fewest": FEWEST, "most": MOST})
    if not all(texts):
        found.append(_("有一个选项是空的。"))
    for text, times in Counter(texts).items():
        if text and times > 1:
            found.append(_("选项“%(text)s”写了两遍。") % {"text": text})
    return found + _faults_of_key(kind, choices)


def _faults_of_key(kind: str, choices: list[dict]) -> list[str]:
    right = sum(choice["right"] for choice in choices)
    if kind in {Kind.SINGLE, Kind.TRUE_FALSE} and right != 1:
        return [_("要有一个、也只有一个选项是对的，现在有 %(count)s 个。") % {"count": right}]
    if kind == Kind.MULTIPLE and right < 2:
        return [_("多选题至少要有两个选项是对的，现在有 %(count)s 个。") % {"count": right}]
    if kind == Kind.TRUE_FALSE and len(choices) != 2:
        return [_("判断题只有“对”和“错”两个选项。")]
    return []
