"""The past: what is derived for the state after an operation is what the store held then."""

import tempfile

from hypothesis import HealthCheck, Phase, example, given, settings
from lives import dump, lived, steps

from leadctl.store.asking.past import leads_of
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.show_lead import show_leads


@settings(
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@example(
    [
        ("import", [0, 3], "upsert", "web", "", ""),
        ("set", "open", 1),
        ("import", [1, 4, 6], "upsert", "fair", "ana", "full"),
        ("suppress", "@acme.io"),
        ("merge", 1, 2),
        ("undo", 3),
        ("import", [4, 5], "upsert", "web", "", "mapped"),
        ("lift", "@acme.io"),
        ("redo", 3),
        ("keep", 1),
        ("redo", 1),
    ]
)
@example(
    [
        ("import", [6, 1, 4, 2], "upsert", "fair", "ana", "mapped"),
        ("import", [5, 4, 4, 2], "create", "fair", "", "full"),
        ("tag", "email=", 2),
    ]
)
@example(
    [
        ("import", [0], "upsert", "web", "", ""),
        ("clean", "known"),
        ("import", [0], "upsert", "web", "", ""),
        ("import", [0], "upsert", "fair", "", ""),
        ("merge", 1, 2),
    ]
)
@example(
    [
        ("import", [2, 6], "upsert", "fair", "", ""),
        ("import", [4, 1, 6, 3], "fill", "web", "", "mapped"),
        ("ask", {"acme.io": "dns_timeout", "beta.io": "no_mx_record"}),
        ("delete", 3),
        ("ask", {"acme.io": "takes_mail", "beta.io": "dns_timeout"}),
    ]
)
@given(steps)
def test_leads_are_derived_as_they_stood_after_every_operation(script):
    with tempfile.TemporaryDirectory() as folder:
        desk, held = lived(folder, script)
        with reading(desk.store, scratch=True) as con:
            today = dump(con)
            for op_id, then in held.items():
                with leads_of(con, op_id):
                    assert dump(con) == then, op_id
                for lead_id, *_ in then[0][-1:]:
                    (view,) = show_leads(desk.store, [str(lead_id)], as_of=str(op_id))
                    assert all(one.operation <= op_id for one in view.trace.history)
                    assert {one.operation for one in view.trace.records} <= set(range(op_id + 1))
                assert dump(con) == today
