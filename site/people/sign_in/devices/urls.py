from django.urls import path

from people.sign_in.devices import views

urlpatterns = [
    path("", views.devices, name="devices"),
    path("others/sign-out/", views.other_devices_sign_out, name="other_devices_sign_out"),
    path("<int:pk>/sign-out/", views.device_sign_out, name="device_sign_out"),
]
