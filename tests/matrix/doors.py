"""Who there is, and how an address is declared."""

from typing import Any

from people.models import Role

Kind = Role.Kind

VISITOR, WORKER = {"visitor"}, {"worker"}
STAFF = {kind.value for kind in Role.Kind}
CITY, TRAINING_ADMIN, TRAINER = {"city_admin"}, {"training_admin"}, {"trainer"}
OFFICER, APPROVER, AUDITOR = {"hr_officer"}, {"hr_approver"}, {"auditor"}
MARKER = {"marker"}
LEADER, SECURITY = {"grid_leader"}, {"security_admin"}
NOBODY: set[str] = set()
SIGNED_IN = WORKER | STAFF
EVERYBODY = VISITOR | SIGNED_IN
TRAINERS = CITY | TRAINING_ADMIN | TRAINER
HR = CITY | OFFICER | APPROVER
ROUNDS = TRAINERS | AUDITOR | LEADER
PEOPLE = TRAINERS | HR | AUDITOR | LEADER | SECURITY
ROSTER = CITY | TRAINING_ADMIN | OFFICER
APPOINTS = CITY | TRAINING_ADMIN
ROLES = APPOINTS | SECURITY | AUDITOR
HISTORY = TRAINERS | HR | AUDITOR  # with the pay grade in it
LINES = AUDITOR | SECURITY
SHAPES = CITY | TRAINING_ADMIN | OFFICER
SLIPS = ROSTER | SECURITY | LEADER
WORDS = CITY | OFFICER


class Door:
    """`query`: parameters behind the question mark, as names of things. `public`: what it shows of any district is public.

    `blind`: it answers alike whatever the id is, and does nothing for a foreign one. `loose`: Wagtail decides by the state of
    the page whether it opens for those who may enter; it only has to stay closed to the others.
    """

    def __init__(
        self, get: set[str], post: set[str], *, query=None, public=False, blind=False, loose=False, **names: str
    ):
        self.who = {"GET": get, "POST": post}
        self.query: dict[str, str] = query or {}
        self.public, self.blind, self.loose = public, blind, loose
        self.names: dict[str, Any] = names


def read(who: set[str], **names) -> Door:
    """A page that is only read."""
    return Door(who, NOBODY, **names)


def act(who: set[str], **names) -> Door:
    """An address that is only posted to."""
    return Door(NOBODY, who, **names)


def page(who: set[str], **names) -> Door:
    """A page that does nothing when it is posted to, and forms; auditors post nothing below the desk."""
    return Door(who, who - AUDITOR, **names)


def both(who: set[str], **names) -> Door:
    return Door(who, who, **names)


def wagtail(who: set[str] = TRAINERS, **names) -> Door:
    return Door(who, who, loose=True, **names)
