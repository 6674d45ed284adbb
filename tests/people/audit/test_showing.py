"""An audit line is read in words: what was looked at, whose role, from which device, which values."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ledger import auditing
from ledger.models import AuditLine
from people.audit.showing import show
from people.models import Role
from tests.factories import people

ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


@pytest.fixture
def auditor(district):
    user = people.staff(Role.Kind.AUDITOR, district, name="周正")
    user.roles.update(case_number="纪〔2026〕7 号", last_day=timezone.localdate() + timedelta(days=30))
    return user


@pytest.fixture
def desk(client, auditor):
    client.force_login(auditor)
    return client


def test_values_have_names_and_lists_are_joined(desk, worker, officer):
    line = auditing.record(
        officer,
        "history.terms",
        worker,
        subject=f"worker:{worker.pk}",
        before={"education": "college", "duty": None},
        after={"education": "bachelor", "duty": "网格员"},
        cases=["甲", "乙"],
        sign_out=True,
        unheard_of=3,
    )

    page = desk.get(f"/desk/audit/{line.number}/")

    assert page.context["changes"] == [("学历", "大专", "本科"), ("职责", "", "网格员")]
    assert page.context["details"] == [("案件编号", "甲、乙"), ("退出所有设备", "是"), ("unheard_of", "3")]


def test_a_look_names_the_page_and_the_device(desk):
    desk.get("/desk/people/", HTTP_USER_AGENT=ANDROID)
    line = AuditLine.objects.get(deed="audit.look")

    page = desk.get(f"/desk/audit/{line.number}/")

    assert page.context["shown"].target == "/desk/people/"
    assert page.context["device"] == "Chrome 浏览器 · 安卓手机"


def test_a_role_is_named_by_its_holder_and_its_kind(trainer, administrator):
    role = trainer.roles.get()
    line = auditing.record(administrator, "role.term", role, path=role.grid.path)

    assert show([line])[0].target == f"{trainer.name} {role.get_kind_display()}"


def test_the_kind_of_a_role_is_in_words(desk, trainer, administrator):
    path = trainer.roles.get().grid.path
    line = auditing.record(administrator, "role.end", trainer, path=path, kind="trainer", after={"last_day": None})

    page = desk.get(f"/desk/audit/{line.number}/")

    assert page.context["details"] == [("种类", str(Role.Kind.TRAINER.label))]
