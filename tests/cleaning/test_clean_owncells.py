"""Cells under rules of a user's own."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.owncells import folded
from leadctl.cleaning.ownrules import FieldRules, OwnRules
from leadctl.cleaning.rows import clean_rows, explain
from leadctl.fields import BY_NAME


def under(field, **rules):
    return Rules(own=OwnRules.of({field: FieldRules(**rules)}))


def made_of(field, raw, rules):
    return clean_rows({field: [raw]}, rules, derive=False)[field][0]


ALIASES = {"big blue": "IBM", "ibm": "IBM"}


@pytest.mark.parametrize(
    ("field", "rules", "raw", "value", "key"),
    [
        ("company", {"null_words": frozenset({"acme test"})}, " ACME  Test", None, ""),
        ("company", {"null_words": frozenset({"acme"})}, "Acme Test", "Acme Test", "acme test"),
        ("company", {"aliases": ALIASES}, "BIG BLUE", "IBM", "ibm"),
        ("company", {"aliases": ALIASES}, "“Big Blue”", "IBM", "ibm"),
        ("company", {"aliases": ALIASES}, "Ibm", "IBM", "ibm"),
        ("company", {"aliases": ALIASES}, "Big Blue Inc", "Big Blue Inc", "big blue"),
        ("country", {"aliases": {"the isles": "GB"}}, "The Isles", "GB", "GB"),
        ("country", {"aliases": {"the isles": "Netherlands"}}, "the isles", "NL", "NL"),
        ("last_name", {"casing": frozenset({"deVries"})}, "DEVRIES", "deVries", "devries"),
        ("company", {"casing": frozenset({"eBay"})}, "EBAY MOTORS", "eBay Motors", "ebay motors"),
        ("company", {"casing": frozenset({"AT&T"})}, "At&t Wireless", "AT&T Wireless", None),
        ("company", {"casing": frozenset({"IBM"})}, "Ibmx", "Ibmx", "ibmx"),
        ("title", {"casing": frozenset({"DevRel"})}, "HEAD OF DEVREL", "Head of DevRel", None),
        ("email", {"null_words": frozenset({"a@b.example"})}, "A@b.example", None, ""),
        ("tags", {"aliases": {"vip": "key account"}}, "VIP", "key account", None),
    ],
)
def test_a_rule_is_obeyed(field, rules, raw, value, key):
    one = made_of(field, raw, under(field, **rules))
    assert one.value == value
    assert key is None or one.key == key


def test_lists_of_addresses_and_typos_are_obeyed():
    denied = under("email", deny=frozenset({"acme.com"}))
    one = made_of("email", "jane@acme.com; joe@globex.com", denied)
    assert (one.value, one.more[0].reason) == ("joe@globex.com", "denied")
    mended = made_of("email", "jane@gmial.com", Rules(fix_typos=True))
    assert (mended.value, mended.verdict) == ("jane@gmail.com", "valid")
    assert made_of("email", "jane@gmial.com", Rules()).value == "jane@gmial.com"
    meant = replace(under("email", allow=frozenset({"gmial.com"})), fix_typos=True)
    assert made_of("email", "jane@gmial.com", meant).value == "jane@gmial.com"


def test_a_rule_is_for_its_field_alone():
    rules = under("title", null_words=frozenset({"acme"}))
    assert made_of("company", "Acme", rules).value == "Acme"


def test_a_row_lies_where_its_aliases_say():
    rules = under("country", aliases={"head office": "DE"})
    cells = clean_rows({"phone": ["030 901820"], "country": ["Head Office"]}, rules)
    assert cells["phone"][0].value == "+4930901820"
    state = clean_rows({"state": ["Bayern"], "country": ["Head Office"]}, rules)
    assert state["country"][0].value == "DE"


@pytest.mark.parametrize("raw", ["unsubscribed", "do not contact"])
def test_a_wish_not_to_be_contacted_is_no_null_word(raw):
    rules = under("status", null_words=frozenset({raw}), aliases={raw: "open"})
    assert made_of("status", raw, rules) == made_of("status", raw, Rules())


@pytest.mark.parametrize(
    ("field", "rules", "raw", "told"),
    [
        ("company", {"aliases": ALIASES}, "BIG BLUE", ["alias"]),
        ("company", {"null_words": frozenset({"tbc"})}, "TBC", ["null word"]),
        ("last_name", {"casing": frozenset({"deVries"})}, "DEVRIES", ["casing"]),
        ("company", {"casing": frozenset({"DELOITTE"})}, "deloitte", ["casing"]),
    ],
)
def test_every_rule_is_told(field, rules, raw, told):
    rules = under(field, **rules)
    cleaned, steps = explain(field, raw, rules)
    assert cleaned == made_of(field, raw, rules)
    assert [one.rule for one in steps][-len(told) :] == told
    assert steps[0].before == raw
    assert steps[-1].after == (cleaned.value or "")


WORDS = ["IBM", "deVries", "eBay", "DELOITTE", "van", "jones", "at&t", "Anna", "TBC", "de", "x"]
TEXTS = (
    st.lists(
        st.sampled_from([*WORDS, "Acme", "OMEGA", "GmbH", "smith,", "Dr.", "a@gmial.com", "&amp;"]),
        max_size=4,
    )
    .flatmap(lambda parts: st.sampled_from([parts, [one.upper() for one in parts]]))
    .map(" ".join)
)
PLAIN = TEXTS | st.text(max_size=12)
FIELDS = ["full_name", "last_name", "company", "title", "email", "city", "tags", "industry"]


@st.composite
def own_rules(draw):
    def closed(aliases):
        met = {
            folded(given): meant
            for given, meant in aliases.items()
            if folded(given) and folded(meant)
        }
        return {**met, **{folded(meant): meant for meant in met.values()}}

    return FieldRules(
        null_words=frozenset(map(folded, draw(st.lists(PLAIN, max_size=2)))),
        aliases=closed(draw(st.dictionaries(PLAIN, PLAIN, max_size=3))),
        casing=frozenset(draw(st.lists(st.sampled_from(WORDS), max_size=5))),
        deny=frozenset(draw(st.lists(st.sampled_from(["acme.com", "gmail.com"]), max_size=1))),
    )


@settings(max_examples=250)
@given(
    field=st.sampled_from(FIELDS),
    own=own_rules(),
    text=PLAIN,
    fix_typos=st.booleans(),
)
def test_cleaning_twice_changes_nothing_under_any_rules(field, own, text, fix_typos):
    own = own if BY_NAME[field].cleaner != "email" else own._replace(aliases={})
    rules = Rules(own=OwnRules.of({field: own}), fix_typos=fix_typos)
    once = made_of(field, text, rules)
    for one in (once, *once.more):
        again = made_of(field, one.value or "", rules)
        assert (again.value, again.key, again.more) == (one.value, one.key, ())
    cleaned, steps = explain(field, text, rules)
    assert cleaned == once
    shown = "; ".join(once.values)
    assert not steps or steps[-1].after == shown
    assert steps or text == shown


def test_rules_are_read_as_they_were_written():
    shared = frozenset({"acme.com", "globex.com"})
    fields = {
        "email": FieldRules(deny=shared, null_words=frozenset({"tbc"})),
        "personal_email": FieldRules(deny=shared),
        "company": FieldRules(aliases=ALIASES, casing=frozenset({"IBM"})),
        "title": FieldRules(),
    }
    own = OwnRules.of(fields)
    again = OwnRules(own.text)
    assert again == own
    assert again.digest == own.digest
    assert again.fields == {name: rules for name, rules in fields.items() if name != "title"}
    assert own.text.count("globex.com") == 1
    assert not OwnRules.of({"title": FieldRules()})


def test_rules_of_some_fields_are_taken_alone():
    old = OwnRules.of(
        {
            "email": FieldRules(deny=frozenset({"a.com"})),
            "title": FieldRules(null_words=frozenset({"tbc"})),
        }
    )
    new = OwnRules.of(
        {"email": FieldRules(allow=frozenset({"b.com"})), "company": FieldRules(aliases=ALIASES)}
    )
    mixed = old.taking(new, {"email", "title"})
    assert mixed.fields == {"email": new.fields["email"]}
    assert old.taking(new, ()) == old
    assert old.without(["A.com"]).fields == {"title": old.fields["title"]}
