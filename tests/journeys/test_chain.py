"""The whole chain on Fuxin's real grid: a lesson on a phone becomes a mark, a grade, an amount, and a certificate."""

import pytest
from playwright.sync_api import Page, expect

from assessments.certificates.models import Certificate
from demo.accounts import PASSWORD
from demo.loading import load
from demo.roster import HEROINE
from people.models import User
from people.names import masked
from tests.journeys.chain import personnel, worker

WORKERS = 1_000  # some thirty of them in 清河门区
REASON = "姓名有误，重新发证"

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


@pytest.fixture
def demonstration(site):
    load(WORKERS, say=lambda what: None)


@pytest.fixture
def enter(demonstration, sign_in):
    """`enter(page, username)`: one of the people of the demonstration signs in."""

    def enter_as(page: Page, username: str) -> Page:
        sign_in(page, User.objects.get(username=username), PASSWORD)
        return page

    return enter_as


def test_the_whole_chain(open_page, phone, site, enter, accessible):
    enter(phone, HEROINE)
    quiz = the_worker_learns(phone, site, accessible)
    the_worker_opens_her_record(phone, quiz, accessible)

    the_trainers_see_their_own_district(enter(open_page(), "trainer"), enter(open_page(), "haizhou"), site, accessible)

    officer, approver = enter(open_page(), "officer"), enter(open_page(), "approver")
    number = the_officer_issues_certificates(officer, site, accessible)
    the_approver_approves_the_pay(officer, approver, site, accessible)
    the_next_appraisal_is_computed_and_approved(officer, approver, site, accessible)

    visitor = open_page(width=390, height=844)
    anyone_verifies(visitor, number, site, accessible)
    the_approver_revokes(approver, number, site, accessible)
    anyone_reads_the_reason(visitor, accessible)


def the_worker_learns(phone, site, accessible):
    accessible(phone)

    # when she takes the next step and reads on
    title = worker.follow_the_next_step(phone, site)
    accessible(phone)
    read = worker.read_on_to_the_quiz(phone)

    # then a quiz comes
    assert read[0] == title
    quiz = phone.locator("h1").inner_text()
    accessible(phone)

    # when she answers, one question wrongly, and hands in
    phone.get_by_role("button", name="开始").click()
    questions = worker.questions_on(phone)
    accessible(phone)
    worker.answer(phone, questions, slip=2)
    worker.hand_in(phone)

    # then she has passed, and reads why the one answer was wrong
    expect(phone.get_by_role("heading", name="考过了")).to_be_visible()
    expect(phone.get_by_text("没答对的 1 题")).to_be_visible()
    expect(phone.get_by_text("为什么").first).to_be_visible()
    expect(phone.get_by_text(questions[1].wording.explanation[:20])).to_be_visible()
    accessible(phone)
    return quiz


def the_worker_opens_her_record(phone, quiz, accessible):
    phone.get_by_role("link", name="我的", exact=True).click()
    worker.open_the_incentive(phone)
    accessible(phone)
    worker.open_the_credit(phone, quiz)
    with phone.expect_navigation():
        phone.get_by_role("link", name="学习", exact=True).click()
    accessible(phone)


def the_trainers_see_their_own_district(own, other, site, accessible):
    own.goto(f"{site}/desk/rounds/")
    accessible(own)
    with own.expect_navigation():
        own.get_by_role("link", name="2026 年第二轮").click()
    accessible(own)
    coverage = own.url

    # the worker's progress is in the list of names
    own.get_by_role("link", name="名单").click()
    row = own.locator("tr", has_text=HEROINE)
    expect(row).to_contain_text("待考3.5")
    accessible(own)

    # the other district's trainer finds nothing there
    for page in (coverage, own.url):
        assert other.goto(page).status == 404
    expect(other.get_by_role("heading", name="没有这一页")).to_be_visible()
    accessible(other)


def the_officer_issues_certificates(officer, site, accessible):
    # given the certificates of the appraisal, approved
    accessible(officer)
    personnel.take_up(officer, site, "考核等次证书可以签发了")
    accessible(officer)

    # when she issues them
    personnel.issue(officer)
    accessible(officer)
    document = personnel.download(officer)

    # then each has a page, with a number that can be looked up
    issued = Certificate.objects.filter(kind="02")
    assert len(document.pages) == issued.count() > 5
    number = personnel.number_on(document.pages[0])
    assert issued.filter(number=number).exists()
    return number


def the_approver_approves_the_pay(officer, approver, site, accessible):
    # given this month's proposal, which the officer prepared
    personnel.take_up(approver, site, "薪酬建议待审批")
    officer.goto(approver.url)
    expect(officer.get_by_text("编制和审批不能是同一人")).to_be_visible()
    expect(officer.get_by_role("button", name="审批通过")).to_have_count(0)

    # when the approver has looked where an amount comes from
    accessible(approver)
    personnel.open_a_persons_figure(approver)
    accessible(approver)
    approver.get_by_role("button", name="审批通过").click()

    # then it is approved
    expect(approver.get_by_text("已处理：审批通过。")).to_be_visible()
    expect(approver.get_by_text("已审批", exact=True)).to_be_visible()


def the_next_appraisal_is_computed_and_approved(officer, approver, site, accessible):
    personnel.open_a_cycle(officer, site)
    accessible(officer)
    personnel.rate(officer, "95")
    officer.get_by_role("button", name="计算").click()
    expect(officer.locator("tr", has_text=HEROINE)).to_contain_text("38")
    expect(officer.get_by_role("button", name="审批通过")).to_have_count(0)
    accessible(officer)

    personnel.take_up(approver, site, "2026 年下半年考核待审批")
    approver.get_by_role("button", name="审批通过").click()
    expect(approver.get_by_text("已审批，等次从现在起生效。")).to_be_visible()


def anyone_verifies(visitor, number, site, accessible):
    visitor.goto(f"{site}/verify/{number}/")
    expect(visitor.get_by_role("heading", name="这张证书有效")).to_be_visible()
    name = Certificate.objects.get(number=number).facts["name"]
    expect(visitor.get_by_text(masked(name), exact=True)).to_be_visible()
    expect(visitor.get_by_text(name)).to_have_count(0)
    accessible(visitor)


def the_approver_revokes(approver, number, site, accessible):
    batch = Certificate.objects.get(number=number).batch
    approver.goto(f"{site}/desk/certificates/")
    accessible(approver)
    approver.goto(f"{site}/desk/certificates/{batch.pk}/")
    with approver.expect_navigation():
        approver.locator("tr", has=approver.locator(f"a[href*='{number}']")).get_by_role("link", name="撤销").click()
    accessible(approver)
    approver.get_by_label("撤销原因").fill(REASON)
    approver.get_by_role("button", name="撤销").click()
    expect(approver.locator("tr", has_text=REASON)).to_contain_text("已撤销")


def anyone_reads_the_reason(visitor, accessible):
    visitor.reload()
    expect(visitor.get_by_role("heading", name="这张证书已撤销")).to_be_visible()
    expect(visitor.get_by_text(REASON)).to_be_visible()
    accessible(visitor)
