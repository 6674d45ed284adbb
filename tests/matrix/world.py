"""Two districts of one city with one of everything in each. All texts of a district carry its mark, so that a leak shows.

`District.things` says what an id in an address may stand for: a name → the object, or the text itself. A new part of the
product adds its objects here, or in `training.py`, and names them in `declared.py`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from allauth.mfa.models import Authenticator
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from assessments.appraisals import computing
from assessments.certificates import approving, preparing
from assessments.certificates.models import Batch, Certificate, Kind
from assessments.pay.models import PayScheme, Proposal
from grids.models import Grid
from ledger.models import AuditLine
from people.history.taking_leave import take_leave
from people.merging.merging import merge
from people.models import Device, Post, Role, User
from people.past.importing import import_history
from people.privacy.correcting import ask
from people.privacy.erasing import prepare
from people.roster import uploads
from people.slips import issuing, sheets, tasks
from tests.factories import (
    appraisals,
    books,
    certificates,
    grids,
    identities,
    leavers,
    passkeys,
    pay,
    people,
    rosters,
)
from tests.matrix.district import District
from tests.matrix.training import taught
from web.models import Suggestion

OWN, OTHER = "ABQMVK", "XQZBWJ"  # the marks


@dataclass
class World:
    own: District
    other: District
    city: User  # the city's administrator, for whom both districts are the own


def build() -> World:
    """Needs a scope that sees everything."""
    city = Grid.add_root(name="阜新市", code="210900", kind="city", level=0)
    own = _district(city, "210905", OWN)
    other = _district(city, "210902", OTHER)
    return World(own, other, people.staff(Role.Kind.CITY_ADMIN, city, name="市级"))


def _district(city: Grid, code: str, mark: str) -> District:
    made = District(grids.district(city, code, f"{mark}区"), mark)
    for kind in Role.Kind:
        made.people[kind.value] = people.staff(kind, made.grid, name=f"{mark}{kind.label}")
    made.people["auditor"].roles.update(
        case_number=f"{mark}-2026-1", last_day=timezone.localdate() + timedelta(days=90)
    )
    _workers(made)
    taught(made)
    _results(made)
    _certificates(made)
    _history(made)
    _personal(made)
    _slips(made)
    _signed_in(made)
    return made


def _workers(made: District) -> None:
    here, mark = grids.building(made.grid), made.mark
    worker = people.worker(here, name=f"{mark}王", number=f"{mark}001", former_names=f"{mark}曾", post=f"{mark}岗")
    made.people["worker"] = worker.user
    Suggestion.objects.create(grid=made.grid, by=worker.user, text=f"{mark}建议", contact=mark)
    line = rosters.line(f"{mark}003", here.code, 姓名=f"{mark}钱", 手机号="")
    with TemporaryDirectory() as folder:
        sheet = rosters.workbook(Path(folder) / "roster.xlsx", [line]).read_bytes()
    made.things |= {
        "grid": made.grid,
        "worker": worker,
        "user": made.people["trainer"],
        "role": made.people["trainer"].roles.get(),
        "roster": uploads.keep(SimpleUploadedFile("roster.xlsx", sheet), made.people["hr_officer"]),
    }


def _history(made: District) -> None:
    mark, worker, officer = made.mark, made.things["worker"], made.people["hr_officer"]
    worker.qualifications.create(title=f"{mark}师", number=f"{mark}证")
    worker.employments.update(post=f"{mark}岗", grade=3)
    second = worker.assignments.create(
        grid=grids.building(made.grid, 2), duty=f"{mark}职", first_day=date(2025, 1, 1), primary=False
    )
    take_leave(worker, "other", date(2025, 3, 3), date(2025, 3, 4), officer, note=f"{mark}假")
    twin = people.worker(worker.grid, name=worker.name, number=f"{mark}004", phone=worker.phone)
    gone = people.worker(worker.grid, name=f"{mark}并", number=f"{mark}005")
    with TemporaryDirectory() as folder:
        line = books.line(worker.number, 姓名=worker.name, 名称=f"{mark}旧", 证书编号=f"{mark}号", 出处=f"{mark}册")
        book = books.workbook(Path(folder) / "book.xlsx", [line])
        import_history(book, officer)
        content = book.read_bytes()
    made.things |= {
        "deed": "transfer",
        "row_kind": "assignment",
        "assignment": worker.assignments.get(primary=True),
        "second_assignment": second,
        "twin": twin,
        "merge": merge(twin, gone, officer),
        "past_book": uploads.keep(SimpleUploadedFile("book.xlsx", content), made.people["training_admin"]),
        "community": Grid.objects.get(code=f"{made.grid.code}004003").code,
        "term_kind": "posts",
        "term": Post.objects.first(),
    }


def _personal(made: District) -> None:
    mark, here = made.mark, made.things["worker"].grid
    identities.numbered(made.things["worker"], number=identities.OTHER)
    leaver = leavers.gone(people.worker(here, name=f"{mark}离", number=f"{mark}006"))
    prepare(leaver, made.people["hr_officer"])
    made.things |= {"leaver": leaver, "correction": ask(made.things["worker"], "other", f"{mark}应", f"{mark}因")}


def _slips(made: District) -> None:
    worker, leader = made.things["worker"], made.people["grid_leader"]
    code = issuing.issue(worker, f"{made.mark}开", leader)
    people.worker(worker.grid, name=f"{made.mark}新", number=f"{made.mark}007")
    sheet = sheets.order(made.grid, leader)
    tasks.start(sheet)
    made.things |= {
        "code": code,
        "sheet": sheet,
        "line": AuditLine.objects.filter(deed="slip.issue", path__startswith=made.grid.path).latest("number").number,
    }


def _signed_in(made: District) -> None:
    worker = made.people["worker"]
    made.things |= {
        "device": Device.objects.create(user=worker, session_key=made.mark),
        "passkey": Authenticator.objects.create(
            user=worker, type="webauthn", data={"name": f"{made.mark}钥", "credential": passkeys.credential(made.mark)}
        ),
    }


def _results(made: District) -> None:
    mark, officer, approver = made.mark, made.people["hr_officer"], made.people["hr_approver"]
    cycle = appraisals.cycle(made.grid, officer)
    type(cycle).objects.filter(pk=cycle.pk).update(name=f"{mark}考")
    type(cycle.scheme).objects.filter(pk=cycle.scheme_id).update(name=f"{mark}方案")
    type(cycle.round).objects.filter(pk=cycle.round_id).update(name=f"{mark}考轮")
    cycle.refresh_from_db()
    worker = made.things["worker"]
    appraisals.enrolment(cycle.round, worker)
    appraisals.rating.rate(cycle, worker, appraisals.Decimal(90), officer)
    pay.standing(worker, officer, approver, basis=f"{mark}台账")
    pay.approved_cycle(cycle, officer)
    run = pay.run(cycle, officer)
    PayScheme.objects.filter(pk=run.scheme_id).update(name=f"{mark}薪")
    pay.standing(people.worker(grids.building(made.grid), name=f"{mark}赵", number=f"{mark}002"), officer, None)
    open_cycle = appraisals.cycle(made.grid, officer, scheme=cycle.scheme, round=cycle.round)
    type(cycle).objects.filter(pk=open_cycle.pk).update(name=f"{mark}待考")
    computing.compute(open_cycle, officer)
    made.things |= {
        "cycle": open_cycle,
        "appraisal": open_cycle.appraisals.get(worker=worker),
        "scheme": cycle.scheme_id,
        "run": run,
        "pay_scheme": run.scheme_id,
        "proposal": Proposal.objects.get(run=run, worker=worker),
    }


def _certificates(made: District) -> None:
    mark, officer, approver = made.mark, made.people["hr_officer"], made.people["hr_approver"]
    worker = made.things["worker"]
    finished = certificates.round_of(made.grid, f"{mark}结轮")
    certificate: Certificate = certificates.certificate_for(worker, finished, officer, approver)
    again = certificates.round_of(made.grid, f"{mark}再轮")
    certificates.qualified(again, worker)
    waiting = preparing.prepare(Kind.ROUND, again, f"{mark}办", officer)
    third = certificates.round_of(made.grid, f"{mark}三轮")
    certificates.qualified(third, worker)
    approved = preparing.prepare(Kind.ROUND, third, f"{mark}办", officer)
    approving.approve(approved, approver)
    fourth = certificates.round_of(made.grid, f"{mark}四轮")
    certificates.qualified(fourth, worker)
    document = storages["private"].save(f"certificates/{mark}.pdf", SimpleUploadedFile("batch.pdf", b"%PDF-"))
    Batch.objects.filter(pk=certificate.batch_id).update(document=document)
    made.things |= {
        "certificate": certificate.number,
        "issued_batch": certificate.batch_id,
        "batch": waiting,
        "approved_batch": approved,
        "batch_kind": Kind.ROUND.value,
        "finished_round": fourth,
    }
