"""What is asked for each act on a grid. A form knows the grid, checks what it can, and carries the act out."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grids import paths
from grids.adding import kinds_below
from grids.models import Grid
from grids.moving import district_path
from grids.places import place_names
from people import rules
from people.territory import adding, closing, merging, moving, renaming
from people.territory.adding import NewGrid
from people.territory.permitting import LONGEST_REASON

COMMUNITY = 2  # the level


class PlaceField(forms.ModelChoiceField):
    """One of some grids, named by where it lies and known by its code."""

    def __init__(self, **kwargs):
        super().__init__(Grid.objects.none(), to_field_name="code", empty_label=_("请选"), **kwargs)

    def offer(self, grids) -> None:
        self.places = place_names(grids)
        self.queryset = grids

    def label_from_instance(self, grid):
        return self.places[grid.path]


class ActForm(forms.Form):
    """Every act has a day and a reason. `sources` are the grids whose contents the preview shows; none: no need to."""

    day = forms.DateField(
        label=_("从哪天起"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("不能晚于今天。前一天是旧的最后一天。"),
    )
    reason = forms.CharField(
        label=_("原因"), max_length=LONGEST_REASON, help_text=_("写文号或者一句话，会留在操作记录里。")
    )

    def __init__(self, *args, grid: Grid, by, **kwargs):
        self.grid, self.by = grid, by
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = timezone.localdate
        self.order_fields([*(name for name in self.fields if name not in {"day", "reason"}), "day", "reason"])

    @property
    def complete(self) -> bool:
        """A form that asks in two turns says when it has heard all."""
        return True

    @property
    def sources(self) -> list[Grid]:
        return []

    def lines(self) -> list[str]:
        """What will be, in sentences."""
        raise NotImplementedError

    def act(self) -> Grid:
        """Does it, and returns the grid to go on with. Raises ValidationError."""
        raise NotImplementedError

    @property
    def _signed(self) -> dict:
        return {"day": self.cleaned_data["day"], "by": self.by, "reason": self.cleaned_data["reason"]}


class RenamingForm(ActForm):
    name = forms.CharField(label=_("新的全称"), max_length=60, help_text=_("如 乌龙社区居委会；平时显示 乌龙社区。"))

    def lines(self):
        return [
            _("%(old)s 改名为 %(new)s，旧名留着，也查得到。")
            % {"old": self.grid.name, "new": self.cleaned_data["name"]}
        ]

    def act(self):
        return renaming.rename(self.grid, self.cleaned_data["name"], **self._signed)


class AddingForm(ActForm):
    name = forms.CharField(label=_("名称"), max_length=60)
    kind = forms.ChoiceField(label=_("类别"))
    code = forms.CharField(
        label=_("代码"),
        max_length=24,
        required=False,
        help_text=_("没有正式代码就空着，会编一个带 L 的本地代码。"),
    )

    def __init__(self, *args, grid: Grid, by, **kwargs):
        super().__init__(*args, grid=grid, by=by, **kwargs)
        cast(forms.ChoiceField, self.fields["kind"]).choices = [(kind.value, kind.label) for kind in kinds_below(grid)]

    def lines(self):
        return [_("%(parent)s 下面添加 %(name)s。") % {"parent": self.grid.name, "name": self.cleaned_data["name"]}]

    def act(self):
        data = self.cleaned_data
        return adding.add(self.grid, NewGrid(data["name"], data["kind"], data["code"]), **self._signed)


class ClosingForm(ActForm):
    @property
    def sources(self):
        return [self.grid]

    def lines(self):
        return [_("%(name)s 停用。挣得的成绩和记录都留着。") % {"name": self.grid.name}]

    def act(self):
        closing.close(self.grid, **self._signed)
        return self.grid


class MovingForm(ActForm):
    parent = PlaceField(label=_("划到哪里下面"))

    def __init__(self, *args, grid: Grid, by, **kwargs):
        super().__init__(*args, grid=grid, by=by, **kwargs)
        now = grid.path[: -paths.STEP]
        cast(PlaceField, self.fields["parent"]).offer(neighbours(grid, grid.level - 1, by).exclude(path=now))

    def lines(self):
        names = {"name": self.grid.name, "parent": self.cleaned_data["parent"].name}
        return [_("%(name)s 连同下面的网格划到 %(parent)s 下面。里面的人不动。") % names]

    def act(self):
        return moving.move(self.grid, self.cleaned_data["parent"], **self._signed)


class MergingForm(ActForm):
    target = PlaceField(label=_("和哪个网格合并"))
    name = forms.CharField(
        label=_("合并后的新名称"),
        max_length=60,
        required=False,
        help_text=_("空着，就并入上面那个网格；写了，两个并成一个新的。"),
    )
    code = forms.CharField(label=_("新网格的代码"), max_length=24, required=False, help_text=_("没有正式代码就空着。"))

    def __init__(self, *args, grid: Grid, by, **kwargs):
        super().__init__(*args, grid=grid, by=by, **kwargs)
        cast(PlaceField, self.fields["target"]).offer(neighbours(grid, grid.level, by).exclude(pk=grid.pk))

    def clean(self):
        if self.cleaned_data.get("code") and not self.cleaned_data.get("name"):
            raise ValidationError({"name": _("写了代码，也请写新名称。")})

    @property
    def sources(self):
        return [self.grid, self.cleaned_data["target"]] if self.cleaned_data["name"] else [self.grid]

    def lines(self):
        data, names = self.cleaned_data, {"name": self.grid.name, "target": self.cleaned_data["target"].name}
        if data["name"]:
            return [_("%(name)s、%(target)s 并成 %(new)s，这两个停用。") % (names | {"new": data["name"]})]
        return [_("%(name)s 并入 %(target)s，%(name)s 停用。") % names]

    def act(self):
        data = self.cleaned_data
        new = NewGrid(data["name"], self.grid.kind, data["code"]) if data["name"] else data["target"]
        return merging.merge(self.sources, new, **self._signed)


def neighbours(grid: Grid, level: int, by):
    """The grids in force of a level, within what the person may shape: in the same district, from the third level on in
    the same community."""
    inside = Q(pk=None)
    for path in rules.reach(by, rules.SHAPES_TREE):
        inside |= paths.below(path)
    around = district_path(grid.path) if level <= COMMUNITY else grid.path[: (COMMUNITY - grid.level) * paths.STEP]
    return Grid.objects.filter(inside, paths.below(around or grid.path), level=level, valid_to=None).order_by("path")
