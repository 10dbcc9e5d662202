"""What of a conversation goes along with a client's file; actor first."""

from uuid import UUID

from alongside.clients.queries import readable_client
from alongside.messages.models import Attachment, Message
from alongside.trail.actors import Actor


def export_client(actor: Actor, client_id: UUID) -> dict[str, list[dict[str, object]]]:
    """Messages of one client that were sent and their files, as plain values, each file's bytes as `content`.

    Drafts are nobody's file. NotYours.
    """
    client = readable_client(actor, client_id)
    sent = Message.objects.filter(client=client, sent_at__isnull=False).select_related("author_member")
    files = Attachment.objects.filter(client=client, message__sent_at__isnull=False)
    return {
        "messages": [_plain(each) for each in sent.order_by("sent_at", "pk")],
        "attachments": [_file(each) for each in files.order_by("message__sent_at", "pk")],
    }


def _plain(message: Message) -> dict[str, object]:
    return {
        "id": message.pk,
        "by": message.author_kind,
        "author": message.author_member.name if message.author_member else "",
        "words": message.words,
        "channel": message.channel,
        "minutes": message.minutes,
        "sent_at": message.sent_at,
        "read_at": message.read_at,
        "written_down_at": message.logged_at,
    }


def _file(attachment: Attachment) -> dict[str, object]:
    return {
        "message_id": attachment.message_id,
        "name": attachment.name,
        "type": attachment.content_type,
        "content": attachment.content,
    }
