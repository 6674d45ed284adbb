"""Whatever is done to the chain behind the application's back shows."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ledger import auditing, chaining, guarding
from ledger.models import AuditLine
from ledger.verifying import Verdict, verify

pytestmark = pytest.mark.database


@pytest.fixture
def chain(worker, officer):
    for day in range(5):
        auditing.record(officer, "worker.suspend", worker, reason=f"第 {day} 天", day=day)
    return verify()


@pytest.fixture
def intrude(chain):
    """Runs a statement as somebody who can write to the database and knows how to get past its triggers."""

    def run(statement, *values):
        with guarding.lifted(), connection.cursor() as cursor:
            cursor.execute(statement, values)

    return run


def test_a_chain_nobody_touched_is_whole(chain):
    assert (chain.lines, chain.wrong) == (5, "")
    assert chain.anchor == f"5:{AuditLine.objects.get(number=5).digest}"


def test_an_installation_without_lines_is_whole(db):
    assert verify() == Verdict(0)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("deed", "nothing"),
        ("reason", "别的"),
        ("path", "0001"),
        ("target_id", "0"),
        ("subject", "worker:1"),
        ("change", "{}"),
        ("detail", "{}"),
        ("address", "10.0.0.1"),
        ("actor_id", None),
        ("created_at", "2020-01-01 00:00:00+00:00"),
        ("digest", "0" * 64),
    ],
)
def test_a_changed_line_shows(intrude, column, value):
    intrude(f"UPDATE ledger_auditline SET {column} = %s WHERE number = 3", value)  # noqa: S608

    assert verify().at == 3


@pytest.mark.parametrize(("number", "at"), [(1, 1), (3, 3), (5, 5)])
def test_a_removed_line_shows_also_at_either_end(intrude, number, at):
    intrude("DELETE FROM ledger_auditline WHERE number = %s", number)

    assert verify().at == at


def test_the_numbers_closed_up_after_a_removal_show(intrude):
    intrude("DELETE FROM ledger_auditline WHERE number = 2")
    for number in (3, 4, 5):
        intrude("UPDATE ledger_auditline SET number = %s WHERE number = %s", number - 1, number)

    assert verify().at == 2


def test_two_lines_that_changed_places_show(intrude):
    intrude("UPDATE ledger_auditline SET number = 99 WHERE number = 2")
    intrude("UPDATE ledger_auditline SET number = 2 WHERE number = 3")
    intrude("UPDATE ledger_auditline SET number = 3 WHERE number = 99")

    assert verify().at == 2


def test_a_line_put_in_behind_the_head_shows(chain, officer, worker):
    AuditLine.objects.create(number=6, digest="0" * 64, actor=officer, deed="x", target_type="x", target_id="1")

    assert verify().at == 6


def test_the_tail_cut_off_together_with_the_head_shows_for_the_mark_is_wrong(intrude):
    intrude("DELETE FROM ledger_auditline WHERE number = 5")
    digest = AuditLine.objects.get(number=4).digest
    intrude("UPDATE ledger_audithead SET number = 4, digest = %s", digest)

    assert verify().at == 4


def test_a_chain_computed_anew_without_the_key_shows(intrude):
    intrude("UPDATE ledger_auditline SET reason = '' WHERE number = 2")
    digest = AuditLine.objects.get(number=1).digest
    for values in AuditLine.objects.filter(number__gt=1).order_by("number").values_list(*chaining.FIELDS):
        digest = chaining.digest_of(values, digest)
        intrude("UPDATE ledger_auditline SET digest = %s WHERE number = %s", digest, values[0])
    intrude("UPDATE ledger_audithead SET digest = %s", digest)

    assert verify().at == 5


def test_lines_without_any_head_show(intrude):
    intrude("DELETE FROM ledger_audithead")

    assert verify().at == 1


def test_everything_put_back_to_an_earlier_state_shows_with_an_anchor_only(intrude, chain):
    intrude("DELETE FROM ledger_auditline WHERE number > 3")
    digest = AuditLine.objects.get(number=3).digest
    intrude("UPDATE ledger_audithead SET number = 3, digest = %s, mark = %s", digest, chaining.marks(3, digest)[0])

    assert not verify().wrong
    assert verify(chain.anchor).at == 4


def test_an_anchor_holds_while_the_chain_grows(chain, worker, officer):
    auditing.record(officer, "worker.resume", worker)

    assert not verify(chain.anchor).wrong
    assert verify(f"2:{'0' * 64}").at == 2


def test_a_chain_marked_with_an_earlier_key_is_still_accepted(chain, settings, worker, officer):
    settings.PRIVACY_KEYS = ["a-new-key-of-the-operator", *settings.PRIVACY_KEYS]

    assert not verify().wrong

    settings.PRIVACY_KEYS = ["a-key-nobody-knows"]

    assert verify().at == 5


def test_the_command_says_whole_and_prints_an_anchor(chain, capsys):
    call_command("verify_audit", "--json")

    told = json.loads(capsys.readouterr().out)
    assert told == {"whole": True, "lines": 5, "anchor": chain.anchor, "at": None, "wrong": ""}


def test_the_command_names_the_first_line_that_fails(intrude, capsys):
    intrude("UPDATE ledger_auditline SET reason = '' WHERE number IN (2, 4)")

    with pytest.raises(CommandError, match="Line 2"):
        call_command("verify_audit", "--json")

    assert json.loads(capsys.readouterr().out)["at"] == 2


def test_something_that_is_no_anchor_is_refused(chain):
    with pytest.raises(CommandError, match="not an anchor"):
        call_command("verify_audit", "--anchor", "昨天的")
