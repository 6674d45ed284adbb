"""One's own devices: where one is signed in, and signing out there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.models import Device
from people.sign_in.devices import ending, registering


@login_required
def devices(request):
    """This device first, then the others by when they were last used."""
    here = registering.known(request).get("pk")
    found = list(Device.objects.living().filter(user=request.user).order_by("-seen_at", "-pk"))
    found.sort(key=lambda device: device.pk != here)
    others = [device for device in found if device.pk != here]
    return render(request, "people/devices.html", {"devices": found, "here": here, "others": others})


@require_POST
@login_required
def device_sign_out(request, pk):
    device = get_object_or_404(Device.objects.filter(user=request.user), pk=pk)
    ending.end(device, Device.Ending.ELSEWHERE, by=request.user)
    messages.success(request, _("%(device)s 已退出。") % {"device": device.words})
    return redirect("devices")


@require_POST
@login_required
def other_devices_sign_out(request):
    here = registering.known(request).get("pk")
    ending.end_all(request.user, Device.Ending.ELSEWHERE, by=request.user, but=here)
    messages.success(request, _("别的设备都已退出。"))
    return redirect("devices")
