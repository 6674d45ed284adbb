"""Lets somebody into a hall: the invigilator's start code, and not too many wrong ones."""

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams.belonging import halls_for
from assessments.quizzes.models import Arrangement, Hall
from assessments.quizzes.rooms.codes import plain
from assessments.quizzes.sitting.starting import NotAllowed
from courses.rounds.models import Enrolment
from grids import scope
from people import guessing

MOST_WRONG = 5  # in five minutes


def admit(enrolment: Enrolment, arrangement: Arrangement, typed: str) -> Hall:
    """The hall whose code was typed, if the person belongs there. `enrolment` with its grid loaded.

    Raises NotAllowed with what to do; a wrong code is counted. Whether one may come in now is for `starting` to say.
    """
    # Under this name nobody can fill it up by wrong tries at signing in.
    counter = salted_hmac("start code", str(enrolment.pk)).hexdigest()
    if guessing.tried_too_often(counter, MOST_WRONG):
        raise NotAllowed(_("开考码输错太多次，过五分钟再试。请监考帮你看看。"))
    code = plain(typed)
    if not code:
        raise NotAllowed(_("请输监考给的六位开考码。"))
    mine = halls_for(arrangement, enrolment)
    if hall := next((hall for hall in mine if hall.code == code), None):
        return hall
    with scope.whole_tree("the halls of an exam, for whoever sits it"):
        other = Hall.objects.filter(arrangement=arrangement, code=code).first()
    if other is None:
        guessing.count_wrong(counter)
        raise NotAllowed(_("开考码不对，看看监考屏幕上的六个数字，再输一遍。"))
    if mine:
        raise NotAllowed(
            _("这是“%(other)s”的开考码。你在“%(halls)s”考，到那里输那里的开考码。")
            % {"other": other.name, "halls": "”“".join(hall.name for hall in mine)}
        )
    raise NotAllowed(_("这是“%(hall)s”的开考码，你不在那里考。你在哪里考，问社区或培训老师。") % {"hall": other.name})
