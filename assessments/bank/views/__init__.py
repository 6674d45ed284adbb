from assessments.bank.views.approvals import approval, retirement, return_, review
from assessments.bank.views.exports import item_export
from assessments.bank.views.intakes import intake, intake_choice, intake_removal, intake_row, intakes, item_template
from assessments.bank.views.items import bank, item
from assessments.bank.views.pictures import item_picture
from assessments.bank.views.writing import new_item, new_item_of, new_part, new_part_of, new_version, part

__all__ = [
    "approval",
    "bank",
    "intake",
    "intake_choice",
    "intake_removal",
    "intake_row",
    "intakes",
    "item",
    "item_export",
    "item_picture",
    "item_template",
    "new_item",
    "new_item_of",
    "new_part",
    "new_part_of",
    "new_version",
    "part",
    "retirement",
    "return_",
    "review",
]
