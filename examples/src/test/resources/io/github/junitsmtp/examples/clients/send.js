// Sends the message on standard input with nodemailer.
const fs = require("fs");
const nodemailer = require("nodemailer");

const [host, port, tls, user, pass, authority, from, ...to] = process.argv.slice(2);
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
  .sendMail({ envelope: { from, to }, raw: fs.readFileSync(0) })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
