from django.urls import path

from people.territory import forms, splitting_form
from people.territory.views import acts, tree

urlpatterns = [
    path("desk/grids/", tree.grids, name="grids"),
    path("desk/grids/<str:code>/", tree.grid, name="grid"),
    path("desk/grids/<str:code>/name/", acts.page(forms.RenamingForm, "name"), name="grid_name"),
    path("desk/grids/<str:code>/merger/", acts.page(forms.MergingForm, "merger"), name="grid_merger"),
    path("desk/grids/<str:code>/division/", acts.page(splitting_form.SplittingForm, "division"), name="grid_division"),
    path("desk/grids/<str:code>/relocation/", acts.page(forms.MovingForm, "relocation"), name="grid_relocation"),
    path("desk/grids/<str:code>/closure/", acts.page(forms.ClosingForm, "closure"), name="grid_closure"),
    path("desk/grids/<str:code>/addition/", acts.page(forms.AddingForm, "addition"), name="grid_addition"),
]
