BEGIN TRANSACTION;
CREATE TABLE block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null, digest blob,
  primary key (import_id, first_line)
) strict, without rowid;
INSERT INTO "block" VALUES(1,2,1,X'78018B8E36D231D63189D58956F24ACC4B55D25172CA4F02924A2011977C90405062254C200BA8C421313937552F331F2896949FA4579458E990945A920811016B33323452303535553030343002E9849AE608D407643B01152BB8E72679C0C4C30214821373528B4172A595A94530717320C318CC890500720E2B4E',X'D8F900BD90505870');
INSERT INTO "block" VALUES(2,2,1,X'78018B8E36D2318ED58956F24ACC4B5570C94F55D251F24DAC500802B240C259406187C4E4DC54BDCC7CA0546E62855E517EAA437A626E6E224808A4C61128ADE09997AC0754E00E92008B860603B92EAE4AB1B100FE8A1DF3',X'B38BDB8DF414A755');
CREATE TABLE deletion (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
) strict, without rowid;
INSERT INTO "deletion" VALUES(4,2);
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
INSERT INTO "event" VALUES(1,7,1,'status','connected');
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
INSERT INTO "export" VALUES(1,5,'out.csv','csv','["lead_id","full_name","first_name","last_name","suffix","birth_date","title","seniority","department","linkedin","language","email","personal_email","other_emails","phone","mobile_phone","work_phone","home_phone","company_phone","other_phones","company","domain","website","company_linkedin","industry","employees","revenue","street","address_2","postal_code","city","state","country","time_zone","stage","status","owner","tags","notes","source","created","utm_source","utm_medium","utm_campaign","utm_term","utm_content","lawful_basis","consent_at","consent_source","email_opt_out","do_not_call","email_status","email_reason","phone_status","phone_reason","first_source","sources","created_at","updated_at"]','',X'A20D517925F62DF206489369EEF633D5',3,0);
CREATE TABLE exported (
  export_id integer not null references export,
  first_lead integer not null,
  last_lead integer not null,
  leads blob not null,
  primary key (export_id, first_lead)
) strict, without rowid;
INSERT INTO "exported" VALUES(1,1,5,X'01789C6362020000080005');
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
INSERT INTO "import" VALUES(1,1,'one.csv',X'0FA63CDD2A807E702676826B3B75D663','utf-8',',','fair','','{"columns":[["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Email","email","synonym",0,false],["Phone","phone","synonym",0,false],["Company","company","synonym",0,false],["Title","title","synonym",0,false],["Score","","custom",1,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,3,0,0);
INSERT INTO "import" VALUES(2,2,'two.csv',X'0D0720C56807E920F9569A5E44C80225','utf-8',',','crm','','{"columns":[["Full Name","full_name","synonym",0,false],["E-Mail","email","synonym",0,false],["Company","company","synonym",0,false],["Country","country","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert"}',NULL,NULL,2,0,0);
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
INSERT INTO "lead" VALUES(1,'Jane Doe','Jane','Doe',NULL,NULL,'VP Sales','vp','sales',NULL,NULL,'jane@acme.io',NULL,NULL,'+12125550102',NULL,NULL,NULL,NULL,NULL,'Acme Inc.','acme.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'US',NULL,'lead','connected',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','valid',NULL,'fixed_line_or_mobile','{"Score":"7"}',NULL,NULL,'fair','["fair","crm"]',NULL,NULL,NULL,NULL,2,'2026-03-01T09:00:00Z','2026-03-07T09:00:00Z');
INSERT INTO "lead" VALUES(5,'Max Roe','Max','Roe',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'max.roe@gamma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Gamma','gamma.io',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'DE',NULL,'lead','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'valid',NULL,'business','missing',NULL,NULL,NULL,NULL,NULL,'crm','["crm"]',NULL,NULL,NULL,NULL,1,'2026-03-02T09:00:00Z','2026-03-02T09:00:00Z');
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
INSERT INTO "match_key" VALUES(1429388473352532235,4,1);
INSERT INTO "match_key" VALUES(-9152495006787852732,5,1);
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
INSERT INTO "member" VALUES(3,3,0,NULL,NULL,NULL);
INSERT INTO "member" VALUES(4,1,1,2,2,2);
INSERT INTO "member" VALUES(5,5,1,2,2,2);
CREATE TABLE meta (key text primary key, value any) strict, without rowid;
INSERT INTO "meta" VALUES('created_at','2026-03-01T09:00:00Z');
INSERT INTO "meta" VALUES('made_by','0.1.0');
INSERT INTO "meta" VALUES('secret',X'7D92880F2D430BDC9B399D9E939A4EF2');
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
, folded integer references operation) strict;
INSERT INTO "operation" VALUES(1,'import','2026-03-01T09:00:00Z','ana','leadctl import one.csv --source fair -q','0.1.0',NULL,'{"files":1,"rows":3,"new":3}',NULL,0,NULL);
INSERT INTO "operation" VALUES(2,'import','2026-03-02T09:00:00Z','ana','leadctl import two.csv --source crm --channel database -q','0.1.0',NULL,'{"files":1,"rows":2,"new":1,"updated":1}',NULL,0,NULL);
INSERT INTO "operation" VALUES(3,'clean','2026-03-03T09:00:00Z','ana','leadctl clean --region US -q','0.1.0',NULL,'{"imports":2,"changed":1}',NULL,0,NULL);
INSERT INTO "operation" VALUES(4,'delete','2026-03-04T09:00:00Z','ana','leadctl delete bob.ray@beta.io -q','0.1.0',NULL,'{"deleted":1}',NULL,0,NULL);
INSERT INTO "operation" VALUES(5,'export','2026-03-05T09:00:00Z','ana','leadctl export -o out.csv -q','0.1.0',NULL,'{"leads":3}',NULL,0,NULL);
INSERT INTO "operation" VALUES(6,'forget','2026-03-06T09:00:00Z','ana','leadctl forget [erased]','0.1.0','asked','{"rows":1,"imports":1,"tombstones":1}',NULL,0,NULL);
INSERT INTO "operation" VALUES(7,'status','2026-03-07T09:00:00Z','ana','leadctl status set connected jane@acme.io -q','0.1.0',NULL,'{"changed":1}',NULL,0,NULL);
CREATE TABLE record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
INSERT INTO "record" VALUES(1,1,2,X'9001685669A456305452938E');
INSERT INTO "record" VALUES(2,1,3,X'E72661D5580B47CEBAFBE2FF');
INSERT INTO "record" VALUES(3,1,4,X'C4428EAF21AD0E1A3342AE2D');
INSERT INTO "record" VALUES(4,2,2,X'47BF3AE837DEF7165788E6DA');
INSERT INTO "record" VALUES(5,2,3,X'E4B76EFFA70066AF4556C7D8');
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
INSERT INTO "rereading" VALUES(3,1,'{"columns":[["First Name","first_name","synonym",0,false],["Last Name","last_name","synonym",0,false],["Email","email","synonym",0,false],["Phone","phone","synonym",0,false],["Company","company","synonym",0,false],["Title","title","synonym",0,false],["Score","","custom",1,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert","region":"US"}');
INSERT INTO "rereading" VALUES(3,2,'{"columns":[["Full Name","full_name","synonym",0,false],["E-Mail","email","synonym",0,false],["Company","company","synonym",0,false],["Country","country","synonym",0,false]],"date_orders":{},"profile":"","values":{},"vendor":""}','{"mode":"upsert","region":"US"}');
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
INSERT INTO "sighting" VALUES(1,2,1,2);
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
INSERT INTO "source" VALUES(2,'crm','','database','');
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
INSERT INTO "tally" VALUES('email_status','valid',2);
INSERT INTO "tally" VALUES('leads','all',2);
INSERT INTO "tally" VALUES('source','crm',1);
INSERT INTO "tally" VALUES('source','fair',1);
INSERT INTO "tally" VALUES('stage','lead',2);
INSERT INTO "tally" VALUES('status','connected',1);
INSERT INTO "tally" VALUES('status','new',1);
CREATE TABLE tombstone (
  digest blob primary key,
  op_id integer not null references operation,
  day text not null
) strict, without rowid;
INSERT INTO "tombstone" VALUES(X'39B15A423C7B48F19EEF130E29D23BF1',6,'2026-03-06');
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
pragma user_version = 3;
