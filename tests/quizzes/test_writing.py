"""What a trainer meets while writing: the check before publication, the preview, the question in a lesson."""

import pytest

from assessments.quizzes.blocks import CheckBlock
from assessments.quizzes.models import QuizPage
from assessments.quizzes.papers.forms import QuizPageForm
from tests.factories import quizzes

pytestmark = pytest.mark.usefixtures("everything")


def filled_in(page: QuizPage, count: int, **action) -> QuizPageForm:
    topic = page.sections.get().topic_id
    section = {"topic": topic, "kind": "", "easiest": 1, "hardest": 5, "count": count, "score": 4, "ORDER": 1}
    data = {
        "title": page.title,
        "slug": page.slug,
        "character": "测",
        "length": "short",
        "minutes": 30,
        "pass_percent": 60,
        "attempts_allowed": 3,
        "forms": 4,
        "order": "mixed",
        "markers": 1,
        "tolerance": 10,
        "sections-TOTAL_FORMS": 1,
        "sections-INITIAL_FORMS": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **{f"sections-0-{name}": value for name, value in section.items()},
        **action,
    }
    form_class = QuizPage.get_edit_handler().get_form_class()
    return form_class(data, instance=page, parent_page=page.get_parent(), for_user=None)


def test_a_blueprint_the_bank_cannot_fill_is_refused_before_publication(district):
    page = quizzes.quiz(district, items=2, publish=False)

    form = filled_in(page, 3, **{"action-publish": "1"})

    assert "能用的题只有 2 道，组卷要 3 道" in str(form.errors)


def test_a_blueprint_the_bank_can_fill_goes_out(district):
    page = quizzes.quiz(district, items=2, publish=False)

    form = filled_in(page, 2, **{"action-publish": "1"})

    assert not form.errors


def test_a_draft_may_be_unfinished(district):
    page = quizzes.quiz(district, items=2, publish=False)

    assert not filled_in(page, 3).errors


def test_the_preview_shows_the_questions_as_a_worker_sees_them(district):
    page = quizzes.quiz(district, items=3, publish=False)

    response = page.make_preview_request()
    response.render()

    text = response.content.decode()
    assert text.count("data-question") == 3
    assert "依据" not in text


def test_the_preview_says_what_the_bank_lacks(district):
    page = quizzes.quiz(district, items=2, publish=False)
    section = page.sections.get()
    section.count = 3
    page.sections = [section]

    response = page.make_preview_request()
    response.render()

    assert "能用的题只有 2 道" in response.content.decode()


def test_a_check_question_holds_its_answer_without_a_script():
    block = CheckBlock()
    value = block.to_python(
        {
            "stem": "哪一句写得合格？",
            "many": False,
            "choices": [
                {"text": "有人乱停车", "right": False, "feedback": "没有写地点。"},
                {"text": "一层楼梯口停电动车 1 辆", "right": True, "feedback": ""},
            ],
            "explanation": "写清在哪里、看到什么。",
            "basis": "",
        }
    )

    html = block.render(value)

    assert html.count('type="radio"') == 2
    assert "<details" in html
    assert "写清在哪里、看到什么。" in html
