"""Questions name who wrote and reviewed them, through the account."""

from assessments.bank.models import Intake, ItemVersion, Remark
from people.privacy.registry import declare_authors

declare_authors(ItemVersion, "prepared_by reviewed_by")
declare_authors(Remark, "by")
declare_authors(Intake, "by")
