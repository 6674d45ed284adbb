"""Sheets of slips: for whom, ordering one, making it, and fetching the document while it is kept."""

from datetime import timedelta
from itertools import groupby

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import paths, scope
from grids.models import Grid
from grids.places import place_names
from ledger import auditing, sealing
from ledger.jobs import Progress
from people.models import Role, SlipSheet, User, Worker
from people.slips import codes, issuing, rules

MOST = 2_000  # people on one sheet: more is printed street by street
KEPT = timedelta(days=1)  # the document holds codes that are kept nowhere else


def people_of(grid: Grid, everyone: bool = False) -> QuerySet[Worker]:
    """Who gets a slip in this grid: who serves there and never signed in, unless `everyone`.

    People with a role are left out: a sheet that goes through many hands must not open an office. They get theirs one by one.
    """
    today = timezone.localdate()
    roles = Role.objects.filter(user=OuterRef("user")).filter(Q(last_day=None) | Q(last_day__gte=today))
    people = Worker.objects.serving().filter(paths.below(grid.path, "grid__path"))
    people = people.filter(~Exists(roles), user__is_active=True, user__is_superuser=False)
    return people if everyone else people.filter(user__last_login=None)


@transaction.atomic
def order(grid: Grid, by: User, everyone: bool = False) -> SlipSheet:
    """The sheet is made in the background. Raises PermissionDenied, ValidationError."""
    if not rules.may_issue(by, grid.path):
        raise PermissionDenied
    count = people_of(grid, everyone).count()
    if not count:
        raise ValidationError(_("这里没有要开通的人。"))
    if count > MOST:
        raise ValidationError(_("一次最多 %(most)s 人，请先选一个街道或社区。") % {"most": f"{MOST:,}"})
    sweep()
    sheet = SlipSheet.objects.create(grid=grid, by=by, everyone=everyone, people=count)
    auditing.record(by, "slip_sheet.order", sheet, path=grid.path, people=count, everyone=everyone)
    return sheet


def make(sheet: SlipSheet, progress: Progress) -> dict:
    """New codes, the document, and then the slips: if the document cannot be set, the old slips go on holding."""
    from people.slips import paper  # WeasyPrint takes a second to load

    people = list(people_of(sheet.grid, sheet.everyone).select_related("grid").order_by("grid__path", "number")[:MOST])
    progress.expect(len(people))
    pairs = [(worker, codes.new()) for worker in people]
    document = paper.slips(_by_community(pairs), issuing.expires_at().date(), progress.reached) if pairs else b""
    with transaction.atomic():
        issuing.write(pairs, sheet.by, sheet=sheet)
        name = storages["private"].save(f"slips/{sheet.pk}.sealed", ContentFile(_key(sheet.by).encrypt(document)))
        SlipSheet.objects.filter(pk=sheet.pk).update(people=len(pairs), document=name)
    return {"people": len(pairs)}


def document(sheet: SlipSheet, by: User) -> bytes | None:
    """The PDF, for who ordered it and for a day; None afterwards. Raises PermissionDenied."""
    if sheet.by_id != by.pk:
        raise PermissionDenied
    if not is_kept(sheet):
        return None
    auditing.record(by, "slip_sheet.fetch", sheet, path=sheet.grid.path)
    with storages["private"].open(sheet.document) as file:
        return _key(by).decrypt(file.read())


def is_kept(sheet: SlipSheet) -> bool:
    return bool(sheet.document) and sheet.ordered_at >= timezone.now() - KEPT


def sweep() -> None:
    """Documents of more than a day ago go; the slips on them hold until they expire."""
    old = SlipSheet.objects.filter(ordered_at__lt=timezone.now() - KEPT).exclude(document="")
    for sheet in old:
        storages["private"].delete(sheet.document)
    old.update(document="")


def _by_community(pairs: list[tuple[Worker, str]]) -> list[tuple[str, list[tuple[Worker, str]]]]:
    above = {path for worker, _code in pairs for path in paths.ancestors(worker.grid.path)}
    communities = {grid.path: grid for grid in Grid.objects.filter(path__in=above, level=2)}
    names = place_names(communities.values())

    def community(pair: tuple[Worker, str]) -> str:
        return next((names[path] for path in paths.ancestors(pair[0].grid.path) if path in names), "")

    return [(name, list(group)) for name, group in groupby(pairs, community)]


def _key(user: User):
    with scope.own(user.pk):
        worker = Worker.objects.filter(user=user).first()
    subject = f"worker:{worker.pk}" if worker else f"user:{user.pk}"
    return sealing.keys_of([subject])[subject]
