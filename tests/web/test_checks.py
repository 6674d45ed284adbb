"""An operator who allows plain HTTP is told what that means."""

from web.checks import plain_http


def test_plain_http_in_production_is_said_aloud(settings):
    settings.INSECURE_HTTP, settings.DEMO = True, False

    assert [warning.id for warning in plain_http(None)] == ["gridschool.W001"]


def test_the_demonstration_and_https_say_nothing(settings):
    settings.INSECURE_HTTP, settings.DEMO = True, True
    assert plain_http(None) == []

    settings.INSECURE_HTTP, settings.DEMO = False, False
    assert plain_http(None) == []
