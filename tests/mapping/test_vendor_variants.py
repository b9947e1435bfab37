"""Other layouts of vendors: older ones, chosen columns, another order, columns in addition."""

import pytest

from leadctl.mapping.deciding.plan import apply, make_plan
from leadctl.mapping.maps.profiles import is_vendors_header
from leadctl.reading import open_table

VARIANTS = {
    "apollo, older, some columns": (
        "apollo",
        (
            "Email,Company,# Employees,Person Linkedin Url,First Name,Lists,Do Not Call,My Score\n"
            'ann@acme.io,Acme,120,http://linkedin.com/in/ann,Ann,"Fair, Tools",TRUE,7\n'
        ),
        {"company": "Acme", "employees": "120", "tags": "Fair, Tools", "do_not_call": "TRUE"},
    ),
    "zoominfo, older, thousands without a currency": (
        "zoominfo",
        (
            "First Name,Last Name,ZoomInfo Contact ID,Country,Company Country,Revenue (in 000s),"
            "Revenue Range,Mobile phone,Email Address\n"
            "Ann,Ray,-123,Germany,United States,1250,$1M - $5M,+49 170 1234567,ann@acme.io\n"
        ),
        {"revenue": "1250000", "country": "Germany", "vendor_id": "-123"},
    ),
    "lusha, a third address and number": (
        "lusha",
        (
            "Contact LI,Mobile 3,Mobile,Work email 3,Work email,Contact name\n"
            "linkedin.com/in/ann,+1 3,+1 1,c@acme.io,a@acme.io,Ann Ray\n"
        ),
        {"email": "a@acme.io", "other_emails": "c@acme.io", "mobile_phone": "+1 1"},
    ),
    "linkedin, older, without pages": (
        "linkedin",
        (
            "Connected On,First Name,Last Name,Email Address,Position,Company\n"
            "05 Mar 2024,Ann,Ray,,CEO,Acme\n"
        ),
        {"title": "CEO", "company": "Acme", "email": ""},
    ),
    "hubspot, to import": (
        "hubspot",
        (
            "Lead Status,First Name,Email,Lifecycle Stage,Contact owner,Country/Region,Region X\n"
            "Open Deal,Ann,ann@acme.io,Sales Qualified Lead,kim@us.io,Germany,DACH\n"
        ),
        {"status": "open_deal", "stage": "sql", "owner": "kim@us.io", "country": "Germany"},
    ),
    "hubspot, with companies": (
        "hubspot",
        (
            "Record ID - Company,Record ID - Contact,Email,Marketing contact status,"
            "Unsubscribed from all email\n9,7,ann@acme.io,Non-marketing contact,true\n"
        ),
        {"vendor_id": "7", "email_opt_out": "true"},
    ),
    "hubspot, kinds of mail": (
        "hubspot",
        (
            "Record ID,Email,Contact owner,Opted out of email: One to One,Country/Region Code,"
            "Opted out of email: Town gazette\n7,ann@acme.io,kim@us.io,Yes,DE,Yes\n"
        ),
        {"email_opt_out": "Yes", "country": "DE"},
    ),
    "pipedrive, people alone": (
        "pipedrive",
        (
            "Name,Organization,Email - Work,Phone - Work,Labels,Marketing status,"
            "City/town/village/locality of Postal address,Country of Postal address\n"
            "Ann Ray,Acme,ann@acme.io,030 901820,Hot,Unsubscribed,Berlin,Germany\n"
        ),
        {
            "full_name": "Ann Ray",
            "company": "Acme",
            "tags": "Hot",
            "email_opt_out": "Unsubscribed",
            "city": "Berlin",
            "country": "Germany",
        },
    ),
    "pipedrive, people whose firms alone have addresses": (
        "pipedrive",
        (
            "Person - Name,Person - Email - Work,Person - Job title,"
            "Person - City/town/village/locality of Postal address,"
            "Person - Country of Postal address,Organization - Country of Address,"
            "Organization - City/town/village/locality of Address\n"
            "Ann Ray,ann@acme.io,CTO,,,Germany,Berlin\n"
        ),
        {"title": "CTO", "city": "Berlin", "country": "Germany"},
    ),
    "pipedrive, people with addresses of their own": (
        "pipedrive",
        (
            "Person - Name,Person - Email - Work,"
            "Person - City/town/village/locality of Postal address,"
            "Organization - Country of Address,Organization - State/county of Address,"
            "Organization - City/town/village/locality of Address\n"
            "Ann Ray,ann@acme.io,Zürich,Germany,Berlin,Berlin\n"
        ),
        {"city": "Zürich", "country": "", "state": ""},
    ),
    "salesforce, a report with picklists": (
        "salesforce",
        (
            "Lead ID,Last Name,Company / Account,Email,Lead Source,Address Line 1,"
            "State/Province (text only),Country (text only)\n"
            "00Q1,Ray,Acme,ann@acme.io,Web,1 Main St,Texas,United States\n"
        ),
        {"street": "1 Main St", "state": "Texas", "country": "United States"},
    ),
    "salesforce, by Data Loader": (
        "salesforce",
        (
            '"HASOPTEDOUTOFEMAIL","ID","LASTNAME","LEADSOURCE","DONOTCALL","CREATEDDATE",'
            '"ISCONVERTED"\n'
            '"true","00Q5g00000AbCdE","Ray","Web","false","2026-01-02T03:04:05.000Z","false"\n'
        ),
        {"vendor_id": "00Q5g00000AbCdE", "email_opt_out": "true", "do_not_call": "false"},
    ),
    "pipedrive, fewer columns": (
        "pipedrive",
        (
            "Person - Email - Home,Person - ID,Person - Name,Person - Phone - Home\n"
            'a@home.io,17,Ann Ray,"+1 1, +1 2"\n'
        ),
        {"vendor_id": "17", "personal_email": "a@home.io", "full_name": "Ann Ray"},
    ),
    "zoho, newer": (
        "zoho",
        (
            "Record Id,Last Name,Address - Country / Region,Lead Owner,Unsubscribed Mode,"
            "Unsubscribed Time,Email,Tag\n"
            'zcrm_48,Ray,Germany,Kim,Manual,2026-02-01 10:00:00,ann@acme.io,"a,b"\n'
        ),
        {"vendor_id": "48", "country": "Germany", "email_opt_out": "2026-02-01 10:00:00"},
    ),
    "mailchimp, unsubscribed, headers twice": (
        "mailchimp",
        (
            "Email Address,LEID,EUID,UNSUB_TIME,UNSUB_REASON,UNSUB_REASON,TAGS\n"
            'ann@acme.io,1,e1,2026-01-02 03:04:05,NORMAL,x,"""VIP"",""Blog"""\n'
        ),
        {"email_opt_out": "2026-01-02 03:04:05", "tags": '"VIP","Blog"'},
    ),
    "google, a third number": (
        "google",
        (
            "Last Name,First Name,Phone 3 - Value,Phone 3 - Label,E-mail 1 - Value,"
            "E-mail 1 - Label,"
            "Labels\nRay,Ann,+1 3 ::: +1 4,Mobile,a@home.io,* Home,* myContacts ::: * fair\n"
        ),
        {"mobile_phone": "+1 3; +1 4", "tags": "fair"},
    ),
    "google, older still": (
        "google-old",
        (
            "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n"
            "Ann Ray,Ann,Ray,* myContacts ::: fair,* Work,a@acme.io\n"
        ),
        {"full_name": "Ann Ray", "email": "a@acme.io", "tags": "fair"},
    ),
    "outlook, business only": (
        "outlook",
        (
            "Title,First Name,Job Title,E-mail Address,E-mail 2 Address,Business Phone,Birthday\n"
            "Ms.,Ann,CEO,a@acme.io,b@acme.io,+1 1,0/0/00\n"
        ),
        {"title": "CEO", "birth_date": "", "work_phone": "+1 1", "other_emails": "b@acme.io"},
    ),
    "rocketreach, without what was asked": (
        "rocketreach",
        (
            "Employer,Recommended Work Email,Recommended Personal Email,A- Emails,First Name\n"
            'Acme,w@acme.io,p@home.io,"x@acme.io,y@acme.io",Ann\n'
        ),
        {"email": "w@acme.io", "personal_email": "p@home.io", "company": "Acme"},
    ),
    "meta, tabs, in another language": (
        "meta",
        (
            "id\tcreated_time\tad_id\tform_id\tis_organic\tnombre_completo\tnúmero_de_teléfono\t"
            "correo_electrónico\tcódigo_postal\n"
            "l:12\t2026-01-02T03:04:05+01:00\tag:3\tf:4\tfalse\tAnn Ray\tp:+34600100200\t"
            "a@acme.io\tz:08001\n"
        ),
        {"vendor_id": "12", "phone": "+34600100200", "postal_code": "08001"},
    ),
    "typeform, newer": (
        "typeform",
        (
            "#,What's your e-mail address?,Response Type,Start Date (UTC),Stage Date (UTC),"
            "Submit Date (UTC),Network ID,Tags,utm_source\n"
            "k1,ann@acme.io,completed,2026-01-02 03:04:05,,2026-01-02 03:05:00,n1,,ads\n"
        ),
        {"vendor_id": "k1", "email": "ann@acme.io", "created": "2026-01-02 03:05:00"},
    ),
    "calendly, who canceled": (
        "calendly",
        (
            "Invitee Email,User Email,Invitee Name,Canceled,Event Type Name,Guest Email(s),"
            "User Name,"
            "Invitee accepted marketing emails\n"
            'ann@acme.io,kim@us.io,Ann Ray,true,Demo,"x@acme.io,y@acme.io",Kim,No\n'
        ),
        {"email": "ann@acme.io", "full_name": "Ann Ray", "email_opt_out": "yes"},
    ),
    "eventbrite, who bought for others": (
        "eventbrite",
        (
            "Buyer Email,Buyer First Name,First Name,Last Name,Email,Attendee #,Order #,"
            "Ticket Type,"
            "Attendee Status\nkim@us.io,Kim,Ann,Ray,ann@acme.io,5,9,VIP,Attending\n"
        ),
        {"email": "ann@acme.io", "first_name": "Ann", "vendor_id": "5"},
    ),
    "eventbrite, orders": (
        "eventbrite-orders",
        (
            "Order No.,Buyer Email,Buyer Last Name,Buyer First Name,Total Paid\n"
            "9,kim@us.io,Poe,Kim,10.00\n"
        ),
        {"email": "kim@us.io", "last_name": "Poe"},
    ),
    "zoom, registrations": (
        "zoom",
        (
            "Approval Status,First Name,Last Name,Email,Registration Time,Organization,Job Title\n"
            '"approved","Ann","Ray","ann@acme.io","Mar 22, 2026 19:28:32","Acme","CEO"\n'
        ),
        {"created": "Mar 22, 2026 19:28:32", "company": "Acme", "title": "CEO"},
    ),
    "smartlead, to import": (
        "smartlead",
        (
            "email,linkedin_profile,company_url,phone_number,first_name,custom_field_1\n"
            "ann@acme.io,linkedin.com/in/ann,acme.io,+1 1,Ann,x\n"
        ),
        {"phone": "+1 1", "linkedin": "linkedin.com/in/ann"},
    ),
}


def mapped(path):
    table = open_table(path, is_header=is_vendors_header)
    plan = make_plan(table.columns, table.sample)
    columns = next(chunk.columns for chunk in table.chunks if chunk.lines)
    return plan, apply(plan, columns).fields


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_vendors_other_layouts_are_known_and_mean_the_same(tmp_path, variant):
    vendor, text, fields = VARIANTS[variant]
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-16" if vendor == "meta" else "utf-8")
    plan, found = mapped(path)
    assert plan.profile == vendor
    assert {name: found.get(name, [""])[0] for name in fields} == fields


@pytest.mark.parametrize("variant", VARIANTS)
def test_hosts_buyers_and_owners_are_no_leads(tmp_path, variant):
    path = tmp_path / "export.csv"
    path.write_text(VARIANTS[variant][1], encoding="utf-8")
    plan, found = mapped(path)
    kim = [name for name, (cell, *_) in found.items() if "kim@us.io" in cell.lower()]
    assert kim in ([], ["owner"], ["email"] if plan.profile == "eventbrite-orders" else [])
