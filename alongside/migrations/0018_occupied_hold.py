"""Old holds are found by themselves, not among years of what was taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alongside", "0017_freeze"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="occupied",
            index=models.Index(
                condition=models.Q(("expires_at__isnull", False)),
                fields=["resource_id", "expires_at"],
                name="occupied_hold",
            ),
        ),
    ]
