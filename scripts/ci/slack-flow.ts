/**
 * Sends messages to Slack, as JavaScript for the scripts of recipes. An incoming webhook posts to the one channel that it was made for
 * (Slack, “Sending messages using incoming webhooks”), so the secret may be a map from channels to webhooks, too. Addresses are secrets:
 * none is logged.
 */
export const slackFlow = String.raw`const fs = require('node:fs');

function readWebhooks(secret) {
  const text = secret.trim();
  const map = text.startsWith('{') ? new Map(Object.entries(JSON.parse(text))) : undefined;
  return (channel) => (map ? map.get(channel) : text);
}

async function sendMessages(host, file, secret) {
  const addressOf = readWebhooks(secret);
  for (const { channel, text, blocks } of JSON.parse(fs.readFileSync(file, 'utf8'))) {
    if (typeof channel !== 'string') continue;
    const name = JSON.stringify(channel.replace(/[\p{C}]/gu, ''));
    const address = addressOf(channel);
    if (typeof address !== 'string' || !address.startsWith('https://')) {
      host.warn('There is no webhook for the channel ' + name + '.');
      continue;
    }
    const body = JSON.stringify({ text, blocks });
    const headers = { 'content-type': 'application/json' };
    const sent = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(30000) }).catch(() => undefined);
    if (sent?.ok) host.say('Sent to ' + name + '.');
    else host.warn('Slack did not take the message for ' + name + (sent ? ': status ' + sent.status : '') + '.');
  }
}
`;
