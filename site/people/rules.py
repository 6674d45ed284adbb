"""Questions about permission that can be read aloud. `staff_of(user)` asks the database once per request."""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.utils import timezone

from people.models import Role, User

Kind = Role.Kind

STAFF = set(Kind)  # whoever holds one of them has a desk; what lies on it depends on the role
AUDIT = {Kind.AUDITOR}
TRAINING = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.TRAINER}
MARKING = {Kind.MARKER}
HR = {Kind.CITY_ADMIN, Kind.HR_OFFICER, Kind.HR_APPROVER}
SECURITY = {Kind.CITY_ADMIN, Kind.SECURITY_ADMIN}
KEEPS_ROSTER = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.HR_OFFICER}
KNOWS_HISTORY = HR | KEEPS_ROSTER | AUDIT
KEEPS_WORDS = {Kind.CITY_ADMIN, Kind.HR_OFFICER}
SHAPES_TREE = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.HR_OFFICER}
READS_TRAINING = TRAINING | AUDIT
READS_ROUNDS = READS_TRAINING | {Kind.GRID_LEADER}
READS_HR = HR | AUDIT
READS_PEOPLE = READS_ROUNDS | READS_HR | SECURITY
READS_PHONES = READS_PEOPLE - {Kind.GRID_LEADER}
READS_GRADES = READS_PHONES - {Kind.SECURITY_ADMIN}  # the pay grade on a person's page
READS_ROLES = SECURITY | {Kind.TRAINING_ADMIN} | AUDIT
PROVES_TWICE = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.SECURITY_ADMIN, Kind.HR_APPROVER, Kind.AUDITOR}
MAY_BE_APPOINTED_BY: dict[str, set[Kind]] = {
    Kind.CITY_ADMIN: set(Kind),
    Kind.TRAINING_ADMIN: {Kind.TRAINER, Kind.MARKER},
}


def roles_of(user: User, day: date | None = None) -> list[Role]:
    """The roles in force (today, unless another day is asked), with their grids; kept on the user for this request."""
    if not user.is_authenticated:
        return []
    if day is not None:
        return list(user.roles.held_on(day).select_related("grid"))
    if not hasattr(user, "_roles_today"):
        user._roles_today = list(user.roles.held_on(timezone.localdate()).select_related("grid"))
    return user._roles_today


def holds(user: User, kinds: Collection[str], path: str | None = None) -> bool:
    """Whether the user holds one of the roles; with a path, whether one of them reaches it."""
    return any(role.kind in kinds and (path is None or path.startswith(role.grid.path)) for role in roles_of(user))


def reach(user: User, kinds: Collection[str] = STAFF) -> tuple[str, ...]:
    """The paths the user's roles of these kinds reach, outermost only."""
    paths = sorted({role.grid.path for role in roles_of(user) if role.kind in kinds})
    return tuple(path for path in paths if not any(path != other and path.startswith(other) for other in paths))


def is_staff(user: User) -> bool:
    return holds(user, STAFF)


def may_train(user: User, path: str | None = None) -> bool:
    return holds(user, TRAINING, path)


def marks(user: User, path: str | None = None) -> bool:
    """Marks answers that no key can mark, without being told whose they are."""
    return holds(user, MARKING, path)


def reads_training(user: User, path: str | None = None) -> bool:
    return holds(user, READS_TRAINING, path)


def reads_rounds(user: User, path: str | None = None) -> bool:
    return holds(user, READS_ROUNDS, path)


def reads_people(user: User, path: str | None = None) -> bool:
    """Who serves where. A marker has no need to know."""
    return holds(user, READS_PEOPLE, path)


def reads_phones(user: User, path: str | None = None) -> bool:
    return holds(user, READS_PHONES, path)


def reads_grades(user: User, path: str | None = None) -> bool:
    return holds(user, READS_GRADES, path)


def reads_roles(user: User, path: str | None = None) -> bool:
    return holds(user, READS_ROLES, path)


def may_prepare(user: User, path: str | None = None) -> bool:
    """Computes appraisals and pay runs, prepares and issues certificates."""
    return holds(user, {Kind.HR_OFFICER}, path)


def may_approve(user: User, path: str | None = None) -> bool:
    """Decides on what another person has prepared."""
    return holds(user, {Kind.HR_APPROVER}, path)


def sees_hr(user: User, path: str | None = None) -> bool:
    """Appraisals, pay and certificates: those who work with them, and those who audit them."""
    return holds(user, READS_HR, path)


def keeps_roster(user: User, path: str | None = None) -> bool:
    return holds(user, KEEPS_ROSTER, path)


def knows_history(user: User, path: str | None = None) -> bool:
    """Sees leave and what the books of earlier years say."""
    return holds(user, KNOWS_HISTORY, path)


def keeps_words(user: User, path: str | None = None) -> bool:
    """Keeps the lists of categories and posts that rosters take their words from."""
    return holds(user, KEEPS_WORDS, path)


def takes_roster(user: User, path: str | None = None) -> bool:
    """Takes the list of people out as a workbook; whole phone numbers only where the roster is kept."""
    return holds(user, KEEPS_ROSTER | HR, path)


def may_audit(user: User, path: str | None = None) -> bool:
    """Reads the audit lines and everything else below the node, and changes nothing."""
    return holds(user, AUDIT, path)


def compares_sheets(user: User, path: str | None = None) -> bool:
    """Sees which answer sheets are more alike than chance makes them: an auditor, and nobody else."""
    return holds(user, AUDIT, path)


def only_reads(user: User) -> bool:
    """An auditor changes nothing, whatever else he or she may be."""
    return holds(user, AUDIT)


def proves_twice(user: User) -> bool:
    """Whether signing in takes a second factor: for some roles always, for the others as SECOND_FACTOR_FOR says."""
    return holds(user, PROVES_TWICE | {Kind(kind) for kind in settings.SECOND_FACTOR_FOR})


def keeps_security(user: User, path: str | None = None) -> bool:
    """Looks after accounts: sign-in slips, devices, second factors. Sees no results and no pay."""
    return holds(user, SECURITY, path)


def may_suspend(user: User, path: str | None = None) -> bool:
    """Bars from exams: who keeps the roster."""
    return holds(user, KEEPS_ROSTER, path)


def may_shape(user: User, path: str | None = None) -> bool:
    """Adds, renames, merges, splits, moves and closes the grids below the node at this path; not the node itself."""
    return holds(user, SHAPES_TREE, path)


def may_appoint(user: User, kind: str, path: str) -> bool:
    return any(
        kind in MAY_BE_APPOINTED_BY.get(role.kind, ()) and path.startswith(role.grid.path) for role in roles_of(user)
    )


def appoints(user: User) -> bool:
    """Gives roles somewhere, and opens accounts for staff."""
    return holds(user, set(MAY_BE_APPOINTED_BY))
