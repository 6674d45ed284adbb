"""The whole chain at the desk, and what stands in its way."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from assessments.quizzes.models import Attempt, Room, Ruling, Seat, TypedSheet
from assessments.quizzes.rooms.boxes import taken_apart
from assessments.quizzes.rooms.codes import spaced
from assessments.quizzes.rooms.entering import enter, questions_of_seat
from ledger.models import AuditLine, Job
from ledger.sheets import Workbook
from people.models import Role
from tests.clients import SignedInClient
from tests.factories import grids, kinds, people, quizzes, rooms


@pytest.fixture
def desk(client, trainer, everything):
    client.force_login(trainer)
    return client


@pytest.fixture
def second_desk(colleague):
    client = SignedInClient()
    client.force_login(colleague)
    return client


def text_of(answer) -> str:
    """Of a PDF, without spaces."""
    pages = PdfReader(BytesIO(answer.content)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def document(desk, room, what):
    if what == "sheets":
        desk.post(reverse("room_printing", args=[room.pk]))
    return text_of(desk.get(reverse("room_document", args=[room.pk, what])))


def typing(seat):
    return reverse("sheet", args=[seat.room_id, seat.code])


def workbook(seats, heads, *rows):
    book = Workbook()
    book.add("答题卡", [], ["编码", *heads], [[spaced(seat.code), *row] for seat, row in zip(seats, rows, strict=True)])
    return SimpleUploadedFile("答案.xlsx", book.read())


def test_from_the_round_to_the_result(desk, second_desk, district, step, worker, trainer):
    # a room is set up from the round's page
    other = people.worker(grids.building(district), name="李桂芝")
    for person in (worker, other):
        quizzes.enrolment(step, person)
    round_page = desk.get(reverse("round", args=[step.round_id])).content.decode()
    assert reverse("rooms", args=[step.round_id]) in round_page
    new = reverse("room_new", args=[step.round_id, step.order])
    assert new in desk.get(reverse("rooms", args=[step.round_id])).content.decode()
    offered = desk.get(new).context["choice"].may
    began = timezone.localtime() - timedelta(minutes=5)
    desk.post(
        new,
        {"name": "乌龙社区二楼", "starts_at": began.strftime("%Y-%m-%dT%H:%M"), "columns": "6"}
        | {"people": [enrolment.pk for enrolment in offered]},
    )
    room = Room.objects.get()
    seats = {seat.enrolment.worker: seat for seat in Seat.objects.select_related("enrolment__worker", "room")}

    # everything is printed; the key stands on the key alone
    papers, sheets = document(desk, room, "papers"), document(desk, room, "sheets")
    assert "发现燃气味，第一句话喊什么？" in papers
    assert "不要开灯" in document(desk, room, "key")
    assert "不要开灯" not in papers + sheets
    assert all(spaced(seat.code).replace(" ", "") in sheets for seat in seats.values())
    assert "李桂芝" in document(desk, room, "seats")
    looks = AuditLine.objects.filter(deed="paper exam looked at", actor=trainer)
    assert [line.detail["what"] for line in looks.order_by("number")] == ["papers", "key"]

    # one sheet is typed alike by two people and is handed in
    seat = seats[worker]
    found = desk.get(reverse("sheet_search", args=[room.pk]), {"code": spaced(seat.code).lower()})
    assert found.url == typing(seat)
    words = rooms.as_typed(seat, rooms.right(seat))
    assert "录了一遍，要另一个人再录一遍" in desk.post(typing(seat), words, follow=True).content.decode()
    fields = second_desk.get(typing(seat)).context
    assert {field.value for field in fields["choosing"] + fields["writing"]} == {""}
    assert "已经交卷" in second_desk.post(typing(seat), words, follow=True).content.decode()

    # the other differs in one question, which is decided from the paper
    seat = seats[other]
    desk.post(typing(seat), rooms.as_typed(seat, rooms.right(seat)))
    answer = second_desk.post(typing(seat), rooms.as_typed(seat, rooms.right(seat, wrong=[1])))
    assert answer.url == reverse("sheet_ruling", args=[room.pk, seat.code])
    page = second_desk.get(answer.url)
    assert [one.question.slot for one in page.context["differences"]] == [1]
    second_desk.post(answer.url, {"take-1": "3", "slot-1": "-"})

    # both have results, and the room can end
    assert Ruling.objects.count() == 1
    assert sorted(attempt.passed for attempt in Attempt.objects.all()) == [True, True]
    assert {attempt.score == attempt.max_score for attempt in Attempt.objects.all()} == {True, False}
    desk.post(reverse("room_ending", args=[room.pk]))
    assert "收场" in desk.get(reverse("room", args=[room.pk])).content.decode()

    # and the worker sees it like any other
    phone = SignedInClient()
    phone.force_login(worker.user)
    result = phone.get(reverse("result", args=[Attempt.objects.get(worker=worker).pk]))
    assert "考过了" in result.content.decode()


def test_bad_input_gets_a_sentence_beside_its_field_and_nothing_is_kept(desk, seat):
    words = rooms.as_typed(seat, rooms.right(seat)) | {"slot-1": "E"}

    answer = desk.post(typing(seat), words)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“E”不行，只有 A 到 C。" in page
    assert 'aria-describedby="slot-1-error"' in page
    assert "有 1 处要改，没有记下" in page
    assert not TypedSheet.objects.exists()


def test_an_empty_sheet_is_only_taken_when_it_is_said_to_be_one(desk, seat):
    assert "一题也没有填" in desk.post(typing(seat), {}).content.decode()
    assert not TypedSheet.objects.exists()

    desk.post(typing(seat), {"blank": "on"})

    assert TypedSheet.objects.get().answers == "{}"


def test_a_slip_in_the_code_leads_nowhere(desk, room, seat):
    wrong = seat.code[:-1] + next(one for one in "ACDE" if one != seat.code[-1])

    page = desk.get(reverse("sheet_search", args=[room.pk]), {"code": wrong}, follow=True).content.decode()

    assert f"编码“{wrong}”不对" in page


def test_own_typing_can_be_put_right_until_somebody_else_has_typed(desk, second_desk, seat):
    desk.post(typing(seat), rooms.as_typed(seat, rooms.right(seat, wrong=[2])))

    again = desk.get(typing(seat)).context
    shown = {field.box.name: field.value for field in again["choosing"] + again["writing"]}

    assert shown == rooms.as_typed(seat, rooms.right(seat, wrong=[2]))


def test_every_difference_has_to_be_decided(desk, seat, trainer, colleague):
    enter(seat, rooms.right(seat), trainer)
    enter(seat, rooms.right(seat, wrong=[1, 6]), colleague)
    address = reverse("sheet_ruling", args=[seat.room_id, seat.code])

    answer = desk.post(address, {"take-1": "1"})
    assert (answer.status_code, Attempt.objects.count()) == (422, 0)
    assert "请定这一题。" in answer.content.decode()
    answer = desk.post(address, {"take-1": "1", "take-6": "3", "slot-6": "9999"})
    assert "“9”不行，只有 1 到 4。" in answer.content.decode()
    desk.post(address, {"take-1": "1", "take-6": "1"})

    assert Attempt.objects.get().score == Attempt.objects.get().max_score


def test_a_workbook_is_one_persons_typing(desk, second_desk, room, seat):
    template = desk.get(reverse("sheets_template", args=[room.pk]))
    sheet = CalamineWorkbook.from_filelike(BytesIO(template.content)).get_sheet_by_index(0).to_python()
    assert sheet[0] == ["编码", "座号", *(str(number) for number in range(1, 10))]
    assert sheet[1][:2] == [spaced(seat.code), 1]
    row = row_of(seat, rooms.right(seat))
    heads = [str(number) for number in range(1, 10)]
    address = reverse("sheets_import", args=[room.pk])

    page = desk.post(address, {"file": workbook([seat], heads, row)}, follow=True).content.decode()
    assert "录了第一遍的 1 张" in page
    page = desk.post(address, {"file": workbook([seat], heads, row)}, follow=True).content.decode()
    assert "以前导过的 1 张" in page
    assert TypedSheet.objects.get().via == "workbook"
    second_desk.post(address, {"file": workbook([seat], heads, row)})

    assert Attempt.objects.get().score == Attempt.objects.get().max_score
    assert TypedSheet.objects.count() == 2


def test_faults_of_a_workbook_are_named_by_row_and_nothing_is_written(desk, district, step, trainer):
    room = rooms.room(step, trainer, [people.worker(grids.building(district)) for _ in range(2)])
    seat, other = room.seats.select_related("room")
    choosing = next(one.position for one in questions_of_seat(seat) if one.kind == "single")
    says = next(one.position for one in questions_of_seat(seat) if one.only_says)
    gap = next(one.position for one in questions_of_seat(seat) if one.kind == "gap")
    heads = [str(choosing), str(says), str(gap)]
    book = Workbook()
    rows = [
        [spaced(seat.code), "E", "", "1；2；A；4"],
        ["AAAAAA", "A", "", ""],
        ["", "A", "", ""],
        [spaced(seat.code), "A", "x", ""],
        [spaced(other.code), "A", "x", ""],
    ]
    book.add("答题卡", [], ["编码", *heads], rows)

    answer = desk.post(reverse("sheets_import", args=[room.pk]), {"file": SimpleUploadedFile("a.xlsx", book.read())})

    assert answer.status_code == 422
    assert answer.context["imported"].faults == [
        (2, f"第 {gap} 题有 3 处要答，这里写了 4 处。"),
        (2, f"第 {choosing} 题：“E”不行，只有 A 到 C。"),
        (3, "“AAAAAA”不是这个考场的编码，请看看有没有写错。"),
        (4, "没有写编码。"),
        (5, "和第 2 行是同一个编码。"),
        (6, f"这张卷没有第 {says} 题要答。"),
    ]
    assert not TypedSheet.objects.exists()


def test_a_blank_row_is_nobody_and_a_blank_sheet_says_so(desk, room, seat):
    address = reverse("sheets_import", args=[room.pk])
    desk.post(address, {"file": workbook([seat], ["1", "2"], ["", ""])})
    assert not TypedSheet.objects.exists()

    desk.post(address, {"file": workbook([seat], ["1", "2"], ["白卷", ""])})

    assert TypedSheet.objects.get().answers == "{}"


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\3\4broken"])
def test_what_is_no_workbook_is_refused_with_a_sentence(desk, room, content):
    answer = desk.post(reverse("sheets_import", args=[room.pk]), {"file": SimpleUploadedFile("a.xlsx", content)})

    assert answer.status_code == 422
    assert not TypedSheet.objects.exists()


def test_a_paper_that_cannot_be_printed_is_refused_on_the_page(desk, district, worker):
    step = quizzes.step_at(district, [kinds.HOTSPOT])
    quizzes.enrolment(step, worker)

    page = desk.get(reverse("room_new", args=[step.round_id, step.order])).content.decode()

    assert "第 1 号卷有看图点选题，纸上没法答。" in page
    assert "安排座位" not in page


def test_pictures_are_on_the_paper(desk, room):
    answer = desk.get(reverse("room_document", args=[room.pk, "papers"]))

    assert any(page.images for page in PdfReader(BytesIO(answer.content)).pages)


def addresses(room, seat):
    return [
        reverse("room", args=[room.pk]),
        *(reverse("room_document", args=[room.pk, what]) for what in ("papers", "sheets", "key", "seats")),
        typing(seat),
        reverse("sheet_ruling", args=[room.pk, seat.code]),
        reverse("sheets_template", args=[room.pk]),
        reverse("sheets_import", args=[room.pk]),
    ]


def test_another_districts_trainer_finds_nothing(desk, room, seat, other_district):
    desk.force_login(people.staff(Role.Kind.TRAINER, other_district))

    assert {desk.get(address).status_code for address in addresses(room, seat)} == {404}
    assert desk.post(typing(seat), {"blank": "on"}).status_code == 404


@pytest.mark.parametrize("kind", ["auditor", "hr_officer", "grid_leader", "security_admin"])
def test_without_a_training_role_nothing_opens(desk, room, seat, district, kind):
    desk.force_login(people.staff(kind, district))

    assert {desk.get(address).status_code for address in addresses(room, seat)} == {403}


def test_who_sits_the_round_sees_neither_paper_nor_key(desk, room, seat, worker, district):
    Role.objects.create(user=worker.user, kind=Role.Kind.TRAINER, grid=district, first_day=timezone.localdate())
    desk.force_login(worker.user)

    assert {desk.get(address).status_code for address in addresses(room, seat)} == {403}


def row_of(seat, sheet):
    """The cells of a workbook for this sheet, by position."""
    return [
        "；".join(taken_apart(question, sheet.get(str(question.slot), "")).values())
        for question in questions_of_seat(seat)
    ]


def test_the_lists_cost_the_same_for_one_and_for_three(desk, district, step, trainer, colleague):
    def cost(address):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    first = rooms.room(step, trainer, [people.worker(grids.building(district))])
    enter(first.seats.get(), {}, trainer)
    of_rooms, of_room = reverse("rooms", args=[step.round_id]), reverse("room", args=[first.pk])
    one = cost(of_rooms), cost(of_room)
    rooms.room(step, trainer, [people.worker(grids.building(district))])
    third = rooms.room(step, trainer, [people.worker(grids.building(district)) for _ in range(3)])
    for seat in third.seats.all():
        enter(seat, {}, trainer)

    assert (cost(of_rooms), cost(reverse("room", args=[third.pk]))) == one


def test_the_answer_sheet_of_a_usual_exam_is_one_page(desk, district, trainer):
    step = quizzes.step_at(district, [kinds.MULTIPLE] * 45 + [kinds.GAP] * 2 + [kinds.ORDERING, kinds.MATCHING])
    room = rooms.room(step, trainer, [people.worker(grids.building(district)) for _ in range(2)])

    desk.post(reverse("room_printing", args=[room.pk]))
    answer = desk.get(reverse("room_document", args=[room.pk, "sheets"]))

    assert len(PdfReader(BytesIO(answer.content)).pages) == 2


def test_the_page_shows_how_far_the_sheets_are_and_offers_them_until_the_room_ends(desk, room):
    page = reverse("room", args=[room.pk])
    download = reverse("room_document", args=[room.pk, "sheets"])
    assert download not in desk.get(page).content.decode()
    assert "答题卡还没有做" in desk.get(download, follow=True).content.decode()

    desk.post(reverse("room_printing", args=[room.pk]))
    assert desk.get(reverse("room_progress", args=[room.pk])).json() == {"working": False, "done": 1, "total": 1}
    assert download in desk.get(page).content.decode()

    Job.objects.update(state=Job.State.RUNNING, heartbeat_at=timezone.now(), total=9)
    assert reverse("room_progress", args=[room.pk]) in desk.get(page).content.decode()
    desk.post(reverse("room_printing", args=[room.pk]))
    assert Job.objects.count() == 1

    Job.objects.update(state=Job.State.DONE)
    with TestCase.captureOnCommitCallbacks(execute=True):
        desk.post(reverse("room_ending", args=[room.pk]))
    assert download not in desk.get(page).content.decode()
