"""What a district's trainers make: courses, questions, rounds, exams on phones and on paper."""

from dataclasses import replace
from typing import Any

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

from assessments.bank import pictures
from assessments.bank.models import ItemVersion
from assessments.quizzes.arranging_exams import arranging, assisting, granting, opening_halls, placing
from assessments.quizzes.late.ruling import rule
from assessments.quizzes.models import AnswerFile, Attempt, CheckRequest, Form, LateSheet, OpenAnswer, Regrade
from assessments.quizzes.rooms.entering import enter
from assessments.quizzes.sitting import submitting
from courses.catalogue.models import CoursePage, LessonPage
from courses.catalogue.shelving import shelf_for
from tests.factories import (
    bank,
    catalogue,
    kinds,
    people,
    quizzes,
    regrades,
    rooms,
    sittings,
)
from tests.factories import rounds as round_factory
from tests.matrix.district import District


def taught(made: District) -> None:
    _courses(made)
    _files(made)
    _wagtail(made)
    _rounds(made)
    _room(made)
    _sat(made)
    _exam(made)


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
    late, ruled = (
        LateSheet.objects.create(
            attempt=sat,
            answers=f'{{"1":"{made.mark}{words}"}}',
            save_id=words,
            reason="deadline",
            received_us=sat.closes_us + 1,
        )
        for words in ("晚了", "更晚")
    )
    rule(ruled, "counted", f"{made.mark}因", made.people["training_admin"])
    return {
        **_judged_anew(made, version, sat),
        "late_sheet": late,
        "ruled_late_sheet": ruled,
        "handed_in": sat,
        "open_answer": OpenAnswer.objects.get(attempt=sat),
        "answer_file": file,
        "answer_file_name": name,
    }


def _judged_anew(made: District, asked: ItemVersion, sat: Attempt) -> dict[str, Any]:
    """One regrade that waits, and one that was approved and reaches nobody."""
    regrade = regrades.proposed(sat, made.people["trainer"], "all", reason=f"{made.mark}因")
    approved = Regrade.objects.get(pk=regrade.pk)
    approved.pk, approved._state.adding = None, True
    approved.version = bank.version(made.grid, stem=f"{made.mark}问")
    approved.decision, approved.decided_by, approved.decided_at = (
        "approved",
        made.people["training_admin"],
        timezone.now(),
    )
    approved.save()
    type(approved.version.item).objects.filter(pk=approved.version.item_id).update(code=f"{made.mark}-3")
    return {"asked_version": asked, "regrade": regrade, "approved_regrade": approved}


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


def _sat(made: District) -> None:
    """Somebody's attempt that is marked to the end, and a question of it."""
    step, form = made.things["enrolment"].round.steps.get(), made.things["attempt"].form
    person = people.worker(made.things["worker"].grid, name=f"{made.mark}答", number=f"{made.mark}答")
    sittings.again([quizzes.enrolment(step, person)], form, ["BA"], "BB", number=1)
    made.things["asked_version"] = form.slots[0]["version"]


def _exam(made: District) -> None:
    """The same exam on phones: a hall with an invigilator, somebody who asks for time, and a question about marks."""
    mark, step, trainer = made.mark, made.things["exam_round"].steps.get(), made.people["trainer"]
    held = arranging.arrange(step, trainer, on_site=True, check_days=3)
    watch = [made.people["grid_leader"]]
    hall = opening_halls.set_up(held, made.grid, trainer, name=f"{mark}厅", place=f"{mark}楼", invigilators=watch)
    placing.place(hall, trainer, made.things["worker"].number)
    here = made.things["worker"].grid
    helped = quizzes.enrolment(step, people.worker(here, name=f"{mark}口", number=f"{mark}021"))
    made.things |= {
        "hall": hall,
        "assistance": assisting.assist(helped, step, trainer, "oral", f"{mark}因"),
        "grant": granting.propose(made.things["enrolment"], step, trainer, minutes=5, reason=f"{mark}病"),
        "check": CheckRequest.objects.create(attempt=made.things["handed_in"], reason=f"{mark}分"),
    }
