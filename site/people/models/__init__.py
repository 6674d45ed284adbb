from people.models.categories import EmploymentCategory
from people.models.devices import Device
from people.models.notices import NoticeAcknowledgement
from people.models.roles import Role
from people.models.users import User
from people.models.workers import Assignment, Qualification, Suspension, Worker

__all__ = [
    "Assignment",
    "Device",
    "EmploymentCategory",
    "NoticeAcknowledgement",
    "Qualification",
    "Role",
    "Suspension",
    "User",
    "Worker",
]
