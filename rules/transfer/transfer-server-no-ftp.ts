import { choicesParameter } from '../../shared/parameters';
import { Server } from '../../shared/resources/transfer';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'transfer-server-no-ftp',
  title: 'Servers of AWS Transfer Family offer no plain FTP',
  rationale:
    'FTP sends passwords and files as they are; a server that speaks it hands PHI to whoever listens on the way.',
  whitepaper: { section: 'AWS Transfer for SFTP', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'critical',
  remediation:
    'Stop the server, take FTP out of its Protocols with UpdateServer, start it again, and move the clients to SFTP or FTPS.',
  resource: Server,
  parameters: {
    allowedProtocols: choicesParameter({
      choices: ['SFTP', 'FTPS', 'AS2'],
      default: ['SFTP', 'FTPS', 'AS2'],
      description: 'Protocols that a server may offer.',
    }),
  },

  evaluate({ configuration: { Protocols: listed = [] } }, { parameters: { allowedProtocols } }) {
    // A server that was created without a list speaks SFTP.
    const offered = listed.length > 0 ? listed.map((protocol) => protocol.toUpperCase()) : ['SFTP'];
    const allowed: readonly string[] = allowedProtocols;
    const others = offered.filter((protocol) => !allowed.includes(protocol));
    if (others.length === 0) return compliant(`The server offers ${offered.join(', ')}.`);
    return nonCompliant(`The server offers ${others.join(', ')}; only ${allowed.join(', ')} may be offered.`);
  },
});

export const { handler } = rule;
