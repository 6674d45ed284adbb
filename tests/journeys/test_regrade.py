"""A key was wrong: a trainer finds it, sees who is touched, another person approves, and the worker reads the new score."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.certificates import approving, issuing, preparing
from assessments.certificates.models import Certificate, Kind
from assessments.quizzes.sitting.starting import start
from people.models import Role
from tests.factories import certificates, grids, people, quizzes, regrades
from tests.journeys.exam_page import look

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


def sit(step, worker, answers):
    """Hands in a sheet with these answers."""
    return regrades.handed_in(start(quizzes.enrolment(step, worker), step), answers)


def test_a_wrong_key_is_found_tried_out_approved_and_told(
    open_page, page, phone, site, sign_in, worker, district, officer, approver, accessible
):
    # Given an exam whose first question has a wrong key: who knew better failed, who learnt it by heart passed.
    step = quizzes.step(quizzes.quiz(district, forms=1), district)
    failed = sit(step, worker, {1: "C", 2: "C", 3: "C"})
    passed = sit(step, people.worker(grids.building(district), name="赵德厚"), {4: "C", 5: "C"})
    version = regrades.version_at(failed)
    batch = preparing.prepare(Kind.ROUND, step.round, certificates.ISSUER, officer)
    approving.approve(batch, approver)
    issuing.issue(batch, officer)
    certificate = Certificate.objects.get(worker=passed.worker)

    # When a trainer opens the question, gives the right answer and tries it out
    trainer = people.staff(Role.Kind.TRAINER, district, name="李明")
    sign_in(page, trainer)
    page.goto(site + reverse("item", args=[version.item_id]))
    page.get_by_role("link", name="考过了才发现有错").click()
    page.get_by_label("只按新答案").check(force=True)
    page.get_by_label("做法 C").check(force=True)
    page.get_by_label("原因").fill("《消防法》第二十八条：应先疏通，答案印成了 B。")
    look(page, "regrade-new")
    accessible(page)
    page.get_by_role("button", name="试算").click()

    # Then the list names everybody, before and after, and what rests on it
    expect(page.get_by_text("2 份卷考了这道题，2 份的分变了，0 份不变。")).to_be_visible()
    expect(page.get_by_text("1 份由不合格变合格，1 份由合格变不合格。")).to_be_visible()
    row = page.get_by_role("row", name="王秀兰")
    expect(row).to_contain_text("0 → 4")
    expect(row).to_contain_text("8 → 12")
    expect(row).to_contain_text("变合格")
    expect(page.get_by_role("row", name="赵德厚")).to_contain_text(f"培训结业证书 {certificate.number}，已发")
    look(page, "regrade-trial")
    accessible(page)
    page.get_by_role("button", name="提交审批").click()
    expect(page.get_by_text("等另一位培训管理员审批。提出和审批不能是同一人。")).to_be_visible()
    accessible(page)

    # When an administrator of training approves it, on a phone
    desk = open_page(width=390, height=844, has_touch=True)
    sign_in(desk, people.staff(Role.Kind.TRAINING_ADMIN, district, name="周敏"))
    desk.goto(site + reverse("desk"))
    desk.get_by_role("link", name="重新评分待审批").click()
    look(desk, "regrade-decision")
    accessible(desk)
    desk.get_by_role("button", name="审批通过").click()
    expect(desk.get_by_role("heading", name="已重新评分")).to_be_visible()
    expect(desk.get_by_role("row", name="王秀兰")).to_contain_text("8 → 12")
    look(desk, "regrade-done")
    accessible(desk)

    # Then the worker has passed and reads why
    sign_in(phone, worker.user)
    phone.goto(site + reverse("result", args=[failed.pk]) + "?show=all")
    expect(phone.get_by_role("heading", name="考过了")).to_be_visible()
    expect(phone.get_by_text("你这道题由 0 分改为 4 分。").first).to_be_visible()
    phone.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    look(phone, "regrade-result")
    accessible(phone)

    # And HR goes from the list to the certificate, which nobody has revoked for them
    hr = open_page()
    sign_in(hr, approver)
    hr.goto(site + reverse("regrades"))
    look(hr, "regrade-list")
    accessible(hr)
    hr.get_by_role("link", name=version.stem).click()
    hr.get_by_role("link", name=certificate.number).first.click()
    hr.wait_for_url("**/revocation/")
    assert not certificate.revoked
