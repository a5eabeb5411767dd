"""Sends the text on standard input with smtplib."""
import smtplib
import ssl
import sys
from email.message import EmailMessage

host, port, tls, user, password, authority, sender, to, bcc = sys.argv[1:]
message = EmailMessage()
message["From"] = sender
message["To"] = to
message["Bcc"] = bcc
message["Subject"] = "Grüße aus dem Shop"
message.set_content(sys.stdin.read())
message.add_attachment(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application", "pdf", filename="Rechnung für Ada.pdf")

trust = ssl.create_default_context(cafile=authority)
if tls == "IMPLICIT":
    smtp = smtplib.SMTP_SSL(host, int(port), "client.example.com", context=trust, timeout=30)
else:
    smtp = smtplib.SMTP(host, int(port), "client.example.com", timeout=30)
with smtp:
    if tls.startswith("STARTTLS"):
        smtp.starttls(context=trust)
    if user:
        smtp.login(user, password)
    smtp.send_message(message)
