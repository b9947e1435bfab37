"""Stores that were lived in: random scripts of operations, and what the tables held after each."""

import shutil
import sqlite3
from contextlib import closing
from contextlib import suppress as passing_over
from datetime import UTC, datetime
from pathlib import Path

from conftest import Desk
from hypothesis import strategies as st

from leadctl.cleaning.ownrules import FieldRules, OwnRules
from leadctl.errors import LeadctlError
from leadctl.matching.pairs import Pair
from leadctl.store.facts.mail_domains import keep_answers
from leadctl.store.facts.sightings import IS_COMPANY
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.opening.connect import writing
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.importing.reread import reread
from leadctl.workflows.leads.delete_leads import delete_leads
from leadctl.workflows.leads.edit_leads import edit_leads, parse_words
from leadctl.workflows.leads.mark_leads import note_leads, tag_leads
from leadctl.workflows.reviewing.review_pairs import home_of, record
from leadctl.workflows.rules.mail_domains import Lookup
from leadctl.workflows.rules.ruling import Wanted
from leadctl.workflows.suppressing.lift import lift
from leadctl.workflows.suppressing.suppress import Given, suppress

HEADER = "Email,First Name,Last Name,Title,LinkedIn,Unsubscribed,Industry"
ROWS = (
    "jane@acme.io,Jane,Doe,CEO,,,",
    "jane@acme.io,J.,Doe,,,yes,Retail",
    "jane@acme.io,John,Roe,CTO,,,",
    "max@beta.io,Max,Roe,,,no,",
    "max@beta.io,Max,Roe,Buyer,https://www.linkedin.com/in/max-roe,,Banking",
    ",Max,Roe,Head of Sales,https://www.linkedin.com/in/max-roe,,",
    "info@acme.io,Zoe,Ray,,,,",
)
COMPANIES_HEADER = "Company,Website,Other,Industry,Headcount"
COMPANIES = (
    "Acme,acme.io,beta.io,Software,10",
    "Acme Labs,www.acme.io,,Research,",
    "Beta,https://beta.io,acme.io,Retail,51-200",
    "Beta Ltd,beta.io,,,700",
)
ADDRESSES = ("jane@acme.io", "max@beta.io", "info@acme.io", "@acme.io")
NUMBERS = st.integers(1, 7)

imports = st.tuples(
    st.just("import"),
    st.lists(st.integers(0, len(ROWS) - 1), min_size=1, max_size=4),
    st.sampled_from(["upsert", "fill", "update", "create"]),
    st.sampled_from(["web", "fair"]),
    st.sampled_from(["", "ana"]),
    st.sampled_from(["", "mapped", "full"]),
)
companies = st.tuples(
    st.just("companies"),
    st.lists(st.integers(0, len(COMPANIES) - 1), min_size=1, max_size=3),
    st.sampled_from(["upsert", "fill"]),
    st.sampled_from(["web", "firms"]),
    st.sampled_from(["", "mapped"]),
)
merges = st.tuples(st.just("merge"), NUMBERS, NUMBERS)
reviews = st.tuples(st.sampled_from(["same", "different"]), NUMBERS, NUMBERS)
words = st.tuples(st.just("set"), st.sampled_from(["open", "connected"]), NUMBERS)
edits = st.tuples(
    st.sampled_from(["edit", "tag", "note"]),
    st.sampled_from(
        ["title=Boss", "email=max@beta.io", "email=", "Odd=1", "industry=", "domain=beta.io"]
    ),
    NUMBERS,
)
parting = st.tuples(st.sampled_from(["delete", "unmerge"]), NUMBERS)
reversals = st.tuples(st.sampled_from(["undo", "redo", "keep"]), st.integers(1, 8))
wishes = st.tuples(st.sampled_from(["suppress", "lift"]), st.sampled_from(ADDRESSES))
OWN = {
    "none": OwnRules(),
    "shown": OwnRules.of({"title": FieldRules(aliases={"ceo": "Boss", "boss": "Boss"})}),
    "known": OwnRules.of({"email": FieldRules(null_words=frozenset({"jane@acme.io"}))}),
}
cleanings = st.tuples(st.just("clean"), st.sampled_from(sorted(OWN)))
DOMAINS = st.fixed_dictionaries(
    {
        name: st.sampled_from(["takes_mail", "no_mx_record", "no_dns_entries", "dns_timeout"])
        for name in ("acme.io", "beta.io")
    }
)
answers = st.tuples(st.just("ask"), DOMAINS)
others = st.lists(
    st.one_of(
        imports,
        companies,
        merges,
        reviews,
        words,
        edits,
        parting,
        reversals,
        wishes,
        cleanings,
        answers,
    ),
    min_size=1,
    max_size=9,
)
steps = st.tuples(imports, others).map(lambda both: [both[0], *both[1]])


def run(desk, step):
    """Do a step; refusals leave the store alone."""
    with passing_over(LeadctlError):
        do(desk, *step)


def do(desk, what, *of):
    lead = str(of[-1])
    by = {
        "import": load,
        "companies": load_companies,
        "merge": merge,
        "same": lambda *_: review(desk, "same", *of),
        "different": lambda *_: review(desk, "different", *of),
        "set": lambda *_: desk.set("status", of[0], lead),
        "edit": lambda *_: edit_leads(desk.asked(lead), parse_words([lead, of[0]])[1]),
        "tag": lambda *_: tag_leads(desk.asked(lead), of[0]),
        "note": lambda *_: note_leads(desk.asked(lead), of[0]),
        "delete": lambda *_: delete_leads(desk.asked(lead)),
        "unmerge": lambda *_: unmerge(desk.store, [lead], desk.author()),
        "suppress": lambda *_: suppress(desk.store, [Given(of[0])], "manual", desk.author()),
        "lift": lambda *_: lift(desk.store, list(of), "said so", desk.author()),
        "clean": clean,
        "ask": ask,
        "undo": lambda *_: desk.undo(of[0]),
        "keep": lambda *_: desk.undo(of[0], keep=True),
        "redo": lambda *_: desk.redo(of[0]),
    }
    by[what](desk, *of)


def load(desk, rows, *terms):
    mode, source, owner, how = terms
    path = desk.write("l.csv", "\n".join([HEADER, *(ROWS[i] for i in rows)]) + "\n")
    options = {"mode": mode, "source": source, "constants": {"owner": owner} if owner else {}}
    options |= {"full": True, "yes": True} if how == "full" else {}
    if how == "mapped":
        options["map_path"] = Path(desk.write("m.toml", '[columns]\n"LinkedIn" = "website"\n'))
    desk.load(path, **options)


def load_companies(desk, rows, mode, source, how):
    path = desk.write("c.csv", "\n".join([COMPANIES_HEADER, *(COMPANIES[i] for i in rows)]) + "\n")
    options = {"mode": mode, "source": source}
    if how == "mapped":  # the rows are about other companies then
        options["map_path"] = Path(desk.write("c.toml", '[columns]\n"Other" = "domain"\n'))
    desk.load(path, **options)


def clean(desk, rules):
    reread(desk.store, Wanted("clean", own=OWN[rules]), desk.author())


def ask(desk, answers):
    """Clean by answers that are there already, so that nobody is asked."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with writing(desk.store, "") as con:
        keep_answers(con, answers, now)
    reread(desk.store, Wanted("clean", lookup=Lookup(desk.store, now)), desk.author())


def merge(desk, one, other):
    known = {row[0] for row in desk.query(f"select record_id from record r where not {IS_COMPANY}")}
    if one != other and {one, other} <= known:
        desk.merge((one, other))


def review(desk, kind, one, other):
    """Answer as of a pair that waits, whatever was compared."""
    author = desk.author()
    with writing(desk.store, author.at) as con:
        homes = {home_of(con, one), home_of(con, other)} - {None}
        if len(homes) > 1:
            record(con, author, {kind: [Pair(min(homes), max(homes), "match", 9.0, 0.5)]}, None)


# a record of no lead keeps the number of the one that it was in, until all is derived anew
MEMBERS = (
    "select record_id, lead_id from member where seen > 0 and lead_id in (select lead_id from lead)"
)
LEADS = f"select {', '.join(LEAD_COLUMNS)} from lead"
TABLES = (f"({LEADS})", "tally", f"({MEMBERS})")


def dump(con):
    return [con.execute(f"select * from {one} order by 1, 2").fetchall() for one in TABLES]


def lived(folder, script):
    """Run a script, and give what the tables held after each operation that it came to."""
    desk = Desk(Path(folder))
    held = {}
    for step in script:
        run(desk, step)
        if desk.store.exists():
            copy = shutil.copy(desk.store, desk.folder / "then.db")
            with closing(sqlite3.connect(copy)) as con:
                (newest,) = con.execute("select coalesce(max(op_id), 0) from operation").fetchone()
                held.setdefault(newest, dump(con))
    return desk, held
