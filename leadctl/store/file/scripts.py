"""The fact tables, as each version of the store brought them: the scripts of the migrations.

A version that is out is never changed here; what it lacks is the next one's.
"""

from __future__ import annotations

FACTS = """
create table meta (key text primary key, value any) strict, without rowid;

create table operation (
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

create table source (
  op_id integer not null references operation,
  name text not null,
  direction text,
  channel text,
  vendor text,
  primary key (op_id, name)
) strict, without rowid;

create table import (
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
create index import_by_operation on import (op_id);
create index import_by_digest on import (digest);

create table block (
  import_id integer not null references import,
  first_line integer not null,
  codec integer not null,
  data blob not null,
  primary key (import_id, first_line)
) strict, without rowid;

create table record (
  record_id integer primary key,
  import_id integer not null references import,
  line integer not null,
  digest blob not null
) strict;
create unique index record_by_digest on record (digest);

create table sighting (
  import_id integer not null references import,
  first_line integer not null,
  first_record integer not null,
  n integer not null check (n > 0),
  primary key (import_id, first_line)
) strict, without rowid;

create table reject (
  import_id integer not null references import,
  line integer not null,
  reason text not null,
  header text not null,
  raw text not null
) strict;
create index reject_by_import on reject (import_id, line);

create table event (
  event_id integer primary key,
  op_id integer not null references operation,
  lead_id integer not null references record,
  kind text not null,
  value text not null
) strict;
create index event_by_lead on event (lead_id);
create index event_by_operation on event (op_id);

create table keep (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
) strict, without rowid;
"""

DECISIONS = """
create table edge (
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
create index edge_by_l on edge (l);
create index edge_by_r on edge (r);

create table suppression (
  suppression_id integer primary key,
  op_id integer not null references operation,
  kind text not null,
  value text not null,
  hash integer not null,
  reason text not null,
  day text not null,
  origin text not null
) strict;
create index suppression_by_hash on suppression (hash);
create index suppression_by_value on suppression (value);

create table lift (
  op_id integer not null references operation,
  suppression_id integer not null references suppression,
  primary key (suppression_id, op_id)
) strict, without rowid;

create table segment (
  op_id integer not null references operation,
  name text not null,
  expression text,
  primary key (name, op_id)
) strict, without rowid;
"""
"""Version 2: what people and matching decided of leads.

An edge says that the leads under two record numbers are one person (`same`) or might be
(`doubtful`); numbers are resolved when read. A suppression stands until it is lifted, whatever is
undone. A segment without an expression is a removed one; the newest visible row of a name counts.
"""

HISTORY = """
alter table operation add column folded integer references operation;

alter table import add column whole integer not null default 0 check (whole in (0, 1));

alter table block add column digest blob;

alter table keep rename to old_keep;

create table keep (
  op_id integer not null references operation,
  record_id integer not null references record,
  number integer not null,
  primary key (record_id, op_id, number)
) strict, without rowid;
create index keep_by_number on keep (number);

insert or ignore into keep select k.op_id, k.record_id, e.lead_id from old_keep k
  join member m using (record_id) join member x on x.lead_id = m.lead_id
  join event e on e.lead_id = x.record_id;

drop table old_keep;

create table deletion (
  op_id integer not null references operation,
  record_id integer not null references record,
  primary key (record_id, op_id)
) strict, without rowid;
create index deletion_by_operation on deletion (op_id);

create index edge_apart on edge (l, r) where kind = 'different';

create table rereading (
  op_id integer not null references operation,
  import_id integer not null references import,
  plan text not null,
  options text not null,
  primary key (import_id, op_id)
) strict, without rowid;

create table former (
  op_id integer not null references operation,
  lead_id integer not null references record,
  cells text not null,
  primary key (lead_id, op_id)
) strict, without rowid;
create index former_by_operation on former (op_id);

create table export (
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
create index export_by_operation on export (op_id);

create table exported (
  export_id integer not null references export,
  first_lead integer not null,
  last_lead integer not null,
  leads blob not null,
  primary key (export_id, first_lead)
) strict, without rowid;

create table tombstone (
  digest blob primary key,
  op_id integer not null references operation,
  day text not null
) strict, without rowid;
"""
"""Version 3: what a store needs to be trusted for years.

`operation.folded` names the pruning that folded an operation together: it stands for good then.
`import.whole` says that a file held all of its source, so that what it lacks has vanished from it.
A kept record lives while something stands that was said under `keep.number`; number 0 says that
an export had the lead, which holds whatever is undone besides.
A deletion hides a record. A rereading gives an import another plan and other options; `former`
keeps the values that leads had before it. An export names the leads that went out, in blocks. A
tombstone is the keyed digest of an identity key whose person is to be forgotten.
"""

RULES = """
create table own_rules (
  digest blob primary key,
  text text not null
) strict, without rowid;

create table libraries (
  libraries_id integer primary key,
  versions text not null unique
) strict;

alter table operation add column libraries integer references libraries;
"""
"""Version 4: under which rules and by which libraries values were cleaned.

The options of an import and of a rereading name a set of a user's own rules by its digest. An
operation that cleans names the versions of the libraries; null where that was not noted yet.
"""

SHORT_COMPANY = ""
"""Version 5: leads have `company_short`."""

ANSWERS = """
create table mail_domain (
  op_id integer not null references operation,
  domain text not null,
  answer text not null,
  primary key (domain, op_id)
) strict, without rowid;
create index mail_domain_by_operation on mail_domain (op_id);

create table mail_answer (
  domain text primary key, answer text not null, at text not null
) strict, without rowid;
"""
"""Version 6: what name servers said of mail domains.

`mail_domain` has the answers that verdicts follow: the newest visible one of a domain counts, and a
domain without one takes mail. `mail_answer` only spares questions: it is no fact, and may be lost.
"""

MARKS = "delete from meta where key = 'derived_by'"
"""Version 7: leads have `derived`, and `meta` tells by which libraries all of them were derived.

A script forgets that where its version derives other values than the one before.
"""

SHORTER = ""
"""Version 8: `derived` and `updated_at` of a lead are told by shorter columns; values stay."""

CURRENCY = MARKS
"""Version 9: leads have `revenue_currency`, which is read of their revenue."""

LEARNT = """
create table if not exists learnt (
  op_id integer not null references operation,
  field text not null,
  level text not null,
  bits real not null,
  primary key (op_id, field, level)
) strict, without rowid
"""
"""Version 10: what decisions taught of match weights; those of the newest visible operation count.
"""

COMPARED = """
create table if not exists compared (
  one integer primary key check (one = 1),
  cleaned_by text not null,
  weighed_by text not null,
  data blob not null
) strict;
create table if not exists changed_lead (lead_id integer primary key) strict
"""
"""Version 11: what the last comparison of all leads left to the next one, and the leads that were
derived anew since. It only spares work: it is no fact, and may be lost. Leads show all remarks that
their rows have, where they showed the longest one, so `MARKS` belongs to it."""

CLEARINGS = """
create index if not exists edge_doubtful on edge (l, r) where kind = 'doubtful';
create index if not exists edge_cleared on edge (l, r) where kind = 'cleared';
create index if not exists edge_same on edge (l) where kind = 'same';
insert or ignore into edge select n.op_id, e.l, e.r, 'cleared', 'match', 0, 0, '[]', ''
  from edge e join operation n on n.op_id in (
    (select min(op_id) from operation where kind = 'dedupe' and op_id > e.op_id),
    (select min(op_id) from operation where kind = 'dedupe' and op_id > e.op_id and undone = 0))
  where e.kind = 'doubtful'
"""
"""Version 12: a doubt waits until a later comparison clears it (`cleared`).

Before, each comparison told all doubts anew, and those of the newest counted. What the next one and
the next visible one did not tell again, they clear now.
"""
