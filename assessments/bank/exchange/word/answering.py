"""Gives each question what a list of answers says of it."""

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.word.drafting import Drafting
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.listing import Key
from assessments.bank.exchange.word.sections import Section

NO_QUESTION = gettext_noop("答案表里有第 %(number)s 题，卷子里没有找到。")
OTHER = gettext_noop("题目里的答案是“%(own)s”，答案表里是“%(listed)s”，不一样。")


def answer(paper: Drafting) -> None:
    numbered: dict[int, list[tuple[Section, Draft]]] = {}
    for draft in paper.drafts:
        for one in draft.parts if draft.loose else [draft]:
            numbered.setdefault(one.number, []).append((draft.section, one))
    taken: set[int] = set()
    for key in paper.keys:
        fitting = numbered.get(key.number, [])
        own = [one for section, one in fitting if section is key.section] or [one for _section, one in fitting]
        free = [one for one in own if id(one) not in taken]
        if free:
            taken.add(id(free[0]))
            _tell(free[0], key)
        else:
            paper.faults.append(Fault(NO_QUESTION, key.line, {"number": key.number}))


def _tell(draft: Draft, key: Key) -> None:
    own, listed = draft.text("answer"), "\n".join(key.texts.get("answer", []))
    if own.strip() and listed and "".join(own.split()) != "".join(listed.split()):
        draft.wrong.append(Fault(OTHER, key.line, {"own": own[:20], "listed": listed[:20]}))
        return
    for name, texts in key.texts.items():
        if name != "answer" or not own.strip():
            draft.texts.setdefault(name, []).extend(texts)
