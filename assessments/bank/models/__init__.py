from assessments.bank.models.intakes import Intake, IntakeRow
from assessments.bank.models.items import Item, Topic
from assessments.bank.models.pictures import ItemPicture
from assessments.bank.models.remarks import Remark
from assessments.bank.models.versions import ItemVersion

__all__ = ["Intake", "IntakeRow", "Item", "ItemPicture", "ItemVersion", "Remark", "Topic"]
