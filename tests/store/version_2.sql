BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'7801258EDD0AC2300C855FA5F47665F467437BB739652AC840BC2BBB48471185AE3014B6B737A990A4C9D773E038A78511D5281C7FC31C1A9862285F890BEE932F17D81A1F3EF02711D6E60931E6931C5774A0F2903CCE1BAC9CE03111BBC346137762DD6920DD770B0BBEDD63C8B4504C2BCDEABA6652498D3F5845658DB452EDB5CCA21603B1CB3C911F93B03EFA33EE3DE5C8821D5E06DBF271FC01B0EB3729');
INSERT INTO "block" VALUES(2,2,1,X'78016D50DB6EC2300CFD95A8AF8BAAAE1458DFCA4DC0A40934100F543C38C5852242A4AC4C2D7F84F619FCD8EC145E1051E4F81C1F1FCB49D350B66424DBB2B391A9778013269069F40BE349CF1A85B6F42DD489C2121A5219F5C468A87C6B30D981D677D185E0168F4D0F3B7F9233397E3B474AFA4651FC828AE2DADCFE3C160D8DD340CDCA263A667EBB5ABC38C9605F602E461566E7B2F84531CBF32243CB8EE7DABD1384AD7880C17246A5D55C2CE0883FCE81F05B148541378E3A019D97386E0571F0FE1172D575F5E853C4F49411EED35788B15693A77CCCEB1337E4BD1FA3B8DFDD9AC76FFE01CD7969F2');
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
INSERT INTO "edge" VALUES(3,3,7,'same','match',2.19199999999999981534e+01,9.98918955216303139366e-01,'[["name","same given name, same family name",11.67],["email","same domain, both mailboxes tell the name",-10.0],["company","same company, domain or switchboard",8.47],["phone","same number",8.97],["title","same title",2.81]]','');
CREATE TABLE event (
  event_id integer primary key,
  op_id integer not null references operation,
  lead_id integer not null references record,
  kind text not null,
  value text not null
) strict;
INSERT INTO "event" VALUES(1,4,1,'status','connected');
INSERT INTO "event" VALUES(2,5,2,'stage','mql');
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
) strict;
INSERT INTO "import" VALUES(1,1,'a.csv',X'2DA7C06373E00BDD5DE42413AE83FA40','utf-8',',','web','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Title","title","synonym",0,false],["Phone","phone","synonym",0,false],["Company","company","synonym",0,false],["Score","","custom",1,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0);
INSERT INTO "import" VALUES(2,2,'b.csv',X'3424D63573160977782E9F4F10DA0B64','utf-8',',','fair','','{"columns":[["Email","email","synonym",0,false],["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Title","title","synonym",0,false],["Phone","phone","synonym",0,false],["Company","company","synonym",0,false],["Unsubscribed","email_opt_out","synonym",1,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}','booth_scan','2026-01-30',5,1);
CREATE TABLE keep (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
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
  "last_touch" text,
  "last_touch_at" text,
  "records" integer,
  "created_at" text,
  "updated_at" text
) strict;
INSERT INTO "lead" VALUES(1,'Jane Doe','Jane','Doe',NULL,NULL,'Chief Executive Officer','c_level','executive',NULL,NULL,'jane@acme.io',NULL,NULL,'+12125550102',NULL,NULL,NULL,NULL,NULL,'Acme Inc','acme.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','connected',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line_or_mobile','{"Score":"7"}',NULL,NULL,'web','["web","fair"]','booth_scan','2026-01-30',2,'2026-02-01T09:00:00Z','2026-02-04T09:00:00Z');
INSERT INTO "lead" VALUES(2,'Bob Ray','Bob','Ray',NULL,NULL,'Head Buyer','director','procurement',NULL,NULL,'bob.ray@beta.io',NULL,NULL,'+442079460000',NULL,NULL,NULL,NULL,NULL,'Beta GmbH','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line','{"Score":"3"}',NULL,NULL,'web','["web","fair"]','booth_scan','2026-01-30',2,'2026-02-01T09:00:00Z','2026-02-02T09:00:00Z');
INSERT INTO "lead" VALUES(3,'Max Roe','Max','Roe',NULL,NULL,'CTO','c_level','engineering',NULL,NULL,'max.roe@gamma.io',NULL,'["max@gamma.io"]','+4930901820',NULL,NULL,NULL,NULL,NULL,'Gamma','gamma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line','{"Score":"9"}','customer',NULL,'web','["web","fair"]','booth_scan','2026-01-30',2,'2026-02-01T09:00:00Z','2026-02-02T09:00:00Z');
INSERT INTO "lead" VALUES(5,'Robert Ray','Robert','Ray',NULL,NULL,'Buyer','staff','procurement',NULL,NULL,'robert.ray@beta.io',NULL,NULL,'+442079460000',NULL,NULL,NULL,NULL,NULL,'Beta GmbH','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line',NULL,NULL,NULL,'fair','["fair"]','booth_scan','2026-01-30',1,'2026-02-02T09:00:00Z','2026-02-02T09:00:00Z');
INSERT INTO "lead" VALUES(8,'Zoë Pérez','Zoë','Pérez',NULL,NULL,'VP Sales','vp','sales',NULL,NULL,'zoe@delta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Delta','delta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'yes',NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,2,'fair','["fair"]','booth_scan','2026-01-30',1,'2026-02-02T09:00:00Z','2026-02-02T09:00:00Z');
CREATE TABLE lift (
  op_id integer not null references operation,
  suppression_id integer not null references suppression,
  primary key (suppression_id, op_id)
) strict, without rowid;
INSERT INTO "lift" VALUES(9,1);
CREATE TABLE match_key (
  hash integer not null,
  record_id integer not null,
  sure integer not null,
  primary key (hash, record_id)
) strict, without rowid;
INSERT INTO "match_key" VALUES(1429388473352532235,1,1);
INSERT INTO "match_key" VALUES(4382497449911424143,2,1);
INSERT INTO "match_key" VALUES(-3831233027407965562,3,1);
INSERT INTO "match_key" VALUES(1429388473352532235,4,1);
INSERT INTO "match_key" VALUES(-9044311447426729206,5,1);
INSERT INTO "match_key" VALUES(4382497449911424143,6,1);
INSERT INTO "match_key" VALUES(-9152495006787852732,7,1);
INSERT INTO "match_key" VALUES(4350191759086280943,8,1);
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
INSERT INTO "member" VALUES(4,1,1,2,2,NULL);
INSERT INTO "member" VALUES(5,5,1,2,2,NULL);
INSERT INTO "member" VALUES(6,2,1,2,2,NULL);
INSERT INTO "member" VALUES(7,3,1,2,2,NULL);
INSERT INTO "member" VALUES(8,8,1,2,2,NULL);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-02-01T09:00:00Z');
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'E3AA941316D098BDF3AB04D2C3E48F18');
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
) strict;
INSERT INTO "operation" VALUES(1,'import','2026-02-01T09:00:00Z','tester','leadctl import a.csv --source web','0.1.0',NULL,'{"files":1,"rows":3,"new":3}',NULL,0);
INSERT INTO "operation" VALUES(2,'import','2026-02-02T09:00:00Z','tester','leadctl import b.csv --source fair --touch booth_scan@2026-01-30','0.1.0',NULL,'{"files":1,"rows":5,"rejected":1,"new":3,"updated":2}',NULL,0);
INSERT INTO "operation" VALUES(3,'dedupe','2026-02-03T09:00:00Z','tester','leadctl dedupe','0.1.0',NULL,'{"leads":6,"merged":1}',NULL,0);
INSERT INTO "operation" VALUES(4,'status','2026-02-04T09:00:00Z','tester','leadctl status set connected jane@acme.io','0.1.0',NULL,'{"changed":1}',NULL,0);
INSERT INTO "operation" VALUES(5,'stage','2026-02-05T09:00:00Z','tester','leadctl stage set mql bob.ray@beta.io','0.1.0',NULL,'{"changed":1}',NULL,1);
INSERT INTO "operation" VALUES(6,'undo','2026-02-06T09:00:00Z','tester','leadctl undo','0.1.0',NULL,'{"leads_before":5,"leads_after":5,"changed":1}',5,0);
INSERT INTO "operation" VALUES(7,'suppress','2026-02-07T09:00:00Z','tester','leadctl suppress add @gamma.io --reason customer','0.1.0',NULL,'{"suppressed":1,"leads":1}',NULL,0);
INSERT INTO "operation" VALUES(8,'segment','2026-02-08T09:00:00Z','tester','leadctl segment save buyers ''title:~buyer''','0.1.0',NULL,'{"leads":2}',NULL,0);
INSERT INTO "operation" VALUES(9,'lift','2026-02-09T09:00:00Z','tester','leadctl suppress lift zoe@delta.io --reason ''wrote to us''','0.1.0','wrote to us','{"lifted":1,"leads":1}',NULL,0);
CREATE TABLE record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
INSERT INTO "record" VALUES(1,1,2,X'B7A7C8077D987559C016A582');
INSERT INTO "record" VALUES(2,1,3,X'0F2A355F570C4ACBBF1BCAAB');
INSERT INTO "record" VALUES(3,1,4,X'DDF0E5EA8C4BC14A1DE643CF');
INSERT INTO "record" VALUES(4,2,2,X'918929C255A83A30BBF257B3');
INSERT INTO "record" VALUES(5,2,3,X'7DA9273C96DCF587BF3A56E4');
INSERT INTO "record" VALUES(6,2,4,X'75E4971988C204079C7328DA');
INSERT INTO "record" VALUES(7,2,5,X'E03CBA5142195C2ED41EC6D8');
INSERT INTO "record" VALUES(8,2,6,X'D71E092BCDD51538D88D7DD1');
CREATE TABLE reject (
  import_id integer not null references import,
  line integer not null,
  reason text not null,
  header text not null,
  raw text not null
) strict;
INSERT INTO "reject" VALUES(2,7,'too_few_cells','','not a row');
CREATE TABLE segment (
  op_id integer not null references operation,
  name text not null,
  expression text,
  primary key (name, op_id)
) strict, without rowid;
INSERT INTO "segment" VALUES(8,'buyers','title:~buyer');
CREATE TABLE sighting (
  import_id integer not null references import,
  first_line integer not null,
  first_record integer not null,
  n integer not null check (n > 0),
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "sighting" VALUES(1,2,1,3);
INSERT INTO "sighting" VALUES(2,2,4,5);
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
INSERT INTO "suppression" VALUES(1,2,'email','zoe@delta.io',4350191759086280943,'opted_out','2026-02-02','b.csv:6');
INSERT INTO "suppression" VALUES(2,7,'domain','@gamma.io',2067093377362110518,'customer','2026-02-07','typed');
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
INSERT INTO "tally" VALUES('suppressed','customer',1);
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
COMMIT;
pragma application_id = 1818583396;
pragma user_version = 2;
