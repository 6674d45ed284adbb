from people.models.categories import EmploymentCategory
from people.models.merges import Merge, MovedRow
from people.models.notices import NoticeAcknowledgement
from people.models.roles import Role
from people.models.users import User
from people.models.workers import Assignment, Qualification, Suspension, Worker

__all__ = [
    "Assignment",
    "EmploymentCategory",
    "Merge",
    "MovedRow",
    "NoticeAcknowledgement",
    "Qualification",
    "Role",
    "Suspension",
    "User",
    "Worker",
]
