"""Who may read and act where exams are held, sat on paper and judged anew; see `declared`."""

from tests.matrix.doors import (
    APPOINTS,
    AUDITOR,
    CITY,
    EVERYBODY,
    HR,
    LEADER,
    MARKER,
    NOBODY,
    TRAINER,
    TRAINERS,
    TRAINING_ADMIN,
    WORKER,
    Door,
    act,
    both,
    read,
)

EXAMS = {
    # how exams are held
    "exams": read(TRAINERS, pk="exam_round"),
    "exam": read(TRAINERS, pk="exam_round", order="order"),
    "exam_arrangement": both(TRAINERS, pk="exam_round", order="order"),
    "exam_release": act(TRAINERS, pk="exam_round", order="order"),
    "grant_new": both(TRAINERS, pk="exam_round", order="order", query={"person": "enrolment"}),
    "grant_decision": act(TRAINERS, pk="grant"),
    "hall_new": both(TRAINERS, pk="exam_round", order="order"),
    "hall": Door(TRAINERS | LEADER, TRAINERS, pk="hall"),  # the leader invigilates
    "hall_board": read(TRAINERS | LEADER, pk="hall"),
    "hall_code": act(TRAINERS | LEADER, pk="hall"),
    "hall_people": act(TRAINERS, pk="hall"),
    "hall_time": act(TRAINERS | LEADER, pk="hall"),
    "grants_approval": act(TRAINERS, pk="exam_round", order="order"),
    "assistance_new": both(TRAINERS, pk="exam_round", order="order", query={"person": "enrolment"}),
    "assistance": both(TRAINER, pk="assistance"),  # who types it in
    "witness": both(CITY | TRAINING_ADMIN | LEADER, pk="assistance"),  # anybody else
    "checks": read(TRAINERS),
    "check": both(TRAINERS, pk="check"),
    "check_request": act(WORKER, pk="attempt"),
    "page_events": Door(NOBODY, EVERYBODY, blind=True, pk="attempt"),  # the ticket in the body decides
    "page_comment": act(WORKER, pk="handed_in"),
    "answer_file_import": both(TRAINERS, pk="exam_round"),
    "leavings": read(TRAINERS, pk="exam_round"),
    # exams on paper
    "exam_progress": read(TRAINERS, pk="exam_round"),
    "boards": read(TRAINERS | AUDITOR, pk="exam_round"),
    "board": read(TRAINERS | AUDITOR, pk="exam_round", order="order"),
    "late_sheets": read(TRAINERS | AUDITOR),
    "late_sheet": read(TRAINERS | AUDITOR, pk="late_sheet"),
    "late_ruling": act(TRAINERS, pk="late_sheet"),
    "late_confirmation": act(TRAINERS - TRAINING_ADMIN, pk="ruled_late_sheet"),  # who ruled
    "rooms": read(TRAINERS, pk="exam_round"),
    "room_new": both(TRAINERS, pk="exam_round", order="order"),
    "statistics": read(TRAINERS | AUDITOR, pk="exam_round"),
    "quiz_statistics": read(TRAINERS | AUDITOR, pk="exam_round", order="order"),
    "item_statistics": read(TRAINERS | AUDITOR, pk="exam_round", order="order", item="asked_version"),
    "statistics_workbook": read(TRAINERS | AUDITOR, pk="exam_round", order="order"),
    "alike": read(AUDITOR, pk="exam_round", order="order"),
    "room": read(TRAINERS, pk="room"),
    "room_document": read(TRAINERS, pk="room", what="room_paper"),
    "room_printing": act(TRAINERS, pk="room"),
    "room_progress": read(TRAINERS, pk="room"),
    "room_ending": act(TRAINERS, pk="room"),
    "sheet_search": read(TRAINERS, pk="room"),
    "sheet": both(TRAINERS, pk="room", code="seat_code"),
    "sheet_ruling": both(TRAINERS, pk="room", code="differing_code"),
    "sheets_template": read(TRAINERS, pk="room"),
    "sheets_import": both(TRAINERS, pk="room"),
    # questions judged anew
    "regrades": read(TRAINERS | HR | AUDITOR),
    "regrade_new": both(TRAINERS, pk="asked_version"),
    "regrade": read(TRAINERS | HR | AUDITOR, pk="regrade"),
    "regrade_export": read(TRAINERS | HR | AUDITOR, pk="regrade"),
    "regrade_progress": read(TRAINERS | HR | AUDITOR, pk="regrade"),
    "regrade_proposal": act(TRAINER, pk="regrade"),  # who prepared it
    "regrade_decision": act(TRAINERS - TRAINER, pk="regrade"),
    "regrade_work": act(TRAINERS, pk="approved_regrade"),
    "answer_files": Door(NOBODY, EVERYBODY, blind=True, pk="attempt"),  # the ticket in the header decides
    "answer_file": read(WORKER, pk="handed_in", name="answer_file_name"),
    "marking": read(MARKER),
    "marking_file": read(MARKER, pk="answer_file"),
    "marking_shortage": read(APPOINTS),
    "open_answer": both(MARKER, pk="open_answer"),
}
