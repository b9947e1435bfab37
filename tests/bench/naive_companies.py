"""The peer of bench_companies.py: two lists merged on the domain with pandas, as a script would.

`python tests/bench/naive_companies.py PEOPLE COMPANIES OUT`. The domain is what stands behind the
`@`, or the host of the web site without its `www.`. It keeps nothing of where values come from,
and nothing can be taken back.
"""

from __future__ import annotations

import sys

import pandas as pd


def main() -> None:
    """Read both lists, fill what people lack of their companies, and write them."""
    people, companies = (pd.read_csv(path, dtype=str) for path in sys.argv[1:3])
    mail = people["Email"].str.strip().str.lower().str.extract("@([^@ ]+)$")[0]
    people["domain"] = mail.fillna(_host(people["Website"]))
    companies["domain"] = _host(companies["Website"])
    companies = companies.drop_duplicates("domain", keep="last").drop(columns="Website")
    merged = people.merge(companies, on="domain", how="left", suffixes=("", " (theirs)"))
    for name in companies.columns:
        if f"{name} (theirs)" in merged:
            merged[name] = merged[name].fillna(merged.pop(f"{name} (theirs)"))
    merged.to_csv(sys.argv[3], index=False)


def _host(pages: pd.Series[str]) -> pd.Series[str]:
    host = pages.str.strip().str.lower().str.replace("^https?://", "", regex=True)
    return host.str.replace("^www[.]", "", regex=True).str.split("/").str[0]


if __name__ == "__main__":
    main()
