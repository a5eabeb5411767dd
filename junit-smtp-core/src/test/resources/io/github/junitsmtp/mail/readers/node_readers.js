// Reads each mail of a folder with mailparser or postal-mime, and prints what it read: mail, field and value (base64), by tabs.
const fs = require("fs");
const path = require("path");
const crypto = require("crypto");

const [reader, folder] = process.argv.slice(2);

const box = ({ name, address }) => `${name || ""}|${address || ""}`;
const boxes = (all) => all.flatMap((one) => (one.group ? one.group : [one])).map(box).join("\n");
const files = (all) =>
  all
    .map(({ name, type, content }) => {
      const what = type === "message/rfc822" ? "message" : crypto.createHash("sha256").update(Buffer.from(content)).digest("hex");
      return `${name || ""} ${what}`;
    })
    .sort()
    .join("\n");

const READERS = {
  async mailparser(mail) {
    const { simpleParser } = require("mailparser");
    const options = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, keepCidLinks: true };
    const read = await simpleParser(mail, options);
    const list = (field) => [field || []].flat().flatMap(({ value }) => value);
    return {
      subject: read.subject,
      from: boxes(list(read.from)),
      to: boxes(list(read.to)),
      text: read.text,
      html: read.html,
      attachments: files(
        read.attachments.map(({ filename, contentType, content }) => ({ name: filename, type: contentType, content })),
      ),
    };
  },
  async "postal-mime"(mail) {
    const { default: PostalMime } = require("postal-mime");
    const read = await PostalMime.parse(mail, { forceRfc822Attachments: true });
    return {
      subject: read.subject,
      from: boxes(read.from ? [read.from] : []),
      to: boxes(read.to || []),
      text: read.text,
      html: read.html,
      attachments: files(
        read.attachments.map(({ filename, mimeType, content }) => ({ name: filename, type: mimeType, content })),
      ),
    };
  },
};

(async () => {
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".eml")).sort()) {
    try {
      const read = await READERS[reader](fs.readFileSync(path.join(folder, file)));
      for (const [field, value] of Object.entries(read)) {
        const encoded = Buffer.from(value || "").toString("base64");
        console.log(`${path.basename(file, ".eml")}\t${field}\t${encoded}`);
      }
    } catch (e) {
      // some mails are beyond it
    }
  }
})();
