"""Two districts of one city with one of everything in each. All texts of a district carry its mark, so that a leak shows.

`District.things` says what an id in an address may stand for: a name → the object, or the text itself. A new part of the
product adds its objects here and names them in `declared.py`.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import Signer
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    Site,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtailmedia.models import get_media_model

from assessments.appraisals import computing
from assessments.bank import pictures
from assessments.certificates import approving, preparing
from assessments.certificates.models import Batch, Certificate, Kind
from assessments.pay.models import PayScheme, Proposal
from assessments.quizzes import submitting
from assessments.quizzes.models import AnswerFile, Attempt, Form, OpenAnswer
from assessments.quizzes.rooms.entering import enter
from courses.catalogue.models import CoursePage, LessonPage
from courses.catalogue.shelving import shelf_for
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
    bank,
    books,
    catalogue,
    certificates,
    grids,
    identities,
    kinds,
    leavers,
    passkeys,
    pay,
    people,
    quizzes,
    rooms,
    rosters,
)
from tests.factories import rounds as round_factory
from web.models import Suggestion

OWN, OTHER = "ABQMVK", "XQZBWJ"  # the marks


@dataclass
class District:
    grid: Grid
    mark: str
    people: dict[str, User] = field(default_factory=dict)  # by role; "worker" is a grid worker
    things: dict[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> str:
        thing = self.things[name]
        return str(getattr(thing, "pk", thing))


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
    _courses(made)
    _files(made)
    _wagtail(made)
    _rounds(made)
    _room(made)
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


def _courses(made: District) -> None:
    mark, writer = made.mark, made.people["trainer"]
    module = catalogue.module(made.grid, f"{mark}课")
    module.title, module.owner = f"{mark}章", writer
    module.save()
    lesson = catalogue.lesson(module, f"{mark}一课", text=f"{mark}正文")
    waiting = catalogue.lesson(module, f"{mark}待审", live=False, text=f"{mark}稿")
    waiting.save_revision(user=writer)
    Workflow.objects.get().start(waiting, writer)
    attempt = quizzes.attempt(made.things["worker"], made.grid, items=2)
    Page.objects.filter(pk=attempt.enrolment.round.steps.get().page_id).update(
        title=f"{mark}测", draft_title=f"{mark}测"
    )
    CoursePage.objects.filter(path__startswith=shelf_for(made.grid).path, title="消防隐患排查").update(
        title=f"{mark}二课"
    )
    version = bank.version(made.grid, stem=f"{mark}题", state="in_review", prepared_by=writer)
    type(version.item).objects.filter(pk=version.item_id).update(code=f"{mark}-1")
    inner = {"kind": "description", "stem": f"{mark}小题"}
    case = bank.version(made.grid, kind="case", stem=f"{mark}案例", state="draft", body={"parts": [inner]})
    type(case.item).objects.filter(pk=case.item_id).update(code=f"{mark}-9")
    pictures.keep_many({version.item: {"a.png": kinds.picture()}})
    intake = bank.intake(made.grid, writer, f"::{mark}一::{mark}一题吗？{{T}}", name=f"{mark}.gift")
    taken = attempt.enrolment
    type(taken.round).objects.filter(pk=taken.round_id).update(name=f"{mark}轮")
    taken.round.steps.update(title=f"{mark}测", course=f"{mark}课", module=f"{mark}章")
    state = WorkflowState.objects.get(object_id=str(waiting.pk))
    made.things |= {
        "shelf": shelf_for(made.grid),
        "course": CoursePage.objects.get(title=f"{mark}课"),
        "module": module,
        "lesson": lesson,
        "waiting": waiting,
        "revision": lesson.latest_revision,
        "second_revision": lesson.save_revision(),
        "workflow_state": state,
        "task_state": TaskState.objects.get(workflow_state=state),
        "task": state.current_task_state.task_id,
        "item": version.item_id,
        "case": case.item_id,
        "intake": intake,
        "intake_place": 1,
        "picture": Signer(salt=pictures.SALT).sign_object([version.item_id, "a.png"]),
        "version": version,
        "attempt": attempt,
        "enrolment": taken,
        **_handed_in(made, attempt),
    }


def _handed_in(made: District, before: Attempt) -> dict[str, Any]:
    """Of a second sheet of the same person, handed in."""
    version = kinds.version(made.grid, replace(kinds.WRITTEN, stem=f"{made.mark}怎么劝"))
    type(version.item).objects.filter(pk=version.item_id).update(code=f"{made.mark}-2")
    slots = [{"slot": 1, "version": version.pk, "score": "4"}]
    form = Form.objects.create(paper=before.form.paper, number=99, slots=slots, max_score=4)
    sat = Attempt.objects.get(pk=before.pk)
    sat.pk, sat.form, sat.number, sat.answers, sat.max_score = (
        None,
        form,
        2,
        f'{{"1":"{made.mark}写的"}}',
        form.max_score,
    )
    sat._state.adding = True
    sat.save()
    submitting.submit(sat)
    place = storages["private"].save(f"answers/{made.mark}.pdf", SimpleUploadedFile("a.pdf", b"%PDF-"))
    name = made.mark.encode().hex().ljust(24, "0")
    file = AnswerFile.objects.create(
        attempt=sat,
        slot=1,
        name=name,
        kind="file",
        media_type="application/pdf",
        title=made.mark,
        size=5,
        content=place,
    )
    return {
        "handed_in": sat,
        "open_answer": OpenAnswer.objects.get(attempt=sat),
        "answer_file": file,
        "answer_file_name": name,
    }


def _files(made: District) -> None:
    mark, collection = made.mark, shelf_for(made.grid).collection
    kept = {"collection": collection, "uploaded_by_user": made.people["trainer"]}
    upload = UploadedFile.objects.create(
        file=SimpleUploadedFile(f"{mark}.png", b"x"), uploaded_by_user=made.people["trainer"]
    )
    document = get_document_model().objects.create(
        title=f"{mark}文", file=SimpleUploadedFile(f"{mark}.txt", b"text"), **kept
    )
    made.things |= {
        "collection": collection,
        "image": get_image_model().objects.create(title=f"{mark}图", file=get_test_image_file(f"{mark}.png"), **kept),
        "document": document,
        "document_name": document.filename,
        "document_path": document.file.name,
        "media": get_media_model().objects.create(
            title=f"{mark}片", type="video", duration=1, file=SimpleUploadedFile(f"{mark}.mp4", b"film"), **kept
        ),
        "upload": upload,
    }


def _wagtail(made: District) -> None:
    """What only Wagtail's own settings pages name."""
    lesson = made.things["lesson"]
    made.things |= {
        "session": EditingSession.objects.create(
            user=made.people["trainer"],
            content_type=ContentType.objects.get_for_model(LessonPage),
            object_id=str(lesson.pk),
            last_seen_at=timezone.now(),
        ),
        "restriction": CollectionViewRestriction.objects.create(
            collection=made.things["collection"].add_child(name=f"{made.mark}内"),
            restriction_type="password",
            password=made.mark,
        ),
        "workflow": Workflow.objects.get(),
        "group": Group.objects.filter(name__contains=made.grid.code).first(),
        "site": Site.objects.first() or Site.objects.create(hostname="testserver", root_page=Page.objects.get(depth=1)),
    }


def _rounds(made: District) -> None:
    course = round_factory.course(made.grid, f"{made.mark}三课")
    drafted = round_factory.draft(made.grid, name=f"{made.mark}新轮")
    opened = round_factory.opened(
        made.grid, made.people["training_admin"], [course], name=f"{made.mark}开轮", days=(-20, -1)
    )
    enrolled = opened.enrolments.get(worker=made.things["worker"])
    made.things |= {"draft_round": drafted, "round": opened, "learning": enrolled, "order": 1}


def _room(made: District) -> None:
    """Two sit there: one sheet is typed once, the other twice and differently."""
    mark, here = made.mark, made.things["worker"].grid
    step = made.things["enrolment"].round.steps.get()
    sitting = [people.worker(here, name=f"{mark}考", number=f"{mark}01{n}") for n in range(2)]
    room = rooms.room(step, made.people["trainer"], sitting, name=f"{mark}场")
    once, differing = room.seats.order_by("number")
    enter(once, {}, made.people["trainer"])
    enter(differing, {}, made.people["trainer"])
    enter(differing, {"1": "A"}, made.people["training_admin"])
    made.things |= {
        "exam_round": step.round,
        "room": room,
        "room_paper": "papers",
        "seat_code": once.code,
        "differing_code": differing.code,
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
