from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Small(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two passes, one lane: OWASP's smallest recommended setting, 0.03 s, so a class can sign in at once."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
