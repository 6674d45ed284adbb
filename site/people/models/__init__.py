from people.models.categories import EmploymentCategory, Post
from people.models.devices import Device
from people.models.history import Diploma, Employment, Leave
from people.models.merges import Merge, MovedRow
from people.models.notices import NoticeAcknowledgement
from people.models.past import PastRecord, PastVerdict
from people.models.phones import PhoneHolding
from people.models.privacy import Correction, Erasure, IdentityNumber
from people.models.roles import Role
from people.models.slips import Slip, SlipSheet
from people.models.tries import SignInTry
from people.models.users import User
from people.models.workers import Assignment, Qualification, Suspension, Worker

__all__ = [
    "Assignment",
    "Correction",
    "Device",
    "Diploma",
    "Employment",
    "EmploymentCategory",
    "Erasure",
    "IdentityNumber",
    "Leave",
    "Merge",
    "MovedRow",
    "NoticeAcknowledgement",
    "PastRecord",
    "PastVerdict",
    "PhoneHolding",
    "Post",
    "Qualification",
    "Role",
    "SignInTry",
    "Slip",
    "SlipSheet",
    "Suspension",
    "User",
    "Worker",
]
