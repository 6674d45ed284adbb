"""The desk's forms: narrowing the list, and writing a question of any kind."""

from assessments.bank.forms.filtering import FilterForm
from assessments.bank.forms.keys import Key
from assessments.bank.forms.versions import ItemForm, PartForm, VersionForm

__all__ = ["FilterForm", "ItemForm", "Key", "PartForm", "VersionForm"]
