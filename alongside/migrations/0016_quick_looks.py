"""Indexes for looking up a client by name and for whose clients they are: the same in a large practice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alongside", "0015_shared_finding"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="client",
            index=models.Index(fields=["practice", "search_name", "id", "status"], name="client_search"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["practitioner", "stage", "client"], name="engagement_own_clients"),
        ),
        migrations.RemoveIndex(model_name="engagement", name="engagement_own"),
    ]
