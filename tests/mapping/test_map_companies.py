"""What the columns of a list mean when its rows are about companies."""

from leadctl.mapping.deciding.companies import about_companies
from leadctl.mapping.maps.columns import Plan, PlanColumn


def fields(*columns):
    plan = Plan(tuple(PlanColumn(header, field, how) for header, field, how in columns))
    return [one.field for one in about_companies(plan).columns]


def test_a_number_is_the_companys_where_no_column_has_that():
    assert fields(("Phone", "phone", "synonym")) == ["company_phone"]
    both = (("Phone", "phone", "synonym"), ("HQ Phone", "company_phone", "synonym"))
    assert fields(*both) == ["phone", "company_phone"]


def test_the_companys_place_is_read_once_and_only_where_none_is():
    custom = [(name, "", "custom") for name in ("Company State", "Company Region", "Company Size")]
    assert fields(*custom) == ["state", "", ""]
    assert fields(custom[0], ("State", "state", "synonym")) == ["", "state"]
    assert fields(("Company City", "", "left out"), ("City of birth", "", "custom")) == ["", ""]
