import { asksForTls } from '../../shared/mongodb-url';

test.each([
  'mongodb://h:27017/db?tls=true',
  'mongodb://h:27017/db?ssl=true',
  'mongodb://h/db?retryWrites=false&TLS=True',
  'mongodb+srv://h.example.com/db',
  'MongoDB+SRV://h.example.com/db?retryWrites=false',
])('%s asks for TLS', (url) => {
  expect(asksForTls(url)).toBe(true);
});

test.each([
  '',
  'mongodb://h:27017/db',
  'mongodb://h:27017/tls=true',
  'mongodb://h/db?tls=false',
  'mongodb://h/db?authSource=tls=true',
  'mongodb+srv://h.example.com/db?tls=false',
  'mongodb+srv://h.example.com/db?retryWrites=false&ssl=false',
])('%s does not', (url) => {
  expect(asksForTls(url)).toBe(false);
});
