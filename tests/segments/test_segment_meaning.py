"""What names and values come to: conditions on columns."""

from datetime import UTC, datetime
from math import inf

import pytest

from leadctl.errors import UsageError
from leadctl.segments.condition import (
    Alike,
    Dates,
    Doubtful,
    Every,
    InState,
    Inverse,
    Known,
    Numbers,
    OneOf,
    Place,
    Some,
    Usable,
    places_of,
)
from leadctl.segments.meaning import World, understand, used_segments
from leadctl.segments.parse import parse

SAVED = {
    "germans": "country:de",
    "people": "in:germans not in:us",
    "us": "country:us",
    "a": "in:b",
    "b": "in:c or in:a",
    "c": "title:vp",
    "gone": "in:lost",
    "old": "title:vp contry:de",
    "outer": "in:old",
    **{f"x{n}": f"in:x{n + 1} in:x{n + 1}" for n in range(20)},
    "x20": "title:x",
    **{f"deep{n}": f"in:deep{n + 1}" for n in range(60)},
    "deep60": "title:x",
}
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def meaning(text, region=""):
    world = World(NOW, lambda: SAVED, lambda: ["Booth Rep", "Score"], region)
    return understand(parse(text), world)


def at(*columns):
    return tuple(map(Place, columns))


SCORE = (Place("extra", "custom", "Score"),)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("company:Müller", Alike(at("company"), ("muller",))),
        ("company:a,B", Alike(at("company"), ("a", "b"))),
        ("title:vp*", Alike(at("title"), ("vp",), "starts")),
        ("ann", Alike(at("full_name", "email", "company", "title"), ("ann",), "contains")),
        ("country:germany,Deutschland,fr", OneOf(at("country"), ("DE", "DE", "FR"))),
        ("country:g*", Alike(at("country"), ("g",), "starts")),
        ("stage:MQL", OneOf(at("stage"), ("mql",))),
        ('status:"In Progress"', OneOf(at("status"), ("in_progress",))),
        ("seniority:c-level", OneOf(at("seniority"), ("c_level",))),
        ("touch:booth-scan", OneOf(at("last_touch"), ("booth_scan",))),
        ("email_opt_out:ja", OneOf(at("email_opt_out"), ("yes",))),
        ("domain:www.Acme.com", OneOf(at("domain"), ("acme.com",))),
        ("linkedin:Jane-Doe", OneOf(at("linkedin"), ("https://www.linkedin.com/in/jane-doe",))),
        (
            "linkedin:linkedin.com/in/jane-doe/",
            OneOf(at("linkedin"), ("https://www.linkedin.com/in/jane-doe",)),
        ),
        ("state:bavaria", Some((Alike(at("state"), ("bavaria",)), InState((("DE", "BY"),))))),
        ("state:by", Alike(at("state"), ("by",))),
        ("employees:50", OneOf(at("employees"), ("50",))),
        ("employees:50..1k", Numbers(at("employees"), 50, 1000)),
        ("employees:51-200", Numbers(at("employees"), 51, 200)),
        ("employees:10000+", Numbers(at("employees"), 10000, inf)),
        ("employees>100", Numbers(at("employees"), 100, inf, above=True)),
        ("employees<=100", Numbers(at("employees"), -inf, 100)),
        ("revenue:2.5m..", Numbers(at("revenue"), 2_500_000, inf)),
        ("score>=-0.5", Numbers(SCORE, -0.5, inf)),
        ("score:50", Alike(SCORE, ("50",))),
        ("score:50,100", Alike(SCORE, ("50", "100"))),
        ("score:2026-10", Some((Alike(SCORE, ("2026-10",)), Dates(SCORE, "2026-10", "2026-10~")))),
        ("score:2026", Some((Alike(SCORE, ("2026",)), Dates(SCORE, "2026", "2026~")))),
        ("score:7d", Alike(SCORE, ("7d",))),
        ("employees:50, 200", OneOf(at("employees"), ("50", "200"))),
        ("employees:2000,300", OneOf(at("employees"), ("2000", "300"))),
        ('employees:"1,000"', OneOf(at("employees"), ("1000",))),
        ("lead_id:1,234", OneOf(at("lead_id"), ("1", "234"))),
        ("score:2026-10..", Dates(SCORE, "2026-10", "")),
        ("score:2026..", Numbers(SCORE, 2026, inf)),
        ("score<30d", Dates(SCORE, "2026-10-22~", "")),
        ("updated:2026-10", Dates(at("updated_at"), "2026-10", "2026-10~")),
        ("updated:2025..2026", Dates(at("updated_at"), "2025", "2026~")),
        ("updated:..7d", Dates(at("updated_at"), "2026-11-14", "")),
        ("updated:60d..", Dates(at("updated_at"), "", "2026-09-22~")),
        ("updated:7d..30d", Dates(at("updated_at"), "2026-10-22", "2026-11-14~")),
        ("updated:1d", Dates(at("updated_at"), "2026-11-20", "2026-11-20~")),
        ("updated>2026-10", Dates(at("updated_at"), "2026-10~", "")),
        ("updated>=2026-10", Dates(at("updated_at"), "2026-10", "")),
        ("updated<2026-10", Dates(at("updated_at"), "", "2026-10")),
        ("updated<=2026-10", Dates(at("updated_at"), "", "2026-10~")),
        ("updated>30d", Dates(at("updated_at"), "", "2026-10-22")),
        ("updated<=30d", Dates(at("updated_at"), "2026-10-22", "")),
        ("created:2026", Dates(at("created", "created_at"), "2026", "2026~")),
        ("has:title", Known(at("title"))),
        ("no:title", Inverse(Known(at("title")))),
        ("has:title,owner", Some((Known(at("title")), Known(at("owner"))))),
        ('"Booth Rep":Kim', Alike((Place("extra", "custom", "Booth Rep"),), ("kim",))),
        ('has:"Booth Rep"', Known((Place("extra", "custom", "Booth Rep"),))),
        ("is:customer", OneOf(at("stage"), ("customer",))),
        ("is:Duplicate", Doubtful()),
        ("is:free-mail", Alike((Place("email_flags", "words"),), ("free",))),
        ("in:Germans", OneOf(at("country"), ("DE",))),
        (
            "in:people",
            Every((OneOf(at("country"), ("DE",)), Inverse(OneOf(at("country"), ("US",))))),
        ),
    ],
)
def test_an_expression_means(text, condition):
    assert meaning(text) == condition


def test_addresses_and_numbers_are_looked_for_wherever_a_lead_has_them():
    email = meaning("email:Jane@Acme.com")
    assert email.values == ("jane@acme.com",)
    assert email.places == (
        *at("email", "personal_email"),
        Place("other_emails", "list"),
    )
    assert meaning('phone:"+1 212 555 0101"').values == ("+12125550101",)
    assert meaning("phone:030901820", region="DE").values == ("+4930901820",)
    assert meaning("phone:+1212*").how == "starts"
    usable = meaning("has:phone")
    assert isinstance(usable, Usable)
    assert Place("other_phones", "list") in usable.places
    assert Place("phone") not in usable.places


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("contry:de", "unknown field `contry` at column 1", "did you mean `country`?"),
        ("title:a has:emial", "unknown field `emial` at column 13", "did you mean `email`?"),
        ("country:germny", "unknown country `germny` at column 9", "did you mean `germany`?"),
        ("stage:zzz", "unknown stage `zzz` at column 7", "one of: subscriber, lead"),
        ("seniority:vp,bosss", "unknown seniority `bosss` at column 14", "one of: c_level"),
        ("department:slaes", "unknown department `slaes` at column 12", "did you mean `sales`?"),
        ("language:germn", "unknown language `germn` at column 10", "did you mean `german`?"),
        ("time_zone:berln", "unknown time zone `berln` at column 11", ""),
        ("lawful_basis:x", "unknown lawful basis `x` at column 14", "one of: consent"),
        ("email_opt_out:perhaps", "unknown email opt out `perhaps`", "one of: yes, unclear, no"),
        ("country:eu", "unknown country `eu`", "such as country:de,fr,it"),
        ("time_zone:cet5", "unknown time zone `cet5`", ""),
        ("email_reason:typo", "unknown email reason `typo` at column 14", "one of: failed_syntax"),
        ("phone_type:mobil", "unknown phone type `mobil`", "did you mean `mobile`?"),
        ("employees:1,000..", "`1,000` may be one number or two at column 13", "write 1000"),
        ("employees:..5,000", "`5,000` may be one number or two", "write 5000"),
        ("revenue:5,000..9", "`5,000` may be one number or two", "5, 000 with a blank"),
        ("employees:50,200", "`50,200` may be one number or two", "write 50200"),
        ("score:1,000..", "`1,000` may be one number or two", "write 1000"),
        ("zzzzz:1", "unknown field `zzzzz` at column 1", "`leadctl segment --help` names every"),
        ("in:nope", "there is no segment `nope`", "save it: leadctl segment save nope EXPR"),
        ('in:"n o p e"', "there is no segment `n o p e`", "leadctl segment list"),
        ("email_status:ok", "unknown email status `ok` at column 14", "one of: valid"),
        ("touch:7d..", "`touch` is neither a number nor a date", "touched:7d.."),
        ("title:a..b", "`title` is neither a number nor a date: no range", "quote"),
        ("title>5", "`title` is neither a number nor a date at column 7", "title:5"),
        ("employees:many", "`many` is no number at column 11", "50"),
        ("employees:9..1", "the range `9..1` ends before it begins at column 11", ""),
        ("created:soon", "`soon` is no date at column 9", "2026-10-01"),
        ("created:2026..7d", "a range is of two dates or of two ages", ""),
        ("created:2026-10..2026-09", "ends before it begins", ""),
        ("created:30d..7d", "ends before it begins", ""),
        ("is:x", "unknown word `is:x` at column 4", "one of: customer"),
        ("is:valid_mial", "unknown word `is:valid_mial`", "did you mean `valid_mail`?"),
        ("has:~email", "`has:` takes names at column 5", ""),
        ("in:1..2", "`in:` takes names at column 4", ""),
        ("has>5", "`has:` takes names at column 5", ""),
        ("in:germns", "there is no segment `germns` at column 4", "did you mean `germans`?"),
        ("in:b", "segment `b` leads back to itself: b -> a -> b", "segment list"),
        ("in:gone", "in segment `gone`: there is no segment `lost` at column 4", ""),
        ("in:outer", "in segment `old`: unknown field `contry` at column 10", "`country`"),
        ("in:x0", "more than 1,000 conditions, with those of segments", ""),
        ("in:deep0", "more than 50 segments inside one another", ""),
        (f"title:{','.join(f'{n}*' for n in range(1001))}", "more than 1,000 conditions", ""),
    ],
)
def test_what_means_nothing_is_told(text, said, hint):
    with pytest.raises(UsageError) as caught:
        meaning(text)
    assert said in caught.value.message
    assert hint in caught.value.hint


def test_the_segments_in_an_expression_are_found():
    assert used_segments(parse("in:A,b or not (c in:d x:in)")) == {"a", "b", "d"}
    assert used_segments(parse('"in":a or IN:b')) == {"b"}


def test_the_places_of_a_condition():
    assert places_of(meaning("title:a not (created:2026 state:bavaria) is:duplicate")) == list(
        at("title", "created", "created_at", "state", "country")
    )
    assert places_of(meaning("has:email"))[:2] == list(at("email", "email_status"))
