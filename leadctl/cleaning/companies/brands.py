"""Names of firms whose capitals everybody knows."""

from __future__ import annotations

from leadctl.cleaning.tables import word_set

WRITTEN = {
    name.lower(): name
    for name in word_set(
        """
        ABInBev ADNOC ASICS AbbVie AccuWeather ActiveCampaign AppDynamics ArcelorMittal
        AstraZeneca AutoNation AutoZone BigCommerce BioNTech BlackRock BorgWarner BuzzFeed COSCO
        CaixaBank CareerBuilder CenturyLink CrowdStrike CureVac DEKRA DEVK DeepL DeepMind DoorDash
        DuckDuckGo EDEKA EY EnBW EssilorLuxottica ExxonMobil FANUC FEMSA FLSmidth FactSet FedEx
        FrieslandCampina GEICO GitHub GitLab GlaxoSmithKline GoDaddy GoPro HCLTech HUK
        HarperCollins HelloFresh HubSpot ICICI IKEA IONOS ImmobilienScout24 InBev JPMorgan JetBlue
        KfW LegalZoom LexisNexis LinkedIn LogMeIn LyondellBasell MAPFRE Mastercard McDonalds
        McKinsey MediaMarkt MediaTek MetLife MicroStrategy MobileIron MongoDB MorphoSys NVIDIA
        NatWest NetApp NetSuite OSRAM OneTrust OnlyFans OpenAI OpenTable OpenText POSCO PagerDuty
        PayPal PepsiCo PhonePe PitchBook PlayStation PricewaterhouseCoopers ProSieben PwC
        QuickBooks RingCentral SABIC SailPoint Salesloft SeaWorld ServiceNow SimCorp SiriusXM
        SmartRecruiters SoftBank SolarEdge SolarWinds SoundCloud SpaceX StepStone StubHub SunTrust
        SurveyMonkey TaskRabbit TeamViewer TechCrunch TikTok TotalEnergies UNESCO UNICEF UiPath
        UniCredit UnitedHealth UnitedHealthcare VMware ViacomCBS VodafoneZiggo WeWork WhatsApp
        WooCommerce WordPress YouTube ZipRecruiter ZoomInfo eBay iHerb iRobot iStock
        """
    )
}
"""Names of one word, by their small letters; longer ones are written as their words are."""
