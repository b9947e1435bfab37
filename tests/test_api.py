import subprocess
import sys

import pandas as pd
import pytest

import leadctl
from leadctl.errors import DataError


def test_a_frame_is_cleaned_as_a_file_is():
    frame = pd.DataFrame(
        {
            "E-Mail": [" JANE@ACME.IO ", None, "n/a"],
            "Telefon": ["030 901820", "+44 20 7946 0000", None],
            "Land": ["Deutschland", "UK", "Atlantis"],
            "Intern": [1, 2.5, None],
        },
        index=["a", "b", "c"],
    )
    before = frame.copy()
    cleaned = leadctl.clean(frame)
    assert cleaned.fillna("").to_dict("list") == {
        "E-Mail": ["jane@acme.io", "", ""],
        "Telefon": ["+4930901820", "+442079460000", ""],
        "Land": ["DE", "GB", "Atlantis"],
        "Intern": ["1.0", "2.5", ""],
    }
    assert list(cleaned.index) == ["a", "b", "c"]
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(leadctl.clean(cleaned), cleaned)


def test_region_serves_phones_without_a_country():
    frame = pd.DataFrame({"Phone": ["030 901820"], "Name": ["Jane Doe"]})
    assert leadctl.clean(frame, region="DE")["Phone"].tolist() == ["+4930901820"]


def test_columns_of_one_name_and_no_rows_are_fine():
    frame = pd.DataFrame([["a@b.io", "c@d.io"]], columns=["Email", "Email"])
    assert leadctl.clean(frame).to_numpy().tolist() == [["a@b.io", "c@d.io"]]
    assert leadctl.clean(pd.DataFrame({"Email": []})).shape == (0, 1)


def test_a_frame_that_is_no_lead_list_is_refused():
    with pytest.raises(DataError, match="foo"):
        leadctl.clean(pd.DataFrame({"foo": ["1"]}))


def test_importing_the_package_loads_no_pandas():
    code = "import sys, leadctl; print('pandas' in sys.modules, leadctl.__version__)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == f"False {leadctl.__version__}\n"


def test_the_namespace_holds_what_it_names():
    assert all(hasattr(leadctl, name) for name in leadctl.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = leadctl.nothing
