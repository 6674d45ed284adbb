"""A response to one item of a file, marked from the command line: the JSON is what others rely on."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.bank.exchange.qti.items import choices, item, mapping, package, response


def run(*arguments) -> tuple[int, str]:
    out, code = StringIO(), 0
    try:
        call_command("mark_item", *arguments, stdout=out, stderr=StringIO())
    except SystemExit as ended:
        code = int(ended.code or 0)
    return code, out.getvalue()


def marked(file, given: object) -> tuple[int, dict]:
    code, out = run(file, "--response", json.dumps(given), "--json")
    return code, json.loads(out)


@pytest.fixture
def qti(tmp_path):
    file = tmp_path / "choice.xml"
    key = response(
        "A", cardinality="multiple", inner=mapping({"A": "1.5", "B": "1"}, defaultValue="-1", lowerBound="0")
    )
    file.write_text(item(choices("断电", "报警", "泼水", maxChoices="0"), key, "map_response"))
    return file


@pytest.mark.parametrize(
    ("given", "score"),
    [({"RESPONSE": ["A", "B"]}, 2.5), ({"RESPONSE": ["A", "C"]}, 0.5), ({"RESPONSE": []}, 0), ({}, 0)],
)
def test_a_qti_item_is_marked_by_its_own_rules(qti, given, score):
    assert marked(qti, given) == (0, {"score": score, "max_score": 2.5})


def test_the_one_item_of_a_package(tmp_path):
    file = tmp_path / "one.zip"
    file.write_bytes(package({"items/a.xml": item(choices("甲", "乙"), response("B"), "match_correct")}))

    assert marked(file, {"RESPONSE": ["B"]}) == (0, {"score": 1, "max_score": 1})


def test_what_cannot_be_marked_is_refused_by_name_in_json_too(tmp_path):
    file = tmp_path / "odd.xml"
    file.write_text(item(choices("甲", "乙"), response("B"), "<exitResponse/>"))

    code, told = marked(file, {"RESPONSE": ["B"]})

    assert (code, told["score"], told["max_score"]) == (1, None, None)
    assert "exitResponse" in told["errors"][0]["message"]


@pytest.mark.parametrize("content", ["<quiz", "<x/>", f"<all>{item('', '')[39:] * 2}</all>", ""])
def test_a_file_without_just_one_item_is_refused(tmp_path, content):
    file = tmp_path / "odd.xml"
    file.write_text(content)

    assert marked(file, {})[0] == 1


@pytest.mark.parametrize(
    ("name", "content", "given", "told"),
    [
        ("a.gift", "先做什么？{=断电 ~泼水}", {"RESPONSE": ["A"]}, (1, 1)),
        ("a.gift", "通道宽几米？{#1.4:0.1}", {"RESPONSE": ["1.45"]}, (1, 1)),
        ("a.gift", "先做什么？{=断电 ~泼水}", {}, (0, 1)),
        ("a.txt", "火警电话？\nA. 110\nB. 119\nANSWER: B", {"RESPONSE": ["B"]}, (1, 1)),
        ("a.txt", "先做什么？{=断电 ~泼水}", {"RESPONSE": ["B"]}, (0, 1)),
        (
            "a.xml",
            '<quiz><question type="cloze"><questiontext><text>情形&lt;p&gt;先 {2:MC:=断电~泼水}&lt;/p&gt;&lt;p&gt;打 {1:SA:=119}&lt;/p&gt;'
            "</text></questiontext></question></quiz>",
            {"1": ["A"], "2": ["110"]},
            (0.6667, 1),
        ),
    ],
)
def test_other_formats_are_marked_as_the_bank_marks(tmp_path, name, content, given, told):
    file = tmp_path / name
    file.write_text(content)

    assert marked(file, given) == (0, {"score": told[0], "max_score": told[1]})


@pytest.mark.parametrize(
    ("content", "words"),
    [("说说。{}", "人评分"), ("问？{~%50%甲 ~%20%乙}", "加起来"), ("问？{=甲}\n\n问？{=乙}", "2 道")],
)
def test_what_the_bank_cannot_mark_is_refused(tmp_path, content, words):
    file = tmp_path / "a.gift"
    file.write_text(content)

    code, told = marked(file, {"RESPONSE": ["A"]})

    assert code == 1
    assert words in told["errors"][0]["message"]


@pytest.mark.parametrize("given", ["{", "[]", '{"RESPONSE": "A"}', '{"RESPONSE": [1]}'])
def test_a_response_that_is_no_object_of_lists_is_wrong_use(qti, given):
    assert run(qti, "--response", given, "--json") == (2, "")


def test_a_file_that_is_not_there_is_wrong_use():
    assert run("nowhere.xml", "--response", "{}", "--json") == (2, "")
