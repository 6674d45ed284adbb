"""Begins a first attempt by its pass: one statement, which begins nothing when anything has changed since it was given out."""

from django.db import connection
from django.utils import timezone

from assessments.quizzes import clock
from assessments.quizzes.bell.passes import Pass
from assessments.quizzes.models import Attempt
from assessments.quizzes.questions import form_shape
from assessments.quizzes.starting import forms_of
from assessments.quizzes.tickets import Ticket

# The same text on SQLite and PostgreSQL. Each condition is one reason why `starting` might say no, or begin on other terms.
BEGIN = """
INSERT INTO quizzes_attempt (enrolment_id, worker_id, grid_id, form_id, step_key, number, seed, state, answers, revision,
  save_id, opened_us, closes_us, closed_reason, open_book, extra_minutes, withheld, max_score)
SELECT e.id, e.worker_id, e.grid_id, %(form)s, s.step_key, 1, %(seed)s, 'open', '{}', 0,
  '', %(now)s, %(closes)s, '', %(open_book)s, 0, %(withheld)s, %(max_score)s
FROM rounds_enrolment e
JOIN rounds_round r ON r.id=e.round_id AND r.opened_at IS NOT NULL AND r.closed_at IS NULL
JOIN rounds_roundstep s ON s.round_id=r.id
JOIN people_worker w ON w.id=e.worker_id
JOIN people_user u ON u.id=w.user_id AND u.is_active
JOIN people_device d ON d.user_id=u.id AND d.ended_at IS NULL AND NOT d.shared
JOIN django_session t ON t.session_key=d.session_key
LEFT JOIN quizzes_arrangement a ON a.step_id=s.id
WHERE e.id=%(enrolment)s AND e.worker_id=%(worker)s AND s.id=%(step)s AND e.state NOT IN ('exempt', 'deferred')
  AND r.first_day=%(first_day)s AND r.last_day=%(last_day)s AND d.session_key=%(session)s AND t.expire_date>%(wall)s
  AND COALESCE(a.id, 0)=%(arrangement)s
  AND (a.id IS NULL OR (a.arranged_at=%(arranged)s AND (a.together AND a.released_at IS NULL)=%(withheld)s))
  AND NOT EXISTS (SELECT 1 FROM quizzes_paper p WHERE p.step_key=s.step_key AND p.id>%(paper)s)
  AND NOT EXISTS (SELECT 1 FROM quizzes_grant g WHERE g.enrolment_id=e.id AND g.step_id=s.id)
  AND NOT EXISTS (SELECT 1 FROM people_suspension x WHERE x.worker_id=e.worker_id AND x.ended_at IS NULL)
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
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, values)
        rows = cursor.fetchall()  # SQLite commits when the last row has been fetched
    return Ticket(rows[0][0], given.worker, form_shape(form.pk)) if rows else None
