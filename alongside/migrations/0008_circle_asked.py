from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alongside", "0007_caring")]
    operations = [
        migrations.AddField("circleperson", "asking_agreed_at", models.DateTimeField(null=True)),
    ]
