from people.models.categories import EmploymentCategory
from people.models.notices import NoticeAcknowledgement
from people.models.phones import PhoneHolding
from people.models.roles import Role
from people.models.slips import Slip, SlipSheet
from people.models.tries import SignInTry
from people.models.users import User
from people.models.workers import Assignment, Qualification, Suspension, Worker

__all__ = [
    "Assignment",
    "EmploymentCategory",
    "NoticeAcknowledgement",
    "PhoneHolding",
    "Qualification",
    "Role",
    "SignInTry",
    "Slip",
    "SlipSheet",
    "Suspension",
    "User",
    "Worker",
]
