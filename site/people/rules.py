"""Questions about permission that can be read aloud. `staff_of(user)` asks the database once per request."""

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from people.models import Role, User

Kind = Role.Kind

TRAINING = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.TRAINER}
HR = {Kind.CITY_ADMIN, Kind.HR_OFFICER, Kind.HR_APPROVER}
STAFF = set(Kind)
AUDIT = {Kind.AUDITOR}
SECURITY = {Kind.CITY_ADMIN, Kind.SECURITY_ADMIN}
KEEPS_ROSTER = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.HR_OFFICER}
KNOWS_HISTORY = HR | KEEPS_ROSTER | AUDIT
KEEPS_WORDS = {Kind.CITY_ADMIN, Kind.HR_OFFICER}
SHAPES_TREE = {Kind.CITY_ADMIN, Kind.TRAINING_ADMIN, Kind.HR_OFFICER}
MAY_BE_APPOINTED_BY: dict[str, set[Kind]] = {
    Kind.CITY_ADMIN: set(Kind),
    Kind.TRAINING_ADMIN: {Kind.TRAINER},
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


def may_prepare(user: User, path: str | None = None) -> bool:
    """Computes appraisals and pay runs, prepares and issues certificates."""
    return holds(user, {Kind.HR_OFFICER}, path)


def may_approve(user: User, path: str | None = None) -> bool:
    """Decides on what another person has prepared."""
    return holds(user, {Kind.HR_APPROVER}, path)


def sees_hr(user: User, path: str | None = None) -> bool:
    return holds(user, HR, path)


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
