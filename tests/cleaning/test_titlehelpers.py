from __future__ import annotations

import pytest

from leadctl.cleaning.titles.helpers import without_served
from leadctl.cleaning.titles.title import department_of, seniority_of


@pytest.mark.parametrize(
    ("title", "seniority", "department"),
    [
        ("Referent der Geschäftsführung", "staff", ""),
        ("Referentin des Vorstands", "staff", ""),
        ("Sekretärin des Vorstands", "staff", "operations"),
        ("Mitarbeiterin der Geschäftsleitung", "staff", ""),
        ("Assistenz GF", "staff", "operations"),
        ("Assistentin Geschäftsführung", "staff", "operations"),
        ("Büro des Vorstands", "staff", "operations"),
        ("Berater des Vorstands", "staff", ""),
        ("Vorstandsreferent", "staff", ""),
        ("Secrétaire du Président", "staff", "operations"),
        ("Conseiller du Président", "staff", ""),
        ("Chauffeur du PDG", "staff", ""),
        ("Chauffeur PDG", "staff", ""),
        ("Directeur de cabinet du Président", "director", ""),
        ("Asistente del Gerente General", "staff", "operations"),
        ("Secretaria del Director General", "staff", "operations"),
        ("Chofer del Presidente", "staff", ""),
        ("Driver to the Chairman", "staff", ""),
        ("CEO's Driver", "staff", ""),
        ("Speechwriter for the President", "staff", ""),
        ("Advisor to the Board of Directors", "staff", ""),
        ("Executive Coach for CEOs and Founders", "staff", ""),
        ("Berater der Geschäftsführung und des Vorstands", "staff", ""),
        ("Recruiter for VP roles", "staff", "hr"),
        ("Account Manager for Owners", "manager", "sales"),
        ("CEO Coach", "staff", ""),
        ("Founder Coach & Speaker", "staff", ""),
        ("CFO Recruiter", "staff", "hr"),
        ("Analyst, Office of the CFO", "staff", "finance"),
        ("Mitarbeiter in der Geschäftsführung", "staff", ""),
        ("Assistant for the CEO", "staff", "operations"),
        ("Kierowca Prezesa", "staff", ""),
        ("Responsable communication du Président", "manager", "marketing"),
        ("Search Consultant for CFO and CEO roles", "staff", ""),
        ("Assistant to the VP of Marketing", "staff", "marketing"),
    ],
)
def test_who_works_for_an_office_does_not_hold_it(title, seniority, department):
    assert (seniority_of(title), department_of(title)) == (seniority, department)


@pytest.mark.parametrize(
    "title",
    [
        "Mitglied des Vorstands",
        "Leiter Einkauf und Mitglied der Geschäftsleitung",
        "Vorsitzende der Geschäftsführung",
        "Sprecher des Vorstands",
        "Consultant, Member of the Board",
        "Stellvertreter des Geschäftsführers",
        "Berater und Geschäftsführer",
        "Berater, Geschäftsführer",
        "CEO / Coach",
        "CEO & Coach",
        "Coach, CEO",
        "CEO, Coach",
        "Software Engineer and CEO",
        "Chief Operating Officer of the Board",
        "Ingeniero y Director General",
        "Vorstandsmitglied",
        "Hauptgeschäftsführer",
    ],
)
def test_members_and_speakers_and_who_has_two_titles_hold_theirs(title):
    assert seniority_of(title) == "c_level"


def test_what_serves_nobody_stays():
    for folded in ("driver", "head of sales", "chief executive officer", "coach to founders club"):
        served = "coach to somebody club" if "coach" in folded else folded
        assert without_served(folded) == served
