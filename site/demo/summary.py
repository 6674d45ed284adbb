"""What the demonstration holds, counted from the database."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from assessments.appraisals.models import Appraisal
from assessments.certificates.models import Certificate
from assessments.pay.models import Proposal
from assessments.quizzes.models import Attempt
from courses.rounds.models import Enrolment, Round
from demo import tree
from people.models import Worker


def summary() -> dict:
    """The figures of `load_demo --json`. Needs a scope that sees the whole tree."""
    due = Count("enrolments", filter=~Q(enrolments__state__in=("exempt", "deferred")))
    qualified = Count("enrolments", filter=Q(enrolments__state=Enrolment.State.QUALIFIED))
    rounds = Round.objects.order_by("number").annotate(due=due, enrolled=Count("enrolments"), qualified=qualified)
    return {
        **tree.figures(),
        "workers": Worker.objects.count(),
        "paid_workers": Worker.objects.filter(category__paid=True).count(),
        "rounds": list(rounds.values("name", "due", "enrolled", "qualified")),
        "attempts": Attempt.objects.count(),
        "appraisals": Appraisal.objects.count(),
        "proposals": Proposal.objects.count(),
        "certificates": Certificate.objects.count(),
    }


def in_words(figures: dict) -> list[str]:
    """The same figures as lines to read."""
    lines = [
        _("区划 %(divisions)s 个，网格 %(grids)s 个：城市 %(urban_grids)s，农村 %(rural_grids)s"),
        _("网格员 %(workers)s 人，其中纳入薪酬 %(paid_workers)s 人"),
        _("答卷 %(attempts)s 份，考核结果 %(appraisals)s 个，薪酬建议 %(proposals)s 个，证书 %(certificates)s 张"),
    ]
    rounds = [_("%(name)s：应训 %(due)s 人，合格 %(qualified)s 人") % one for one in figures["rounds"]]
    return [line % figures for line in lines[:2]] + rounds + [lines[2] % figures]
