"""Measures as FHIR R4 Questionnaires: read, written, and their answers as QuestionnaireResponses. No Django here."""
