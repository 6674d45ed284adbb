from wagtail.admin.views.account import AccountView

SHOWN = {"locale", "theme"}


class Preferences(AccountView):
    """Language and colours of the admin; name, picture and password are not kept here."""

    def get_panels(self):
        return [panel for panel in super().get_panels() if panel.name in SHOWN]
