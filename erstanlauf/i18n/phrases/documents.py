"""Papers a person brings along, as the slip names them; keys are the documents of the plan book and the catalogue.

The German office word stands in brackets and stays German in every language: it is what the letter of an office says.
"""

from collections.abc import Mapping

from erstanlauf.domain.catalogue import Document
from erstanlauf.i18n.wording import N_

DOCUMENT_NAMES: Mapping[Document, str] = {
    # Translators: a paper to bring along
    Document("identity_document"): N_("Pass, Passersatz oder Ausweis"),
    # Translators: papers to bring along: of every person who moves in or applies
    Document("identity_documents_all"): N_("Pässe oder Ausweise von allen Personen"),
    # Translators: a paper to bring along: residence permit
    Document("residence_permit"): N_("Aufenthaltstitel"),
    # Translators: a paper to bring along: residence permit, or the German paper that bridges the time of an application
    Document("fiktionsbescheinigung"): N_("Aufenthaltserlaubnis oder Fiktionsbescheinigung"),
    # Translators: a paper to bring along: of a person whose asylum procedure is open
    Document("aufenthaltsgestattung"): N_("Papier aus dem Asylverfahren (Aufenthaltsgestattung)"),
    # Translators: a paper to bring along: its name stays German
    Document("duldung"): N_("Duldung"),
    # Translators: a paper to bring along: first paper of a person who seeks asylum
    Document("ankunftsnachweis"): N_("Papier über Ihre Ankunft (Ankunftsnachweis)"),
    # Translators: a paper to bring along: entry visa
    Document("visa"): N_("Visum"),
    # Translators: a paper to bring along: decision of the federal office on asylum
    Document("bamf_decision"): N_("Bescheid des BAMF"),
    # Translators: a paper to bring along: the landlord confirms that the person has moved in
    Document("landlord_confirmation"): N_("Bestätigung des Vermieters über den Einzug (Wohnungsgeberbestätigung)"),
    # Translators: a paper to bring along: certificate of the registered address
    Document("meldebescheinigung"): N_("Bestätigung Ihrer Adresse (Meldebescheinigung)"),
    # Translators: a number to bring along
    Document("tax_id"): N_("Steuer-Nummer (Steuer-ID)"),
    # Translators: a number to bring along: pension and social insurance
    Document("social_insurance_number"): N_("Nummer der Rentenversicherung (Sozialversicherungsausweis)"),
    # Translators: a paper to bring along
    Document("health_card"): N_("Gesundheitskarte oder Papier der Krankenkasse"),
    # Translators: a paper to bring along
    Document("birth_certificate"): N_("Geburtsurkunde"),
    # Translators: papers to bring along
    Document("birth_certificates_children"): N_("Geburtsurkunden der Kinder"),
    # Translators: a paper to bring along
    Document("marriage_certificate"): N_("Heiratsurkunde"),
    # Translators: a paper to bring along
    Document("divorce_decree"): N_("Scheidungsurteil"),
    # Translators: a paper to bring along: who may decide for a child
    Document("custody"): N_("Papier über das Sorgerecht für Kinder"),
    # Translators: a paper to bring along
    Document("rental_contract"): N_("Mietvertrag"),
    # Translators: a paper to bring along: rent, heating and other housing costs
    Document("rent_costs"): N_("Papier über Miete und Heizkosten (Mietbescheinigung)"),
    # Translators: a paper to bring along: the landlord ends the contract
    Document("flat_notice"): N_("Kündigung der Wohnung oder Brief des Vermieters"),
    # Translators: papers to bring along: what the person earned
    Document("payslips"): N_("Lohnabrechnungen der letzten Monate"),
    # Translators: a paper to bring along
    Document("employment_contract"): N_("Arbeitsvertrag"),
    # Translators: a paper to bring along: the employer ends the contract
    Document("dismissal"): N_("Kündigung der Arbeit"),
    # Translators: papers to bring along: what earlier employers wrote about the work
    Document("work_references"): N_("Arbeitszeugnisse"),
    # Translators: a paper to bring along
    Document("cv"): N_("Lebenslauf"),
    # Translators: papers to bring along
    Document("school_reports"): N_("Schulzeugnisse"),
    # Translators: papers to bring along: certificates of training and studies
    Document("certificates_abroad"): N_("Zeugnisse und Abschlüsse aus dem Ausland"),
    # Translators: papers to bring along
    Document("certificate_translations"): N_("Übersetzungen der Zeugnisse"),
    # Translators: a paper to bring along: what level of German was reached
    Document("language_certificate"): N_("Sprachzertifikat oder Ergebnis des Einstufungstests"),
    # Translators: a paper to bring along: permission for the state's German course
    Document("course_permit"): N_("Zulassung zum Deutschkurs (Berechtigungsschein)"),
    # Translators: a number to bring along
    Document("bank_details"): N_("Nummer Ihres Bankkontos (IBAN)"),
    # Translators: papers to bring along
    Document("bank_statements"): N_("Kontoauszüge der letzten 3 Monate"),
    # Translators: a paper to bring along: the letter of an office that grants money
    Document("benefit_notice"): N_("Aktueller Bescheid über Geld vom Amt"),
    # Translators: a paper to bring along: money, car, house and other things owned
    Document("asset_declaration"): N_("Angaben zu Ihrem Vermögen (Vermögenserklärung)"),
    # Translators: papers to bring along
    Document("pension_papers"): N_("Unterlagen zur Rente"),
    # Translators: papers to bring along: invoices, reminders, letters of collection companies
    Document("debt_letters"): N_("Rechnungen, Mahnungen und andere Briefe über Schulden"),
    # Translators: papers to bring along
    Document("official_letters"): N_("Alle Briefe von Ämtern, auch ungeöffnete"),
    # Translators: papers to bring along
    Document("medical_papers"): N_("Papiere vom Arzt und Liste Ihrer Medikamente"),
    # Translators: a paper to bring along: booklet of pregnant women; its name stays German in brackets where needed
    Document("maternity_record"): N_("Heft für die Schwangerschaft (Mutterpass)"),
    # Translators: a paper to bring along
    Document("vaccination_record"): N_("Impfpass"),
    # Translators: a photo to bring along: for a passport
    Document("photo"): N_("Passfoto (biometrisch)"),
    # Translators: a paper to bring along
    Document("application_form"): N_("Ausgefülltes Formular (Antrag)"),
    # Translators: a paper to bring along: written permission to act for somebody
    Document("letter_of_authority"): N_("Vollmacht, wenn Sie für jemand anderen kommen"),
    # Translators: a paper to bring along: one runs a business
    Document("business_registration"): N_("Gewerbeanmeldung"),
    # Translators: a paper to bring along: one is a student
    Document("student_certificate"): N_("Bescheinigung über das Studium (Immatrikulationsbescheinigung)"),
    # Translators: a paper to bring along: a child or teenager goes to school
    Document("school_certificate"): N_("Bescheinigung der Schule"),
}
