"""Names as people type them, as they are kept, and as strangers may see them."""

import re

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Replace

DOT = "·"  # U+00B7, the one dot that is kept whatever was typed
OTHER_DOTS = "•‧∙⋅・･．.。"
HAN = r"\u3400-\u9fff\U00020000-\U000323af"


def tidy(name: str) -> str:
    """The name with one kind of dot between its parts and without the spaces that sheets use to line names up."""
    name = re.sub(r"\s+", " ", name.replace("\u3000", " ")).strip()
    name = re.sub(rf"(?<=[{HAN}])\s*[{re.escape(DOT + OTHER_DOTS)}]\s*(?=[{HAN}])", DOT, name)
    return re.sub(rf"(?<=[{HAN}]) (?=[{HAN}])", "", name)


def masked(name: str) -> str:
    """王秀兰 is 王*兰, 李明 is 李*, 包·呼和 is 包·**: what a stranger may see."""
    if DOT in name:
        first, rest = name.split(DOT, 1)
        return first + DOT + "".join(DOT if letter == DOT else "*" for letter in rest)
    if len(name) < 3:
        return name[:1] + "*" * (len(name) - 1) if len(name) > 1 else "*" * len(name)
    return name[0] + "*" * (len(name) - 2) + name[-1]


def masked_phone(phone: str) -> str:
    """138****1234; nothing for nobody."""
    return f"{phone[:3]}****{phone[-4:]}" if phone else ""


def with_former(former: str, old: str, new: str) -> str:
    """The former names once `old` has become `new`, oldest first and each of them once."""
    known = [name for name in former.split("、") if name]
    if old and old != new and old not in known:
        known.append(old)
    return "、".join(known)


def matching(people: QuerySet, text: str, prefix: str = "", or_else: Q | None = None) -> QuerySet:
    """Those whose name, present or former, holds the text; the dot may be typed or left out. `prefix` leads to the worker;
    what `or_else` finds is found as well."""
    bare = tidy(text).replace(DOT, "")
    present, former = (
        Replace(f"{prefix}{field}", Value(DOT), Value(""), output_field=TextField())
        for field in ("name", "former_names")
    )
    named = Q(bare_name__contains=bare) | Q(bare_former_names__contains=bare)
    return people.alias(bare_name=present, bare_former_names=former).filter(named | or_else if or_else else named)
