"""A list that was cleaned stands: the same run over its output changes no byte."""

from __future__ import annotations

import csv
import io

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file

COLUMNS = {
    "Name": "Jane Doe|DOE, JANE|Mary Ann|van der Berg, Jan|SMITH JR, JOHN|null|李娜|'t Hooft",
    "First Name": "Jane|Mary Ann|Jane Doe|Dr. Hans|J.|n/a|Doe, Jane|John II",
    "Last Name": "DOE|Smith Jr.|van der Berg|O'BRIEN|Smith John|-|García Márquez",
    "Phone": "030 901820|(512) 555-0123|5125550123|+49 30 901820|01 42 68 53 00|600 555 092|"
    "491711234567|n/a|4.41235E+11|+1 416 555 0123 x12|0049 30 901820 / 0171 1234567|=+49123",
    "Mobile": "0171 1234567|+44 7700 900123|512 555 0124|06 12 34 56 78|n.a.",
    "State": "California|CA|Texas|Bayern|BY|Ontario|Georgia|GA|N.Y.|Massachusetts|calif.",
    "Country": "USA|Germany|#N/A|Atlantis|france|US; Canada|xx",
    "Zip": "78701|787011234|2139|80331|1067|M5V 2T6|02139.0",
    "Company": "ACME INC|acme gmbh|self-employed|株式会社日立|=1+1|The Foo Company, Inc.",
    "Title": 'VP SALES|ceo|Geschäftsführer|Sr. Mgr|Director, IT|=HYPERLINK("http://x","VP")',
    "Website": "acme.com|https://www.acme.de/path?utm_source=x|HTTP://FOO.CO.UK|foo",
    "Status": "open|do not call|Unsubscribed|zzz",
    "Created Date": "03/04/2024|13/04/2024|2024-01-02|45123|1.2.2024",
    "Employees": "51-200|1,000+|10k|about 50|1.000",
    "Notes": "=cmd|'=quoted|'quoted|hello\nworld|donâ€™t| two  spaces |-",
    "Seniority": "vp|Director",
    "Language": "German|en-US",
    "Opt Out": "yes|no|x",
}
CELLS = {header: ("", *cells.split("|")) for header, cells in COLUMNS.items()}
ADDRESSES = ("jane@acme.de", "bob@gmial.com", "x", "a@b.fr; c@d.fr", "joe@gmail.com", "", "n/a")


@st.composite
def tables(draw):
    headers = draw(st.lists(st.sampled_from(sorted(CELLS)), max_size=6, unique=True))
    cells = [st.sampled_from(ADDRESSES), *(st.sampled_from(CELLS[one]) for one in headers)]
    rows = draw(st.lists(st.tuples(*cells), min_size=1, max_size=4))
    return ["Email", *headers], [list(row) for row in rows]


def cleaned(folder, text, **asked):
    path, stream = folder / "list.csv", io.BytesIO()
    path.write_bytes(text)
    clean_file(CleanRequest(str(path), stream=stream, **asked))
    return stream.getvalue()


def written(headers, rows):
    stream = io.StringIO()
    csv.writer(stream).writerows([headers, *rows])
    return stream.getvalue().encode()


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    table=tables(),
    region=st.sampled_from(["", "DE", "US"]),
    more=st.frozensets(st.sampled_from(["verdicts", "derived"])),
)
@example((["Email", "Phone"], [["", "491711234567"]]), "", {"verdicts", "derived"})
@example((["Email", "Phone"], [["a@b.de", "030 901820"]]), "US", {"verdicts", "derived"})
@example((["Email", "First Name"], [["", "Mary Ann"]]), "", {"derived"})
@example((["Email", "State", "Country"], [["a@b.io", "California", ""]]), "", frozenset())
@example((["Email", "State", "Country"], [["a@b.io", "California", ""]]), "", {"derived"})
@example((["Email", "Notes"], [["a@b.io", "'=1+1"], ["n/a", ""]]), "", frozenset())
def test_cleaning_a_list_twice_changes_no_byte(tmp_path, table, region, more):
    asked = {"region": region, **dict.fromkeys(more, True)}
    once = cleaned(tmp_path, written(*table), **asked)
    assert cleaned(tmp_path, once, **asked) == once
