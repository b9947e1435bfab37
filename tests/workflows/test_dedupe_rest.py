"""Dedupe comes to rest: on the same facts it decides nothing twice."""

from random import Random

import pytest

from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.explaining.explain_leads import explain

HEADER = "first_name,last_name,street,city,postal_code,birth_date\n"
GIVEN = ("Amelia", "Arthur", "Ava", "Ella", "Evie", "Grace", "Harry", "Leo", "Lily", "Mia", "Theo")
FAMILY = ("Ashworth", "Dunmore", "Eastwood", "Fenwick", "Halloran", "Kirkbride", "Oakes")
STREETS = ("Church Street", "Elm Grove", "Kings Drive", "Mill Lane", "Station Road")
TOWNS = (("York", "YO1 7HH"), ("Bath", "BA1 1LN"), ("Hull", "HU1 2AA"), ("Leeds", "LS1 4AP"))


def families(seed):
    """A list of homes in which parents, children of their name and twins live."""
    rnd = Random(seed)  # noqa: S311 - a list, not a secret
    rows = []
    for _ in range(110):
        home = f"{rnd.randrange(90)} {rnd.choice(STREETS)}", *rnd.choice(TOWNS)
        family, (one, other) = rnd.choice(FAMILY), rnd.sample(GIVEN, 2)
        born, later = (f"{year}-0{rnd.randrange(1, 8)}-17" for year in (1950, 1979))
        rows += [(one, family, *home, born), (other, family, *home, later)]
        if rnd.random() < 0.5:
            rows.append((one, family, *home, later))
    rnd.shuffle(rows)
    return [f"{','.join(row)}\n" for row in rows]


def dedupe(desk, **asked):
    return dedupe_leads(desk.store, desk.author(), **asked)


def homes(desk):
    return desk.query("select record_id, lead_id from member order by 1")


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_compared_again_is_found_again_and_nothing_more(desk, seed):
    desk.load_text(HEADER + "".join(families(seed)))
    first = dedupe(desk)
    assert first.leads_after < first.leads_before
    waiting = desk.query("select l, r from edge where kind = 'doubtful' order by 1, 2")
    before = homes(desk)
    desk.undo(first.operation)
    desk.redo(first.operation)
    for threshold in (None, 0.8, 0.84, 0.9, 0.97, 0.999):
        again = dedupe(desk, threshold=threshold, dry_run=True)
        assert again.leads_after == again.leads_before == first.leads_after, threshold
    assert (dedupe(desk).operation, homes(desk)) == (None, before)
    assert desk.query("select l, r from edge where kind = 'doubtful' order by 1, 2") == waiting


@pytest.mark.parametrize("seed", [1, 2])
def test_a_stricter_threshold_never_merges_more(desk, seed):
    desk.load_text(HEADER + "".join(families(seed)))
    merged = [
        done.leads_before - done.leads_after
        for done in (dedupe(desk, threshold=t, dry_run=True) for t in (0.6, 0.75, 0.84, 0.97))
    ]
    assert merged == sorted(merged, reverse=True)
    assert merged[0]


def test_a_new_row_is_compared_with_all_that_a_lead_is_made_of(desk):
    """The merged lead shows one e-mail and company; the newcomer fits what the other row said."""
    desk.load_text(
        "Name,Email,Company,Title,Phone,City\n"
        "Jane Zieglowski,jane@acme.com,Acme,CEO,+4930901820,Berlin\n"
        "Jane Zieglowski,jz@globex.com,Globex,CTO,+4930901820,Berlin\n"
    )
    assert dedupe(desk).leads_after == 1
    desk.load_text("Name,Company,Title\nJane Zieglowski,Globex,CTO\n", "b.csv")
    done = dedupe(desk)
    assert (done.leads_before, done.leads_after, done.largest, done.largest_lead) == (2, 1, 2, 1)
    (step,) = explain(desk.store, "2", "3").steps
    assert [side.values["company"] for side in (step.l, step.r)] == ["Globex", "Globex"]
    assert unmerge(desk.store, ["1", "3"], desk.author()).operation
