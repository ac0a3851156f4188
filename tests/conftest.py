"""What holds for all tests."""

import os

from hypothesis import HealthCheck, settings

# Time is the benchmarks' matter: a busy machine must not fail a test.  In CI the same examples are
# tried each time, so that a change is judged by what it changes; elsewhere new ones are looked for.
settings.register_profile(
    "sayso",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("sayso")
