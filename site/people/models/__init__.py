from people.models.categories import EmploymentCategory, Post
from people.models.notices import NoticeAcknowledgement
from people.models.roles import Role
from people.models.users import User
from people.models.workers import Assignment, Qualification, Suspension, Worker

__all__ = [
    "Assignment",
    "EmploymentCategory",
    "NoticeAcknowledgement",
    "Post",
    "Qualification",
    "Role",
    "Suspension",
    "User",
    "Worker",
]
