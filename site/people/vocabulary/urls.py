from django.urls import path

from people.vocabulary import views

urlpatterns = [
    path("desk/people/terms/", views.terms, name="terms"),
    path("desk/people/terms/<str:kind>/new/", views.term_new, name="term_new"),
    path("desk/people/terms/<str:kind>/<int:pk>/name/", views.term_name, name="term_name"),
    path("desk/people/terms/<str:kind>/<int:pk>/retirement/", views.term_retirement, name="term_retirement"),
    path("desk/people/terms/<str:kind>/<int:pk>/return/", views.term_return, name="term_return"),
]
