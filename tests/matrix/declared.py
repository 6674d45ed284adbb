"""Who may read (GET) and who may act (POST) at every address. An address that is not declared here fails the tests.

A new address is one line: its name, who reads, who acts, and which object of `world.District.things` each parameter stands
for, as in `"person": Door(PEOPLE, PEOPLE - AUDIT, pk="worker")`. Parameters that `naming` knows by themselves need no word.
The own district's objects have to open for those who are named and stay closed to all others, the other district's stay closed
to everybody. Nobody in an address's POST column: it is refused whatever is sent.
"""

from tests.matrix.doors import (
    APPOINTS,
    APPROVER,
    AUDITOR,
    CITY,
    EVERYBODY,
    HISTORY,
    HR,
    LEADER,
    LINES,
    NOBODY,
    OFFICER,
    PEOPLE,
    ROLES,
    ROSTER,
    ROUNDS,
    SECURITY,
    SHAPES,
    SIGNED_IN,
    SLIPS,
    STAFF,
    TRAINER,
    TRAINERS,
    TRAINING_ADMIN,
    VISITOR,
    WORDS,
    WORKER,
    Door,
    act,
    both,
    page,
    read,
    wagtail,
)
from tests.matrix.exams import EXAMS

DOORS = {
    # web
    "today": both(SIGNED_IN),
    "record": both(SIGNED_IN),
    "own_credit": both(WORKER, pk="learning"),
    "help": both(EVERYBODY),
    "privacy": both(EVERYBODY),
    "suggest": both(EVERYBODY),
    "desk": page(STAFF),
    "own_data": both(SIGNED_IN),
    "own_data_json": both(SIGNED_IN),
    "own_data_pdf": both(SIGNED_IN),
    # people
    "people": page(PEOPLE, query={"grid": "community"}, blind=True),
    "person": page(PEOPLE, pk="worker"),
    "roster_upload": both(ROSTER),
    "roster": both(OFFICER, token="roster"),
    "suspension": act(ROSTER, pk="worker"),
    "resumption": act(ROSTER, pk="worker"),
    "roster_export": read(ROSTER | APPROVER, query={"grid": "community"}, blind=True),
    "roster_template": read(ROSTER),
    "roster_faults": read(OFFICER, token="roster"),
    "serving": page(PEOPLE, query={"grid": "community"}, blind=True),
    "serving_workbook": page(ROSTER | APPROVER | AUDITOR, query={"grid": "community"}, blind=True),
    "terms": both(WORDS),
    "term_new": act(WORDS, public=True, kind="term_kind"),  # the two lists are everybody's
    "term_name": act(WORDS, public=True, kind="term_kind", pk="term"),
    "term_retirement": act(WORDS, public=True, kind="term_kind", pk="term"),
    "term_return": act(WORDS, public=True, kind="term_kind", pk="term"),
    # a person's history, and what earlier books say
    "history": page(HISTORY, pk="worker"),
    "history_deed": both(ROSTER, pk="worker", noun="deed"),
    "history_end": both(ROSTER, pk="worker", row="second_assignment"),
    "history_row": both(ROSTER, pk="worker", kind="row_kind", row="assignment"),
    "history_removal": both(ROSTER, pk="worker", kind="row_kind", row="assignment"),
    "past_upload": both(ROSTER),
    "past_template": both(ROSTER),
    "past_preview": both(TRAINING_ADMIN, token="past_book"),
    "past_waiting": both(APPROVER),
    "past_confirmation": act(APPROVER),
    "past_refusal": act(APPROVER),
    # personal data
    "personal": both(ROSTER, pk="worker"),
    "identity": act(ROSTER, pk="worker"),
    "identity_search": both(ROSTER),
    "identity_disclosure": act(ROSTER, pk="worker"),
    "phone_disclosure": act(ROSTER, pk="worker"),
    "own_corrections": both(SIGNED_IN),
    "corrections": both(ROSTER),
    "correction": both(ROSTER, pk="correction"),
    "correction_answer": act(ROSTER, pk="correction"),
    "erasures": both(ROSTER | APPROVER),
    "erasure": Door(ROSTER | APPROVER, ROSTER, pk="leaver"),
    "erasure_approval": act(APPROVER, pk="leaver"),
    "erasure_withdrawal": act(APPROVER, pk="leaver"),
    # audit
    "audit": read(LINES),
    "audit_export": read(LINES),
    "audit_line": read(LINES, number="line"),
    "person_touched": read(ROSTER, pk="worker"),
    # two entries of one person
    "duplicates": both(ROSTER),
    "merger": both(ROSTER, pk="worker", other="twin"),
    "merger_reversal": act(ROSTER, pk="merge"),
    # slips
    "slip": both(EVERYBODY, blind=True, code="code"),
    "start": both(EVERYBODY),
    "start_password": both(SIGNED_IN),
    "phone_holder": both(EVERYBODY),  # leads to the sign-in page
    "slip_sheets": both(SLIPS, query={"grid": "community"}, blind=True),
    "slip_sheet": both(SLIPS, pk="sheet"),
    "slip_sheet_progress": both(SLIPS, pk="sheet"),
    "slip_sheet_document": both(LEADER, pk="sheet"),  # who ordered it
    "person_slip": both(SLIPS, pk="worker"),
    "person_notice": both(ROSTER, pk="worker"),
    "person_notice_paper": both(ROSTER, pk="worker"),
    # the tree
    "grids": read(PEOPLE),
    "grid": read(PEOPLE, code="community"),
    **{
        f"grid_{act_on}": both(SHAPES, code="community")
        for act_on in ("name", "merger", "division", "relocation", "closure", "addition")
    },
    "roles": read(ROLES),
    "role": read(ROLES, pk="role"),
    "role_new": both(APPOINTS),
    "staff_account_new": both(APPOINTS),
    "role_end": act(APPOINTS, pk="role"),
    "role_last_day": act(APPOINTS, pk="role"),
    "role_second_factor": act(CITY | SECURITY, pk="role"),
    # courses
    "documents/{document_id}/{document_filename}": both(SIGNED_IN),
    "wagtaildocs_serve": both(SIGNED_IN),
    "media/{path}": both(NOBODY),
    "rounds": read(ROUNDS),
    "round": read(ROUNDS, pk="round"),
    "round_people": read(ROUNDS, pk="round"),
    "round_export": read(ROUNDS, pk="round"),
    "round_new": both(TRAINERS),
    "round_plan": both(TRAINERS, pk="draft_round"),
    "round_opening": both(TRAINERS, pk="draft_round"),
    "round_closing": both(TRAINERS, pk="round"),
    "learn/": read(SIGNED_IN),
    "learn": read(WORKER),
    "lesson": both(WORKER, enrolment_id="learning"),
    # bank and quizzes
    "bank": read(TRAINERS | AUDITOR),
    "item": read(TRAINERS | AUDITOR, pk="item"),
    "new_item": read(TRAINERS),
    "new_item_of": both(TRAINERS),
    "new_part": read(TRAINERS, pk="case"),
    "new_part_of": both(TRAINERS, pk="case"),
    "part": both(TRAINERS, pk="case", place="intake_place"),
    "new_version": both(TRAINERS, pk="item"),
    "item_picture": read(SIGNED_IN, public=True, token="picture"),  # the address is signed
    "intakes": both(TRAINERS),
    "item_template": read(TRAINERS),
    "intake": both(TRAINER, pk="intake"),  # only who brought the file
    "intake_row": both(TRAINER, pk="intake", place="intake_place"),
    "intake_choice": act(TRAINER, pk="intake", place="intake_place"),
    "intake_removal": act(TRAINER, pk="intake"),
    "item_export": both(TRAINERS),
    "item_retirement": act(TRAINERS, pk="item"),
    "item_review": act(TRAINERS, pk="version"),
    "item_approval": act(TRAINERS - TRAINER, pk="version"),  # the trainer wrote it
    "item_return": act(TRAINERS - TRAINER, pk="version"),
    "quiz": read(WORKER),
    "attempts": act(WORKER),
    "exam_worker": read(EVERYBODY),
    "attempt": read(WORKER, pk="attempt"),
    "answers": Door(
        NOBODY, EVERYBODY, blind=True, pk="attempt"
    ),  # the ticket in the body decides, not who is signed in
    "submission": act(WORKER, pk="attempt"),
    "result": read(WORKER, pk="attempt"),
    **EXAMS,
    # appraisals
    "appraisals": page(HR | AUDITOR),
    "cycle": page(HR | AUDITOR, pk="cycle"),
    "cycle_computation": act(OFFICER, pk="cycle"),
    "cycle_approval": act(APPROVER, pk="cycle"),
    "cycle_export": page(HR | AUDITOR, pk="cycle"),
    "cycle_ratings": page(HR | AUDITOR, pk="cycle"),
    "person_appraisal": page(HR | AUDITOR, pk="appraisal"),
    "person_deductions": act(HR, pk="appraisal"),
    "appraisal_scheme": page(HR | AUDITOR, pk="scheme"),
    "my_appraisal": both(WORKER, pk="appraisal"),
    # certificates
    "verify/": both(EVERYBODY),
    "verify": both(EVERYBODY, public=True, number="certificate"),
    "certificate": both(WORKER, number="certificate"),
    "certificates": page(HR | AUDITOR),
    "new_batch": both(OFFICER, query={"kind": "batch_kind", "of": "finished_round"}),
    "batch": page(HR | AUDITOR, pk="batch"),
    "batch_approval": act(APPROVER, pk="batch"),
    "batch_withdrawal": act(OFFICER | APPROVER, pk="batch"),
    "batch_issue": act(OFFICER, pk="approved_batch"),
    "batch_progress": page(HR | AUDITOR, pk="batch"),
    "batch_document": page(HR | AUDITOR, pk="issued_batch"),
    "staff_certificate": page(HR | AUDITOR, number="certificate"),
    "revocation": both(APPROVER, number="certificate"),
    # pay
    "pay": page(HR | AUDITOR),
    "run": page(HR | AUDITOR, pk="run"),
    "run_decision": act(APPROVER, pk="run"),
    "run_export": page(HR | AUDITOR, pk="run"),
    "pay_scheme": page(HR | AUDITOR, pk="pay_scheme"),
    "standings": page(HR | AUDITOR),
    "standings_approval": act(HR),
    "my_proposal": both(WORKER, pk="proposal"),
    # sign-in
    "account_login": both(EVERYBODY),
    "account_logout": both(EVERYBODY),
    "account_inactive": read(EVERYBODY),
    "account_reauthenticate": both(SIGNED_IN),
    "account_change_password": both(SIGNED_IN),
    "account_set_password": both(SIGNED_IN),
    "notice": both(SIGNED_IN),
    "mfa_index": read(SIGNED_IN),
    "mfa_authenticate": both(EVERYBODY),
    "mfa_reauthenticate": both(SIGNED_IN),
    "mfa_activate_totp": both(SIGNED_IN),
    "mfa_deactivate_totp": both(NOBODY),  # nobody in the matrix has one
    "mfa_view_recovery_codes": both(NOBODY),
    "mfa_generate_recovery_codes": both(SIGNED_IN),
    "mfa_download_recovery_codes": both(NOBODY),
    "mfa_list_webauthn": read(SIGNED_IN),
    "mfa_add_webauthn": both(SIGNED_IN),
    "mfa_login_webauthn": both(EVERYBODY),
    "mfa_reauthenticate_webauthn": both(SIGNED_IN),
    "mfa_edit_webauthn": both(WORKER, pk="passkey"),
    "mfa_remove_webauthn": both(WORKER, pk="passkey"),
    "devices": both(SIGNED_IN),
    "device_sign_out": act(WORKER, pk="device"),
    "other_devices_sign_out": act(SIGNED_IN),
    "socialaccount_connections": both(SIGNED_IN),
    **{
        f"{service}_{way}": both(EVERYBODY)
        for service in ("wecom", "weixin", "dingtalk", "feishu")
        for way in ("login", "callback")
    },
    "account_request_login_code": both(EVERYBODY),
    "account_confirm_login_code": both(EVERYBODY),
    "set_language": both(EVERYBODY),
    # Wagtail's admin, what matters most word for word
    "cms/login/": both(VISITOR | TRAINERS),  # leads to the one sign-in
    "wagtailadmin_login": both(VISITOR | TRAINERS),
    "wagtailadmin_sprite": both(VISITOR | TRAINERS),  # drawings and words of Wagtail's own
    "wagtailadmin_javascript_catalog": read(VISITOR | TRAINERS),
    "cms/account/": both(TRAINERS),
    "wagtailadmin_pages:edit": both(TRAINERS),
    "wagtailadmin_pages:view_draft": both(TRAINERS),
    "wagtailadmin_pages:history": read(TRAINERS),
    "wagtailadmin_pages:delete": both(NOBODY),  # what was published is withdrawn, never deleted
    "wagtailadmin_pages:move": both(NOBODY),
    "wagtailadmin_pages:set_privacy": both(NOBODY),
    "wagtailadmin_pages:workflow_action": both(TRAINERS - TRAINER, page_id="waiting"),
    "wagtailadmin_pages:collect_workflow_action_data": wagtail(page_id="waiting"),
    "wagtailadmin_pages:confirm_workflow_cancellation": wagtail(page_id="waiting"),
    "wagtailadmin_pages:workflow_preview": wagtail(page_id="waiting"),
    "wagtailadmin_pages:workflow_history_detail": wagtail(page_id="waiting"),
    "wagtailadmin_pages:revisions_compare": read(TRAINERS, pk="lesson"),
    "wagtailadmin_choose_page_chosen_multiple": wagtail(query={"id": "lesson"}),
    "wagtail_bulk_action": wagtail(query={"id": "lesson"}),
    "wagtailadmin_editing_sessions:release": wagtail(blind=True),
    "wagtailimages_chooser:chosen_multiple": wagtail(query={"id": "image"}),
    "wagtaildocs_chooser:chosen_multiple": wagtail(query={"id": "document"}),
}

# Wagtail's many, by the beginning of their names: who may enter. The first that fits holds.
GROUPS = {
    **{
        name: wagtail(NOBODY, pk=thing)
        for name, thing in {
            "wagtailusers_users": "user",
            "wagtailusers_groups": "group",
            "wagtailsites": "site",
            "wagtailadmin_workflows:edit_task": "task",
            "wagtailadmin_workflows:disable_task": "task",
            "wagtailadmin_workflows:enable_task": "task",
            "wagtailadmin_workflows": "workflow",
            "wagtailadmin_collections": "collection",
            "wagtailadmin_api:images": "image",
            "wagtailadmin_api:documents": "document",
            "wagtailadmin_tag": "image",
            "wagtailadmin_password_reset": "user",
            "wagtailadmin_reports:page_types_usage": "lesson",
            "wagtailadmin_reports:locked": "lesson",
            "wagtailadmin_choose_page_external_link": "lesson",
            "wagtailadmin_choose_page_email_link": "lesson",
            "wagtailadmin_choose_page_phone_link": "lesson",
            "wagtailadmin_choose_page_anchor_link": "lesson",
            "wagtailadmin_error_test": "lesson",
            "wagtailsettings": "site",
            "wagtailsnippets": "site",
            "wagtailembeds": "site",
        }.items()
    },
    "wagtailadmin": wagtail(pk="lesson"),
    "wagtailimages": wagtail(pk="image"),
    "wagtaildocs": wagtail(pk="document"),
    "wagtailmedia": wagtail(pk="media"),
    "cms/": wagtail(),
}


def door(key: str, pattern: str) -> Door | None:
    """By the pattern (where one name has two), by the name, by the group; None when nobody declared it."""
    found = DOORS.get(pattern) or DOORS.get(key)
    return found or next((group for name, group in GROUPS.items() if key.startswith(name)), None)


def word_for_word(address) -> bool:
    """Declared by itself, not as one of a group."""
    return address.pattern in DOORS or address.key in DOORS
