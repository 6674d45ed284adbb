"""Begins a first attempt by its pass: one statement, which begins nothing when anything has changed since it was given out."""

from django.db import connection
from django.utils import timezone

from assessments.quizzes.bell.passes import Pass
from assessments.quizzes.exam_time import clock
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.questions import form_shape
from assessments.quizzes.sitting.starting import forms_of
from assessments.quizzes.sitting.tickets import Ticket
from grids import prepared

# The same text on SQLite and PostgreSQL. Each condition is one reason why `starting` might say no, or begin on other terms. They
# are counted apart, because PostgreSQL takes twice as long to plan them as one join.
BEGIN = """
INSERT INTO quizzes_attempt (enrolment_id, worker_id, grid_id, form_id, step_key, number, seed, state, answers, revision,
  save_id, opened_us, closes_us, closed_reason, open_book, extra_minutes, withheld, max_score)
SELECT e.id, e.worker_id, e.grid_id, %(form)s, s.step_key, 1, %(seed)s, 'open', '{}', 0,
  '', %(now)s, %(closes)s, '', %(open_book)s, 0, %(withheld)s, %(max_score)s
FROM rounds_enrolment e JOIN rounds_roundstep s ON s.round_id=e.round_id
WHERE e.id=%(enrolment)s AND e.worker_id=%(worker)s AND e.state NOT IN ('exempt', 'deferred') AND s.id=%(step)s
  AND 1=(SELECT count(*) FROM rounds_round r WHERE r.id=e.round_id AND r.opened_at IS NOT NULL AND r.closed_at IS NULL
    AND r.first_day=%(first_day)s AND r.last_day=%(last_day)s)
  AND 1=(SELECT count(*) FROM people_device d JOIN django_session t ON t.session_key=d.session_key
    WHERE d.session_key=%(session)s AND d.ended_at IS NULL AND NOT d.shared AND t.expire_date>%(wall)s AND d.user_id=
      (SELECT u.id FROM people_worker w JOIN people_user u ON u.id=w.user_id WHERE w.id=e.worker_id AND u.is_active))
  AND COALESCE((SELECT a.id=%(arrangement)s AND a.arranged_at=%(arranged)s AND (a.together AND a.released_at IS NULL)=%(withheld)s
    FROM quizzes_arrangement a WHERE a.step_id=s.id), %(arrangement)s=0)
  AND 0=(SELECT count(*) FROM quizzes_paper p WHERE p.step_key=s.step_key AND p.id>%(paper)s)
  AND 0=(SELECT count(*) FROM quizzes_grant g WHERE g.enrolment_id=e.id AND g.step_id=s.id)
  AND 0=(SELECT count(*) FROM people_suspension x WHERE x.worker_id=e.worker_id AND x.ended_at IS NULL)
ON CONFLICT DO NOTHING
RETURNING id
"""


def begin(given: Pass, session_key: str, now: int | None = None) -> Ticket | None:
    """The ticket of the attempt that has begun, on the device that is signed in with this session. `now` in microseconds.

    None when the ordinary way has to decide: something has changed, the person sits already, or the clock has to be looked at.
    """
    now = clock.now_us() if now is None else now
    if not given.admits(now) or not clock.is_sure():
        return None
    form = next(form for form in forms_of(given.paper) if form.pk == given.form)
    adapt = connection.ops
    values = {
        "enrolment": given.enrolment,
        "worker": given.worker,
        "step": given.step,
        "paper": given.paper,
        "form": form.pk,
        "max_score": Attempt._meta.get_field("max_score").get_db_prep_save(form.max_score, connection),
        "seed": given.seed,
        "now": now,
        "closes": given.closes(now),
        "first_day": given.first_day,
        "last_day": given.last_day,
        "arrangement": given.arrangement,
        "arranged": adapt.adapt_datetimefield_value(given.arranged_at),
        "open_book": given.open_book,
        "withheld": given.withheld,
        "session": session_key,
        "wall": adapt.adapt_datetimefield_value(timezone.now()),
    }
    with prepared.cursor() as cursor:
        cursor.execute(BEGIN, values)
        rows = cursor.fetchall()  # SQLite commits when the last row has been fetched
    return Ticket(rows[0][0], given.worker, form_shape(form.pk)) if rows else None
