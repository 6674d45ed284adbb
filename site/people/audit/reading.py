"""Which audit lines somebody may read, and how they are found.

An auditor reads all of them below the node, for the length of the appointment. Who looks after security reads how people
sign in, nothing else. A city administrator reads none: what administrators do is what is audited, and they may appoint
an auditor. Values before and after are shown to the auditor only.
"""

from datetime import date

from django.db.models import Q, QuerySet

from grids.paths import below
from ledger.models import AuditLine
from people import rules
from people.audit.words import SIGN_IN
from people.models import Role, User, Worker
from people.names import matching

MOST_PEOPLE = 50  # of one name
OWN = ("audit.look", "audit.reveal", "audit.export")
SECURITY = {Role.Kind.SECURITY_ADMIN}


def may_read(user: User) -> bool:
    return rules.holds(user, rules.AUDIT | SECURITY)


def lines_for(user: User) -> QuerySet[AuditLine]:
    """Newest first."""
    seen = _below(rules.reach(user, rules.AUDIT)) | _below(rules.reach(user, SECURITY)) & Q(deed__in=SIGN_IN)
    return AuditLine.objects.filter(seen).select_related("actor").order_by("-number")


def search(
    lines: QuerySet[AuditLine],
    since: date | None = None,
    until: date | None = None,
    actor: str = "",
    deed: str = "",
    person: str = "",
    target: str = "",
) -> QuerySet[AuditLine]:
    """Both days included. `actor` and `person` are names or numbers; `target` is a kind of thing ("rounds.round")."""
    if since:
        lines = lines.filter(created_at__date__gte=since)
    if until:
        lines = lines.filter(created_at__date__lte=until)
    if actor:
        lines = lines.filter(Q(actor__name__contains=actor) | Q(actor__username__iexact=actor))
    if deed:
        lines = lines.filter(deed=deed)
    if target:
        lines = lines.filter(target_type=target)
    if person:
        named = Q(pk__in=matching(Worker.objects.all(), person).values("pk"))
        people = Worker.objects.filter(named | Q(number__iexact=person)).order_by("pk")
        lines = lines.filter(about(list(people[:MOST_PEOPLE])))
    return lines


def about(people: list[Worker]) -> Q:
    """Lines that concern one of these people: as target, by account, or by the values they hold."""
    workers = [str(worker.pk) for worker in people]
    accounts = [str(worker.user_id) for worker in people if worker.user_id]
    subjects = [f"worker:{pk}" for pk in workers] + [f"user:{pk}" for pk in accounts]
    return (
        Q(target_type=Worker._meta.label_lower, target_id__in=workers)
        | Q(target_type=User._meta.label_lower, target_id__in=accounts)
        | Q(subject__in=subjects)
    )


def touched(worker: Worker) -> QuerySet[AuditLine]:
    """Who changed this person's data, for who keeps the roster: no signing in, and nothing of what an auditor looks at."""
    seen = about([worker, *Worker.objects.filter(merged_into=worker)])
    lines = AuditLine.objects.filter(seen).exclude(deed__in=[*OWN, *SIGN_IN])
    return lines.select_related("actor").order_by("-number")


def _below(reach: tuple[str, ...]) -> Q:
    inside = Q(pk__in=[])
    for path in reach:
        inside |= below(path)
    return inside
