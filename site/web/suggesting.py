"""Takes a suggestion or complaint from anybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from people.models import Worker
from web.models import Suggestion


class SuggestionForm(forms.ModelForm):
    class Meta:
        model = Suggestion
        fields = ["text", "contact"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        error_messages = {"text": {"required": _("写一句再送出。")}}


def suggest(form: SuggestionForm, user) -> Suggestion:
    """Keeps a valid form's suggestion for the person's grid, or for the city when there is none."""
    suggestion = form.save(commit=False)
    worker = Worker.objects.filter(user=user).first() if user.is_authenticated else None
    suggestion.by = user if user.is_authenticated else None
    suggestion.grid = worker.grid if worker else Grid.get_first_root_node()
    suggestion.save()
    return suggestion
