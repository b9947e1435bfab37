BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'7801558E410B02211085FF8A78CD95D5F26EB210756CD9937850F3B0C16A9417FF7D335244303C67BE796FD05AC9F6ECE098A5179F1365D49400DA07A4534178F50D147B6477706A1FB7C463D9808712F8D3371D52F57C2D9FB83E7E1D98D90922851C9452C32846011EA87F28FB714C91738E1CF6060EC2F3437869C96B4D3732575FD30BB62703B2CC3D5C1E29C38485D6D60D197F84AD736FDB0C414E');
INSERT INTO "block" VALUES(2,2,1,X'78018B8E36D2318ED5895672CA4F52084AAC54D2518ACA3FBC5A21E0F0CAA2D42A25904C527E925E5162A543526A49A25E663E5045557EAA437A626E6EA25E6A45626E414EAA5E727E2E58AD13508D824F490A50913B4881526C2C00603220D7');
INSERT INTO "block" VALUES(3,2,1,X'78018B8E36D2318ED5895672CA4F52084AAC54D2518ACA3FBC5A21E0F0CAA2D42A25904C527E925E5162A543526A49A25E663E5045557EAA437A626E6EA25E6A45626E414EAA5E727E2E58AD13508D824F490A50913B4881526C2C00603220D7');
CREATE TABLE event (
  event_id integer primary key,
  op_id integer not null references operation,
  lead_id integer not null references record,
  kind text not null,
  value text not null
) strict;
INSERT INTO "event" VALUES(1,3,1,'status','connected');
INSERT INTO "event" VALUES(2,4,2,'stage','mql');
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
INSERT INTO "import" VALUES(1,1,'a.csv',X'16FB058A13E2C92AC6A5BC57AEE7A9AC','utf-8',',','Alpha','','{"columns":[["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Email","email","synonym",0,false],["Phone","phone","synonym",0,false],["Company","company","synonym",0,false],["Country","country","synonym",0,false],["Lead Status","status","synonym",1,false],["Newsletter","email_opt_out","synonym",2,true]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}','webinar','2026-01-02',3,1);
INSERT INTO "import" VALUES(2,2,'b.csv',X'7681FD2C40EDD15E656871B5AB9A5391','utf-8',';','Beta','','{"columns":[["Name","full_name","synonym",1,false],["E-Mail","email","synonym",0,false],["Firma","company","synonym",2,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,2,0);
INSERT INTO "import" VALUES(3,5,'b.csv',X'7681FD2C40EDD15E656871B5AB9A5391','utf-8',';','Gamma','','{"columns":[["Name","full_name","synonym",1,false],["E-Mail","email","synonym",0,false],["Firma","company","synonym",2,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,2,0);
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
  "first_source" text,
  "sources" text,
  "last_touch" text,
  "last_touch_at" text,
  "records" integer,
  "created_at" text,
  "updated_at" text
) strict;
INSERT INTO "lead" VALUES(1,'Jane Doe','Jane','Doe',NULL,NULL,NULL,NULL,NULL,'jane@acme.com',NULL,NULL,'+12125550102',NULL,NULL,NULL,NULL,'["+12125550101"]','Acme Inc.','acme.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'US',NULL,'lead','connected',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line_or_mobile',NULL,'Alpha','["Alpha"]','webinar','2026-01-02',2,'2026-01-05T10:00:00Z','2026-01-05T10:00:00Z');
INSERT INTO "lead" VALUES(2,'Bob Ray','Bob','Ray',NULL,NULL,NULL,NULL,NULL,'bob.ray@beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Beta Ltd','beta.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'GB',NULL,'mql','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'yes',NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,'Alpha','["Alpha","Beta"]','webinar','2026-01-02',2,'2026-01-05T10:00:00Z','2026-01-05T10:00:00Z');
INSERT INTO "lead" VALUES(5,'Zoë Pérez','Zoë','Pérez',NULL,NULL,NULL,NULL,NULL,'zoe@gamma.example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Gamma','example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,'Beta','["Beta"]',NULL,NULL,1,'2026-01-05T10:00:00Z','2026-01-05T10:00:00Z');
CREATE TABLE match_key (
  hash integer not null,
  record_id integer not null,
  sure integer not null,
  primary key (hash, record_id)
) strict, without rowid;
INSERT INTO "match_key" VALUES(768343819993618059,1,1);
INSERT INTO "match_key" VALUES(4382497449911424143,2,1);
INSERT INTO "match_key" VALUES(768343819993618059,3,1);
INSERT INTO "match_key" VALUES(4382497449911424143,4,1);
INSERT INTO "match_key" VALUES(-8713409028701252756,5,1);
INSERT INTO "match_key" VALUES(4382497449911424143,6,1);
INSERT INTO "match_key" VALUES(-8713409028701252756,7,1);
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
INSERT INTO "member" VALUES(3,1,1,1,1,NULL);
INSERT INTO "member" VALUES(4,2,1,2,2,NULL);
INSERT INTO "member" VALUES(5,5,1,2,2,NULL);
INSERT INTO "member" VALUES(6,2,0,NULL,NULL,NULL);
INSERT INTO "member" VALUES(7,5,0,NULL,NULL,NULL);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-01-05T10:00:00Z');
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'E895E0032D750CFB4A83F30F80499005');
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
INSERT INTO "operation" VALUES(1,'import','2026-01-05T10:00:00Z','ana','leadctl import a.csv --source Alpha --touch webinar@2026-01-02','0.1.0',NULL,'{"files":1,"rows":3,"rejected":1,"new":2,"joined":1}',NULL,0);
INSERT INTO "operation" VALUES(2,'import','2026-01-05T10:00:00Z','ana','leadctl import b.csv --source Beta','0.1.0',NULL,'{"files":1,"rows":2,"new":1,"updated":1}',NULL,0);
INSERT INTO "operation" VALUES(3,'status','2026-01-05T10:00:00Z','ana','leadctl status set connected 1','0.1.0',NULL,'{"changed":1}',NULL,0);
INSERT INTO "operation" VALUES(4,'stage','2026-01-05T10:00:00Z','ana','leadctl stage set mql bob.ray@beta.io','0.1.0',NULL,'{"changed":1}',NULL,0);
INSERT INTO "operation" VALUES(5,'import','2026-01-05T10:00:00Z','ana','leadctl import b.csv --source Gamma','0.1.0',NULL,'{"files":1,"rows":2,"updated":2}',NULL,1);
INSERT INTO "operation" VALUES(6,'undo','2026-01-05T10:00:00Z','ana','leadctl undo 5','0.1.0',NULL,'{"leads_before":3,"leads_after":3,"changed":2}',5,0);
CREATE TABLE record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
INSERT INTO "record" VALUES(1,1,2,X'E34A8AB95708C8B8F10E67C6');
INSERT INTO "record" VALUES(2,1,3,X'2A2236AE4B7665FC6294053B');
INSERT INTO "record" VALUES(3,1,4,X'9EED64B3D33B062C13216B91');
INSERT INTO "record" VALUES(4,2,2,X'4A25BC9336EA2242389AC66B');
INSERT INTO "record" VALUES(5,2,3,X'C24B9123E651FC0AD451198C');
INSERT INTO "record" VALUES(6,3,2,X'BADF03AF645E51695545BF7F');
INSERT INTO "record" VALUES(7,3,3,X'97F835FFD82525EE6C79FA80');
CREATE TABLE reject (
  import_id integer not null references import,
  line integer not null,
  reason text not null,
  header text not null,
  raw text not null
) strict;
INSERT INTO "reject" VALUES(1,5,'too_few_cells','','broken');
CREATE TABLE sighting (
  import_id integer not null references import,
  first_line integer not null,
  first_record integer not null,
  n integer not null check (n > 0),
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "sighting" VALUES(1,2,1,3);
INSERT INTO "sighting" VALUES(2,2,4,2);
INSERT INTO "sighting" VALUES(3,2,6,2);
CREATE TABLE source (
  op_id integer not null references operation,
  name text not null,
  direction text,
  channel text,
  vendor text,
  primary key (op_id, name)
) strict, without rowid;
INSERT INTO "source" VALUES(1,'Alpha','','','');
INSERT INTO "source" VALUES(2,'Beta','','','');
INSERT INTO "source" VALUES(5,'Gamma','','','');
CREATE TABLE tally (
  kind text not null,
  value text not null,
  n integer not null,
  primary key (kind, value)
) strict, without rowid;
INSERT INTO "tally" VALUES('email_status','valid',3);
INSERT INTO "tally" VALUES('leads','all',3);
INSERT INTO "tally" VALUES('source','Alpha',2);
INSERT INTO "tally" VALUES('source','Beta',1);
INSERT INTO "tally" VALUES('stage','lead',2);
INSERT INTO "tally" VALUES('stage','mql',1);
INSERT INTO "tally" VALUES('status','connected',1);
INSERT INTO "tally" VALUES('status','new',2);
CREATE INDEX import_by_operation on import (op_id);
CREATE INDEX import_by_digest on import (digest);
CREATE UNIQUE INDEX record_by_digest on record (digest);
CREATE INDEX reject_by_import on reject (import_id, line);
CREATE INDEX event_by_lead on event (lead_id);
CREATE INDEX event_by_operation on event (op_id);
CREATE INDEX match_key_by_record on match_key (record_id, sure);
CREATE INDEX member_by_lead on member (lead_id) where lead_id <> record_id;
COMMIT;
pragma application_id = 1818583396;
pragma user_version = 1;
