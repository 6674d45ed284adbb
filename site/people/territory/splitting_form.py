"""A split is asked for in two turns: the new grids first, then who and what goes with each of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.territory import splitting
from people.territory.adding import NewGrid
from people.territory.contents import contents_of
from people.territory.forms import ActForm
from people.territory.splitting import Part

MOST_PARTS = 9


class SplittingForm(ActForm):
    names = forms.CharField(
        label=_("分出哪些网格"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一个名称；有正式代码的，空一格写在后面。没选的人和网格留在原处。"),
    )
    chosen = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.new = _read(self.data.get("names", ""), self.grid.kind)
        self.contents = contents_of([self.grid], self.fields["day"].initial())
        self.people = {f"person-{worker.pk}": worker for worker in self.contents.people}
        self.children = {f"grid-{child.pk}": child for child in self.contents.children}
        if self.new:
            places = [("", str(_("留在原处")))]
            places += [(str(number), new.name) for number, new in enumerate(self.new)]
            for name, thing in (self.children | self.people).items():
                self.fields[name] = forms.ChoiceField(label=str(thing), choices=places, required=False)

    @property
    def complete(self) -> bool:
        return self.cleaned_data["chosen"]

    @property
    def choices(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in self.people or name in self.children]

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in ("names", "day", "reason")]

    def clean_names(self):
        if not 0 < len(self.new) <= MOST_PARTS:
            raise ValidationError(_("请写一到九个名称，每行一个。"))
        return self.cleaned_data["names"]

    def lines(self):
        going = [(_("分出 %(name)s：%(what)s。"), new.name, str(number)) for number, new in enumerate(self.new)]
        return [
            text % {"name": name, "what": "、".join(self._named(choice)) or _("没有人，也没有网格")}
            for text, name, choice in [*going, (_("留在 %(name)s：%(what)s。"), self.grid.name, "")]
        ]

    def _named(self, choice: str) -> list[str]:
        things = self.children | self.people
        return [thing.name for name, thing in things.items() if self.cleaned_data[name] == choice]

    def act(self):
        splitting.split(self.grid, self._parts(), **self._signed)
        return self.grid

    def _parts(self) -> list[Part]:
        def going(things: dict, number: int) -> list[int]:
            return [thing.pk for name, thing in things.items() if self.cleaned_data[name] == str(number)]

        return [
            Part(new, people=going(self.people, number), children=going(self.children, number))
            for number, new in enumerate(self.new)
        ]


def _read(text: str, kind: str) -> list[NewGrid]:
    """One grid a line: its name, and after a space perhaps its code."""
    rows = [line.replace("\u3000", " ").split() for line in text.splitlines() if line.strip()]
    return [NewGrid(row[0], kind, row[1] if len(row) > 1 else "") for row in rows]
