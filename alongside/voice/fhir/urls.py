"""Names that FHIR R4 and SDC give to what we read and write."""

_CORE = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

LOINC = "http://loinc.org"
ORDINAL_VALUE = f"{_CORE}ordinalValue"  # R4; what most renderers know
ITEM_WEIGHT = f"{_CORE}itemWeight"  # the same, named anew by SDC 4
WEIGHTS = (ITEM_WEIGHT, ORDINAL_VALUE)
TRANSLATION = f"{_CORE}translation"
VARIABLE = f"{_CORE}variable"
CALCULATED = f"{_SDC}sdc-questionnaire-calculatedExpression"
MIN_VALUE = f"{_CORE}minValue"
MAX_VALUE = f"{_CORE}maxValue"
STEP = f"{_CORE}questionnaire-sliderStepValue"
ITEM_CONTROL = f"{_CORE}questionnaire-itemControl"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
FHIRPATH = "text/fhirpath"
# What FHIR has no place for: scales, bands, cut-offs, reliable change, critical items, licence.
SCORING = "urn:alongside:scoring"
MEASURE = "urn:alongside:measure"
ANSWERS = "urn:alongside:answers"
NOT_APPLICABLE = "urn:alongside:not-applicable"
