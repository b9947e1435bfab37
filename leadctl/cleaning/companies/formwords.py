"""Words that name a legal form, as people write them most; own lists.

`data/legal_forms.tsv` (ISO 20275) adds the breadth.
"""

from __future__ import annotations

from leadctl.cleaning.tables import phrase_set, word_set

SURE_FORMS = word_set(
    """
    inc incorporated corp corporation co company llc lc llp lllp lp plc ltd limited pllc pc
    ulc dac clg gmbh mbh ggmbh gesmbh gesnbr ag kg kgaa ohg gbr gesbr ug ev eg ek se co2 ewiv
    haftungsbeschrankt partg partgmbb aktiengesellschaft sa sas sasu sarl eurl selarl selas gaec
    scea snc scs scop cie ltee sl slu sau srl srlu sc scrl sagl srls sapi spzoo
    sacv cv ltda lda eireli epp ss unipessoal eirl saic sacif sacifia
    sacifa saai saica sacifi
    bv nv vof bvba sprl cvba vzw asbl ebvba comv aisbl avv ab hb as asa ans enk nuf oy oyj
    ou mtu aps ivs amba smba ehf hf slhf sp spj spk sro vos zrt nyrt kft bt kkt doo jdoo
    dd dooel ead ood eood jsc ojsc pjsc cjsc ooo zao oao pao ao tov uab sia
    pty pte pvt private bhd sdn tbk pt persero kk gk yk kabushiki kaisha pbc publ pcl fze fzco fzllc
    wll qpsc kscc kscp saog saoc shpk sarlau sgps fsb cic scic partmbb egmbh gug aor kdor aktiebolag
    handelsbolag kommanditbolag aktieselskab aksjeselskap osakeyhtio commv dmcc berhad teoranta
    cyfyngedig unternehmergesellschaft anpartsselskab allmennaksjeselskap osauhing aktsiaselts
    einkahlutafelag hlutafelag limitada scsp egbr keg sarls
    """
)
"""Folded words that name a legal form at the end of a name, however they are written. Own list."""

CAPITAL_FORMS = word_set("spa me sal sac too mei mbb sci ad na pa og")
"""Forms that are words and names, too (`Day Spa`): only in capitals or dotted."""

DOTTED_FORMS = word_set("ae bsc ksc qsc sae saci zs zu ua srld srlcv cyf esp")
"""Forms that count with their dots only, besides the short ones of ISO 20275. Own list."""

NO_FORMS = word_set("zoo district ages afore ambasciate trustco confederazione obec")
"""Words of the ISO list that end names of schools, shops and towns: never a form."""

FORM_PHRASES = phrase_set(
    """
    limited liability company|limited liability partnership|limited partnership|and co|et cie
    |and cie|and company|e cia|public limited company|public company limited|y cia|and cia
    |sp z oo|sp zoo|spolka z oo|spolka zoo|sp k|sp j|sp p|spolka komandytowa
    |spolka z ograniczona odpowiedzialnoscia|s coop|soc coop|s civil|s en cp|akc spol|kom spol
    |ver obch spol|spol s r o|spol sro|spol s ro|sa rl|ltda me|ltda epp|and compagnie
    |s de rl de cv|sa de cv|sab de cv|sapi de cv|s de rl|s en c|sas de cv|de cv|sc de rl de cv
    |societe anonyme|sociedad anonima|sociedad limitada|societa per azioni|societa a responsabilita
    limitata|besloten vennootschap|naamloze vennootschap|spolka akcyjna|spolka jawna
    |gesellschaft mit beschrankter haftung|kommanditgesellschaft|offene handelsgesellschaft
    |gesellschaft burgerlichen rechts|eingetragener verein|eingetragene genossenschaft
    |unternehmergesellschaft haftungsbeschrankt|aktiengesellschaft|part gmbb|partg mbb|part mbb
    |partnerschaft mbb|in liquidation|in liq|in receivership|in insolvenz|in liquidatie
    |zhu shi hui she|you xian gong si|gu fen you xian gong si|ltd sti|tic as|san ve tic as
    |san ve tic ltd sti|sanayi ve ticaret as|sanayi ve ticaret ltd sti
    |sanayi ve ticaret anonim sirketi|sanayi ve ticaret limited sirketi|anonim sirketi
    |limited sirketi|ticaret as|sh a|sh pk
    |ges mbh|u co|gmbh u co kg|public co ltd|free zone company|free zone establishment
    |proprietary limited|private limited|oyj abp|fz llc|llc fz|dwc llc|comm v|e kfm|e kfr
    |joint stock company|open joint stock company|closed joint stock company
    |public joint stock company|public benefit corporation|designated activity company
    |community interest company|sp zo o|srl unipersonale|srl a socio unico|srl societa benefit
    |spa societa benefit|soc coop a rl|soc coop arl|sca rl|sc a rl|san tic ltd sti|san tic as
    |dis tic ltd sti|tic ltd sti|gmbh il|ag il|kg il|ug il|gmbh i gr|gmbh ig|sa de cv sofom enr
    |sofom enr|unlimited company|z oo
    |sarl au|sarl a associe unique|sa esp|sas esp|ltda esp
    |gesellschaft mbh|gemeinnutzige gmbh|gemeinnutzige gesellschaft mbh
    |gemeinnutzige gesellschaft mit beschrankter haftung|eingetragener kaufmann
    |eingetragene kauffrau|limited liability co|limited liability corporation|ltd liability co
    |ltd liability company|professional corporation|societe par actions simplifiee unipersonnelle
    |entreprise unipersonnelle a responsabilite limitee|uzdaroji akcine bendrove|akcine bendrove
    |perseroan terbatas|godo kaisha|anonymi etaireia|shoqeri me pergjegjesi te kufizuar
    |shoqeri aksionare|stiftung and co kg|in liquidazione|en liquidation|en liquidacion
    |em liquidacao|w likwidacji|v likvidaci|bv io|nv io|sarl s|opc private limited|opc pvt ltd
    """
)
"""The same in several words."""

ENDED_PHRASES = phrase_set("in administration")
"""What befell a company, and a trade: part of its form only behind one."""

LEADING_FORMS = word_set(
    "ooo zao oao pao tov uab pjsc ojsc cjsc jsc llc sarl eurl sasu selarl gaec scea firma"
)
"""Forms that also stand before a name, and that no name begins with."""

DOTTED_LEADING_FORMS = word_set("pt fa cv ud doo jdoo")
"""Such forms if they are dotted, as `PT. Maju`; `PT Cruiser Club` and `Doo Wop Shop` are names."""
