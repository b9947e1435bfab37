"""Short and other names of states, beside those of CLDR and ISO 3166-2.

The United States' are those of the Government Publishing Office's style manual and of older mail,
Mexico's those of its census; French ones of Canada are the provinces' own.
"""

from __future__ import annotations

from functools import cache

_SHORT = {
    "US": """
        ala AL|alas AK|ark AR|del DE|dela DE|ind IN|ida ID|kan KS|kans KS|ken KY|mont MT|neb NE
        |nebr NE|nev NV|n mex NM|new mex NM|n dak ND|no dak ND|n dakota ND|s dak SD|so dak SD
        |s dakota SD|n carolina NC|no carolina NC|n car NC|s carolina SC|so carolina SC|s car SC
        |n jersey NJ|n york NY|n hampshire NH|n mexico NM|okla OK|ore OR|oreg OR|penna PA|tenn TN
        |vir VA|wash WA|wash dc DC|w va WV|w virginia WV|wis WI|wisc WI|wyo WY|miss MS
        |dist of columbia DC|virgin islands VI|us virgin islands VI|northern marianas MP
        |commonwealth of massachusetts MA|commonwealth of pennsylvania PA
        |commonwealth of virginia VA|commonwealth of kentucky KY
    """,
    "CA": """
        alta AB|sask SK|man MB|nwt NT|nfld NL|nfld and lab NL|newfoundland and labrador NL
        |newfoundland labrador NL|nfld lab NL|labrador NL|colombie britannique BC
        |nouvelle ecosse NS|nouveau brunswick NB|ile du prince edouard PE
        |terre neuve et labrador NL|terre neuve NL|territoires du nord ouest NT|prov de quebec QC
        |northwest terr NT|pr edward island PE|brit col BC
    """,
    "AU": "south aust SA|western aust WA|west australia WA|west aust WA|northern terr NT",
    "DE": """
        rlp RP|rhld pf RP|rheinl pfalz RP|freistaat bayern BY|freistaat sachsen SN
        |freistaat thuringen TH|freistaat thueringen TH|meckpomm MV|mecklenburg vorp MV
        |meckl vorp MV|baden wurtt BW|baden wuertt BW|ba wu BW|nds NI|niedersachs NI
        |freie und hansestadt hamburg HH|freie hansestadt bremen HB|schl holst SH|schlesw holst SH
        |nordrhein westf NW
    """,
    "MX": """
        ags AGU|b c BCN|bc BCN|b c s BCS|camp CAM|chih CHH|chis CHP|coah COA|col COL|dgo DUR
        |gto GUA|gro GRO|hgo HID|jal JAL|mex MEX|edo mex MEX|e de mex MEX|mich MIC|mor MOR|nay NAY
        |oax OAX|pue PUE|qro QUE|q roo ROO|qroo ROO|s l p SLP|sin SIN|son SON|tab TAB|tamps TAM
        |tlax TLA|yuc YUC|zac ZAC
    """,
}
"""Country -> folded names, each with the code of its state."""


@cache
def short_states() -> dict[tuple[str, str], str]:
    """Give the code of each country and folded name."""
    found = {}
    for country, lines in _SHORT.items():
        for line in " ".join(lines.split()).split("|"):
            name, _, code = line.strip().rpartition(" ")
            found[country, name] = code
    return found
