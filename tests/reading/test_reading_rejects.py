import csv
import io

from leadctl.reading import open_table
from leadctl.reading.opening import rejects
from leadctl.rows import Reject


def test_rejects_keep_the_raw_text():
    found = [Reject(7, "", "too_few_cells", 'a,"b\r\nc"'), Reject(9, "Email", "x", "ä,ö")]
    stream = io.StringIO(newline="")
    assert rejects.write(stream, found) == 2
    stream.seek(0)
    rows = list(csv.reader(stream))
    assert rows[0] == ["line", "column", "reason", "raw"]
    assert [Reject(int(line), *rest) for line, *rest in rows[1:]] == found


def test_every_reason_given_is_explained(tmp_path):
    path, lines = tmp_path / "bad.csv", tmp_path / "bad.jsonl"
    long = "x" * 200_000
    path.write_text(
        f'a,b,c\n1,2\n1,2,3,4\n"1,2\n"1"1,2,"3"3"3\na,b,c\n1,2,{long}\n"x"y",z"\n1,2,3\nTotal,,\n'
    )
    lines.write_text('{"a":"<test lead: dummy data for a>"}\n{"a":1\n[1]\n{"a":1}\n')
    with_title = tmp_path / "title.csv"
    with_title.write_text(
        "Our report\nfirst name,last name,email\nAnn,Lee,a@x.com\nAnn Total,1,\n"
        "Subtotal,1,\nTeam B,,\nBo,Ray,b@x.com\n"
        "\nCode,Meaning\nA,active\n"
    )
    cards = tmp_path / "cards.vcf"
    cards.write_text("BEGIN:VCARD\nFN:Team\nKIND:group\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\n")
    found = [
        reject.reason
        for file in (path, lines, with_title, cards)
        for chunk in open_table(file).chunks
        for reject in chunk.rejects
    ]
    # Those take mapping to tell.
    mapped = {"header", "nobody", "no_domain", "no_address", "no_country"}
    assert set(found) == set(rejects.REASONS) - mapped
