"""The store agrees with a model in plain Python after any operations, undos and redos."""

from hypothesis import HealthCheck, Phase, settings
from undo_model import Undoing

TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
