# Reads each mail of a folder with Python's email package, and prints what it read: mail, field and value (base64), by tabs.
import base64
import email
import email.policy
import hashlib
import pathlib
import sys


def attachments(part, bodies, found):
    if part.get_content_type() == "message/rfc822":
        if part not in bodies:
            found.append((part.get_filename() or "") + " message")
    elif part.is_multipart():
        for child in part.iter_parts():
            attachments(child, bodies, found)
    elif part not in bodies:
        content = part.get_payload(decode=True) or b""
        found.append((part.get_filename() or "") + " " + hashlib.sha256(content).hexdigest())


def mailboxes(message, field):
    lists = message.get_all(field, [])
    return "\n".join(f"{box.display_name}|{box.addr_spec}" for one in lists for box in one.addresses)


def body(message, kind):
    part = message.get_body((kind,))
    return None if part is None else part.get_content()


def content(part):
    text = part.get_content()
    return text if isinstance(text, str) else None


FIELDS = {
    "subject": lambda message: message["subject"] and str(message["subject"]),
    "from": lambda message: mailboxes(message, "from"),
    "to": lambda message: mailboxes(message, "to"),
    "text": lambda message: body(message, "plain"),
    "html": lambda message: body(message, "html"),
}

for file in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    for name, read in FIELDS.items():
        try:
            value = read(message)
        except Exception:  # some mails are beyond it
            continue
        encoded = base64.b64encode((value or "").encode("utf-8", "replace")).decode()
        print(f"{file.stem}\t{name}\t{encoded}")
    try:
        bodies = [part for part in (message.get_body((kind,)) for kind in ("plain", "html")) if part is not None]
        found = []
        attachments(message, bodies, found)
        encoded = base64.b64encode("\n".join(sorted(found)).encode("utf-8", "replace")).decode()
        print(f"{file.stem}\tattachments\t{encoded}")
    except Exception:
        continue
