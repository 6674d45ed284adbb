"""The example in docs/word.md is read as the page says."""

import re
from pathlib import Path

from tests.bank.exchange.word.papers import accepted, right, wordings

MANUAL = Path(__file__).parents[4] / "docs" / "word.md"


def test_the_example_is_read_whole():
    example = re.search(r"```text\n(.*?)```", MANUAL.read_text(), re.DOTALL)

    single, second, multiple, true, false, gap, short, case = wordings(example[1])

    assert [right(one) for one in (single, second, multiple, true, false)] == ["A", "B", "AB", "A", "B"]
    assert [one.score for one in (single, multiple, true, gap, case)] == [2, 3, 1, 2, 10]
    assert (single.difficulty, single.topic, single.tags) == (2, "消防隐患排查/楼道与出口", ("冬季",))
    assert accepted(gap) == [["119"], ["120"]]
    assert short.explanation.startswith("先听他说难处")
    assert [(part.kind, part.score) for part in case.parts] == [("single", 4), ("short_answer", 6)]
