"""Sends the message on standard input with smtplib."""
import smtplib
import ssl
import sys

host, port, tls, user, password, authority, sender, *recipients = sys.argv[1:]
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
    smtp.sendmail(sender, recipients, sys.stdin.buffer.read())
