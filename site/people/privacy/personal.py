"""What the roster, the account and the audit keep about a person."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from grids.models import GridName, Succession
from ledger import sealing
from ledger.models import AuditLine, Job
from people.models import (
    Assignment,
    Correction,
    EmploymentCategory,
    Erasure,
    IdentityNumber,
    NoticeAcknowledgement,
    Post,
    Qualification,
    Role,
    Suspension,
    User,
    Worker,
)
from people.privacy import keeping
from people.privacy.deeds import deed_in_words
from people.privacy.registry import (
    ANOTHER_FORM,
    ERASED,
    FIGURES,
    INNER,
    LEDGER,
    OTHERS,
    REFERENCE,
    SECRET,
    Part,
    declare,
    declare_authors,
    number_after,
)


def _masked(row: IdentityNumber) -> str:
    return keeping.masked(sealing.unseal(f"worker:{row.worker_id}", row.sealed) or "")


declare(
    Part(
        Worker,
        _("花名册"),
        worker="pk",
        shows="number name former_names phone category post grade education joined_on left_on grid",
        hides={INNER: "county_code merged_into", ANOTHER_FORM: "user"},
        erases={"number": number_after, "name": ERASED, "former_names": "", "phone": "", "education": ""},
        stays={FIGURES: "category post grade joined_on left_on grid county_code", REFERENCE: "user merged_into"},
    ),
    Part(
        IdentityNumber,
        _("身份证号"),
        worker="worker",
        shows="sealed at",
        reads={"sealed": _masked},
        hides={INNER: "digest", OTHERS: "by"},
        removed=True,
    ),
    Part(
        Assignment,
        _("任职"),
        worker="worker",
        shows="grid duty primary first_day last_day",
        stays={FIGURES: "grid duty primary first_day last_day"},
    ),
    Part(
        Qualification,
        _("资格证书"),
        worker="worker",
        shows="title number issued_on expires_on",
        erases={"number": ""},
        stays={FIGURES: "title issued_on expires_on"},
    ),
    Part(
        Suspension,
        _("停考"),
        worker="worker",
        shows="reason since ended_at",
        hides={OTHERS: "by"},
        erases={"reason": ""},
        stays={FIGURES: "since ended_at", REFERENCE: "by"},
    ),
    Part(
        Correction,
        _("更正申请"),
        worker="worker",
        shows="about sealed_wanted sealed_why made_at accepted sealed_answer answered_at",
        sealed="sealed_wanted sealed_why sealed_answer",
        hides={OTHERS: "answered_by"},
        erases={"sealed_wanted": "", "sealed_why": "", "sealed_answer": ""},
        stays={FIGURES: "about made_at accepted answered_at", REFERENCE: "answered_by"},
    ),
    Part(
        Erasure,
        _("信息注销"),
        worker="worker",
        shows="prepared_at confirmed_at withdrawn_at",
        hides={OTHERS: "prepared_by confirmed_by withdrawn_by"},
        stays={REFERENCE: "prepared_at prepared_by confirmed_at confirmed_by withdrawn_at withdrawn_by"},
    ),
    Part(
        User,
        _("账号"),
        user="pk",
        shows="username name phone email date_joined last_login is_active",
        headings={
            "username": _("用户名"),
            "email": _("电子邮箱"),
            "date_joined": _("开户时间"),
            "last_login": _("上次登录"),
            "is_active": _("账号可用"),
        },
        hides={SECRET: "password", INNER: "is_superuser is_staff is_demo"},
        erases={
            "username": number_after,
            "password": lambda person: make_password(None),
            "name": ERASED,
            "phone": "",
            "email": "",
            "last_login": None,
            "is_active": False,
            "is_staff": False,
            "is_superuser": False,
        },
        stays={FIGURES: "date_joined is_demo"},
    ),
    Part(
        Authenticator,
        _("第二道验证"),
        user="user",
        shows="type created_at last_used_at",
        headings={"type": _("方式"), "created_at": _("设置时间"), "last_used_at": _("上次使用")},
        hides={SECRET: "data"},
        removed=True,
    ),
    Part(
        EmailAddress,
        _("电子邮箱"),
        user="user",
        shows="email verified primary",
        headings={"email": _("电子邮箱"), "verified": _("已验证"), "primary": _("主要")},
        removed=True,
    ),
    Part(EmailConfirmation, _("邮箱确认"), user="email_address__user", whole=True),
    Part(
        Role,
        _("管理角色"),
        user="user",
        shows="kind grid first_day last_day case_number",
        stays={LEDGER: "kind grid first_day last_day case_number"},
    ),
    Part(
        User.groups.through,
        _("后台权限组"),
        user="user",
        shows="group",
        headings={"group": _("权限组")},
        removed=True,
    ),
    Part(
        User.user_permissions.through,
        _("后台权限"),
        user="user",
        shows="permission",
        headings={"permission": _("权限")},
        removed=True,
    ),
    Part(
        NoticeAcknowledgement,
        _("看过的告知"),
        user="user",
        shows="version created_at signed_on",
        hides={OTHERS: "witness recorded_by"},
        stays={LEDGER: "version created_at signed_on witness recorded_by"},
    ),
    Part(
        AuditLine,
        _("你做过的操作"),
        user="actor",
        shows="created_at deed address device",
        reads={"deed": lambda row: deed_in_words(row.deed)},
        hides={INNER: "number digest path target_type target_id detail", OTHERS: "reason subject change"},
        stays={
            LEDGER: "created_at deed address device number digest path target_type target_id detail reason subject change"
        },
    ),
)
declare_authors(Job, "actor")
declare_authors(EmploymentCategory, "retired_by")
declare_authors(Post, "retired_by")
declare_authors(GridName, "by")
declare_authors(Succession, "by")
