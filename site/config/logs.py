"""What goes into the log."""

TALKATIVE = ("weasyprint", "fontTools", "wagtail", "django.tasks", "django_tasks", "django_tasks_db")


def logging_at(level: str) -> dict:
    """Everything from this level on, to standard error.

    The talkative tell every step of every page and task at INFO; only their warnings are heard. Their handlers are bound,
    not they themselves, because the task worker sets the levels of its loggers when it starts.
    """
    stream = {"class": "logging.StreamHandler"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"console": stream, "grave": stream | {"level": "WARNING"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {name: {"handlers": ["grave"], "propagate": False} for name in TALKATIVE},
    }
