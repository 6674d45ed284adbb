from assessments.bank.views.approvals import approval, retirement, return_, review
from assessments.bank.views.items import bank, item
from assessments.bank.views.writing import new_item, new_version

__all__ = ["approval", "bank", "item", "new_item", "new_version", "retirement", "return_", "review"]
