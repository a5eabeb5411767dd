// Sends the text on standard input with nodemailer.
const fs = require("fs");
const nodemailer = require("nodemailer");

const [host, port, tls, user, pass, authority, from, to, bcc] = process.argv.slice(2);
nodemailer
  .createTransport({
    host,
    port: Number(port),
    name: "client.example.com",
    secure: tls === "IMPLICIT",
    requireTLS: tls.startsWith("STARTTLS"),
    ignoreTLS: tls === "NONE",
    tls: { ca: fs.readFileSync(authority) },
    auth: user ? { user, pass } : undefined,
  })
  .sendMail({
    from,
    to,
    bcc,
    subject: "Grüße aus dem Shop",
    text: fs.readFileSync(0),
    attachments: [{ filename: "Rechnung für Ada.pdf", content: Buffer.from("%PDF-1.7\n%âãÏÓ\n", "latin1") }],
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
