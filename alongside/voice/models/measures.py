"""Tables of measures: what may be asked, version by version."""

from django.db import models

from alongside.practice.models import Practice, Row


class Measure(Row):
    """A questionnaire or a set of questions that this practice may ask.

    `key` names a ready-made set (voice/sets) or a known scoring key (voice/measuring/keys); "" for one's own.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    key = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "key"], condition=~models.Q(key=""), name="measure_key_once"
            )
        ]


class MeasureVersion(Row):
    """One version of a measure, never changed: old answers keep the scoring under which they were given.

    `definition` is voice/measuring/notation.py's plain form: numbers only. `texts` maps a language to
    {"title", "about", "items": {id: words}, "options": {id: {code: words}}, "bands": {code: words}}; a
    ready-made set has its words in web/measure_words.py instead and {} here.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    texts = models.JSONField(default=dict)
    source = models.CharField(max_length=8)  # ready, own, fhir
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "number"], name="measure_version_once")]
