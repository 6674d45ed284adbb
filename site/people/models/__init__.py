from people.models.categories import EmploymentCategory
from people.models.notices import NoticeAcknowledgement
from people.models.privacy import Correction, Erasure, IdentityNumber
from people.models.roles import Role
from people.models.users import User
from people.models.workers import Assignment, Qualification, Suspension, Worker

__all__ = [
    "Assignment",
    "Correction",
    "EmploymentCategory",
    "Erasure",
    "IdentityNumber",
    "NoticeAcknowledgement",
    "Qualification",
    "Role",
    "Suspension",
    "User",
    "Worker",
]
