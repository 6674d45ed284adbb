"""Workers and staff. All names are invented."""

from datetime import date
from itertools import count

from grids.models import Grid
from people.models import Assignment, Employment, EmploymentCategory, Role, User, Worker

_numbers = count(1)


def category(name: str = "专职网格员(直聘)", paid: bool = True) -> EmploymentCategory:
    return EmploymentCategory.objects.get_or_create(name=name, defaults={"paid": paid})[0]


def worker(grid: Grid, name: str = "赵德厚", *, paid: bool = True, **values) -> Worker:
    """A worker with an account and a primary assignment. Needs a scope that reaches the grid."""
    number = values.pop("number", f"FX{next(_numbers):06}")
    phone = values.pop("phone", "")
    user = User.objects.create_user(username=number, name=name, phone=phone, password="学堂2026abc")
    person = Worker.objects.create(
        number=number,
        name=name,
        phone=phone,
        category=category() if paid else category("志愿者", paid=False),
        grid=grid,
        county_code=grid.county_code,
        user=user,
        **values,
    )
    Assignment.objects.create(worker=person, grid=grid, first_day=date(2024, 1, 1))
    Employment.objects.create(
        worker=person, category=person.category, post=person.post, grade=person.grade, first_day=date(2024, 1, 1)
    )
    return person


def staff(kind: Role.Kind, grid: Grid, name: str = "李明") -> User:
    user = User.objects.create_user(username=f"{kind}-{next(_numbers)}", name=name, password="学堂2026abc")
    Role.objects.create(user=user, kind=kind, grid=grid, first_day=date(2024, 1, 1))
    return user
