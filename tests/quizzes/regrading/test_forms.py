"""The form takes a new answer in the way of each kind of question."""

import pytest

from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading.forms import RegradeForm
from assessments.quizzes.regrading.places import Place
from assessments.quizzes.regrading.rekeying import key_of, ordered, paired
from grids.models import Grid
from tests.factories import bank, kinds

SAID = {"where": "grid-1", "policy": "new", "reason": "印错了"}
SINGLE = kinds.Wording("single", "先做什么？", choices=bank.choices("B"))


def form(wording, said=None, undo=False) -> RegradeForm:
    said = said if said is None else SAID | said
    return RegradeForm(said, wording=wording, before=wording, places=[Place(Grid(pk=1), "这一场", 3)], undo=undo)


@pytest.mark.parametrize(
    ("wording", "said", "key"),
    [
        (SINGLE, {"letters": "C"}, {"choices": [{"text": "做法 A"}, {"text": "做法 B"}, {"text": "做法 C", "weight": "1"}, {"text": "做法 D"}]}),
        (kinds.GAP, {"answers": "120\n火势\n楼道{室外充电棚|楼道|家里}"}, None),
        (kinds.SHORT, {"phrases": "*关阀门*"}, {"answers": [{"text": "*关阀门*"}]}),
        (kinds.ORDERING, {"order": "bacd"}, key_of(ordered(kinds.ORDERING, "BACD"))),
        (kinds.MATCHING, {"right-1": "D", "right-2": "B", "right-3": "C"}, key_of(paired(kinds.MATCHING, "DBC"))),
        (kinds.MULTIPLE, {"letters": ["A", "B", "C"]}, None),
    ],
)  # fmt: skip
def test_each_kind_takes_its_key_in_its_own_way(wording, said, key):
    asked = form(wording, said)

    assert asked.is_valid(), asked.errors
    assert asked.key and (key is None or asked.key == key)


@pytest.mark.parametrize(
    ("wording", "said", "told"),
    [
        (SINGLE, {"letters": ""}, "要有一个、也只有一个选项是对的"),
        (SINGLE, {"letters": "B"}, "和原来的答案一样"),
        (SINGLE, {"policy": "old"}, "old"),
        (kinds.GAP, {"answers": "120\n火势\n车库{室外充电棚|楼道|家里}"}, "下拉的选项里没有正确答案"),
        (kinds.GAP, {"answers": "120"}, "题干里的空和答案对不上"),
        (kinds.ORDERING, {"order": "BACC"}, "每个字母写一次"),
    ],
)
def test_a_key_with_a_fault_is_refused(wording, said, told):
    asked = form(wording, said)

    assert not asked.is_valid() and told in str(asked.errors)


@pytest.mark.parametrize("wording", [kinds.CASE, kinds.WRITTEN, kinds.REPORT])
def test_what_has_no_key_of_its_own_is_given_to_all_or_dropped(wording):
    asked = form(wording)

    assert [value for value, _label in asked.fields["policy"].choices] == [Policy.ALL, Policy.DROP]
    assert asked.key_fields == []


def test_letters_stay_those_of_the_question_when_a_trial_is_changed():
    places = [Place(Grid(pk=1), "这一场", 3)]
    steps = RegradeForm(
        wording=kinds.ORDERING, before=ordered(kinds.ORDERING, "BADC"), places=places, undo=False
    ).fields["order"]
    sides = RegradeForm(wording=kinds.MATCHING, before=paired(kinds.MATCHING, "DBA"), places=places, undo=False)

    assert steps.initial == "BADC" and "A 喊人撤离　B 打 119" in steps.help_text
    assert [sides.fields[f"right-{number}"].initial for number in (1, 2, 3)] == ["D", "B", "A"]


def test_the_way_back_is_offered_where_there_is_one():
    assert Policy.OLD in dict(form(SINGLE, undo=True).fields["policy"].choices)
    assert Policy.OLD not in dict(form(SINGLE).fields["policy"].choices)
