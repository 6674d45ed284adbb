from django.urls import path

from assessments.appraisals.views import cycles, people

urlpatterns = [
    path("desk/appraisals/", cycles.appraisals, name="appraisals"),
    path("desk/appraisals/<int:pk>/", cycles.cycle, name="cycle"),
    path("desk/appraisals/<int:pk>/computation/", cycles.computation, name="cycle_computation"),
    path("desk/appraisals/<int:pk>/approval/", cycles.approval, name="cycle_approval"),
    path("desk/appraisals/<int:pk>/export/", cycles.export, name="cycle_export"),
    path("desk/appraisals/<int:pk>/ratings/", people.ratings, name="cycle_ratings"),
    path("desk/appraisals/people/<int:pk>/", people.appraisal, name="person_appraisal"),
    path("desk/appraisals/people/<int:pk>/deductions/", people.deduction, name="person_deductions"),
    path("desk/appraisals/schemes/<int:pk>/", cycles.scheme, name="appraisal_scheme"),
    path("me/appraisals/<int:pk>/", people.my_appraisal, name="my_appraisal"),
]
