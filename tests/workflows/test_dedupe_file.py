"""`dedupe FILE`: one row a person out, every row accounted for."""

import csv
import json
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError, OutputError, UsageError
from leadctl.exporting.atomic import SQLITE
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file

SAMPLES = Path(__file__).parents[2] / "sample_data"
HEADER = "Email,First Name,Last Name,Company,Phone,Stage,Unsubscribed,Lead Source,Booth\n"
JANE = "jane.doe@acme.com,Jane,Doe,Acme Inc.,+1 212 555 0101,mql,,Web,A1\n"
AGAIN = "JANE.DOE@acme.com,Jane,Doe,,+1 212 555 0102,,yes,Fair,\n"
HOME = "jane.doe@gmail.com,Jane,Doe,Acme,+1 (212) 555-0101,lead,,Web,\n"
MAX = "max@beta.io,Max,Roe,Beta,,,,,\n"
OTHER_JANE = "jane.doe@gamma.de,Jane,Doe,Gamma GmbH,+49 30 901820,,,,\n"


def run(tmp_path, text, **asked):
    source, out, clusters = (tmp_path / name for name in ("list.csv", "out.csv", "map.csv"))
    source.write_text(text, encoding="utf-8")
    result = dedupe_file(DedupeRequest(str(source), output=out, clusters=clusters, **asked))
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with clusters.open(encoding="utf-8", newline="") as stream:
        return result, rows, list(csv.reader(stream))


def test_json_keeps_its_types(tmp_path):
    source, out = tmp_path / "list.json", tmp_path / "out.json"
    rows = [{"email": "JANE@acme.com", "vip": True, "score": 1.5}, {"email": "bob@acme.com"}]
    source.write_text(json.dumps(rows), encoding="utf-8")
    dedupe_file(DedupeRequest(str(source), output=out))
    read = [(one["email"], one["vip"], one["score"]) for one in json.loads(out.read_bytes())]
    assert read == [("jane@acme.com", True, 1.5), ("bob@acme.com", None, None)]


def test_rows_of_one_person_become_one_that_keeps_everything(tmp_path):
    result, rows, clusters = run(tmp_path, HEADER + JANE + MAX + AGAIN + HOME + OTHER_JANE)
    assert [row["Last Name"] for row in rows] == ["Doe", "Roe", "Doe"]
    jane = rows[0]
    assert jane["Email"] == "jane.doe@acme.com"
    assert jane["other_emails"] == "jane.doe@gmail.com"
    assert {jane["Phone"], *jane["other_phones"].split("; ")} == {"+12125550101", "+12125550102"}
    assert (jane["Company"], jane["Stage"], jane["Booth"]) == ("Acme Inc.", "mql", "A1")
    assert (jane["Unsubscribed"], jane["Lead Source"]) == ("yes", "Web; Fair")
    assert clusters == [
        ["row", "line", "cluster_id"],
        ["1", "2", "1"], ["2", "3", "2"], ["3", "4", "1"], ["4", "5", "1"], ["5", "6", "5"],
    ]  # fmt: skip
    assert (result.rows, result.people, result.largest) == (5, 3, 3)


def test_the_order_of_rows_means_nothing_for_what_becomes_of_them(tmp_path):
    lines = [JANE, AGAIN, HOME, "jane.doe@acme.com,J.,Doe,Acme,,,,,B7\n"]
    found = set()
    for order in permutations(lines):
        _, (jane,), _ = run(tmp_path, HEADER + "".join(order))
        found.add(tuple(jane.items()))
    assert len(found) == 1
    assert dict(*found)["First Name"] == "Jane"


def test_what_the_output_does_not_say_is_counted_and_kept(tmp_path):
    header = "Name,Email,Deal,Tags,Notes\n"
    rows = (
        "Jana Kos,jana@kos.de,D-77,a; b,met at fair\n"
        "Max Roe,max@roe.de,D-12,,\n"
        "Jana Kos,jana@kos.de,D-91,b; c,wants demo\n"
        "Jana Kos,jana@kos.de,,,\n"
    )
    merged = tmp_path / "merged.csv"
    result, (jana, _), _ = run(tmp_path, header + rows, merged=merged)
    assert (result.lost, result.merged_file) == ({"Deal": 1}, merged)
    assert set(jana["Tags"].split("; ")) == {"a", "b", "c"}
    assert set(jana["Notes"].split("\n")) == {"met at fair", "wants demo"}
    with merged.open(encoding="utf-8", newline="") as stream:
        kept = list(csv.DictReader(stream))
    assert [(one["row"], one["line"], one["cluster_id"], one["Deal"]) for one in kept] == [
        ("1", "2", "1", "D-77"), ("3", "4", "1", "D-91"), ("4", "5", "1", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "texts", "lost"),
    [
        ("Deal", ("D-77", "D-91"), 1),
        ("Deal", ("D-77", "d 77"), 0),
        ("Deal", ("?", "!"), 1),
        ("Tags", ("a; b", "b; c"), 0),
        ("Score", ("7", "17"), 1),
        ("Score", ("7", "8"), 1),
        ("Phone", ("+1 212 555 0101", "(212) 555-0101"), 0),
        ("Notes", ("met", "called"), 0),
    ],
)
def test_what_is_said_otherwise_is_no_loss(tmp_path, column, texts, lost):
    rows = "".join(f"Jana Kos,jana@kos.de,{text}\n" for text in texts)
    result, _, _ = run(tmp_path, f"Name,Email,{column}\n{rows}")
    assert result.lost == ({column: 1} if lost else {})


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Name,Email\nA B,a@b.de\n,\n\nbad,row,of,cells\nU D,u@d.de\nU D,u@d.de\n", "2 6 7"),
        ('Name,Email\n"A\nB",a@b.de\nU D,u@d.de\n', "2 4"),
    ],
)
def test_clusters_tell_the_line_of_each_row_to_join_back_by(tmp_path, text, lines):
    _, _, clusters = run(tmp_path, text)
    assert " ".join(line for _, line, _ in clusters[1:]) == lines


def test_pairs_are_told_with_what_is_known_of_both(tmp_path):
    matches = tmp_path / "pairs.csv"
    result, _, _ = run(tmp_path, HEADER + JANE + MAX + HOME + OTHER_JANE, matches=matches)
    assert (result.doubtful, result.matches_file) == (1, matches)
    with matches.open(encoding="utf-8", newline="") as stream:
        same, doubtful = csv.DictReader(stream)
    where = ("row", "line", "other_row", "other_line", "verdict", "email_a", "email_b")
    assert [same[name] for name in where] == [
        "1", "2", "3", "4", "same", "jane.doe@acme.com", "jane.doe@gmail.com",
    ]  # fmt: skip
    assert (same["full_name_a"], same["full_name_b"]) == ("Jane Doe", "Jane Doe")
    assert float(same["probability"]) > 0.75 > float(doubtful["probability"])
    assert (doubtful["verdict"], doubtful["company_b"]) == ("doubtful", "Gamma GmbH")
    assert same["why"].startswith(("name: ", "phone: "))


def test_rejected_rows_are_counted_and_stand_in_no_cluster(tmp_path):
    text = HEADER + JANE + "too,few\n" + AGAIN + HEADER + MAX
    result, rows, clusters = run(tmp_path, text)
    assert clusters[1:] == [["1", "2", "1"], ["3", "4", "1"], ["5", "6", "5"]]
    assert (result.rows, result.rejected, len(rows)) == (3, 2, 2)
    assert result.rejects_file is not None


def test_without_duplicates_the_output_is_that_of_clean(tmp_path):
    text = HEADER + JANE + MAX + OTHER_JANE + ",,,Nobody Ltd.,,,,,\n"
    _, rows, _ = run(tmp_path, text)
    clean = tmp_path / "clean.csv"
    clean_file(CleanRequest(str(tmp_path / "list.csv"), output=clean))
    with clean.open(encoding="utf-8", newline="") as stream:
        wanted = list(csv.DictReader(stream))
    assert [row.pop("other_emails") for row in rows] == [""] * 4
    assert [row.pop("other_phones") for row in rows] == [""] * 4
    assert rows == wanted


def test_a_second_run_over_the_output_changes_nothing(tmp_path):
    run(tmp_path, HEADER + JANE + AGAIN + HOME + MAX)
    first = (tmp_path / "out.csv").read_text("utf-8")
    again, _, _ = run(tmp_path, first)
    assert (tmp_path / "out.csv").read_text("utf-8") == first
    assert again.written == again.rows


def test_two_columns_of_one_field_keep_their_values(tmp_path):
    header = "Email,Email 2,Phone,Name\n"
    rows = (
        "jane@acme.com,jd@acme.com,,Jane Doe\njane@acme.com,jane@home.net,+12125550101,Jane Doe\n"
    )
    _, (jane,), _ = run(tmp_path, header + rows)
    kept = {jane["Email"], *jane["Email 2"].split("; ")}
    assert kept == {"jane@acme.com", "jd@acme.com", "jane@home.net"}
    assert "other_emails" not in jane


@pytest.mark.parametrize("text", ["", "Email,Name\n", "\n\n"])
def test_a_list_without_rows_gives_one_without_people(tmp_path, text):
    result, rows, clusters = run(tmp_path, text)
    assert (result.people, rows, clusters) == (0, [], [["row", "line", "cluster_id"]])


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text(HEADER + JANE + AGAIN + "bad\n", encoding="utf-8")
    asked = DedupeRequest(str(source), clusters=tmp_path / "map.csv", dry_run=True)
    result = dedupe_file(asked)
    assert (result.people, result.rejected) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


OUTPUTS = ("output", "clusters", "merged", "matches", "rejects", "map_path")


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("other", [*OUTPUTS, "input"])
def test_files_that_are_one_are_refused(tmp_path, name, other):
    if name == other:
        return
    source = tmp_path / "list.csv"
    source.write_text(HEADER + JANE + "bad\n", encoding="utf-8")
    path = source if other == "input" else tmp_path / "x.csv"
    asked = {"output": tmp_path / "o.csv", name: path} | ({} if path == source else {other: path})
    with pytest.raises(UsageError, match="are the same file"):
        dedupe_file(DedupeRequest(str(source), **asked))
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]


def test_rejects_beside_the_list_spare_the_clusters(tmp_path):
    source, clusters = tmp_path / "list.csv", tmp_path / "list.rejects.csv"
    source.write_text(HEADER + JANE + "bad\n", encoding="utf-8")
    output = tmp_path / "o.csv"
    result = dedupe_file(DedupeRequest(str(source), output=output, clusters=clusters))
    assert result.rejects_file == tmp_path / "list.rejects-2.csv"
    assert clusters.read_text("utf-8") == "row,line,cluster_id\n1,2,1\n"


@pytest.mark.parametrize("option", ["output", "clusters", "rejects"])
@pytest.mark.parametrize("place", ["missing/x.csv", "folder", "store.csv"])
def test_no_output_is_touched_where_another_cannot_be_written(tmp_path, option, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "store.csv").write_bytes(SQLITE + b"rest")
    (tmp_path / "list.csv").write_text(HEADER + JANE + "bad\n", encoding="utf-8")
    asked = {name: tmp_path / f"{name}.csv" for name in ("output", "clusters", "rejects")}
    for path in asked.values():
        path.write_text("mine", encoding="utf-8")
    request = DedupeRequest(str(tmp_path / "list.csv"), **{**asked, option: tmp_path / place})
    with pytest.raises(OutputError) as caught:
        dedupe_file(request)
    assert f"`--{option}`" in caught.value.hint or place == "folder"
    assert all(path.read_text("utf-8") == "mine" for path in asked.values())


def test_the_output_stays_as_it_was_where_the_clusters_fail(tmp_path):
    (tmp_path / "list.csv").write_text(HEADER + JANE, encoding="utf-8")
    output = tmp_path / "o.csv"
    output.write_text("mine", encoding="utf-8")
    request = DedupeRequest(str(tmp_path / "list.csv"), output=output, clusters=Path("/dev/full"))
    with pytest.raises(OutputError, match="no space left"):
        dedupe_file(request)
    assert output.read_text("utf-8") == "mine"


def word(number):
    """A name of letters for a number: 0 is `Baba`, 1 `Beba` and so on."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    parts = divmod(number * 37 % 4900, 70)
    return "".join(syllables[part] for part in parts).title()


def test_many_people_behind_one_number_are_told_and_stay_apart(tmp_path):
    people = [(word(i), word(i * 11 + 5)) for i in range(4_000)]
    rows = "".join(
        f"{first}@{last}-{i}.com,{first},{last}{last.lower()},,+1 212 555 0199,,,,\n"
        for i, (first, last) in enumerate(people)
    )
    result, written, _ = run(tmp_path, HEADER + rows)
    assert (len(written), result.largest) == (4_000, 1)
    assert result.compared < 100_000


cells = st.sampled_from(["jane@acme.com", "max@beta.io", "", "n/a", "Jane", "Doe", "é,\"'", "=1+1"])


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(*[cells] * 5), max_size=12))
def test_every_row_stands_in_the_clusters_once(tmp_path, rows):
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([("Email", "Name", "Phone", "Company", "Other"), *rows])
    with path.open(encoding="utf-8", newline="") as stream:
        count = sum(1 for row in csv.reader(stream) if any(row)) - 1
    try:
        _, people, clusters = run(tmp_path, path.read_text("utf-8"))
    except LeadctlError:
        return
    assert [int(row) for row, *_ in clusters[1:]] == list(range(1, len(clusters)))
    sizes = Counter(cluster for *_, cluster in clusters[1:])
    assert len(people) == len(sizes)
    assert all(int(cluster) <= int(row) for row, _, cluster in clusters[1:])
    assert len(clusters) - 1 <= max(count, 0)


def test_the_command_reads_standard_input_and_writes_standard_output(shell):
    done = shell("dedupe", "-", stdin=HEADER + JANE + AGAIN)
    assert done.stdout.count("\n") == 2
    assert "2 rows read   1 person -> standard output   rejected 0" in done.stderr


def test_the_command_tells_in_json(shell):
    (shell.folder / "l.csv").write_text(HEADER + JANE + AGAIN + MAX, encoding="utf-8")
    told = json.loads(shell("dedupe", "l.csv", "-o", "o.csv", "--json").stdout)
    assert (told["rows"], told["people"], told["largest"], told["doubtful"]) == (3, 2, 2, 0)


def test_options_for_files_need_a_file(shell):
    done = shell("dedupe", "-o", "people.csv", code=2)
    assert "need a FILE" in done.stderr
    assert not shell.store.exists()


WISHES = "Email,Name,Do Not Call,Status,Stage\n"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["Do Not Contact", "Open"], "Do Not Contact"),
        (["Open", "DNC", "New"], "Do Not Contact"),
        (["do not call", "Open"], "Do Not Call"),
        (["do not call", "Do Not Email"], "Do Not Contact"),
        (["New", "Open"], "open"),
    ],
)
def test_a_wish_not_to_be_contacted_wins_over_any_other_status(tmp_path, statuses, status):
    rows = "".join(f"ann@acme.com,Ann Lee,no,{word},\n" for word in statuses)
    _, people, _ = run(tmp_path, WISHES + rows)
    assert [one["Status"] for one in people] == [status]


def suppressed(desk, path):
    """Addresses that an import of a list suppresses, and how many leads they and no calls hold."""
    desk.store = path.with_suffix(".db")
    desk.load(str(path))
    addresses = desk.query("select distinct value from suppression")
    told = "select sum(suppressed is not null), sum(do_not_call = 'yes') from lead"
    return {value for (value,) in addresses}, *desk.query(told)


def test_importing_a_copy_suppresses_the_same_people_as_the_list(tmp_path, desk):
    given, clean, merged = (tmp_path / f"{name}.csv" for name in ("given", "clean", "merged"))
    given.write_bytes((SAMPLES / "apollo_export.csv").read_bytes())
    clean_file(CleanRequest(str(given), output=clean))
    dedupe_file(DedupeRequest(str(given), output=merged))
    addresses, (people, _) = suppressed(desk, given)
    assert people > 100
    assert suppressed(desk, clean)[0] == addresses
    # A merged row has more of a person's addresses than the row that opted out.
    held, (held_people, _) = suppressed(desk, merged)
    assert (held_people, addresses <= held) == (people, True)


def test_a_list_that_only_its_statuses_suppress_does_so_from_its_copy(tmp_path, desk):
    words = ["Do Not Contact", "dnc", "Unsubscribe", "Do not call", "Do Not Email", "Open"]
    rows = "".join(f"p{n}@acme.com,P{word(n)},no,{said},\n" for n, said in enumerate(words))
    given = tmp_path / "list.csv"
    run(tmp_path, WISHES + rows)
    wanted = suppressed(desk, given)
    assert wanted == ({f"p{n}@acme.com" for n in (0, 1, 2, 4)}, (4, 4))
    assert suppressed(desk, tmp_path / "out.csv") == wanted


@pytest.mark.parametrize("name", ["apollo_export", "webinar_registrants", "trade_show_scans"])
def test_a_list_written_once_comes_back_unchanged(tmp_path, name):
    given, once, twice = (tmp_path / f"{word}.csv" for word in ("given", "once", "twice"))
    given.write_bytes((SAMPLES / f"{name}.csv").read_bytes())
    first = dedupe_file(DedupeRequest(str(given), output=once))
    dedupe_file(DedupeRequest(str(once), output=twice))
    assert twice.read_bytes() == once.read_bytes()
    told = clean_file(CleanRequest(str(given), output=twice))
    assert first.figures == told.figures


odd = st.tuples(
    st.sampled_from(["a@b.io", "A@B.io", "c@d.io", "bad@", ""]),
    st.sampled_from(["Ann Lee", "LEE, ANN", "Bo", "n/a", ""]),
    st.sampled_from(["no", "False", "yes", "", "2024-01-02"]),
    st.sampled_from(["Open", "Do Not Call", "unsubscribed", "zzz", ""]),
    st.sampled_from(["Customer", "mql", "dnc", ""]),
    st.sampled_from(["Texas", "TX", "Bavaria", ""]),
    st.sampled_from(["#N/A", "USA", "Atlantis", ""]),
    st.sampled_from(["(512) 555-0123", "089 901820", "+44 20 7946 0000", "x", ""]),
)


def _odd(state, country, phone):
    return ("a@b.io", "Ann Lee", "no", "Open", "Customer", state, country, phone)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@example(
    [
        _odd("Texas", "#N/A", "(512) 555-0123"),
        _odd("Texas", "#N/A", "089 901820"),
        _odd("Bavaria", "#N/A", "(512) 555-0123"),
        _odd("Texas", "#N/A", "(512) 555-0123"),
    ]
)
@given(st.lists(odd, min_size=1, max_size=6))
def test_a_second_run_that_finds_nobody_else_changes_nothing(tmp_path, rows):
    text = (tmp_path / "odd.csv").open("w+", encoding="utf-8", newline="")
    header = ("Email", "Name", "Do Not Call", "Status", "Stage", "State", "Country", "Phone")
    with text:
        csv.writer(text).writerows([header, *rows])
        text.seek(0)
        run(tmp_path, text.read())
    first = (tmp_path / "out.csv").read_text("utf-8")
    again, _, _ = run(tmp_path, first)
    assume(again.written == again.rows)
    assert (tmp_path / "out.csv").read_text("utf-8") == first


def test_the_clusters_do_not_go_to_standard_output(shell):
    (shell.folder / "l.csv").write_text(HEADER + JANE, encoding="utf-8")
    done = shell("dedupe", "l.csv", "-o", "o.csv", "--clusters", "-", code=2)
    assert "`--clusters` takes a file" in done.stderr
    assert not (shell.folder / "o.csv").exists()
