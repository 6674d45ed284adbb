from django.urls import path

from assessments.bank import views

urlpatterns = [
    path("pictures/<str:token>/", views.item_picture, name="item_picture"),
    path("desk/bank/", views.bank, name="bank"),
    path("desk/bank/new/", views.new_item, name="new_item"),
    path("desk/bank/new/<str:kind>/", views.new_item_of, name="new_item_of"),
    path("desk/bank/export/", views.item_export, name="item_export"),
    path("desk/bank/intake/", views.intakes, name="intakes"),
    path("desk/bank/intake/template/", views.item_template, name="item_template"),
    path("desk/bank/intake/<int:pk>/", views.intake, name="intake"),
    path("desk/bank/intake/<int:pk>/removal/", views.intake_removal, name="intake_removal"),
    path("desk/bank/intake/<int:pk>/<int:place>/", views.intake_row, name="intake_row"),
    path("desk/bank/intake/<int:pk>/<int:place>/choice/", views.intake_choice, name="intake_choice"),
    path("desk/bank/<int:pk>/", views.item, name="item"),
    path("desk/bank/<int:pk>/versions/", views.new_version, name="new_version"),
    path("desk/bank/<int:pk>/parts/", views.new_part, name="new_part"),
    path("desk/bank/<int:pk>/parts/<int:place>/", views.part, name="part"),
    path("desk/bank/<int:pk>/parts/<str:kind>/", views.new_part_of, name="new_part_of"),
    path("desk/bank/<int:pk>/retirement/", views.retirement, name="item_retirement"),
    path("desk/bank/versions/<int:pk>/review/", views.review, name="item_review"),
    path("desk/bank/versions/<int:pk>/approval/", views.approval, name="item_approval"),
    path("desk/bank/versions/<int:pk>/return/", views.return_, name="item_return"),
]
