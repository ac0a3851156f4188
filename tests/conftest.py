"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# Time is the benchmarks' matter: a busy machine must not fail a test.
settings.register_profile(
    "sayso", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("sayso")
