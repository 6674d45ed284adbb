from assessments.bank.models.items import Item, Topic
from assessments.bank.models.pictures import ItemPicture
from assessments.bank.models.remarks import Remark
from assessments.bank.models.versions import ItemVersion

__all__ = ["Item", "ItemPicture", "ItemVersion", "Remark", "Topic"]
